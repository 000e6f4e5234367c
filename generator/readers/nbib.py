"""MEDLINE as PubMed exports it (.nbib) -> records.

Tags are those of the "MEDLINE/PubMed Data Element (Field) Descriptions". A value goes on over
lines that are indented; AUID and AD belong to the author before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.model.dates import parse_date
from generator.model.ids import collect_ids, read_orcid
from generator.model.names import Author, group, parse_name, person
from generator.model.record import Line, Origin, Skipped, SourceRecord
from generator.model.work import Publication
from generator.problems import Problem
from generator.readers._lost_values import lost_values
from generator.readers._record_fields import extra_of
from generator.readers._tagged_lines import (
    TaggedItem,
    TagSyntax,
    begins_or_prevails,
    no_title,
    read_tagged_items,
)

_SYNTAX = TagSyntax(
    re.compile(r"\ufeff?(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,2}-(?P<value>(?:\s.*)?)$"), first="PMID"
)
_TYPES = {
    "preprint": "article", "dataset": "dataset", "technical report": "report",
    "academic dissertation": "thesis", "congress": "paper-conference", "book": "book",
    "book chapter": "chapter",
}  # fmt: skip
_USED = frozenset(
    "PMID TI BTI TT DP DEP LR AB OAB LA OT MH CI GN FAU AU CN AUID AD PMC AID LID PT JT TA CTI PG "
    "VI IP PB IS ISBN PL".split()
)
_TRANSLATED = re.compile(r"^\[(.+?)\.?\]$")  # a title that PubMed put into English
_INITIALS = re.compile(r"(?P<family>.+) (?P<initials>[A-Z]{1,4})(?: (?P<suffix>\S+))?")


def is_nbib(lines: Sequence[Line]) -> bool:
    """Say whether tags of MEDLINE begin the file or are most of it."""
    return begins_or_prevails(lines, _SYNTAX)


def read_nbib(path: str, lines: Iterable[Line]) -> Iterator[SourceRecord | Skipped | Problem]:
    """Yield the records of a file, and a Problem for an item without a title."""
    for item in read_tagged_items(path, lines, _SYNTAX):
        if isinstance(item, Skipped):
            yield item
            continue
        origin = Origin(path, item.line)
        title = item.first("TI", "BTI", "TT")
        if not title:
            yield no_title(path, item, "nbib-no-title", "TI  - …")
            continue
        record = _record(origin, item, title)
        yield from lost_values(record, {"date": item.first("DP")})
        yield record


def _record(origin: Origin, item: TaggedItem, title: str) -> SourceRecord:
    updated = parse_date(item.first("LR"))
    return SourceRecord(
        origin=origin,
        size=item.size,
        title=_TRANSLATED.sub(r"\1", title.removesuffix(".")),
        abstract=item.first("AB", "OAB"),
        authors=_authors(item),
        date=parse_date(item.first("DP")) or parse_date(item.first("DEP")),
        dates={"updated": updated} if updated else {},
        ids=_ids(item),
        publication=_publication(item),
        language=item.first("LA"),
        keywords=tuple(text.replace("*", "").strip() for text in item.all("OT", "MH")),
        facts={name: text for tag, name in (("CI", "license"), ("GN", "note"))
               if (text := item.first(tag))},
        extra=extra_of(item.stated(), _USED),
    )  # fmt: skip


def _authors(item: TaggedItem) -> tuple[Author, ...]:
    """Authors in order: the full name where there is one, with what is said of each after it."""
    has_full = bool(item.all("FAU"))
    authors: list[Author] = []
    for tag, value in item.values("FAU", "AU", "CN", "AUID", "AD"):
        author = None
        if tag == "FAU" or (tag == "AU" and not has_full):
            author = parse_name(value) if tag == "FAU" else _parse_short(value)
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
    if not match:
        return parse_name(text)
    return person(match["initials"], match["family"], match["suffix"] or "")


def _ids(item: TaggedItem) -> dict[str, str]:
    stated = {"pmid": item.first("PMID"), "pmcid": item.first("PMC")}
    for text in item.all("AID", "LID"):
        value, _, kind = text.rpartition(" [")
        if kind == "doi]":
            stated.setdefault("doi", value)
    return dict(sorted(collect_ids(stated).items()))


def _publication(item: TaggedItem) -> Publication:
    kinds = [_TYPES[kind.lower()] for kind in item.all("PT") if kind.lower() in _TYPES]
    venue = item.first("JT", "TA", "CTI")
    pages = re.sub(r"(?<=\w)-(?=\w)", "–", item.first("PG"))
    return Publication(
        type=kinds[0] if kinds else "article-journal" if venue else "",
        venue=venue,
        volume=item.first("VI"),
        issue=item.first("IP"),
        pages=pages,
        publisher=item.first("PB"),
        issn=item.first("IS").split(" ")[0],
        isbn=item.first("ISBN").split(" ")[0],
        place=item.first("PL"),
    )
