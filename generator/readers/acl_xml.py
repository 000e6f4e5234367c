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
from generator.model.ids import collect_ids, find_ids, read_orcid
from generator.model.names import Author
from generator.model.record import Line, SourceRecord
from generator.model.work import Link, LinkKind, Publication
from generator.readers._publication import page_range
from generator.readers._record_fields import extra_of, filled, links_of
from generator.readers._xml_items import XmlItem, head_text, peek_tags, read_items
from generator.readers._xml_records import Piece, author_of, named_author, read_records, those
from generator.readers._xml_text import (
    element_text,
    find,
    find_all,
    local_name,
    text_at,
    texts_at,
)

NAMES = ("meta", "frontmatter", "paper")
_JOURNALS = ("J", "Q")  # letters of old ids
_PLACE_IN_JOURNAL = re.compile(r"[,.]? (?:Volume|Number|Issue) \d")
_COLLECTION = re.compile(r"<collection\b[^<>]*?\sid\s*=\s*[\"']([^\"'<>]*)")
_OLD = re.compile(r"[A-Z]\d\d")  # what was called a volume up to 2019 is a collection
_USED = frozenset(
    "id type href revision title abstract author editor pages url doi bibkey bibtype language "
    "award note month year booktitle publisher address volume issue journal journal-title "
    "journal-volume journal-issue isbn ISBN retracted removed erratum pwccode pwcdataset".split()
)
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
            authors=those(map(_author, find_all(paper, "author"))),
            date=parse_date(self._date_text(paper)),
            ids=self._ids(paper),
            citation_key=text_at(paper, "bibkey"),
            publication=self._publication(paper),
            language=text_at(paper, "language"),
            links=_links(paper),
            facts=_facts(paper, meta),
            extra=extra_of((*paper.items(), *map(_named, paper)), _USED),
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


def _author(author: etree._Element) -> Author | None:
    """An author; a name in another script stands in `variant`. Some old names are not parted."""
    orcid, affiliation = read_orcid(author.get("orcid", "")), text_at(author, "affiliation")
    given, family = text_at(author, "first"), text_at(author, "last")
    if not given and not family:
        return named_author(element_text(author), orcid, affiliation)
    return author_of(given, family, orcid=orcid, affiliation=affiliation)


def _named(element: etree._Element) -> tuple[str, str]:
    """The name of an element and its text, or the file that it names instead."""
    return local_name(element), element_text(element) or element.get("href", "")


def _links(paper: etree._Element) -> tuple[Link, ...]:
    """Code and data sets as the Anthology calls them, and addresses that hold no id."""
    code = [each.get("url", "") for each in find_all(paper, "pwccode")]
    data = [each.get("url", "") for each in find_all(paper, "pwcdataset")]
    found = [Link(LinkKind.CODE, link.url) for link in links_of(*code)]
    found += [Link(LinkKind.DATA, link.url) for link in links_of(*data)]
    others = [
        element_text(each) for name in ("url", "attachment") for each in find_all(paper, name)
    ]
    others += [each.get("href", "") for each in (paper, *find_all(paper, "video"))]
    return (*found, *links_of(*(url for url in others if not find_ids(url))))


def _facts(paper: etree._Element, meta: etree._Element | None) -> dict[str, str]:
    named = those(map(_author, find_all(paper, "editor") or find_all(meta, "editor")))
    revised = [_dated(each) for each in find_all(paper, "revision")]
    errata = [_dated(each) for each in find_all(paper, "erratum")]
    return filled(
        award="; ".join(texts_at(paper, "award")),
        revision="; ".join(revised),
        erratum="; ".join(errata),
        retracted=_notice(find(paper, "retracted")),
        removed=_notice(find(paper, "removed")),
        note=text_at(paper, "note"),
        editors=", ".join(editor.name for editor in named),
    )


def _dated(element: etree._Element) -> str:
    return ": ".join(part for part in (element.get("date", ""), element_text(element)) if part) or (
        element.get("id", "") and f"number {element.get('id', '')}"
    )


def _notice(element: etree._Element | None) -> str:
    return "" if element is None else _dated(element) or "yes"
