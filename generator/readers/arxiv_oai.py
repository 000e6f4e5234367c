"""What arXiv answers to harvesters (OAI-PMH, formats arXiv and arXivRaw) -> records.

The metadata snapshot is made of these answers: an entry is read as the snapshot has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml import etree

from generator.model.record import Line, SourceRecord
from generator.readers._json_items import JsonItem
from generator.readers._xml_items import XmlItem, peek_tags, read_items
from generator.readers._xml_records import Piece, read_records
from generator.readers._xml_text import find_all, first_texts, text_at
from generator.readers.arxiv_snapshot import snapshot_record, snapshot_stated

NAMES = ("arXiv", "arXivRaw")
_NAME_PARTS = ("keyname", "forenames", "suffix", "affiliation")


def is_arxiv_oai(lines: Sequence[Line]) -> bool:
    """Say whether entries of arXiv stand here as harvesters get them."""
    tags = peek_tags(lines)
    return tags[:1] in (["OAI-PMH"], ["ListRecords"], ["record"], ["arXiv"], ["arXivRaw"]) and bool(
        set(NAMES) & set(tags)
    )


def read_arxiv_oai(path: str, lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield a record an entry."""
    return read_records(path, read_items(path, lines, NAMES), _record, _stated)


def _record(item: XmlItem) -> SourceRecord:
    return snapshot_record(JsonItem(_entry(item.element), item.origin, item.size))


def _stated(element: etree._Element) -> dict[str, str]:
    return snapshot_stated(_entry(element))


def _entry(element: etree._Element) -> dict[str, Any]:
    """An element as an object of the snapshot; `created` and `updated` are of the versions."""
    said: dict[str, Any] = dict(first_texts(element))
    days = [text_at(each, "date") for each in find_all(element, "version")]
    days = days or [said.pop(name) for name in ("created", "updated") if name in said]
    named = find_all(element, "authors/author")
    parts = [[text_at(each, part) for part in _NAME_PARTS] for each in named]
    said.pop("version", None)
    return {**said, "versions": [{"created": day} for day in days], "authors_parsed": parts}
