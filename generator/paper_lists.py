"""Corpus -> the lists of papers that have a page: all, trending, by tag, topic, year and so on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import urls
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.trending import trending_papers

SMALL_SHELF = 2_000  # papers; up to here every list can be taken along
WORTH_A_FILE = 3  # papers that a list of a larger shelf must hold; fewer are cited one by one


@dataclass(frozen=True, slots=True)
class PaperList:
    """A list that has a page.

    `page` is its Markdown page. `stem` is the path of its files without their suffix, empty where
    it has none. `papers` are newest first, those that trend best first.
    """

    page: str
    stem: str
    title: str
    papers: tuple[Paper, ...]


def paper_lists(corpus: Corpus) -> Iterator[PaperList]:
    """Yield the whole shelf, then every list that is worth files of its own."""
    return (each for each in every_list(corpus) if each.stem)


def every_list(corpus: Corpus) -> Iterator[PaperList]:
    """Yield the whole shelf, then every list of one paper or more that has a page."""
    if len(corpus):
        yield PaperList(urls.ALL_PAPERS, urls.WHOLE_SHELF, "All papers", corpus.papers)
    if papers := trending_papers(corpus):
        yield PaperList(urls.TRENDING, urls.download_stem(urls.TRENDING), "Trending", papers)
    for page, title, papers in _titled(corpus):
        if papers:
            stem = urls.download_stem(page) if is_taken_along(papers, corpus) else ""
            yield PaperList(page, stem, title, papers)
    for person in corpus.people.values():
        if person.has_page:
            page, papers = urls.author_path(person.id), _papers(person.papers, corpus)
            # Authors are more than papers, and most of them have one or two.
            stem = urls.download_stem(page) if len(papers) >= WORTH_A_FILE else ""
            yield PaperList(page, stem, person.name, papers)


def _titled(corpus: Corpus) -> Iterator[tuple[str, str, tuple[Paper, ...]]]:
    for tag_id, papers in corpus.papers_by_tag.items():
        tag = corpus.taxonomy.tags[tag_id]
        yield urls.tag_path(tag), tag.label, papers
    for topic in corpus.topics:
        yield urls.topic_path(topic.id), topic.label, corpus.papers_by_topic.get(topic.id, ())
    for year, papers in corpus.papers_by_year.items():
        yield urls.year_path(year), year, papers
    for venue in corpus.venues.values():
        yield urls.venue_path(venue.id), venue.name, _papers(venue.papers, corpus)


def _papers(ids: Iterable[str], corpus: Corpus) -> tuple[Paper, ...]:
    return tuple(corpus[paper] for paper in ids)


def is_taken_along(papers: tuple[Paper, ...], corpus: Corpus) -> bool:
    """Whether a list has files of its own: on a large shelf only one of some length."""
    return bool(papers) and (len(corpus) <= SMALL_SHELF or len(papers) >= WORTH_A_FILE)
