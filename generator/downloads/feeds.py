"""Every list of papers and what changed as an Atom and a JSON feed, and one OPML that names them.

An entry's id is made of the paper's id and never changes; its `updated` is a date that a source
states, so that a rebuild re-fires nothing. A paper without a date is in no feed, and a list without
dated papers has none. Of the changes an entry is a set, with the day on which it was recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from generator import urls
from generator.downloads._feed_formats import Entry, Feed, atom, json_feed, opml, page_address
from generator.formats._parts import best_url
from generator.markup import escape_html
from generator.model.change import Change, ChangeSet
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.output import OutputFile
from generator.paper_lists import paper_lists
from generator.settings import Settings

ENTRIES = 50  # newest papers, or sets of changes, in a feed


def feed_files(corpus: Corpus, settings: Settings) -> Iterator[OutputFile]:
    """Yield `<list>.atom`, `<list>.feed.json` for every list with dated papers, and the OPML."""
    followed: list[Feed] = []
    for each in _feeds(corpus, settings):
        followed.append(replace(each, entries=()))
        yield OutputFile(f"{each.stem}.atom", atom(each, settings))
        yield OutputFile(f"{each.stem}.feed.json", json_feed(each, settings))
    if followed:
        yield OutputFile(urls.OPML, opml(followed, settings))


def _feeds(corpus: Corpus, settings: Settings) -> Iterator[Feed]:
    for each in paper_lists(corpus):
        if newest := newest_dated(each.papers):
            entries = tuple(_paper_entry(paper, corpus) for paper in newest)
            yield Feed(each.stem, each.page, each.title, entries)
    if corpus.changes:
        here = {alias: paper.id for paper in corpus for alias in (*paper.aliases, paper.id)}
        entries = tuple(_set_entry(each, here, settings) for each in corpus.changes[:ENTRIES])
        yield Feed(urls.ALL_CHANGES, urls.CHANGES, "What changed", entries)


def newest_dated(papers: Sequence[Paper]) -> list[Paper]:
    """The papers that a feed of a list holds, newest first; empty where none has a date."""
    dated = sorted((paper for paper in papers if paper.date), key=lambda paper: paper.id)
    return sorted(dated, key=_updated, reverse=True)[:ENTRIES]


def _updated(paper: Paper) -> str:
    """The day on which a paper last changed, by what sources state."""
    date = max(paper.date, *(paper.dates.get(name, "") for name in ("updated", "shown")))
    return f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10]


def _paper_entry(paper: Paper, corpus: Corpus) -> Entry:
    summary = corpus.notes(paper).summary
    return Entry(
        name=paper.id,
        title=paper.title,
        day=_updated(paper),
        page=urls.paper_path(paper.id),
        source=best_url(paper),
        authors=tuple(author.name for author in paper.authors),
        tags=tuple((tag.id, tag.label) for tag in corpus.tags_of(paper)),
        summary=summary.text if summary else "",
        text=paper.abstract,
    )


def _set_entry(each: ChangeSet, here: dict[str, str], settings: Settings) -> Entry:
    parts: list[str] = []
    for kind, group in groupby(each.changes, key=lambda change: change.kind):
        items = "".join(f"<li>{_change_html(change, here, settings)}</li>" for change in group)
        parts.append(f"<h2>{kind.value.capitalize()}</h2><ul>{items}</ul>")
    if each.total > len(each.changes):
        parts.append(f"<p>{each.total - len(each.changes):,} more are counted only.</p>")
    return Entry(
        name=f"{urls.ALL_CHANGES}/{each.id}",
        title=each.in_words,
        day=each.date,
        page=urls.change_set_path(each.id),
        html="".join(parts),
    )


def _change_html(change: Change, here: dict[str, str], settings: Settings) -> str:
    title = escape_html(change.title)
    if paper := here.get(change.into or change.paper):
        link = escape_html(page_address(urls.paper_path(paper), settings))
        title = f'<a href="{link}">{title}</a>'
    return title + (f": {escape_html(', '.join(change.fields))}" if change.fields else "")
