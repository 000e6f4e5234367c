"""The ACL Anthology's XML (collections of volumes) -> records.

A volume's `meta` holds for all its papers. Ids are built from where a paper stands, as the
Anthology builds them: P19-1001 before 2020, 2020.acl-main.1 since.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from generator.model.dates import parse_date, short_number
from generator.model.ids import collect_ids
from generator.model.record import Line, SourceRecord
from generator.model.work import Publication
from generator.readers._acl_paper import acl_extra, acl_facts, acl_links, acl_people
from generator.readers._publication import page_range
from generator.readers._xml_items import XmlItem, head_text, peek_tags, read_items
from generator.readers._xml_records import Piece, read_records
from generator.readers._xml_text import local_name, text_at

NAMES = ("meta", "frontmatter", "paper")
_JOURNALS = ("J", "Q")  # letters of old ids
_PLACE_IN_JOURNAL = re.compile(r"[,.]? (?:Volume|Number|Issue) \d")
_COLLECTION = re.compile(r"<collection\b[^<>]*?\sid\s*=\s*[\"']([^\"'<>]*)")
_OLD = re.compile(r"[A-Z]\d\d")  # what was called a volume up to 2019 is a collection
_VOLUME = re.compile(r"<volume\b[^<>]*?\sid\s*=\s*[\"']([^\"'<>]*)")


def is_acl_xml(lines: Sequence[Line]) -> bool:
    """Say whether this is a collection of the Anthology, or several in one element."""
    tags = peek_tags(lines, 3)
    if tags[:2] == ["volume", "paper"]:
        volume = _VOLUME.search(head_text(lines))
        return volume is not None and bool(_OLD.fullmatch(volume[1]))
    return ["collection", "volume"] in (tags[:2], tags[1:])


def read_acl_xml(path: str, lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield a record a paper."""
    volumes = _Volumes()
    return read_records(path, read_items(path, lines, NAMES), volumes.record, volumes.stated)


@dataclass(slots=True)
class _Volumes:
    """Where in the collection the reader stands: what holds for the papers that follow."""

    collection: str = ""
    volume: str = ""
    meta: etree._Element | None = None

    def record(self, item: XmlItem) -> SourceRecord | str:
        """The record of a paper; what holds for a whole volume is kept for its papers."""
        if found := _COLLECTION.findall(item.before):
            self.collection = found[-1]
        if found := _VOLUME.findall(item.before):
            self.volume, self.meta = found[-1], None
        if local_name(item.element) == "meta":
            if "<event" not in item.before:
                self.meta = item.element
            return "what a volume says of itself"
        if self._is_old_front(item.element):
            self.meta = item.element
            return "front or back matter"
        if local_name(item.element) == "frontmatter" or item.element.get("type") in {
            "frontmatter",
            "backmatter",
        }:
            return "front or back matter"
        return self._paper(item)

    def _is_old_front(self, paper: etree._Element) -> bool:
        """Whether this is number 0 of old proceedings; workshops have a hundred papers at most."""
        if not _OLD.fullmatch(self.volume):
            return False
        number = short_number(paper.get("id", ""))
        is_first = number % (100 if self.volume[0] == "W" else 1000) == 0
        return is_first or text_at(paper, "bibtype") == "book"

    def stated(self, paper: etree._Element) -> dict[str, str]:
        """The texts of a paper, and of its volume, whose loss is told."""
        return {"date": self._date_text(paper), "doi": text_at(paper, "doi")}

    def _paper(self, item: XmlItem) -> SourceRecord:
        paper, meta = item.element, self.meta
        return SourceRecord(
            origin=item.origin,
            size=item.size,
            title=text_at(paper, "title"),
            abstract=text_at(paper, "abstract"),
            authors=acl_people(paper, "author"),
            date=parse_date(self._date_text(paper)),
            ids=self._ids(paper),
            citation_key=text_at(paper, "bibkey"),
            publication=self._publication(paper),
            language=text_at(paper, "language"),
            links=acl_links(paper),
            facts=acl_facts(paper, meta),
            extra=acl_extra(paper),
        )

    def _ids(self, paper: etree._Element) -> dict[str, str]:
        """The Anthology's id, as its address says or as it is built, and the DOI."""
        number, url = paper.get("id", ""), text_at(paper, "url")
        stated = collect_ids({"acl": url, "doi": text_at(paper, "doi")})
        if "acl" in stated or not (number.isascii() and number.isdecimal() and self.volume):
            return stated
        if _OLD.fullmatch(self.volume):
            return collect_ids({"acl": f"{self.volume}-{number.zfill(4)}"}) | stated
        return collect_ids({"acl": _anthology_id(self.collection, self.volume, number)}) | stated

    def _publication(self, paper: etree._Element) -> Publication:
        journal = self._said(paper, "journal-title", "journal")
        volume = self._said(paper, "journal-volume")
        named = self._said(paper, "booktitle") or text_at(self.meta, "title")
        letter = (self.collection or self.volume)[:1]
        is_journal = bool(journal or volume) or letter in _JOURNALS
        return Publication(
            type="article-journal" if is_journal else "paper-conference",
            venue=journal or (_PLACE_IN_JOURNAL.split(named)[0] if is_journal else named),
            volume=volume or text_at(paper, "volume"),
            issue=self._said(paper, "issue", "journal-issue"),
            pages=page_range(text_at(paper, "pages")),
            publisher=self._said(paper, "publisher"),
            isbn=self._said(paper, "isbn", "ISBN"),
            issn=text_at(self.meta, "issn"),
            place=self._said(paper, "address"),
        )

    def _date_text(self, paper: etree._Element) -> str:
        """The month and year; "July-August" is July to whoever reads it."""
        return f"{self._said(paper, 'month')} {self._said(paper, 'year')}".strip()

    def _said(self, paper: etree._Element, *names: str) -> str:
        """What a paper states, else its volume; every old paper repeats what its volume says."""
        return text_at(paper, *names) or text_at(self.meta, *names)


def _anthology_id(collection: str, volume: str, number: str) -> str:
    """The id of a paper; workshops before 2020 have two digits of a volume.

    >>> _anthology_id("P19", "1", "1"), _anthology_id("W19", "5", "12")
    ('P19-1001', 'W19-0512')
    >>> _anthology_id("2020.acl", "main", "1")
    '2020.acl-main.1'
    """
    if "." in collection:
        return f"{collection}-{volume}.{number}"
    is_wide = collection[:1] == "W" or collection == "C69" or (
        collection == "D19" and short_number(volume) >= 5
    )  # fmt: skip
    if is_wide:
        return f"{collection}-{volume.zfill(2)}{number.zfill(2)}"
    return f"{collection}-{volume}{number.zfill(3)}"
