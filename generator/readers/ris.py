"""RIS -> records, in the dialects that EndNote, Zotero, Scopus and publishers write.

Tags are those of the RIS specification of 2011 and of the older one (T1, A1, Y1, N2, JF). An item
needs no final ER, one space before the hyphen is enough, and PY may be `2020/01/02/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.model.dates import iso_date, parse_date
from generator.model.dois import parse_doi
from generator.model.name_lists import is_others
from generator.model.names import Author, group, parse_name
from generator.model.record import Line, Link, Origin, Skipped, SourceRecord
from generator.model.work import Publication
from generator.problems import Problem
from generator.readers._author_orcids import with_orcids
from generator.readers._listed_names import parted_names
from generator.readers._lost_values import lost_values
from generator.readers._record_fields import bare_heading, extra_of
from generator.readers._ris_ids import ris_ids, ris_isbn, ris_issn
from generator.readers._tagged_lines import (
    TaggedItem,
    TagSyntax,
    begins_or_prevails,
    no_title,
    read_tagged_items,
)
from generator.text.links import UrlSpan, classify_link, find_urls

_TAGS = (
    "TY|ER|A[1-4BDNPRSTUV]|B[TL]|C[1-8APRTY]|D[ABEIOPS]|E[DPRT]|H[1T]|I[DS]|J[12AFO]|K[1PW]|"
    "L[1-5ABK]|LA|M[1-3]|N[12BOVT]|NP|O[LP]|P[BIMPY]|R[1INPTX]|S[ENP]|ST|T[1-4IAXPV]|TT|U[1-5RA]|"
    "V[LO]|W[TV]|X[12]|Y[12]|Z[1-4]"
)
_SYNTAX = TagSyntax(
    re.compile(  # a tag that we do not know is one where it is written as all are
        rf"[\ufeff\s]*(?P<tag>(?:{_TAGS})(?=\s{{1,2}}-)|[A-Z][A-Z0-9](?=  -))\s+-"
        r"(?P<value>(?:\s.*)?|(?<=  -).*)$"
    ),
    first="TY",
    last="ER",
    listed=frozenset({"KW", "UR", "L1", "L2", "AU", "A1"}),
)
_WITHOUT_TYPES = (replace(_SYNTAX, first="TI"), replace(_SYNTAX, first="T1"))
_END = re.compile(r"\s*ER\s{1,2}-")
_TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "JFULL": "article-journal",
    "ABST": "article-journal", "MGZN": "article-magazine", "NEWS": "article-newspaper",
    "CONF": "paper-conference", "CPAPER": "paper-conference", "CHAP": "chapter",
    "ECHAP": "chapter", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "THES": "thesis",
    "RPRT": "report", "GOVDOC": "report", "UNPB": "article", "INPR": "article",
    "PREPRINT": "article", "DATA": "dataset", "AGGR": "dataset", "COMP": "software",
    "ELEC": "webpage", "WEB": "webpage", "BLOG": "webpage", "ICOMM": "webpage",
}  # fmt: skip
_FACTS = {"N1": "note", "ET": "edition", "DB": "database", "M3": "kind", "C1": "note"}
_USED = frozenset(
    "TY ER TI T1 CT BT T2 ST DA PY Y1 AU A1 AB N2 ID LA KW UR L1 L2 LK DO SN DB M3 N1 JO JF J1 J2 "
    "JA C3 VL IS SP EP PB T3 CY PP ET C1 A2 ED A3 AI".split()
)
_LINKS = ("UR", "L1", "L2", "LK")
_HISTORY = re.compile(r"/(?:received|accepted|revised|submitted)\W*$", re.I)
_ORCID = re.compile(r"([^,;/]{1,100},[^,;/]{1,100}); ORCID: (\S{1,60})")
_ASKS_A_LIBRARY = re.compile(r"[?&](?:sid|url_ver)=")  # OpenURL: where a library holds the work
_LIST = "References:"  # Scopus puts all that a work cites into a note
_DATE_PARTS = re.compile(r"(\d{4})/(\d{0,2})/(\d{0,2})/?.*")


def is_ris(lines: Sequence[Line]) -> bool:
    """Say whether tags of RIS begin the file or are most of it, be their types left out."""
    if begins_or_prevails(lines, _SYNTAX):
        return True
    is_ended = any(_END.match(line.text) for line in lines)  # MEDLINE has titles and no ends
    return is_ended and any(begins_or_prevails(lines, each) for each in _WITHOUT_TYPES)


def read_ris(path: str, lines: Iterable[Line]) -> Iterator[SourceRecord | Skipped | Problem]:
    """Yield the records of a file, what stands between them, and what is wrong with one."""
    for item in read_tagged_items(path, lines, _SYNTAX):
        if isinstance(item, Skipped):
            yield item
        else:
            yield from _item_pieces(path, item)


def _item_pieces(path: str, item: TaggedItem) -> Iterator[SourceRecord | Skipped | Problem]:
    origin = Origin(path, item.line)
    kind = item.first("TY").upper()
    title = item.prose("TI", "T1", "CT") or item.prose("BT", "T2", "ST")
    if not any(tag in _USED for tag, _ in item.lines):
        yield Skipped(origin, item.size, "text between records")
        return
    if not title:
        yield no_title(path, item, "ris-no-title", "TI  - …")
        return
    if not item.first("TY"):
        yield _warning(origin, "ris-no-type", "the item does not begin with a type",
                       "begin it with a line 'TY  - JOUR'")  # fmt: skip
    if not item.is_ended:
        yield _warning(origin, "ris-no-end", "the item has no end",
                       "end it with a line 'ER  - '")  # fmt: skip
    date = _date(item)
    names = _names(item)
    ids = ris_ids(item)
    record = SourceRecord(
        origin=origin,
        size=item.size,
        title=title,
        abstract=item.abstract("AB", "N2"),
        authors=with_orcids(_authors(names), _stated_orcids(item)),
        has_more_authors=any(is_others(name) for name in names),
        date=date,
        ids=ids,
        citation_key=item.first("ID"),
        publication=_publication(item, kind, title),
        language=item.first("LA"),
        keywords=_keywords(item),
        links=tuple(_links(item)),
        facts=_facts(item),
        extra=extra_of(item.stated(), _USED.difference(_without_address(item)), ids.values()),
    )  # fmt: skip
    yield from lost_values(record, {"date": item.first("DA", "PY", "Y1"), "doi": item.first("DO"),
                                    "url": item.first("UR")})  # fmt: skip
    yield record


def _warning(origin: Origin, code: str, message: str, hint: str) -> Problem:
    return Problem(origin, code, message, hint, "warning")


def _keywords(item: TaggedItem) -> tuple[str, ...]:
    """Keywords, one to a line, or several with semicolons, or with commas on a sole line."""
    lines = item.all("KW")
    sign = "," if len(lines) == 1 and ";" not in lines[0] and lines[0].count(",") > 1 else ";"
    words = (bare_heading(word) for line in lines for word in line.split(sign))
    return tuple(word for word in words if word)


def _names(item: TaggedItem) -> list[str]:
    """The names of the authors, or of the editors where there is no author."""
    return parted_names(item.all("AU", "A1") or item.all("ED") or item.all("A2"))


def _authors(names: list[str]) -> list[Author]:
    """The people named; EndNote ends the name of a group with a comma."""
    found = (
        group(name.rstrip(" ,")) if name.endswith(",") and " " in name else parse_name(name)
        for name in names
        if not is_others(name)
    )
    return [author for author in found if author]


def _stated_orcids(item: TaggedItem) -> Iterator[tuple[str, str]]:
    """Names and ORCIDs as Ovid pairs them: "Turing, Alan; ORCID: http://orcid.org/…, Hopper, …"."""
    return ((pair[1], pair[2]) for text in item.all("AI") for pair in _ORCID.finditer(text))


def _date(item: TaggedItem) -> str:
    """The most precise of the dates that are stated; the first where several are.

    Days on which the work was received or accepted are not its date.
    """
    stated = (text for text in item.all("DA", "PY", "Y1") if not _HISTORY.search(text))
    return max(map(_parse_ris_date, stated), key=len, default="")


def _parse_ris_date(text: str) -> str:
    """A date, "YYYY/MM/DD/other" with any part left out.

    >>> _parse_ris_date("2020/01/02/"), _parse_ris_date("2020///Spring"), _parse_ris_date("2020")
    ('2020-01-02', '2020', '2020')
    """
    if match := _DATE_PARTS.fullmatch(text):
        return iso_date(*(int(part or 0) for part in match.groups()))
    return parse_date(text)


def _publication(item: TaggedItem, kind: str, title: str) -> Publication:
    is_part = _TYPES.get(kind) in {"paper-conference", "chapter"}
    held_by = "T2 BT C3 JF JO" if is_part else "JF T2 JO J1 J2 JA BT"
    venues = (item.first(tag) for tag in held_by.split())
    venue = next((text for text in venues if text and text != title), "")
    return Publication(
        type=_TYPES.get(kind, ""),
        venue=venue,
        volume=item.first("VL"),
        issue=item.first("IS"),
        pages=_pages(item.first("SP"), item.first("EP")),
        publisher=item.first("PB"),
        issn=ris_issn(item),
        isbn=ris_isbn(item),
        series=item.first("T3"),
        place=item.first("CY", "PP"),
    )


def _pages(start: str, end: str) -> str:
    """A range of pages; the first may hold it whole.

    >>> _pages("1-9", ""), _pages("12", "19"), _pages("e12", "")
    ('1–9', '12–19', 'e12')
    """
    pages = (
        start if not end or start == end or end in re.split(r"[-–—]", start) else f"{start}–{end}"
    )
    return re.sub(r"(?<=\w)\s*[-‐-―]+\s*(?=\w)", "–", pages)


def _without_address(item: TaggedItem) -> Iterator[str]:
    """The tags of links that hold none: attachments are places on somebody's disk."""
    for tag in _LINKS:
        if not any(True for text in item.all(tag) for _ in _addresses(text)):
            yield tag


def _addresses(text: str) -> Iterator[UrlSpan]:
    """The addresses in a value; publishers leave out their scheme: "//toys.example/1"."""
    return find_urls(("https:" if text.startswith("//") else "") + text.replace(";", " "))


def _links(item: TaggedItem) -> Iterator[Link]:
    for text in item.all(*_LINKS):
        for span in _addresses(text):
            if not _ASKS_A_LIBRARY.search(span.url):
                yield Link(classify_link(span.url), span.url)


def _facts(item: TaggedItem) -> dict[str, str]:
    facts: dict[str, str] = {}
    for tag, name in _FACTS.items():
        texts = [text for text in item.all(tag) if not (tag == "M3" and parse_doi(text))
                 and not text.startswith(_LIST)]  # fmt: skip
        if texts:
            facts[name] = "; ".join([*([facts[name]] if name in facts else []), *texts])
    authors = set(_authors(_names(item)))
    editors = [editor.name for editor in _authors(parted_names(item.all("A2", "ED", "A3")))
               if editor not in authors]  # fmt: skip
    return {**facts, **({"editor": ", ".join(editors)} if editors else {})}
