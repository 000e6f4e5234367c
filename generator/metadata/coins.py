"""A paper -> a COinS title (OpenURL 1.0 in HTML), by which Zotero offers the papers of a list.

Zotero judges a paper's kind by the format and the genre: a conference paper is a `proceeding` in
the format for books; whatever is in the format for journals is a journal article to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from generator.formats._parts import cited_date, split_pages
from generator.metadata._names import family_first
from generator.model.ids import id_url
from generator.model.paper import Paper

_FORMAT = "info:ofi/fmt:kev:mtx:{}"
_IN_BOOKS = {"paper-conference": "proceeding", "chapter": "bookitem"}
_BOOKS = {"book": "book", "report": "report"}


def coins(paper: Paper) -> str:
    """The context object of a paper, not yet escaped for HTML."""
    where = paper.publication
    first, last = split_pages(where.pages)
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        *_kind_and_titles(paper),
        ("rft.volume", where.volume),
        ("rft.issue", where.issue),
        ("rft.spage", first),
        ("rft.epage", last),
        ("rft.issn", where.issn),
        ("rft.isbn", paper.ids.get("isbn", where.isbn)),
        ("rft.place", where.place),
        ("rft.inst" if where.type == "thesis" else "rft.pub", where.publisher),
        ("rft.date", cited_date(paper)),
        *(("rft.aucorp" if each.is_group else "rft.au", family_first(each))
          for each in paper.authors),
        ("rft_id", f"info:doi/{paper.ids['doi']}" if "doi" in paper.ids else ""),
        ("rft_id", id_url("arxiv", paper.ids["arxiv"]) if "arxiv" in paper.ids else ""),
    ]  # fmt: skip
    return urlencode([pair for pair in pairs if pair[1]], quote_via=quote)


def _kind_and_titles(paper: Paper) -> Iterator[tuple[str, str]]:
    kind, venue = paper.publication.type, paper.publication.venue
    if kind == "thesis":
        yield from (("rft_val_fmt", _FORMAT.format("dissertation")), ("rft.title", paper.title))
    elif kind in _BOOKS:
        yield from (("rft_val_fmt", _FORMAT.format("book")), ("rft.genre", _BOOKS[kind]))
        yield from (("rft.btitle", paper.title), ("rft.series", paper.publication.series))
    elif kind in _IN_BOOKS:
        yield from (("rft_val_fmt", _FORMAT.format("book")), ("rft.genre", _IN_BOOKS[kind]))
        yield from (("rft.atitle", paper.title), ("rft.btitle", venue))
    else:
        genre = "preprint" if kind == "article" else "article"
        yield from (("rft_val_fmt", _FORMAT.format("journal")), ("rft.genre", genre))
        yield from (("rft.atitle", paper.title), ("rft.jtitle", venue))
