"""What changed: the newest sets of changes in full, the older ones as links, and a page for each.

The page of a set keeps its address, so that feeds can name it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator import urls
from generator.markup import render_front_matter, render_link, render_text, render_title_link
from generator.model.change import Change, ChangeKind, ChangeSet
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.output import OutputFile
from generator.pages._dates import date_in_words
from generator.pages._listing import byline, paginate, render_pager
from generator.settings import Settings
from generator.sources.source_file import SourceFile

_RULE = (
    "Each build is compared with the site that was published before it, in what the sources state: "
    "titles, authors, abstracts, dates, venues, identifiers, links and the like. Counts of votes "
    "and stars, and what is computed, such as tags and related papers, are left out."
)


def changes_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `changes/index.md` and a page for every set, unless the shelf does not tell changes."""
    del sources
    if not settings.changes:
        return
    tell = _Teller(corpus)
    yield OutputFile(urls.CHANGES, _index(corpus, settings, tell))
    for each in corpus.changes:
        yield from _set_pages(each, settings, tell)


def _index(corpus: Corpus, settings: Settings, tell: _Teller) -> str:
    shown = _shown_in_full(corpus.changes, settings.page_size)
    front = {"title": "What changed", "kind": "changes", "hide": ["navigation"]}
    parts = [render_front_matter(front), "# What changed\n", f"{_RULE}\n"]
    if not corpus.changes:
        parts.append("No change has been recorded yet.\n")
    for each in corpus.changes[:shown]:
        own = render_link("its own page", urls.link(urls.change_set_path(each.id), urls.CHANGES))
        parts.append(f"## {_title(each, corpus.changes)} {{ #set-{each.id} }}\n")
        parts.append(f"{each.in_words} · {own}\n")
        parts += tell.all_of(each.changes[: settings.page_size], each, urls.CHANGES, level=3)
        if len(each.changes) > settings.page_size:
            target = urls.link(urls.change_set_path(each.id), urls.CHANGES)
            rest = each.total - settings.page_size
            parts.append(f"{render_link(f'{rest:,} more', target)}\n")
    if corpus.changes[shown:]:
        parts.append("## Earlier { #earlier }\n")
    for each in corpus.changes[shown:]:
        target = urls.link(urls.change_set_path(each.id), urls.CHANGES)
        named = render_link(_title(each, corpus.changes), target)
        parts.append(f"- {named}: {each.in_words}")
    return "\n".join([*parts, ""])


def _shown_in_full(sets: Sequence[ChangeSet], size: int) -> int:
    """How many sets fit on one page, one at least."""
    shown = entries = 0
    for each in sets:
        entries += len(each.changes)
        if shown and entries > size:
            break
        shown += 1
    return shown


def _title(each: ChangeSet, sets: Sequence[ChangeSet]) -> str:
    """The day of a set, with a number where a day has several."""
    of_day = [other.id for other in reversed(sets) if other.date == each.date]
    at = of_day.index(each.id) + 1
    return date_in_words(each.date) + (f", no. {at}" if at > 1 else "")


def _set_pages(each: ChangeSet, settings: Settings, tell: _Teller) -> Iterator[OutputFile]:
    first = urls.change_set_path(each.id)
    for number, pages, shown in paginate(each.changes, settings.page_size):
        path = urls.nth_page(first, number)
        heading = f"What changed on {date_in_words(each.date)}"
        front = {"title": heading if number == 1 else f"{heading}, page {number}",
                 "description": each.in_words, "kind": "change-set",
                 "hide": ["navigation", "toc"]}  # fmt: skip
        every = render_link("all changes", urls.link(urls.CHANGES, path))
        parts = [render_front_matter(front), f"# {heading}\n",
                 f"{each.in_words} · {every}\n"]  # fmt: skip
        parts += tell.all_of(shown, each, path, level=2)
        if number == pages and each.total > len(each.changes):
            parts.append(f"{each.total - len(each.changes):,} more are counted only.\n")
        yield OutputFile(path, "\n".join([*parts, render_pager(first, number, pages)]))


class _Teller:
    """Renders changes; it knows which papers are still here, and which went on as another."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._papers = {alias: paper for paper in corpus for alias in paper.aliases}
        self._papers |= {paper.id: paper for paper in corpus}

    def all_of(
        self, changes: Sequence[Change], each: ChangeSet, page: str, level: int
    ) -> Iterator[str]:
        """A heading of a level and a list for every kind."""
        for kind, group in groupby(changes, key=lambda change: change.kind):
            anchor = f"#{kind.value}-{each.id}"
            yield f"{'#' * level} {kind.value.capitalize()} {{ {anchor} .papershelf-papers }}\n"
            yield "\n".join(self._item(change, page) for change in group) + "\n"

    def _item(self, change: Change, page: str) -> str:
        paper = self._papers.get(change.paper)
        if change.kind is ChangeKind.MERGED:
            into = self._papers.get(change.into)
            named = render_text(change.title, links=False)
            part = f"  \n    *now part of* {self._link(into, page)}" if into else ""
            return f"- {named}{part}"
        if paper is None or change.kind is ChangeKind.REMOVED:
            return f"- {render_text(change.title, links=False)}"
        told = ", ".join(change.fields) or byline(paper, self._corpus).strip()
        item = f"- {self._link(paper, page, change.title)}"
        return f"{item}  \n    *{render_text(told)}*" if told else item

    def _link(self, paper: Paper, page: str, title: str = "") -> str:
        return render_title_link(title or paper.title, urls.link(urls.paper_path(paper.id), page))
