"""A paper -> a COinS title (OpenURL 1.0 in HTML), by which Zotero offers the papers of a list."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from generator.formats._parts import cited_date, split_pages
from generator.model.ids import id_url
from generator.model.paper import Paper

_GENRES = {"paper-conference": "proceeding", "article": "preprint", "article-journal": "article"}


def coins(paper: Paper) -> str:
    """The context object of a paper, not yet escaped for HTML."""
    where = paper.publication
    first, last = split_pages(where.pages)
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
        ("rft.genre", _GENRES.get(where.type, "article")),
        ("rft.atitle", paper.title),
        ("rft.jtitle", where.venue),
        ("rft.volume", where.volume),
        ("rft.issue", where.issue),
        ("rft.spage", first),
        ("rft.epage", last),
        ("rft.issn", where.issn),
        ("rft.date", cited_date(paper)),
        *(("rft.au", author.name) for author in paper.authors),
        ("rft_id", f"info:doi/{paper.ids['doi']}" if "doi" in paper.ids else ""),
        ("rft_id", id_url("arxiv", paper.ids["arxiv"]) if "arxiv" in paper.ids else ""),
    ]
    return urlencode([pair for pair in pairs if pair[1]], quote_via=quote)
