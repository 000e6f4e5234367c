"""DBLP's XML (the whole dump, a person's page, one record) -> records.

A name that several people have ends in a number of four digits, every title in a full stop. The
dump is 4 GB, with a record after the other, of which none is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from generator.model.dates import iso_date, parse_month
from generator.model.ids import collect_ids, find_ids, parse_arxiv, parse_dblp, parse_orcid
from generator.model.names import Author
from generator.model.record import Line, SourceRecord
from generator.model.work import Publication
from generator.readers._publication import page_range
from generator.readers._xml_items import XmlItem, peek_tags, read_items
from generator.readers._xml_records import (
    Piece,
    filled,
    links_of,
    named_author,
    read_records,
    those,
)
from generator.readers._xml_text import (
    element_text,
    find_all,
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
_NUMBER = re.compile(r"\s\d{4}$")
_PERSON = "homepages/"


def is_dblp_xml(lines: Sequence[Line]) -> bool:
    """Say whether this is DBLP's own XML."""
    tags = peek_tags(lines)
    return bool(tags) and tags[0] in {"dblp", "dblpperson", "bht"}


def read_dblp_xml(path: str, lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield a record a publication; what is about a person is passed over."""
    return read_records(path, read_items(path, lines, tuple(_TYPES)), _record)


def _record(item: XmlItem) -> SourceRecord | str:
    element = item.element
    key = element.get("key", "")
    if local_name(element) == "www" and key.startswith(_PERSON):
        return "a person, not a paper"
    editors = find_all(element, "editor")
    people = find_all(element, "author") or editors
    urls = texts_at(element, "ee")
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=without_stop(text_at(element, "title")),
        authors=those(map(_author, people)),
        date=_date(element),
        ids=_ids(key, element, urls),
        publication=_publication(element),
        links=links_of(*(url for url in urls if not find_ids(url))),
        facts=filled(
            note=text_at(element, "note"),
            status="withdrawn" if element.get("publtype") == "withdrawn" else "",
            editors=", ".join(map(_name, editors)) if people is not editors else "",
        ),
        cites=tuple(
            f"dblp:{cited}" for each in texts_at(element, "cite") if (cited := parse_dblp(each))
        ),
    )


def _name(element: etree._Element) -> str:
    return _NUMBER.sub("", element_text(element))


def _author(element: etree._Element) -> Author | None:
    return named_author(_name(element), parse_orcid(element.get("orcid", "")) or "")


def _date(element: etree._Element) -> str:
    year = text_at(element, "year")
    if not (year.isascii() and year.isdecimal() and len(year) == 4):
        return ""
    return iso_date(int(year), parse_month(text_at(element, "month")))


def _ids(key: str, element: etree._Element, urls: Sequence[str]) -> dict[str, str]:
    """The key, and what the addresses of the electronic editions say; CoRR is arXiv."""
    found: dict[str, str] = {}
    for url in urls:
        for scheme, value in find_ids(url).items():
            found.setdefault(scheme, value)
    if text_at(element, "journal") == "CoRR" and (arxiv := parse_arxiv(text_at(element, "volume"))):
        found["arxiv"] = arxiv
    return collect_ids({**found, "dblp": key, "isbn": text_at(element, "isbn")})


def _publication(element: etree._Element) -> Publication:
    kind = _TYPES[local_name(element)]
    is_preprint = element.get("publtype", "").startswith("informal")
    return Publication(
        type="article" if kind == "article-journal" and is_preprint else kind,
        venue=text_at(element, "journal") or text_at(element, "booktitle"),
        volume=text_at(element, "volume"),
        issue=text_at(element, "number"),
        pages=page_range(text_at(element, "pages")),
        publisher=text_at(element, "publisher") or text_at(element, "school"),
        isbn=text_at(element, "isbn"),
        series=text_at(element, "series"),
    )
