"""A paper -> Highwire tags (`citation_*`), which Google Scholar and Zotero read.

Facts that shaped it: Scholar takes a page without title, author and date as one without tags;
Zotero splits keywords at semicolons only, and parts the name of a sole author at its comma, so
that one is written in natural order.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.formats._parts import cited_date, split_pages
from generator.metadata._names import family_first
from generator.model.paper import Paper

_VENUES = {
    "article-journal": "citation_journal_title",
    "paper-conference": "citation_conference_title",
    "chapter": "citation_inbook_title",
}
_PUBLISHERS = {
    "thesis": "citation_dissertation_institution",
    "report": "citation_technical_report_institution",
}


def highwire_tags(paper: Paper, page_url: str = "") -> list[tuple[str, str]]:
    """Names and contents in the order of the head; `page_url` is the page's full address."""
    tags = ((name, " ".join(value.split())) for name, value in _tags(paper, page_url))
    return [(name, value) for name, value in tags if value]


def _tags(paper: Paper, page_url: str) -> Iterator[tuple[str, str]]:
    where = paper.publication
    first, last = split_pages(where.pages)
    yield "citation_title", paper.title
    sole = len(paper.authors) == 1
    for author in paper.authors:
        yield "citation_author", author.name if sole else family_first(author)
    yield "citation_publication_date", cited_date(paper).replace("-", "/")
    yield _VENUES.get(where.type, "citation_journal_title"), where.venue
    yield _PUBLISHERS.get(where.type, "citation_publisher"), where.publisher
    yield from _preprint(paper)
    yield "citation_volume", where.volume
    yield "citation_issue", where.issue
    yield "citation_firstpage", first
    yield "citation_lastpage", last
    yield "citation_issn", where.issn
    yield "citation_isbn", paper.ids.get("isbn", where.isbn)
    yield "citation_doi", paper.ids.get("doi", "")
    yield "citation_arxiv_id", paper.ids.get("arxiv", "")
    yield "citation_pmid", paper.ids.get("pmid", "")
    yield "citation_language", paper.language
    yield "citation_keywords", "; ".join(word.replace(";", ",") for word in paper.keywords)
    yield "citation_abstract_html_url", page_url


def _preprint(paper: Paper) -> Iterator[tuple[str, str]]:
    """There is no Highwire way to say preprint: a report of arXiv comes nearest."""
    if "arxiv" in paper.ids and not paper.publication.venue and not paper.publication.publisher:
        yield "citation_technical_report_institution", "arXiv"
        yield "citation_technical_report_number", paper.ids["arxiv"]
