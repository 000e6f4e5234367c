"""RefWorks' tagged export, as ProQuest, HighWire and others write it too -> records.

Tags are those of the "RefWorks Tagged Format". An item begins with RT and ends at a blank line,
though not within an abstract or a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.model.dates import parse_date
from generator.model.ids import collect_ids, find_ids
from generator.model.isbns import parse_isbn
from generator.model.name_lists import is_others
from generator.model.names import parse_name
from generator.model.record import Line, Origin, Skipped, SourceRecord
from generator.model.work import Publication
from generator.problems import Problem
from generator.readers._endnote import MEDLINE, issn_of
from generator.readers._listed_names import parted_names
from generator.readers._lost_values import lost_values
from generator.readers._publication import pages, publication_type
from generator.readers._record_fields import arxiv_in, bare_heading, extra_of, filled, links_of
from generator.readers._tagged_lines import (
    TaggedItem,
    TagSyntax,
    begins_or_prevails,
    no_title,
    read_tagged_items,
)
from generator.readers._xml_records import those

_TAGS = (
    "RT|SR|ID|A[1-6BDNV]|T[1-3]|J[FO]|YR|FD|VO|IS|SP|OP|K1|NO|ED|P[BP]|SN|LA|LK|C[1-6LN]|SF|OL|D[BOS]|"
    "U[1-5LR]|RD|ST|SL|LL|CR|W[PTV]"
)
_KNOWN = TagSyntax(
    re.compile(rf"\ufeff?(?P<tag>{_TAGS})(?P<value>|\s[^-=@].*|\s)$"),
    first="RT",
    listed=frozenset({"A1", "K1", "UL", "LK"}),
    prose=frozenset({"AB", "NO"}),
)
_SYNTAX = replace(
    _KNOWN, pattern=re.compile(r"\ufeff?(?P<tag>[A-Z][A-Z0-9])(?P<value>|\s[^-=@].*|\s)$")
)
_HEAD = "refworks export"
_TYPES = {"book, section": "chapter", "book, whole": "book", "book, edited": "book",
          "conference proceedings": "paper-conference", "web page": "webpage",
          "journal, electronic": "article-journal", "thesis, unpublished": "thesis",
          "abstract": "article-journal", "unpublished material": "article",
          "newspaper article": "article-newspaper"}  # fmt: skip
_WHOLE = frozenset({"book", "thesis", "report"})
_USED = frozenset(
    "RT ID A1 A2 T1 T2 T3 JF JO YR FD VO IS SP OP K1 AB NO ED PB PP SN LA LK UL UR DO DB".split()
)


def is_refworks(lines: Sequence[Line]) -> bool:
    """Say whether tags of RefWorks begin the file or are most of it, or its head names it."""
    head = (line.text.lstrip("\ufeff").casefold() for line in lines if line.text.strip())
    return next(head, "").startswith(_HEAD) or begins_or_prevails(lines, _KNOWN)


def read_refworks(path: str, lines: Iterable[Line]) -> Iterator[SourceRecord | Skipped | Problem]:
    """Yield the records of a file, and a Problem for an item without a title."""
    for item in read_tagged_items(path, lines, _SYNTAX):
        if isinstance(item, Skipped):
            yield item
        elif title := item.prose("T1", "T2"):
            record = _record(Origin(path, item.line), item, title)
            yield from lost_values(record, {"date": item.first("YR"), "doi": item.first("DO")})
            yield record
        else:
            yield no_title(path, item, "refworks-no-title", "T1 …")


def _record(origin: Origin, item: TaggedItem, title: str) -> SourceRecord:
    names = parted_names(item.all("A1") or item.all("A2"))
    editors = parted_names(item.all("A2")) if item.all("A1") else []
    ids = _ids(item)
    urls = item.all("UL", "LK", "UR")
    return SourceRecord(
        origin=origin,
        size=item.size,
        title=title,
        abstract=item.abstract("AB"),
        authors=those(parse_name(name) for name in names if not is_others(name)),
        has_more_authors=any(map(is_others, names)),
        date=_date(item),
        ids=ids,
        publication=_publication(item, title),
        language=item.first("LA"),
        keywords=tuple(dict.fromkeys(
            stated for line in item.all("K1") for word in line.split(";")
            if (stated := bare_heading(word))
        )),
        links=links_of(*urls),
        facts=filled(
            note="; ".join(item.all("NO")),
            edition=item.first("ED"),
            database=item.first("DB"),
            editor=", ".join(each.name for each in those(map(parse_name, editors))),
        ),
        extra=extra_of(item.stated(), _USED, (*ids.values(), *urls)),
    )  # fmt: skip


def _date(item: TaggedItem) -> str:
    """The year with the day that FD may tell: "Feb", "2002/02/05"."""
    year = item.first("YR")
    found = re.search(r"\d{4}", year)
    whole = parse_date(item.first("FD"), int(found[0]) if found else 0)
    return whole if whole.startswith(parse_date(year)[:4]) and whole else parse_date(year)


def _ids(item: TaggedItem) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in item.all("UL", "LK", "UR", "JF", "NO"):
        found = {**arxiv_in(text), **find_ids(text), **found}
    source = item.first("DB").casefold()
    number = item.first("AN") if any(name in source for name in MEDLINE) else ""
    stated = {"doi": item.first("DO"), "isbn": item.first("SN"), "pmid": number}
    return dict(sorted({**found, **collect_ids(stated)}.items()))


def _publication(item: TaggedItem, title: str) -> Publication:
    stated = item.first("RT")
    kind = _TYPES.get(stated.casefold()) or publication_type(stated)
    names = (item.first(tag) for tag in ("JF", "T2", "JO"))
    venue = next((name for name in names if name and name != title), "")
    number = item.first("SN")
    return Publication(
        type=kind,
        venue="" if kind in _WHOLE else venue,
        volume=item.first("VO"),
        issue=item.first("IS"),
        pages=pages(item.first("SP"), item.first("OP")),
        publisher=item.first("PB"),
        issn=issn_of(number),
        isbn=number if parse_isbn(number) else "",
        series=item.first("T3") or (venue if kind in _WHOLE else ""),
        place=item.first("PP"),
    )
