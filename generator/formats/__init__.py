"""The formats that papers leave in, one file each: papers with their keys in, one text out.

A new format is a file here and a line in FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from generator.formats._citation_keys import Keyed, citation_keys
from generator.formats.bibtex import render_bibtex
from generator.formats.csl_json import render_csl_json
from generator.formats.csv_table import render_csv
from generator.formats.markdown import render_markdown
from generator.formats.ris import render_ris

__all__ = ["FORMATS", "Format", "Keyed", "citation_keys"]


class Format(NamedTuple):
    """How a format is called, the end of its files' names, and what writes it."""

    label: str
    suffix: str
    render: Callable[[Iterable[Keyed]], str]


FORMATS: Mapping[str, Format] = {
    "bibtex": Format("BibTeX", "bib", render_bibtex),
    "ris": Format("RIS", "ris", render_ris),
    "csl_json": Format("CSL-JSON", "csl.json", render_csl_json),
    "csv_table": Format("CSV", "csv", render_csv),
    "markdown": Format("Markdown", "md", render_markdown),
}
