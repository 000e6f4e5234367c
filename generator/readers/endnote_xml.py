"""EndNote's XML export (also that of Covidence, Mendeley and others) -> records.

Every text stands in `style` elements. A group's name ends in a comma. `isbn` holds an ISSN for
articles, `electronic-resource-num` a DOI or an address of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from generator.model.dates import parse_date
from generator.model.ids import collect_ids, find_ids
from generator.model.name_lists import is_others, listed_names, parse_names
from generator.model.names import Author, parse_name
from generator.model.record import Line, SourceRecord
from generator.model.work import Publication
from generator.readers._endnote import MEDLINE, endnote_type, issn_of
from generator.readers._markup_text import abstract_text, plain_text
from generator.readers._publication import page_range
from generator.readers._record_fields import arxiv_in, bare_heading, filled, links_of
from generator.readers._xml_items import XmlItem, peek_tags, read_items
from generator.readers._xml_records import Piece, group_of, read_records, those, words_at
from generator.readers._xml_text import element_text, find_all, text_at, texts_at


def is_endnote_xml(lines: Sequence[Line]) -> bool:
    """Say whether this is an export of EndNote."""
    tags = peek_tags(lines)
    own = {"ref-type", "source-app", "contributors", "rec-number"}
    return tags[:1] in (["xml"], ["records"]) and "record" in tags and bool(own & set(tags))


def read_endnote_xml(path: str, lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield a record a reference."""
    return read_records(path, read_items(path, lines, ("record",)), _record, _stated)


def _record(item: XmlItem) -> SourceRecord:
    record = item.element
    authors, has_more = _people(record, "authors")
    editors, _ = _people(record, "secondary-authors")
    if not authors:
        authors, editors = editors, ()
    urls = [
        url
        for kind in ("related-urls", "web-urls", "pdf-urls", "text-urls")
        for text in texts_at(record, f"urls/{kind}/url")
        for url in text.split()
    ]
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=plain_text(text_at(record, "titles/title")),
        abstract=abstract_text(text_at(record, "abstract")),
        authors=authors,
        has_more_authors=has_more,
        date=_date(record),
        ids=_ids(record, urls),
        citation_key=text_at(record, "label"),
        publication=_publication(record),
        language=text_at(record, "language"),
        keywords=_keywords(record),
        links=links_of(*urls),
        facts=filled(
            note=text_at(record, "notes"),
            research_note=text_at(record, "research-notes"),
            editor=", ".join(author.name for author in editors),
        ),
    )


def _stated(record: etree._Element) -> dict[str, str]:
    return {"date": words_at(record, "dates")}


def _people(record: etree._Element, kind: str) -> tuple[tuple[Author, ...], bool]:
    """The people of a role, and whether there are more than are named."""
    found: list[Author] = []
    has_more = False
    elements = find_all(record, f"contributors/{kind}/author")
    for name in listed_names([text for each in elements if (text := element_text(each))]):
        if name.endswith(",") and name.count(",") == 1:
            found += those([group_of(name[:-1])])
        elif is_others(name):
            has_more = True
        elif ";" in name:
            found += parse_names(name)[0]
        else:
            found += those([parse_name(name)])
    return tuple(found), has_more


def _date(record: etree._Element) -> str:
    """The year with the day that `pub-dates` may tell: "May 12", "2019/05/12"."""
    year = text_at(record, "dates/year")
    found = re.search(r"\d{4}", year)
    stated = text_at(record, "dates/pub-dates/date")
    return parse_date(stated, int(found[0]) if found else 0) or parse_date(year)


def _ids(record: etree._Element, urls: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for url in urls:
        for scheme, value in find_ids(url).items():
            found.setdefault(scheme, value)
    source = text_at(record, "remote-database-name").casefold()
    number = text_at(record, "accession-num")
    stated = collect_ids({
        "pmid": number if any(name in source for name in MEDLINE) else "",
        "pmcid": text_at(record, "custom2"),
        "doi": text_at(record, "electronic-resource-num"),
        "isbn": text_at(record, "isbn"),
    })  # fmt: skip
    journal = text_at(record, "titles/secondary-title")
    return {**arxiv_in(journal), **found, **find_ids(number), **stated}


def _publication(record: etree._Element) -> Publication:
    kinds = find_all(record, "ref-type")
    csl_type = endnote_type(kinds[0].get("name", "") if kinds else "")
    number = text_at(record, "isbn")
    venue = text_at(record, "titles/secondary-title", "periodical/full-title", "periodical/abbr-1",
                    "alt-periodical/full-title")  # fmt: skip
    is_book = csl_type in {"book", "thesis", "report"}
    return Publication(
        type=csl_type,
        venue="" if is_book else venue,
        volume=text_at(record, "volume"),
        issue=text_at(record, "number", "issue"),
        pages=page_range(text_at(record, "pages")),
        publisher=text_at(record, "publisher") or (venue if csl_type == "thesis" else ""),
        issn=issn_of(number),
        isbn="" if issn_of(number) else number,
        series=(venue if is_book and csl_type != "thesis" else "")
        or text_at(record, "titles/tertiary-title"),
        place=text_at(record, "pub-location"),
    )


def _keywords(record: etree._Element) -> tuple[str, ...]:
    """The keywords; some exports put all of them in one element, a line or a semicolon apart."""
    found = (
        bare_heading(part)
        for each in find_all(record, "keywords/keyword")
        for part in re.split(r"[;\r\n]+", "".join(each.itertext()))
    )
    return tuple(dict.fromkeys(part for part in found if part))
