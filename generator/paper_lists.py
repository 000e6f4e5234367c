"""Corpus -> the lists of papers that have a page: all, trending, by tag, topic, year and so on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.trending import trending_papers

SMALL_SHELF = 2_000  # papers; up to here every list can be taken along
WORTH_A_FILE = 3  # papers that a list of a larger shelf must hold; fewer are cited one by one


@dataclass(frozen=True, slots=True)
class PaperList:
    """A list that can be taken along and followed.

    `page` is its Markdown page. `stem` is the path of its files without their suffix. `papers`
    are newest first, those that trend best first.
    """

    page: str
    stem: str
    title: str
    papers: tuple[Paper, ...]


def paper_lists(corpus: Corpus) -> Iterator[PaperList]:
    """Yield the whole shelf, then every list that is worth files of its own."""
    if len(corpus):
        yield PaperList(urls.ALL_PAPERS, urls.WHOLE_SHELF, "All papers", corpus.papers)
    if papers := trending_papers(corpus):
        yield _list(urls.TRENDING, "Trending", papers)
    for tag_id, papers in corpus.papers_by_tag.items():
        tag = corpus.taxonomy.tags[tag_id]
        if is_taken_along(papers, corpus):
            yield _list(urls.tag_path(tag), tag.label, papers)
    for topic in corpus.topics:
        papers = corpus.papers_by_topic.get(topic.id, ())
        if is_taken_along(papers, corpus):
            yield _list(urls.topic_path(topic.id), topic.label, papers)
    for year, papers in corpus.papers_by_year.items():
        if is_taken_along(papers, corpus):
            yield _list(urls.year_path(year), year, papers)
    for venue in corpus.venues.values():
        papers = tuple(corpus[paper] for paper in venue.papers)
        if is_taken_along(papers, corpus):
            yield _list(urls.venue_path(venue.id), venue.name, papers)
    for person in corpus.people.values():
        if person.has_page and len(person.papers) >= WORTH_A_FILE:  # authors are more than papers
            papers = tuple(corpus[paper] for paper in person.papers)
            yield _list(urls.author_path(person.id), person.name, papers)


def _list(page: str, title: str, papers: tuple[Paper, ...]) -> PaperList:
    return PaperList(page, urls.download_stem(page), title, papers)


def is_taken_along(papers: tuple[Paper, ...], corpus: Corpus) -> bool:
    """Whether a list has files of its own: on a large shelf only one of some length."""
    return bool(papers) and (len(corpus) <= SMALL_SHELF or len(papers) >= WORTH_A_FILE)
