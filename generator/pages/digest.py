"""The digests: an index, and a page for every day, week and month of which papers are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator import urls
from generator.digests import RULE, Digest, digests
from generator.markup import render_front_matter, render_link
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.output import OutputFile
from generator.pages._dates import month_name
from generator.pages._listing import plural, render_paper_item
from generator.settings import Settings
from generator.sources import SourceFile

_HEADINGS = {"day": "Days", "week": "Weeks", "month": "Months"}


def digest_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `digests/index.md` and a page a period; nothing where no month is stated."""
    del sources
    found = digests(corpus)
    if not found:
        return
    yield OutputFile(urls.DIGESTS, _index(found))
    for each in found:
        yield _digest_page(each, corpus, settings)


def period_title(each: Digest) -> str:
    """A period in words: "3 May 2024", "Week 18 of 2024", "May 2024"."""
    year = each.id[:4]
    if each.kind == "week":
        return f"Week {int(each.id[6:])} of {year}"
    month = f"{month_name(int(each.id[5:7]))} {year}"
    return f"{int(each.id[8:])} {month}" if each.kind == "day" else month


def _index(found: Sequence[Digest]) -> str:
    front = {"title": "Digests", "kind": "digests", "hide": ["navigation"]}
    parts = [render_front_matter(front), "# Digests\n",
             "What came out when, the papers of each period in order of interest. "
             "Only dates that a source states to the month or day count.\n"]  # fmt: skip
    for kind, group in groupby(found, key=lambda each: each.kind):
        parts.append(f"## {_HEADINGS[kind]}\n")
        for each in group:
            target = urls.link(urls.digest_path(each.id), urls.DIGESTS)
            parts.append(
                f"- {render_link(period_title(each), target)}: {plural(len(each.papers), 'paper')}"
            )
        parts.append("")
    return "\n".join(parts)


def _digest_page(each: Digest, corpus: Corpus, settings: Settings) -> OutputFile:
    path = urls.digest_path(each.id)
    title = period_title(each)
    shown = each.papers[: settings.page_size]
    front = {"title": title, "description": plural(len(each.papers), "paper"), "kind": "digest",
             "hide": ["navigation", "toc"]}  # fmt: skip
    count = plural(len(each.papers), "paper")
    if len(shown) < len(each.papers):
        count += f", of which the first {len(shown):,} are here"
    all_digests = render_link("all digests", urls.link(urls.DIGESTS, path))
    parts = [
        render_front_matter(front),
        f"# {title}\n",
        f"{count} · {all_digests}\n",
        f"{RULE}\n",
        *(_item(paper, corpus, path) for paper in shown),
        "",
    ]
    return OutputFile(path, "\n".join(parts))


def _item(paper: Paper, corpus: Corpus, path: str) -> str:
    item = render_paper_item(paper, corpus, path)
    if (votes := paper.counts.get("upvotes")) is not None:
        item += f"  \n    {plural(votes, 'upvote')}"
    return item
