"""CSL-JSON (Zotero, Mendeley, Pandoc, DOI content negotiation) -> records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.model.record import Line
from generator.readers._csl_item import csl_record, is_csl_item, stated_by_csl
from generator.readers._json_fields import Piece, read_records
from generator.readers._json_items import peek_objects


def is_csl_json(lines: Sequence[Line]) -> bool:
    """Say whether items of CSL stand here."""
    return any(map(is_csl_item, peek_objects(lines)))


def read_csl_json(path: str, lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield a record an item."""
    return read_records(path, lines, is_csl_item, csl_record, stated_by_csl)
