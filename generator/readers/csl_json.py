"""CSL-JSON (Zotero, Mendeley, Pandoc, DOI content negotiation) -> records."""

from __future__ import annotations

from generator.readers._csl_item import CSL

is_csl_json, read_csl_json = CSL.recognises, CSL.read
