"""The years: an index with bars, and a page for every year, by month where months are stated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator import urls
from generator.markup import render_front_matter, render_link
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.output import OutputFile
from generator.pages._dates import month_name
from generator.pages._listing import (
    paginate,
    plural,
    render_pager,
    render_paper_item,
    render_tag_counts,
)
from generator.settings import Settings
from generator.sources.source_file import SourceFile

BAR = 20  # characters of the longest bar
VENUES = 10  # shown


def year_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `years/index.md` and `years/<year>.md`; nothing where no date is stated."""
    del sources
    if not corpus.papers_by_year:
        return
    yield OutputFile(urls.YEARS, _index(corpus))
    for year, papers in corpus.papers_by_year.items():
        yield from _year_pages(year, papers, corpus, settings)


def _index(corpus: Corpus) -> str:
    years = corpus.papers_by_year
    most = max(map(len, years.values()))
    undated = len(corpus) - sum(map(len, years.values()))
    rows = [
        f"| {render_link(year, urls.link(urls.year_path(year), urls.YEARS))} | {len(papers):,} | "
        f"{'█' * max(1, round(BAR * len(papers) / most))} |"
        for year, papers in years.items()
    ]
    without = f" {undated:,} without a date." if undated else ""
    return "\n".join([
        render_front_matter({"title": "Years", "kind": "years", "hide": ["navigation", "toc"]}),
        f"# Years\n\n{plural(len(corpus) - undated, 'paper')} by year of publication.{without}\n",
        "| year | papers | |", "|---|--:|---|", *rows, "",
    ])  # fmt: skip


def _year_pages(
    year: str, papers: Sequence[Paper], corpus: Corpus, settings: Settings
) -> Iterator[OutputFile]:
    first = urls.year_path(year)
    for number, pages, shown in paginate(papers, settings.page_size):
        path = urls.nth_page(first, number)
        title = year if number == 1 else f"{year}, page {number}"
        front = {"title": title, "description": plural(len(papers), "paper"), "kind": "year",
                 "hide": ["navigation"]}  # fmt: skip
        parts = [
            render_front_matter(front),
            f"# {year}\n",
            f"{plural(len(papers), 'paper')} · {_neighbours(year, corpus, path)}\n",
            *(_facts(papers, corpus, path) if number == 1 else ()),
            "",
            *_months(shown, papers, corpus, path),
            render_pager(first, number, pages),
        ]
        yield OutputFile(path, "\n".join(parts))


def _neighbours(year: str, corpus: Corpus, path: str) -> str:
    years = list(corpus.papers_by_year)
    at = years.index(year)
    before, after = years[at + 1 : at + 2], years[max(0, at - 1) : at]
    links = [render_link(f"← {each}", urls.link(urls.year_path(each), path)) for each in before]
    links.append(render_link("all years", urls.link(urls.YEARS, path)))
    links += [render_link(f"{each} →", urls.link(urls.year_path(each), path)) for each in after]
    return " · ".join(links)


def _facts(papers: Sequence[Paper], corpus: Corpus, path: str) -> Iterator[str]:
    counts = Counter(venue.id for paper in papers if (venue := corpus.venue_of(paper)))
    best = sorted(counts, key=lambda venue: (-counts[venue], venue))[:VENUES]
    if best:
        shown = ", ".join(
            f"{render_link(corpus.venues[each].name, urls.link(urls.venue_path(each), path))} "
            f"{counts[each]:,}"
            for each in best
        )
        yield f"- Venues: {shown}"
    if tags := render_tag_counts(papers, corpus, path):
        yield f"- Often about: {tags}"


def _months(
    shown: Sequence[Paper], papers: Sequence[Paper], corpus: Corpus, path: str
) -> Iterator[str]:
    known = any(len(paper.date) > 4 for paper in papers)
    for month, group in groupby(shown, key=lambda paper: paper.date[5:7]):
        heading = (
            month_name(int(month))
            if month.isdecimal() and 1 <= int(month) <= 12
            else "Month not stated"
            if known
            else "Papers"
        )
        yield f"## {heading} {{ .papershelf-papers }}\n"
        yield "\n".join(render_paper_item(paper, corpus, path) for paper in group) + "\n"
