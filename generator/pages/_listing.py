"""Lists of papers as the index pages show them, and their pagination."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from generator import urls
from generator.markup import render_link, render_text, render_title_link
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.model.person import Person
from generator.text.counts import plural as plural  # for all pages

T = TypeVar("T")

SNIPPET_LIMIT = 320  # characters; nine of ten summaries are shorter and stand whole


def snippet(text: str, limit: int = SNIPPET_LIMIT) -> str:
    """The beginning of a text, cut between words and outside math.

    >>> snippet("one two three", 8)
    'one two…'
    """
    if len(text) <= limit:
        return text
    cut = text[: limit + 1].rsplit(" ", 1)[0].rstrip(" ,;:.–—")
    if cut.count("$") % 2:
        cut = cut[: cut.rindex("$")].rstrip()
    return f"{cut}…"


def render_paper_item(paper: Paper, corpus: Corpus, page: str) -> str:
    """One entry of a list of papers: title, byline where known, the sentence that sums it up."""
    lines = [f"- {render_title_link(paper.title, urls.link(urls.paper_path(paper.id), page))}"]
    if about := byline(paper, corpus):
        lines.append(f"    *{render_text(about)}*")
    if told := gist(paper, corpus):
        lines.append(f"    {render_text(snippet(told), links=False)}")
    return "  \n".join(lines)


def gist(paper: Paper, corpus: Corpus) -> str:
    """The summary of a paper, else its abstract."""
    summary = corpus.notes(paper).summary
    return summary.text if summary else paper.abstract


def byline(paper: Paper, corpus: Corpus, limit: int = 4) -> str:
    """Authors, year and venue on one line, "and others" after `limit` names; empty when unknown."""
    people = corpus.authors_of(paper, limit) or paper.authors[:limit]
    names = ", ".join(author.name for author in people)
    if names and (len(paper.authors) > limit or paper.has_more_authors):
        names += " and others"
    venue = corpus.venue_of(paper)
    where = venue.name if venue else paper.publication.venue
    return " · ".join(part for part in (names, where, paper.date[:4]) if part)


def render_by_year(papers: Sequence[Paper], corpus: Corpus, page: str) -> Iterator[str]:
    """Papers below a heading for each year, in their order, newest first; undated ones last."""
    for year, group in groupby(papers, key=lambda paper: paper.date[:4]):
        yield f"## {year or 'Undated'} {{ .papershelf-papers }}\n"
        yield "\n".join(render_paper_item(paper, corpus, page) for paper in group) + "\n"


def span_of_years(papers: Sequence[Paper]) -> str:
    """The first and the last year of papers, newest first: "2017–2021", "2017", or nothing.

    >>> span_of_years([])
    ''
    """
    first = next((paper.date[:4] for paper in reversed(papers) if paper.date), "")
    return "–".join(dict.fromkeys((first, papers[0].date[:4]))) if first else ""


def render_count(number: int, years: str) -> str:
    """A count and its years as an index has them behind a name; no line ends between the two.

    >>> render_count(1204, "2017–2021").split()
    ['1,204', '*2017–2021*']
    """
    return f"{number:,}" + (f"\u00a0*{years}*" if years else "")


def render_tag_counts(papers: Sequence[Paper], corpus: Corpus, page: str, most: int = 10) -> str:
    """Links to the tags that papers most often have, with counts; narrow tags before wide ones."""
    counts = Counter(
        match.tag for paper in papers for match in corpus.notes(paper).tags if match.is_strong
    )
    used = corpus.papers_by_tag
    best = sorted(counts, key=lambda tag: (-counts[tag], len(used[tag]), tag))[:most]
    return ", ".join(
        f"{render_link(corpus.taxonomy.tags[tag].label, urls.link(_tag_path(tag, corpus), page))} "
        f"{counts[tag]:,}"
        for tag in best
    )


def _tag_path(tag: str, corpus: Corpus) -> str:
    return urls.tag_path(corpus.taxonomy.tags[tag])


def render_person(person: Person, page: str, name: str = "", title: str = "") -> str:
    """A person's name, or another they go by, as a link to their page where they have one."""
    shown = name or person.name
    if not person.has_page:
        return render_text(shown, links=False)
    return render_link(shown, urls.link(urls.author_path(person.id), page), title)


def paginate(items: Sequence[T], size: int) -> Iterator[tuple[int, int, Sequence[T]]]:
    """Part items into pages: (number from 1, how many pages, items). One page when empty."""
    pages = max(1, -(-len(items) // size))
    for number in range(1, pages + 1):
        yield number, pages, items[(number - 1) * size : number * size]


def render_pager(first: str, number: int, pages: int) -> str:
    """Links to the other pages of a list; empty when there is one page only."""
    if pages == 1:
        return ""
    here = urls.nth_page(first, number)
    shown = sorted({1, pages, *range(max(1, number - 3), min(pages, number + 3) + 1)})
    links = [
        f"**{each}**" if each == number
        else f"[{each}]({urls.link(urls.nth_page(first, each), here)})"
        for each in shown
    ]  # fmt: skip
    return f"Page {' · '.join(links)}\n"
