"""Web of Science's tagged export (`PT J` … `ER`) -> records.

Tags are those of "Web of Science Core Collection Field Tags". A value goes on over lines indented
by three; authors and cited references stand one a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.model.dates import parse_date
from generator.model.dois import parse_doi
from generator.model.ids import collect_ids
from generator.model.name_lists import parse_names
from generator.model.names import Author, group, parse_name
from generator.model.record import Line, Origin, Skipped, SourceRecord
from generator.model.work import Publication
from generator.problems import Problem
from generator.readers._author_orcids import with_orcids
from generator.readers._lost_values import lost_values
from generator.readers._publication import page_range, pages, publication_type
from generator.readers._record_fields import extra_of, filled
from generator.readers._tagged_lines import (
    TaggedItem,
    TagSyntax,
    begins_or_prevails,
    no_title,
    read_tagged_items,
)

_TAGS = (
    "FN|VR|PT|A[UFBR]|B[AEFNPST]|C[A1-3RTYL]|D[A2EILT]|E[AFIMPR]|F[PUX]|G[AP]|H[CPO]|I[DS]|J[9I]|"
    "LA|MA|NR|O[AI]|P[2ADGIMNUY]|R[IP]|S[CEINOPU]|T[CI]|U[1-3T]|VL|W[CE]|Z[89]"
)
_KNOWN = TagSyntax(
    re.compile(rf"\ufeff?(?P<tag>{_TAGS})(?P<value>|\s*|\s[^\s-].*)$"),
    first="PT",
    last="ER",
    listed=frozenset({"AU", "AF", "BE", "CA", "CR"}),
)
# Other indexes have tags of their own; in a file that is known, all that is not indented is one.
_SYNTAX = replace(
    _KNOWN, pattern=re.compile(r"\ufeff?(?P<tag>[A-Z][A-Z0-9])(?P<value>|\s*|\s[^\s-].*)$")
)
_AROUND = frozenset({"FN", "VR", "EF"})
_TYPES = {"J": "article-journal", "B": "book", "S": "chapter", "C": "paper-conference"}
_USED = frozenset(
    "PT TI BT AB AU AF CA BE PD PY EA DI PM BN LA DE ID OI TC NR CR SO CT VL IS BP EP AR PS PU SN "
    "EI SE PI DT UT".split()
).union(_AROUND)
_CITED_DOI = re.compile(r"\bDOI \[?(10\.[^\s,\]]+)")


def is_web_of_science(lines: Sequence[Line]) -> bool:
    """Say whether tags of Web of Science begin the file or are most of it."""
    return begins_or_prevails([line for line in lines if line.text[:3] != "   "], _KNOWN)


def read_web_of_science(
    path: str, lines: Iterable[Line]
) -> Iterator[SourceRecord | Skipped | Problem]:
    """Yield the records of a file, and a Problem for an item without a title."""
    for item in read_tagged_items(path, lines, _SYNTAX):
        if isinstance(item, Skipped):
            yield item
            continue
        origin = Origin(path, item.line)
        title = item.prose("TI", "BT")
        if title:
            record = _record(origin, item, title)
            yield from lost_values(record, {"date": item.first("PY")})
            yield record
        elif all(tag in _AROUND for tag, _ in item.lines):
            yield Skipped(origin, item.size, "head and end of the export")
        else:
            yield no_title(path, item, "wos-no-title", "TI …")


def _record(origin: Origin, item: TaggedItem, title: str) -> SourceRecord:
    year = item.first("PY")
    cited = (match[1] for text in item.all("CR") if (match := _CITED_DOI.search(text)))
    dois = (parse_doi(doi) for doi in cited)
    authors = _authors(item)
    named = (name for text in item.all("BE") for name in parse_names(text)[0])
    known = set(authors)
    editors = [name.name for name in named if name not in known]
    return SourceRecord(
        origin=origin,
        size=item.size,
        title=title,
        abstract=item.abstract("AB"),
        authors=authors,
        date=parse_date(f"{item.first('PD')} {year}") or parse_date(year or item.first("EA")),
        ids=_ids(item),
        publication=_publication(item, title),
        language=item.first("LA"),
        keywords=tuple(
            dict.fromkeys(
                word.strip() for text in item.all("DE", "ID") for word in text.split(";")
                if word.strip()
            )
        ),
        counts={
            name: int(number)
            for tag, name in (("TC", "citations"), ("NR", "references"))
            if (number := item.first(tag)).isascii() and number.isdecimal() and len(number) < 10
        },
        facts=filled(editor=", ".join(editors), accession_number=item.first("UT")),
        cites=tuple(dict.fromkeys(f"doi:{doi}" for doi in dois if doi)),
        extra=extra_of(item.stated(), _USED),
    )  # fmt: skip


def _ids(item: TaggedItem) -> dict[str, str]:
    """The identifiers; PubMed's may stand in the accession number: "MEDLINE:123"."""
    index, _, number = item.first("UT").partition(":")
    pmid = item.first("PM") or (number if index == "MEDLINE" else "")
    return collect_ids({"doi": item.first("DI"), "pmid": pmid, "isbn": _first(item, "BN")})


def _first(item: TaggedItem, tag: str) -> str:
    """The first of the values that a tag holds with semicolons."""
    return item.first(tag).split(";")[0].strip()


def _authors(item: TaggedItem) -> tuple[Author, ...]:
    """The full names where they are stated, with their ORCIDs, then groups; else the editors."""
    lines = item.all("AF") or item.all("AU") or ([] if item.all("CA") else item.all("BE"))
    named = (parse_name(name) for line in lines for name in line.split(";"))
    orcids = (stated.rpartition("/")[::2] for stated in item.first("OI").split(";"))
    authors = with_orcids([author for author in named if author], orcids)
    return (*authors, *(group(name) for name in item.all("CA")))


def _publication(item: TaggedItem, title: str) -> Publication:
    kind = publication_type(*item.first("DT").split(";")) or _TYPES.get(item.first("PT"), "")
    venue = next((name for name in item.all("SO", "BT", "CT") if name != title), "")
    return Publication(
        type=kind,
        venue=venue,
        volume=item.first("VL"),
        issue=item.first("IS"),
        pages=pages(item.first("BP"), item.first("EP")) or page_range(item.first("AR", "PS")),
        publisher=item.first("PU"),
        issn=item.first("SN", "EI"),
        isbn=_first(item, "BN"),
        series=item.first("SE"),
        place=item.first("PI"),
    )
