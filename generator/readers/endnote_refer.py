"""EndNote's tagged export (.enw) and refer, as Google Scholar, ACM, ACL and bibutils write it.

Tags are those of EndNote's refer/BibIX filter and of refer(1), which knows no `%0`. A value goes on
over lines without a tag; a blank line ends a reference, though not an abstract of paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.model.dates import parse_date
from generator.model.ids import collect_ids, find_ids
from generator.model.name_lists import is_others, listed_names
from generator.model.names import Author, group, parse_name
from generator.model.record import Line, Origin, Skipped, SourceRecord
from generator.model.work import Publication
from generator.problems import Problem
from generator.readers._endnote import MEDLINE, endnote_type, issn_of
from generator.readers._lost_values import lost_values
from generator.readers._publication import page_range
from generator.readers._record_fields import arxiv_in, bare_heading, extra_of, filled, links_of
from generator.readers._tagged_lines import (
    TaggedItem,
    TagSyntax,
    begins_or_prevails,
    no_title,
    read_tagged_items,
)

_SYNTAX = TagSyntax(
    re.compile(r"\ufeff?%(?P<tag>[0-9A-Z@!#$&()*+<>?=\[\]^~]|$)(?P<value>(?:\s.*)?)$"),
    first="0",
    listed=frozenset("KUA"),
    prose=frozenset("XZ<"),
)
_USED = frozenset("0T!QAEYXD8[RFGKUZ<79BSJVNPIC@~")
_WITHOUT_TYPES = replace(_SYNTAX, first="T")


def is_endnote_refer(lines: Sequence[Line]) -> bool:
    """Say whether tags of refer begin the file or are most of it."""
    return begins_or_prevails(lines, _SYNTAX) or begins_or_prevails(lines, _WITHOUT_TYPES)


def read_endnote_refer(
    path: str, lines: Iterable[Line]
) -> Iterator[SourceRecord | Skipped | Problem]:
    """Yield the records of a file, and a Problem for a reference without a title."""
    for item in read_tagged_items(path, lines, _SYNTAX):
        if isinstance(item, Skipped):
            yield item
            continue
        origin = Origin(path, item.line)
        title = item.prose("T", "!", "Q")
        if not title:
            yield no_title(path, item, "endnote-no-title", "%T …")
            continue
        record = _record(origin, item, title)
        yield from lost_values(record, {"date": item.first("D")})
        yield record


def _record(origin: Origin, item: TaggedItem, title: str) -> SourceRecord:
    ids = _ids(item)
    on_the_web = [url for url in _addresses(item) if url.startswith("http")]
    accessed = parse_date(item.first("["))
    names = item.all("A") or item.all("E")
    editors = [*item.all("E"), *item.all("Y")] if item.all("A") else item.all("Y")
    return SourceRecord(
        origin=origin,
        size=item.size,
        title=title,
        abstract=item.abstract("X"),
        authors=_authors(names),
        has_more_authors=any(is_others(name) for name in names),
        date=_date(item),
        dates=filled(accessed=accessed),
        ids=ids,
        citation_key=item.first("F"),
        publication=_publication(item, title),
        language=item.first("G"),
        keywords=_keywords(item),
        links=links_of(*on_the_web),
        facts=filled(
            note="; ".join(item.all("Z")),
            research_note=item.first("<"),
            edition=item.first("7"),
            kind=item.first("9"),
            database=item.first("~"),
            editor=", ".join(author.name for author in _authors(editors)),
        ),
        extra=extra_of(item.stated(), _USED, (*ids.values(), *on_the_web)),
    )


def _authors(names: Iterable[str]) -> tuple[Author, ...]:
    """Authors, one a line, or several with semicolons; a group's name ends in a comma."""
    found = (
        group(name.strip(" ,")) if name.strip().endswith(",") else parse_name(name)
        for name in listed_names([part for text in names for part in text.split(";")])
        if name.strip(" ,") and not is_others(name)
    )
    return tuple(author for author in found if author)


def _date(item: TaggedItem) -> str:
    """The year with the day that `%8` may tell: "May 12", "2019/05/12"."""
    year = item.first("D")
    stated = re.search(r"\d{4}", year)
    whole = parse_date(item.first("8"), int(stated[0]) if stated else 0)
    return whole if whole.startswith(parse_date(year)[:4]) and whole else parse_date(year)


def _addresses(item: TaggedItem) -> list[str]:
    return [url for text in item.all("U", ">") for url in text.split()]


def _ids(item: TaggedItem) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in (*_addresses(item), *item.all("R", "M", "J", "Z")):
        found = {**arxiv_in(text), **find_ids(text), **found}
    source = item.first("~", "W").casefold()
    stated = collect_ids({
        "pmid": item.first("M") if any(name in source for name in MEDLINE) else "",
        "pmcid": item.first("2"),
        "doi": item.first("R"),
        "isbn": item.first("@"),
    })  # fmt: skip
    return dict(sorted({**found, **stated}.items()))


def _publication(item: TaggedItem, title: str) -> Publication:
    kind = endnote_type(item.first("0"))
    is_whole = kind in {"book", "thesis", "report"}
    is_part = kind in {"paper-conference", "chapter"}
    order = "" if is_whole else "BSJ" if is_part else "JBS"
    names = [name for tag in order if (name := item.first(tag)) and name != title]
    venue = names[0] if names else ""
    series = item.first("S", "B") if is_whole else item.first("S")
    number = item.first("@")
    return Publication(
        type=kind,
        venue=venue,
        volume=item.first("V"),
        issue=item.first("N"),
        pages=page_range(next((each for each in item.all("P") if "-" in each), item.first("P"))),
        publisher=item.first("I") or (item.first("B") if kind == "thesis" else ""),
        issn=issn_of(number),
        isbn="" if issn_of(number) else number,
        series="" if kind == "thesis" or series == venue else series,
        place=item.first("C"),
    )


def _keywords(item: TaggedItem) -> tuple[str, ...]:
    """Keywords, a line each, or parted by semicolons, or by commas where all are on one line."""
    lines = item.all("K")
    sign = "," if len(lines) == 1 and ";" not in lines[0] else ";"
    words = (bare_heading(word) for line in lines for word in line.split(sign))
    return tuple(dict.fromkeys(word for word in words if word))
