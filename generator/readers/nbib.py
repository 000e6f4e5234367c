"""MEDLINE as PubMed, ERIC and Ovid export it (.nbib, .cgi) -> records.

Tags are those of the "MEDLINE/PubMed Data Element (Field) Descriptions". A value goes on over
lines that are indented; AUID and AD belong to the author before them. ERIC has no PMID, and
addresses where PubMed has identifiers; Ovid, which begins with VN, has a few tags of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.model.dates import parse_date
from generator.model.ids import collect_ids, find_ids
from generator.model.name_lists import is_others
from generator.model.names import Author, group, parse_name, person
from generator.model.orcids import read_orcid
from generator.model.record import Line, Origin, Skipped, SourceRecord
from generator.model.work import Publication
from generator.problems import Problem
from generator.readers._endnote import MEDLINE
from generator.readers._lost_values import lost_values
from generator.readers._record_fields import (
    NO_TRANSLATION,
    bare_heading,
    extra_of,
    filled,
    links_of,
)
from generator.readers._tagged_lines import (
    TaggedItem,
    TagSyntax,
    begins_or_prevails,
    no_title,
    read_tagged_items,
)
from generator.readers._xml_text import without_stop

_SYNTAX = TagSyntax(
    re.compile(r"\ufeff?(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,2}-(?P<value>(?:\s.*)?)$"), first="PMID"
)
_WITHOUT_PMID = (replace(_SYNTAX, first="OWN"), replace(_SYNTAX, first="VN"))
_TYPES = {
    "preprint": "article", "dataset": "dataset", "technical report": "report",
    "academic dissertation": "thesis", "congress": "paper-conference", "book": "book",
    "book chapter": "chapter",
}  # fmt: skip
_USED = frozenset(
    "PMID TI BTI TT DP DEP LR AB OAB LA OT MH CI GN FAU AU CN AUID AD FED ED PMC AID LID PT JT TA "
    "CTI PG VI IP PB IS ISSN ISBN PL DO LG YR JN UI DB VN".split()
)
_TRANSLATED = re.compile(r"^\[(.+?)\.?\]$")  # a title that PubMed put into English
_INITIALS = re.compile(r"(?P<family>.+) (?P<initials>[A-Z]{1,4})(?: (?P<suffix>\S+))?")


def is_nbib(lines: Sequence[Line]) -> bool:
    """Say whether tags of MEDLINE begin the file or are most of it."""
    return any(begins_or_prevails(lines, syntax) for syntax in (_SYNTAX, *_WITHOUT_PMID))


def read_nbib(path: str, lines: Iterable[Line]) -> Iterator[SourceRecord | Skipped | Problem]:
    """Yield the records of a file, and a Problem for an item without a title."""
    for item in read_tagged_items(path, lines, _SYNTAX):
        if isinstance(item, Skipped):
            yield item
            continue
        origin = Origin(path, item.line)
        title, original = _titles(item)
        if not title:
            yield no_title(path, item, "nbib-no-title", "TI  - …")
            continue
        record = _record(origin, item, title, original)
        yield from lost_values(record, {"date": item.first("DP", "YR")})
        yield record


def _titles(item: TaggedItem) -> tuple[str, str]:
    """The title and, where PubMed put it into English, the original one."""
    original = without_stop(item.first("TT"))
    title = _TRANSLATED.sub(r"\1", without_stop(item.prose("TI", "BTI")))
    if not title or (original and title == NO_TRANSLATION):
        return original, ""
    return title, original


def _record(origin: Origin, item: TaggedItem, title: str, original: str) -> SourceRecord:
    names = item.all("AU", "FAU")
    updated = parse_date(item.first("LR"))
    return SourceRecord(
        origin=origin,
        size=item.size,
        title=title,
        abstract=item.abstract("AB", "OAB"),
        authors=_authors(item, "FAU", "AU") or _authors(item, "FED", "ED"),
        has_more_authors=any(map(is_others, names)),
        date=parse_date(item.first("DP", "YR")) or parse_date(item.first("DEP")),
        dates={"updated": updated} if updated else {},
        ids=_ids(item),
        publication=_publication(item, title),
        language=item.first("LA", "LG"),
        keywords=tuple(bare_heading(text) for text in item.all("OT", "MH")),
        links=links_of(*item.all("AID", "LID")),
        facts=filled(license=item.first("CI"), note=item.first("GN"), original_title=original),
        extra=extra_of(item.stated(), _USED),
    )  # fmt: skip


def _authors(item: TaggedItem, full: str, short: str) -> tuple[Author, ...]:
    """People in order: the full name where there is one, with what is said of each after it."""
    has_full = bool(item.all(full))
    authors: list[Author] = []
    for tag, value in item.values(full, short, "CN", "AUID", "AD"):
        author = None
        if tag in (full, short) and is_others(value):
            continue
        if tag == full or (tag == short and not has_full):
            author = parse_name(value) if tag == full else _parse_short(value)
        elif tag == "CN":
            author = group(value) if value else None
        elif tag == "AUID" and authors and (orcid := read_orcid(value)):
            authors[-1] = replace(authors[-1], orcid=orcid)
        elif tag == "AD" and authors:
            known = authors[-1].affiliation
            authors[-1] = replace(authors[-1], affiliation=f"{known}; {value}" if known else value)
        if author:
            authors.append(author)
    return tuple(authors)


def _parse_short(text: str) -> Author | None:
    """A name as MEDLINE shortens it.

    >>> _parse_short("van der Berg JP 3rd").sort_name
    'van der Berg, 3rd, JP'
    """
    match = _INITIALS.fullmatch(text)
    if not match or "," in text:
        return parse_name(text)
    return person(match["initials"], match["family"], match["suffix"] or "")


def _ids(item: TaggedItem) -> dict[str, str]:
    is_medline = any(name in item.first("DB").casefold() for name in MEDLINE)
    pmid = item.first("PMID") or (item.first("UI") if is_medline else "")
    stated = {"pmid": pmid, "pmcid": item.first("PMC")}
    if item.first("DO"):
        stated["doi"] = item.first("DO")
    for text in item.all("AID", "LID"):
        value, _, kind = text.rpartition(" [")
        if kind == "doi]":
            stated.setdefault("doi", value)
        elif not kind.endswith("]"):
            stated = {**find_ids(text), **stated}
    return dict(sorted(collect_ids(stated).items()))


def _publication(item: TaggedItem, title: str) -> Publication:
    kinds = [_TYPES[kind.lower()] for kind in item.all("PT") if kind.lower() in _TYPES]
    venues = (item.first(tag) for tag in ("JT", "JN", "TA", "CTI", "BTI"))
    venue = next((name for name in venues if name and without_stop(name) != title), "")
    pages = re.sub(r"(?<=\w)-(?=\w)", "–", item.first("PG"))
    return Publication(
        type=kinds[0] if kinds else "article-journal" if venue else "",
        venue=venue,
        volume=item.first("VI"),
        issue=item.first("IP"),
        pages=pages,
        publisher=item.first("PB"),
        issn=item.first("IS", "ISSN").split(" ")[0].removeprefix("ISSN-"),
        isbn=item.first("ISBN").split(" ")[0].removeprefix("ISBN-"),
        place=item.first("PL"),
    )
