"""Corpus and hand-written pages -> the documents that are searched, in the order of their titles.

A document's number is its place in that order, so that the papers whose title begins with what is
typed are a range of numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator import urls
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.model.record import LinkKind
from generator.model.taxonomy import Tag
from generator.search.terms import title_key
from generator.settings import Settings


class ExtraPage(NamedTuple):
    """A hand-written page of the site; `url` is relative to the site's root."""

    title: str
    headings: tuple[str, ...]
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Document:
    """What is searched and shown of one paper or page; `key` is its title as typed."""

    id: str
    url: str
    title: str
    key: str
    text: str
    year: str = ""
    authors: tuple[str, ...] = ()
    venue: str = ""
    tags: tuple[Tag, ...] = ()
    sources: tuple[str, ...] = ()
    has_code: bool = False
    ids: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


def documents(
    corpus: Corpus, settings: Settings, extra_pages: Iterable[ExtraPage] = ()
) -> list[Document]:
    """Every paper and page as a document, by title, then by id."""
    papers = (_paper_document(paper, corpus, settings) for paper in corpus)
    found = [*papers, *_page_documents(extra_pages)]
    return sorted(found, key=lambda document: (document.key.encode("utf-16-be"), document.id))


def _paper_document(paper: Paper, corpus: Corpus, settings: Settings) -> Document:
    page = urls.paper_path(paper.id)
    title = _whole(paper.title)
    people = corpus.authors_of(paper) or paper.authors
    venue = corpus.venue_of(paper)
    return Document(
        id=paper.id,
        url=urls.html_url(page, use_directory_urls=settings.use_directory_urls),
        title=title,
        key=title_key(title),
        text=_whole(paper.abstract),
        year=paper.date[:4],
        authors=tuple(_whole(person.name) for person in people),
        venue=_whole(venue.name if venue else paper.publication.venue),
        tags=corpus.tags_of(paper),
        sources=tuple(sorted({origin.path for origin in paper.origins})),
        has_code=any(link.kind is LinkKind.CODE for link in paper.links),
        ids=tuple(f"{scheme} {value}" for scheme, value in sorted(paper.ids.items())),
    )


def _page_documents(pages: Iterable[ExtraPage]) -> Iterator[Document]:
    for page in pages:
        title = _whole(page.title)
        yield Document(
            id=page.url,
            url=page.url,
            title=title,
            key=title_key(title),
            text=_whole(page.text),
            headings=tuple(_whole(heading) for heading in page.headings),
        )


def _whole(text: str) -> str:
    """The text with its lone surrogates, which UTF-8 cannot hold, replaced."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
