"""An item of Zotero's RDF -> a record."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from generator.model.dates import parse_date
from generator.model.ids import collect_ids, find_ids
from generator.model.names import Author, undivided
from generator.model.record import SourceRecord
from generator.model.work import Publication
from generator.readers._markup_text import abstract_text, plain_text
from generator.readers._publication import page_range, publication_type
from generator.readers._record_fields import filled, links_of
from generator.readers._xml_items import XmlItem
from generator.readers._xml_records import author_of, those
from generator.readers._xml_text import element_text, find, find_all, local_name, text_at, texts_at

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
RESOURCE = f"{_RDF}resource"
_EXTRA = re.compile(r"([A-Za-z][\w ]{1,20}?)\s*:\s*(\S.*)")
_ROLES = ("authors", "presenters", "programmers", "contributors", "editors")


def about(element: etree._Element) -> str:
    """The address by which others refer to an element."""
    return element.get(f"{_RDF}about") or ""


def item_type(element: etree._Element) -> str:
    """Zotero's name for the type of an item; empty for what is no item."""
    return text_at(element, "itemType")


def holder_of(element: etree._Element) -> Publication:
    """The journal, the book or the series that holds an item."""
    title = text_at(element, "title") or text_at(element, "alternative")
    numbers = _identifiers(element)
    is_series = local_name(element) == "Series"
    return Publication(
        venue="" if is_series else title,
        series=title if is_series else text_at(element, "isPartOf/Series/title"),
        volume=text_at(element, "volume"),
        issue=text_at(element, "number"),
        issn=numbers.get("issn", ""),
        isbn=numbers.get("isbn", ""),
    )


def zotero_stated(element: etree._Element) -> dict[str, str]:
    """The texts of an item whose loss is told."""
    return {"date": text_at(element, "date")}


def zotero_record(item: XmlItem, holders: Mapping[str, Publication]) -> SourceRecord:
    """The record of an item; `holders` are the journals and series that it may refer to."""
    element = item.element
    extra = _extra(element)
    urls = texts_at(element, "identifier/URI/value") or (about(element),)
    numbers = _identifiers(element)
    for holder in find_all(element, "isPartOf/*"):
        numbers = {**_identifiers(holder), **numbers}
    stated = {**numbers, **extra}
    found: dict[str, str] = {}
    for url in urls:
        found |= {scheme: value for scheme, value in find_ids(url).items() if scheme not in found}
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=plain_text(text_at(element, "title")),
        abstract=abstract_text(text_at(element, "abstract")),
        authors=_authors(element),
        date=parse_date(text_at(element, "date")),
        ids={**found, **collect_ids(stated)},
        citation_key=text_at(element, "citationKey") or extra.get("citation key", ""),
        publication=_publication(element, holders),
        language=text_at(element, "language"),
        keywords=_tags(element),
        links=links_of(*urls),
        facts=filled(
            license=text_at(element, "rights"),
            presented_at=text_at(element, "presentedAt/Conference/title"),
        ),
    )


def _identifiers(element: etree._Element) -> dict[str, str]:
    """The numbers of `dc:identifier`: "DOI 10.1…", "ISSN 1234-5678", "ISBN 978…"."""
    found = {}
    for each in find_all(element, "identifier"):
        scheme, _, number = element_text(each).partition(" ")
        if scheme in {"DOI", "ISSN", "ISBN", "PMID"}:
            found[scheme.lower()] = number
    return found


def _extra(element: etree._Element) -> dict[str, str]:
    """What Zotero has no field for, a line each in `dc:description`: "arXiv: 1706.03762"."""
    found = find(element, "description")
    lines = "".join(found.itertext()).splitlines() if found is not None else []
    pairs = (_EXTRA.fullmatch(line.strip()) for line in lines)
    return {pair[1].casefold(): pair[2].strip() for pair in pairs if pair}


def _authors(element: etree._Element) -> tuple[Author, ...]:
    """The authors, or those in the next role that somebody has."""
    for role in _ROLES:
        people = find_all(element, f"{role}/Seq/li/*") or find_all(element, f"{role}/Seq/li")
        if found := those(map(_author, people)):
            return found
    return ()


def _author(person: etree._Element) -> Author | None:
    """A person, or a group, whose name is in one field."""
    given = text_at(person, "givenName", "givenname", "firstName")
    family = text_at(person, "surname", "familyName", "name")
    return author_of(given, family) if given else undivided(family)


def _publication(element: etree._Element, holders: Mapping[str, Publication]) -> Publication:
    own = {
        "type": publication_type(item_type(element)),
        "volume": text_at(element, "volume"),
        "issue": text_at(element, "number"),
        "pages": page_range(text_at(element, "pages")),
        "publisher": text_at(element, "publisher/Organization/name"),
        "isbn": _identifiers(element).get("isbn", ""),
        "place": text_at(element, "publisher/Organization/adr/Address/locality"),
    }
    for part in find_all(element, "isPartOf"):
        inside = find_all(part, "*")
        holder = holder_of(inside[0]) if inside else holders.get(part.get(RESOURCE, ""))
        for name in Publication.__slots__ if holder else ():
            own[name] = own.get(name) or getattr(holder, name)
    conference = text_at(element, "presentedAt/Conference/title")
    own["venue"] = own.get("venue") or conference
    return Publication(**own)


def _tags(element: etree._Element) -> tuple[str, ...]:
    """The tags, those that Zotero found itself among them; call numbers are none."""
    found = (
        text_at(each, "AutomaticTag/value") or ("" if len(each) else element_text(each))
        for each in find_all(element, "subject")
    )
    return tuple(dict.fromkeys(tag for tag in found if tag))
