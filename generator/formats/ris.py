"""Papers -> RIS (RIS specification 2011), as Zotero, EndNote and Mendeley read it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.formats._citation_keys import Keyed
from generator.formats._parts import best_url, cited_date, split_pages
from generator.model.ids import id_url
from generator.model.paper import Paper

TYPES = {
    "article-journal": "JOUR", "paper-conference": "CPAPER", "article": "UNPB",
    "chapter": "CHAP", "book": "BOOK", "thesis": "THES", "report": "RPRT", "dataset": "DATA",
    "software": "COMP", "webpage": "ELEC",
}  # fmt: skip
_STORES = ("arxiv", "pmid", "pmcid")  # what has no tag of its own, and is known by its address


def ris_reference(keyed: Keyed) -> str:
    """The reference of a paper, closed by ER; lines end in CR LF as the format has it."""
    lines = [f"{tag}  - {_line(value)}\r\n" for tag, value in _fields(keyed)]
    return "".join([*lines, "ER  - \r\n\r\n"])


def _line(value: str) -> str:
    return " ".join(value.split())


def _fields(keyed: Keyed) -> Iterator[tuple[str, str]]:
    paper, where = keyed.paper, keyed.paper.publication
    yield "TY", TYPES.get(where.type, "JOUR" if where.venue else "GEN")
    yield "ID", keyed.key
    yield "TI", paper.title
    yield from (("AU", author.sort_name) for author in paper.authors)
    yield from _dates(paper)
    first, last = split_pages(where.pages)
    stated = (
        ("T2", where.venue), ("T3", where.series), ("VL", where.volume), ("IS", where.issue),
        ("SP", first), ("EP", last), ("PB", where.publisher), ("CY", where.place),
        ("SN", where.issn or paper.ids.get("isbn", where.isbn)), ("DO", paper.ids.get("doi", "")),
    )  # fmt: skip
    yield from ((tag, value) for tag, value in stated if value)
    stored = [id_url(scheme, paper.ids[scheme]) for scheme in _STORES if scheme in paper.ids]
    yield from (("UR", each) for each in dict.fromkeys((best_url(paper), *stored)) if each)
    yield from (("KW", keyword) for keyword in paper.keywords)
    if paper.abstract:
        yield "AB", paper.abstract
    if paper.language:
        yield "LA", paper.language


def _dates(paper: Paper) -> Iterator[tuple[str, str]]:
    year, month, day = (*cited_date(paper).split("-"), "", "")[:3]
    if year:
        yield "PY", year
    if month:
        yield "DA", f"{year}/{month}/{day}/"
