"""The venues: an index, and a page for every journal, conference and book that papers are in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import urls
from generator.markup import render_front_matter, render_heading, render_link, render_text
from generator.model.corpus import Corpus
from generator.model.person import Venue
from generator.output import OutputFile
from generator.pages._listing import (
    paginate,
    plural,
    render_by_year,
    render_count,
    render_pager,
    render_tag_counts,
    span_of_years,
)
from generator.pages._redirect import redirect_page
from generator.settings import Settings
from generator.sources.source_file import SourceFile

SPELLINGS = 8  # shown


def venue_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `venues/index.md` and `venues/<id>.md`; nothing where no venue is stated."""
    del sources
    if not corpus.venues:
        return
    yield from _index(corpus, settings)
    for venue in corpus.venues.values():
        yield from _venue_pages(venue, corpus, settings)
        for former in venue.former:
            target = urls.venue_path(venue.id)
            yield redirect_page(urls.venue_path(former), target, venue.name, "venue")


def _index(corpus: Corpus, settings: Settings) -> Iterator[OutputFile]:
    ordered = sorted(corpus.venues.values(), key=lambda venue: -len(venue.papers))
    placed = sum(len(venue.papers) for venue in ordered)
    for number, pages, venues in paginate(ordered, settings.page_size):
        path = urls.nth_page(urls.VENUES, number)
        title = "Venues" if number == 1 else f"Venues, page {number}"
        lines = []
        for venue in venues:
            link = render_link(venue.name, urls.link(urls.venue_path(venue.id), path))
            years = span_of_years([corpus[paper] for paper in venue.papers])
            lines.append(f"- {link} {render_count(len(venue.papers), years)}")
        parts = [
            render_front_matter({"title": title, "kind": "venues", "hide": ["navigation", "toc"]}),
            f"# Venues\n\n{plural(len(ordered), 'venue')} that {plural(placed, 'paper')} of "
            f"{len(corpus):,} came out at, the most frequent first.\n",
            *lines,
            "",
            render_pager(urls.VENUES, number, pages),
        ]
        yield OutputFile(path, "\n".join(parts))


def _venue_pages(venue: Venue, corpus: Corpus, settings: Settings) -> Iterator[OutputFile]:
    papers = [corpus[paper] for paper in venue.papers]
    first = urls.venue_path(venue.id)
    years = span_of_years(papers)
    numbers = plural(len(papers), "paper") + (f" · {years}" if years else "")
    for number, pages, shown in paginate(papers, settings.page_size):
        path = urls.nth_page(first, number)
        title = venue.name if number == 1 else f"{venue.name}, page {number}"
        front = {"title": title, "description": numbers, "kind": "venue", "hide": ["navigation"]}
        facts = []
        spellings = [spelt for spelt in venue.spellings if spelt != venue.name]
        if spellings and number == 1:
            more = f" and {len(spellings) - SPELLINGS:,} more" if len(spellings) > SPELLINGS else ""
            written = " · ".join(spellings[:SPELLINGS]) + more
            facts.append(f"- Written: {render_text(written, links=False)}")
        if number == 1 and (tags := render_tag_counts(papers, corpus, path)):
            facts.append(f"- Often about: {tags}")
        parts = [
            render_front_matter(front), render_heading(venue.name), "", f"{numbers}\n",
            *facts, "", *render_by_year(shown, corpus, path), render_pager(first, number, pages),
        ]  # fmt: skip
        yield OutputFile(path, "\n".join(parts))
