"""Corpus -> the pages that list papers, and which papers each of them shows, in its order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator import urls
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.pages.by_title import title_key
from generator.pages.recent import newest
from generator.settings import Settings
from generator.trending import trending_papers


class ListedPage(NamedTuple):
    """The title of a list, what one page of it shows, and the place of the first of these."""

    title: str
    papers: Sequence[Paper]
    start: int = 1


def listed_pages(corpus: Corpus, settings: Settings) -> dict[str, ListedPage]:
    """The path of each page that lists papers, with those that it shows."""
    size = settings.page_size
    whole = {
        urls.RECENT: ListedPage("Recently added", newest(corpus, size)),
        urls.TRENDING: ListedPage("Trending", trending_papers(corpus)),
    }
    parted = {
        urls.nth_page(first, before // size + 1): ListedPage(
            title, papers[before : before + size], before + 1
        )
        for first, title, papers in _lists(corpus)
        for before in range(0, len(papers), size)
    }
    return parted | {path: listed for path, listed in whole.items() if listed.papers}


def _lists(corpus: Corpus) -> Iterator[tuple[str, str, Sequence[Paper]]]:
    yield urls.ALL_PAPERS, "All papers", sorted(corpus, key=title_key)
    for tag_id, papers in corpus.papers_by_tag.items():
        tag = corpus.taxonomy.tags[tag_id]
        yield urls.tag_path(tag), tag.label, papers
    for topic in corpus.topics:
        yield urls.topic_path(topic.id), topic.label, [corpus[paper] for paper in topic.papers]
    for year, papers in corpus.papers_by_year.items():
        yield urls.year_path(year), year, papers
    for venue in corpus.venues.values():
        yield urls.venue_path(venue.id), venue.name, [corpus[paper] for paper in venue.papers]
    for person in corpus.people.values():
        if person.has_page:
            yield urls.author_path(person.id), person.name, [corpus[p] for p in person.papers]
