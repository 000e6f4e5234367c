"""Zotero's RDF export -> records.

An item names its journal and its collections by reference, and these may stand after it: the
file is held as text, and gone through twice. Notes and attachments are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from generator.model.record import Line, SourceRecord
from generator.model.work import Publication
from generator.readers._kept_lines import KeptLines
from generator.readers._xml_items import XmlItem, head_text, peek_tags, read_items
from generator.readers._xml_records import Piece, read_records
from generator.readers._xml_text import find_all, local_name, text_at
from generator.readers._zotero_item import (
    RESOURCE,
    about,
    holder_of,
    item_type,
    zotero_record,
    zotero_stated,
)

_HOLDERS = ("bib:Journal", "bib:Series", "bib:Proceedings", "bib:Conference", "bib:Periodical",
            "bib:MultiVolumeBook", "bib:CourtReporter")  # fmt: skip
_ITEMS = ("bib:Article", "bib:Book", "bib:BookSection", "bib:Thesis", "bib:Report", "bib:Document",
          "bib:Manuscript", "bib:Patent", "bib:Letter", "bib:Interview", "bib:Image",
          "bib:Recording", "bib:Legislation", "bib:ConferenceProceedings", "bib:Data", "bib:Memo",
          "bib:Software", "bib:MotionPicture", "rdf:Description", "z:UserItem", "z:Attachment",
          "z:Collection", *_HOLDERS)  # fmt: skip
_NESTED = ("bib:Book", "rdf:Description", *_HOLDERS)
_NO_PAPER = {"Memo": "a note", "note": "a note", "Attachment": "an attachment",
             "attachment": "an attachment", "Collection": "a collection"}  # fmt: skip


def is_zotero_rdf(lines: Sequence[Line]) -> bool:
    """Say whether this is RDF with Zotero's own names."""
    tags = peek_tags(lines)
    return tags[:1] == ["rdf:RDF"] and "zotero.org/namespaces/export" in head_text(lines)


def read_zotero_rdf(path: str, lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield a record an item; the file is gone through twice, for what items refer to first."""
    lines = KeptLines(lines)
    library = _Library()
    for item in read_items(path, lines, _ITEMS, _NESTED):
        if isinstance(item, XmlItem):
            library.learn(item.element)
    items = read_items(path, lines, _ITEMS, _NESTED)
    yield from read_records(path, items, library.record, zotero_stated)


@dataclass(slots=True)
class _Library:
    """What items refer to: by its address, and by the item's."""

    holders: dict[str, Publication] = field(default_factory=dict)
    collections: dict[str, list[str]] = field(default_factory=dict)

    def learn(self, element: etree._Element) -> None:
        """Keep what others may refer to: collections, journals, also those inside an item."""
        if local_name(element) == "Collection":
            title = text_at(element, "title")
            for each in find_all(element, "hasPart"):
                self.collections.setdefault(each.get(RESOURCE, ""), []).append(title)
        elif not item_type(element):
            self.holders[about(element)] = holder_of(element)
        for each in find_all(element, "isPartOf/*"):
            if about(each):
                self.holders[about(each)] = holder_of(each)

    def record(self, item: XmlItem) -> SourceRecord | str:
        """The record of an item, or what else the element is."""
        element = item.element
        kind = item_type(element) or local_name(element)
        if kind in _NO_PAPER:
            return _NO_PAPER[kind]
        if not item_type(element) and f"bib:{kind}" in _HOLDERS:
            return "a journal or series that items refer to"
        record = zotero_record(item, self.holders)
        titles = [title for title in self.collections.get(about(element), ()) if title]
        if not titles:
            return record
        return replace(record, facts={**record.facts, "collection": ", ".join(titles)})
