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


class ListedPage(NamedTuple):
    """The title of a list, and what one page of it shows."""

    title: str
    papers: Sequence[Paper]


def listed_pages(corpus: Corpus, settings: Settings) -> dict[str, ListedPage]:
    """The path of each page that lists papers, with those that it shows."""
    size = settings.page_size
    return {
        urls.nth_page(first, start // size + 1): ListedPage(title, papers[start : start + size])
        for first, title, papers in _lists(corpus, settings)
        for start in range(0, len(papers), size)
    }


def _lists(corpus: Corpus, settings: Settings) -> Iterator[tuple[str, str, Sequence[Paper]]]:
    yield urls.ALL_PAPERS, "All papers", sorted(corpus, key=title_key)
    yield urls.RECENT, "Recently added", newest(corpus, settings.page_size)
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
