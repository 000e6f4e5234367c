"""DBLP's XML (the whole dump, a person's page, a search's answer) -> records.

A name that several people have ends in a number of four digits, every title in a full stop. The
dump is 4 GB, with a record after the other, of which none is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from generator.model.arxiv_ids import parse_arxiv
from generator.model.dates import iso_date, parse_month
from generator.model.ids import collect_ids, find_ids, parse_dblp
from generator.model.names import Author
from generator.model.orcids import read_orcid
from generator.model.record import Line, SourceRecord
from generator.model.work import Link, Publication
from generator.readers._dblp_hit import hit_record
from generator.readers._publication import page_range
from generator.readers._record_fields import extra_of, filled, links_of
from generator.readers._xml_items import XmlItem, head_text, peek_tags, read_items
from generator.readers._xml_records import Piece, named_author, read_records, those
from generator.readers._xml_text import (
    element_text,
    find_all,
    first_texts,
    local_name,
    text_at,
    texts_at,
    without_stop,
)

_TYPES = {
    "article": "article-journal", "inproceedings": "paper-conference", "proceedings": "book",
    "book": "book", "incollection": "chapter", "phdthesis": "thesis", "mastersthesis": "thesis",
    "www": "webpage", "data": "dataset",
}  # fmt: skip
_USED = frozenset(
    "key title author editor year month volume number journal booktitle pages publisher "
    "school series isbn note ee cite".split()
)
_NUMBER = re.compile(r"\s\d{4}$")
_HIT = "info"  # of a search's answer
_PERSON = "homepages/"
_NOTE = "dblpnote/"  # what records refer to that are in error


def is_dblp_xml(lines: Sequence[Line]) -> bool:
    """Say whether this is DBLP's own XML."""
    tags = peek_tags(lines)
    is_answer = tags[:1] == ["result"] and "hits" in tags and "dblp" in head_text(lines)
    return is_answer or (bool(tags) and tags[0] in {"dblp", "dblpperson", "bht"})


def read_dblp_xml(path: str, lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield a record a publication; what is about a person is passed over."""
    return read_records(path, read_items(path, lines, (*_TYPES, _HIT)), _record, _stated)


def _record(item: XmlItem) -> SourceRecord | str:
    element = item.element
    if local_name(element) == _HIT:
        said = first_texts(element)
        names, editions = texts_at(element, "authors/author"), texts_at(element, "ee")
        return hit_record(said, names, editions, item.origin, item.size)
    key = element.get("key", "")
    if local_name(element) == "www" and key.startswith(_PERSON):
        return "a person, not a paper"
    if key.startswith(_NOTE):
        return "a note of DBLP's own"
    said = first_texts(element)
    editors = find_all(element, "editor")
    people = find_all(element, "author") or editors
    ids, links = _addresses(element)
    if said.get("journal") == "CoRR" and (arxiv := parse_arxiv(said.get("volume", ""))):
        ids["arxiv"] = arxiv
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=without_stop(said.get("title", "")),
        authors=those(map(_author, people)),
        date=_date(said),
        ids={**ids, **collect_ids({"dblp": key, "isbn": said.get("isbn", "")})},
        publication=_publication(element, said),
        links=links,
        facts=filled(
            note="; ".join(texts_at(element, "note")) if "note" in said else "",
            status="withdrawn" if "withdrawn" in element.get("publtype", "") else "",
            editors=", ".join(map(_name, editors)) if people is not editors else "",
        ),
        cites=_cites(element) if "cite" in said else (),
        extra=extra_of((*element.items(), *said.items()), _USED),
    )


def _stated(element: etree._Element) -> dict[str, str]:
    return {"date": text_at(element, "year")}


def _addresses(element: etree._Element) -> tuple[dict[str, str], tuple[Link, ...]]:
    """What the addresses of the electronic editions identify, and those that identify nothing."""
    ids: dict[str, str] = {}
    others = []
    own = texts_at(element, "url") if local_name(element) == "www" else ()
    for url in (*texts_at(element, "ee"), *own):
        found = find_ids(url)
        ids = {**found, **ids}
        if not found:
            others.append(url)
    return ids, links_of(*others)


def _cites(element: etree._Element) -> tuple[str, ...]:
    keys = map(parse_dblp, texts_at(element, "cite"))
    return tuple(f"dblp:{key}" for key in keys if key)


def _name(element: etree._Element) -> str:
    return _NUMBER.sub("", element_text(element))


def _author(element: etree._Element) -> Author | None:
    stated = element.get("orcid", "")
    return named_author(element_text(element), read_orcid(stated))


def _date(said: Mapping[str, str]) -> str:
    year = said.get("year", "")
    if not (year.isascii() and year.isdecimal() and len(year) == 4):
        return ""
    return iso_date(int(year), parse_month(said.get("month", "")))


def _publication(element: etree._Element, said: Mapping[str, str]) -> Publication:
    kind = _TYPES[local_name(element)]
    is_preprint = element.get("publtype", "").startswith("informal")
    return Publication(
        type="article" if kind == "article-journal" and is_preprint else kind,
        venue=said.get("journal") or said.get("booktitle", ""),
        volume=said.get("volume", ""),
        issue=said.get("number", ""),
        pages=page_range(said.get("pages", "")),
        publisher=said.get("publisher") or said.get("school", ""),
        isbn=said.get("isbn", ""),
        series=said.get("series", ""),
    )
