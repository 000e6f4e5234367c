"""Lists of papers as the index pages show them, and their pagination."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from generator import urls
from generator.markup import render_text, render_title_link
from generator.model.corpus import Corpus
from generator.model.paper import Paper

T = TypeVar("T")

SNIPPET_LIMIT = 320  # characters; nine of ten summaries are shorter and stand whole


def plural(count: int, noun: str) -> str:
    """A count with its noun.

    >>> plural(1, "paper"), plural(1200, "paper")
    ('1 paper', '1,200 papers')
    """
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


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
    if about := byline(paper):
        lines.append(f"    *{render_text(about)}*")
    if told := gist(paper, corpus):
        lines.append(f"    {render_text(snippet(told), links=False)}")
    return "  \n".join(lines)


def gist(paper: Paper, corpus: Corpus) -> str:
    """The summary of a paper, else its abstract."""
    summary = corpus.notes(paper).summary
    return summary.text if summary else paper.abstract


def byline(paper: Paper, limit: int = 4) -> str:
    """Authors and year on one line, "and others" after `limit` names; empty when unknown."""
    names = ", ".join(author.name for author in paper.authors[:limit])
    if len(paper.authors) > limit or paper.has_more_authors:
        names += " and others"
    return " · ".join(part for part in (names, paper.date[:4]) if part)


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
