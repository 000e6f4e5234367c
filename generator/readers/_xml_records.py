"""Elements of XML -> records, whatever the format: what all the readers of XML share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from generator.model.dates import iso_date, parse_date, parse_month
from generator.model.names import Author, group, parse_name, person
from generator.model.record import Origin, Skipped, SourceRecord
from generator.model.work import Summary
from generator.problems import Problem
from generator.readers._lost_values import told
from generator.readers._record_fields import filled
from generator.readers._xml_items import XmlItem
from generator.readers._xml_text import find, text_at

Piece = SourceRecord | Skipped | Problem
Build = Callable[[XmlItem], SourceRecord | Problem | str]


def read_records(
    path: str,
    items: Iterable[XmlItem | Skipped | Problem],
    build: Build,
    stated: Callable[[etree._Element], Mapping[str, str]],
) -> Iterator[Piece]:
    """Yield a record for each element; `build` may say instead why an element is passed over.

    `stated` are the texts of an element whose loss is told. A record without a title is a Problem,
    and so is a file without any.
    """
    is_empty = True
    for item in items:
        for piece in _pieces(item, build, stated) if isinstance(item, XmlItem) else (item,):
            is_empty = is_empty and isinstance(piece, Skipped)
            yield piece
    if is_empty:
        hint = "export it again with papers chosen, or take it out of the sources"
        yield Problem(Origin(path), "no-papers", "the file holds no paper", hint)


def _pieces(
    item: XmlItem, build: Build, stated: Callable[[etree._Element], Mapping[str, str]]
) -> Iterator[Piece]:
    found = build(item)
    if isinstance(found, SourceRecord):
        yield from told(found, stated(item.element))
    else:
        yield Skipped(item.origin, item.size, found) if isinstance(found, str) else found


def summaries(**named: str) -> tuple[Summary, ...]:
    """Summaries by what they are called, those that are not empty."""
    return tuple(Summary(text, kind) for kind, text in filled(**named).items())


def words_at(element: etree._Element | None, *paths: str) -> str:
    """The words of the first path that holds some, parted: "2020 Jan 2"; empty where none does."""
    found = (find(element, path) for path in paths)
    said = (" ".join(" ".join(each.itertext()).split()) for each in found if each is not None)
    return next(filter(None, said), "")


def date_at(element: etree._Element | None) -> str:
    """The date in an element's `year`, `month` (a number or a name) and `day`, in any case.

    JATS may have it in ISO 8601 beside them, or instead of them.
    """
    if element is None:
        return ""
    if not len(element):
        return parse_date(element.get("iso-8601-date", ""))
    year = text_at(element, "year", "Year")
    month, day = text_at(element, "month", "Month"), text_at(element, "day", "Day")
    if not (year.isascii() and year.isdecimal() and len(year) == 4):
        return parse_date(year)
    number = int(day) if day.isascii() and day.isdecimal() and len(day) < 3 else 0
    return iso_date(int(year), parse_month(month), number)


def author_of(
    given: str, family: str, suffix: str = "", orcid: str = "", affiliation: str = ""
) -> Author | None:
    """An author of stated parts, None where all are empty."""
    return person(given, family, suffix, orcid, affiliation) if given or family else None


def named_author(name: str, orcid: str = "", affiliation: str = "") -> Author | None:
    """An author of a whole name, None where it is none."""
    found = parse_name(name)
    if found is None or not (orcid or affiliation):
        return found
    if found.is_group:
        return group_of(found.name, affiliation)
    return replace(found, orcid=orcid, affiliation=affiliation)


def group_of(name: str, affiliation: str = "") -> Author | None:
    """A group, None where it has no name."""
    found = group(name)
    return Author(found.name, affiliation=affiliation) if found.name else None


def those(found: Iterable[Author | None]) -> tuple[Author, ...]:
    """The authors among what may be none."""
    return tuple(author for author in found if author)
