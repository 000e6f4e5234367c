"""Corpus -> its papers by day, week and month, in the order in which a digest tells them.

A paper belongs to the day on which a list showed it, else to its date of publication, else to the
month that its arXiv number names. A date of a year only belongs to no period, one of a month to
that month.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.model.corpus import Corpus
from generator.model.dates import arxiv_date, first_day
from generator.model.paper import Paper

KINDS = ("day", "week", "month")
MOST_PERIODS = 400  # days, weeks and months in all; a shelf of more has months only
RULE = (
    "Papers with upvotes come first, by their number. The others follow by how many papers of this "
    "shelf mention them, cite them or are related to them, then the newest first."
)


@dataclass(frozen=True, slots=True)
class Digest:
    """The papers of a period, best first; `id` is "2024-05-03", "2024-W18" or "2024-05"."""

    id: str
    kind: str  # one of KINDS
    papers: tuple[Paper, ...]

    @property
    def month(self) -> str:
        """The month that a period is in; of a week in two months, that of its newest paper."""
        return max(digest_date(paper)[:7] for paper in self.papers)

    @property
    def within(self) -> tuple[str, ...]:
        """The ids of the week and the month that a period is part of."""
        if self.kind == "day":
            return tuple(name for kind, name in _periods(self.id) if kind != "day")
        return (self.month,) if self.kind == "week" else ()


def digest_date(paper: Paper) -> str:
    """The date by which a paper is in a digest: a month or a day in ISO 8601, or nothing."""
    arxiv = paper.ids.get("arxiv", "")
    stated = (paper.dates.get("shown", ""), paper.date, arxiv_date(arxiv) if arxiv else "")
    known = [each[:10] for each in stated if len(each) >= 7]
    return next((each for each in known if len(each) == 10), known[0] if known else "")


def digests(corpus: Corpus) -> list[Digest]:
    """Every period that has papers, newest first: days, then weeks, then months."""
    found: dict[tuple[str, str], list[Paper]] = {}
    for paper in rank(corpus, corpus):
        for period in _periods(digest_date(paper)):
            found.setdefault(period, []).append(paper)
    made = [Digest(name, kind, tuple(papers)) for (kind, name), papers in found.items()]
    if len(made) > MOST_PERIODS:
        made = [each for each in made if each.kind == "month"]
    made.sort(key=lambda each: each.id, reverse=True)
    return sorted(made, key=lambda each: KINDS.index(each.kind))


def week_days(week: str) -> tuple[str, str]:
    """The Monday and the Sunday of a week.

    >>> week_days("2024-W18")
    ('2024-04-29', '2024-05-05')
    """
    monday, sunday = (date.fromisocalendar(int(week[:4]), int(week[6:]), day) for day in (1, 7))
    return monday.isoformat(), sunday.isoformat()


def papers_since(corpus: Corpus, since: str) -> list[Paper]:
    """The papers from a day on, best first; one of a month counts as of its first day."""
    return rank(
        corpus,
        [each for each in corpus if first_day(digest_date(each)) >= since],
    )


def rank(corpus: Corpus, papers: Iterable[Paper]) -> list[Paper]:
    """Order papers by RULE; equals by id."""
    linked = _links_to(corpus)
    by_id = sorted(papers, key=lambda paper: paper.id)
    newest_first = sorted(by_id, key=digest_date, reverse=True)
    return sorted(
        newest_first,
        key=lambda paper: (-paper.counts.get("upvotes", -1), -linked.get(paper.id, 0)),
    )


def _links_to(corpus: Corpus) -> Mapping[str, int]:
    """How many papers mention, cite or are related to each."""
    linked: Counter[str] = Counter()
    for paper in corpus:
        notes = corpus.notes(paper)
        linked.update({near.paper for near in notes.related})
        linked[paper.id] += len(notes.mentioned_by) + len(corpus.cited_by.get(paper.id, ()))
    return linked


def _periods(stated: str) -> list[tuple[str, str]]:
    if not stated:
        return []
    month = ("month", stated[:7])
    try:
        year, week, _ = date.fromisoformat(stated).isocalendar()
    except ValueError:  # a month only
        return [month]
    return [("day", stated), ("week", f"{year:04}-W{week:02}"), month]
