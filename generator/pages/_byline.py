"""Who wrote a paper, where and when it came out: the lines below its title."""

from __future__ import annotations

from collections.abc import Iterator

from generator import urls
from generator.markup import render_folded, render_link, render_text
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.model.person import Person
from generator.model.work import Publication
from generator.pages._dates import date_in_words
from generator.pages._listing import plural
from generator.text.person_names import without_number

SHOWN = 12  # authors; more are folded
TYPES = {
    "article": "Preprint",
    "article-journal": "Journal article",
    "paper-conference": "Conference paper",
    "thesis": "Thesis",
    "report": "Report",
    "chapter": "Chapter",
    "book": "Book",
    "dataset": "Data set",
    "software": "Software",
    "webpage": "Web page",
}


def render_byline(paper: Paper, corpus: Corpus, path: str) -> str:
    """The authors, each a link to their page, many of them folded; empty when none is stated."""
    people = corpus.authors_of(paper)
    names = [
        _author_link(without_number(author)[0].name, person, path)
        for author, person in zip(paper.authors, people, strict=False)
    ] or [render_text(author.name, links=False) for author in paper.authors]
    if not names:
        return ""
    total = paper.author_count or 0
    more = " and others" if paper.has_more_authors or total > len(names) else ""
    more += f" ({total:,} in all)" if total > len(names) else ""
    if len(names) <= SHOWN + 1:
        return ", ".join(names) + more
    rest = names[SHOWN:]
    folded = render_folded(f"and {plural(len(rest), 'other')}", ", ".join(rest) + more)
    return f"{', '.join(names[:SHOWN])}\n\n{folded}"


def _author_link(name: str, person: Person, path: str) -> str:
    """A name as the paper has it; another by which the person is known shows on a closer look."""
    known = person.name if person.name != name else ""
    return render_link(name, urls.link(urls.author_path(person.id), path), known)


def render_published(paper: Paper, corpus: Corpus, path: str) -> str:
    """Venue, volume, pages, date and kind on one line; empty when nothing is stated."""
    return " · ".join(_published(paper, corpus, path))


def _published(paper: Paper, corpus: Corpus, path: str) -> Iterator[str]:
    venue = corpus.venue_of(paper)
    if venue:
        stated = paper.publication.venue
        link = urls.link(urls.venue_path(venue.id), path)
        yield render_link(venue.name, link, stated if stated != venue.name else "")
    elif paper.publication.venue:
        yield render_text(paper.publication.venue, links=False)
    if paper.date:
        words = date_in_words(paper.date)
        is_listed = paper.date[:4] in corpus.papers_by_year
        target = urls.link(urls.year_path(paper.date[:4]), path)
        yield render_link(words, target) if is_listed else render_text(words)
    if place := place_in_venue(paper.publication):
        yield render_text(place, links=False)
    if kind := TYPES.get(paper.publication.type, ""):
        yield kind


def place_in_venue(publication: Publication) -> str:
    """Volume, issue and pages, as far as stated.

    >>> place_in_venue(Publication(volume="30", issue="2", pages="1–9"))
    'vol. 30 (2), pp. 1–9'
    """
    volume = f"vol. {publication.volume}" if publication.volume else ""
    issue = f"({publication.issue})" if publication.issue and volume else publication.issue
    pages = publication.pages
    if pages:
        pages = f"pp. {pages}" if any(dash in pages for dash in "–-,") else f"p. {pages}"
    return ", ".join(part for part in (" ".join((volume, issue)).strip(), pages) if part)
