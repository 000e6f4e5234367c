"""The digests: an index, and a page for every day, week and month of which papers are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator import urls
from generator.digests import KINDS, RULE, Digest, digest_date, digests, week_days
from generator.markup import render_front_matter, render_link
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.output import OutputFile
from generator.pages._dates import date_in_words, month_name
from generator.pages._listing import plural, render_paper_item
from generator.settings import Settings
from generator.sources.source_file import SourceFile

_PARTS = {"week": "weeks", "day": "days"}  # of a month, in the index


def digest_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `digests/index.md` and a page a period; nothing where no month is stated."""
    del sources
    found = digests(corpus)
    if not found:
        return
    yield OutputFile(urls.DIGESTS, _index(found))
    by_id = {each.id: each for each in found}
    for _, group in groupby(found, key=lambda each: each.kind):
        same = list(group)
        for at, each in enumerate(same):
            wider = [by_id[name] for name in each.within]
            yield _digest_page(each, (same[at + 1 :][:1], same[:at][-1:]), wider, corpus, settings)


def period_title(each: Digest) -> str:
    """A period in words: "3 May 2024", "Week 18 of 2024", "May 2024"."""
    if each.kind == "week":
        return f"Week {int(each.id[6:])} of {each.id[:4]}"
    return date_in_words(each.id)


def render_latest(found: Sequence[Digest], page: str) -> str:
    """Links to the latest day, week and month."""
    newest = {each.kind: each for each in reversed(found)}
    return " · ".join(_link(newest[kind], page) for kind in KINDS if kind in newest)


def _link(each: Digest, page: str, label: str = "", title: str = "") -> str:
    target = urls.link(urls.digest_path(each.id), page)
    return render_link(label or period_title(each), target, title)


def _index(found: Sequence[Digest]) -> str:
    front = {"title": "Digests", "kind": "digests", "hide": ["navigation"]}
    parts = [
        render_front_matter(front),
        "# Digests\n",
        "What came out when, the papers of each period in order of interest. Only dates that a "
        "source states to the month or day count: the day on which a list showed a paper, else "
        "that of publication, else the month in its arXiv number.\n",
        f"Latest: {render_latest(found, urls.DIGESTS)}\n",
    ]
    by_month: dict[str, list[Digest]] = {}
    for each in found:
        by_month.setdefault(each.month, []).append(each)
    for year, months in groupby(sorted(by_month, reverse=True), key=lambda month: month[:4]):
        parts.append(f"## {year}\n")
        parts += [_month(by_month[month]) for month in months]
        parts.append("")
    return "\n".join(parts)


def _month(periods: Sequence[Digest]) -> str:
    """A month's line: its name, how many papers, the weeks and the days that end in it."""
    month = next(each for each in periods if each.kind == "month")
    name = month_name(int(month.id[5:]))
    parts = [f"- {_link(month, urls.DIGESTS, name)} {plural(len(month.papers), 'paper')}"]
    for kind, title in _PARTS.items():
        links = [
            _link(each, urls.DIGESTS, str(int(each.id[-2:])), period_title(each))
            for each in reversed(periods)
            if each.kind == kind
        ]
        if links:
            noun = title if len(links) > 1 else title[:-1]
            parts.append(f"{noun} {' '.join(links)}")
    return " · ".join(parts)


def _digest_page(
    each: Digest,
    near: tuple[Sequence[Digest], Sequence[Digest]],
    wider: Sequence[Digest],
    corpus: Corpus,
    settings: Settings,
) -> OutputFile:
    """A period's page; `near` has what comes before and after it, `wider` what it is part of."""
    path = urls.digest_path(each.id)
    title = period_title(each)
    shown = each.papers[: settings.page_size]
    count = plural(len(each.papers), "paper")
    front = {"title": title, "description": count, "kind": "digest",
             "hide": ["navigation", "toc"]}  # fmt: skip
    if len(shown) < len(each.papers):
        count += f", of which the first {len(shown):,} are here"
    if each.kind == "week":
        count = f"{' to '.join(map(date_in_words, week_days(each.id)))} · {count}"
    if wider:
        count += f" · part of {' and '.join(_link(period, path) for period in wider)}"
    parts = [
        render_front_matter(front),
        f"# {title}\n",
        f"{_neighbours(*near, path)}\n",
        f"{count}\n",
        f"{RULE}\n",
        "## Papers { .papershelf-papers }\n",
        *(_item(paper, corpus, path) for paper in shown),
        "",
    ]
    return OutputFile(path, "\n".join(parts))


def _neighbours(before: Sequence[Digest], after: Sequence[Digest], path: str) -> str:
    links = [_link(period, path, f"← {period_title(period)}") for period in before]
    links.append(render_link("all digests", urls.link(urls.DIGESTS, path)))
    links += [_link(period, path, f"{period_title(period)} →") for period in after]
    return " · ".join(links)


def _item(paper: Paper, corpus: Corpus, path: str) -> str:
    votes = paper.counts.get("upvotes")
    told = [] if votes is None else [f"**{plural(votes, 'upvote')}**"]
    told.append(date_in_words(digest_date(paper)))
    return f"{render_paper_item(paper, corpus, path)}  \n    {' · '.join(told)}"
