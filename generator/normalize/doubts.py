"""Fields of papers that look wrong by themselves, which a curator settles by stating them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.model.dates import arxiv_date
from generator.model.paper import Paper
from generator.text.math_spans import find_math

SLIP = 1  # years that a paper may be dated ahead of when it was to be had
FIRST_YEAR = "1900"  # a printed paper that is older is rarer than a slip of the keyboard
_PRICE = re.compile(r"\$\s?\d")


class Doubt(NamedTuple):
    """A field of a paper that may be wrong, and why, in words."""

    paper: Paper
    field: str
    what: str


def find_doubts(papers: Sequence[Paper]) -> Iterator[Doubt]:
    """Yield every doubt about a field that a curator can state."""
    yield from missing_abstracts(papers)
    yield from odd_dates(papers)
    yield from broken_math(papers)


def missing_abstracts(papers: Iterable[Paper]) -> Iterator[Doubt]:
    """Papers without an abstract."""
    for paper in papers:
        if not paper.abstract:
            yield Doubt(paper, "abstract", "no abstract is stated")


def odd_dates(papers: Sequence[Paper]) -> Iterator[Doubt]:
    """Dates before 1900, and far after everything that the sources tell of when they were made."""
    witnesses = [date for paper in papers for date in _witnesses(paper)]
    newest = max((*witnesses, _usual_latest(papers)), default="") if witnesses else ""
    for paper in papers:
        if paper.date and paper.date < FIRST_YEAR:
            yield Doubt(paper, "date", f"published in {paper.date}, before {FIRST_YEAR}")
        elif newest and _year(paper.date) > _year(newest) + SLIP:
            what = f"published in {paper.date}, while nothing else here is later than {newest}"
            yield Doubt(paper, "date", what)


def _usual_latest(papers: Iterable[Paper]) -> str:
    """The date that nine of ten papers are not later than; of fewer than ten the latest."""
    dates = sorted(paper.date for paper in papers if paper.date)
    return dates[(9 * len(dates) + 9) // 10 - 1] if dates else ""


def _year(date: str) -> int:
    return int(date[:4]) if date[:4].isdecimal() else 0


def _witnesses(paper: Paper) -> Iterator[str]:
    """Dates on which somebody had this paper: it was shown, updated, or given an arXiv id."""
    yield from (date for name, date in paper.dates.items() if name in {"shown", "updated", "added"})
    if arxiv := paper.ids.get("arxiv"):
        yield arxiv_date(arxiv)


def broken_math(papers: Iterable[Paper]) -> Iterator[Doubt]:
    """Titles and abstracts in which a `$` is left open."""
    for paper in papers:
        for name, text in (("title", paper.title), ("abstract", paper.abstract)):
            if place := open_dollar(text):
                yield Doubt(paper, name, f"a $ is left open in the {name}: “{place}”")


def open_dollar(text: str) -> str:
    """What stands about a `$` that no other closes; empty when there is none. Prices are none.

    >>> open_dollar("it costs $5 or $x$"), open_dollar("at $O(n steps")
    ('', 'at $O(n steps')
    """
    if "$" not in text:
        return ""
    text = re.sub(r"\$\$.+?\$\$", "", text)
    rest, end = [], 0
    for match in find_math(text):
        rest.append(text[end : match.start()])
        end = match.end()
    rest.append(text[end:])
    outside = "\0".join(rest).replace("\\$", "\0\0")
    for match in re.finditer(r"\$", outside):
        if not _PRICE.match(outside, match.start()):
            around = outside[max(0, match.start() - 20) : match.start() + 30]
            return " ".join(around.replace("\0", " ").split())
    return ""
