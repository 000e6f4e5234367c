"""Corpus -> its trending papers, by upvotes, stars and dates that sources state.

A paper's points are its upvotes and the square root of its repository's stars, for stars are many
more and gathered over years. They halve with every HALF_LIFE of age. That is the order of reddit's
"hot" (`_sorts.pyx`: log10 of the votes + seconds / 45,000, which is a half-life of 3.8 hours), with
a span that suits papers. Unlike with Hacker News' votes / (age + 2) ** 1.8, which of two papers is
ahead never depends on the day it is asked. "Today" is the newest date of the papers with upvotes
or stars: of that time their numbers speak, whatever else stands on the shelf.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from generator.digests import digest_date
from generator.model.corpus import Corpus
from generator.model.dates import first_day
from generator.model.paper import Paper

HALF_LIFE = 30  # days
FEWEST = 5  # dated papers with upvotes or stars; fewer make no list worth a page
MOST_NOW, MOST_OF_ALL = 30, 10  # papers
YEAR = 365  # days
MOST_COUNTED = 10**9  # of upvotes or stars; what a source states beyond is no number to reckon with
LEAST = 1.0  # points that a paper of today has left


@dataclass(frozen=True, slots=True)
class Trend:
    """A paper with upvotes or stars: its points, and days of age, None where no date is stated."""

    paper: Paper
    points: float
    date: str
    age: int | None = None

    @property
    def points_left(self) -> float:
        """What age leaves of the points; nought where the age is not known."""
        return 0.0 if self.age is None else self.points * 2.0 ** (-self.age / HALF_LIFE)


@dataclass(frozen=True, slots=True)
class Trending:
    """`today` is a date as a source states it. Best first: by points left, by points, by points."""

    today: str
    now: tuple[Trend, ...] = ()
    of_the_year: tuple[Trend, ...] = ()
    of_all_time: tuple[Trend, ...] = ()


def trending(corpus: Corpus) -> Trending:
    """What is trending; nothing where few papers have upvotes or stars, and a date."""
    known = [each for paper in corpus if paper.counts and (each := _trend(paper)).points > 0]
    dated = sorted(
        (each.date for each in known if each.date), key=lambda stated: (first_day(stated), stated)
    )
    if len(dated) < FEWEST:
        return Trending("")
    today = date.fromisoformat(first_day(dated[-1]))
    aged = [_aged(each, today) for each in known]
    best = sorted(
        aged,
        key=lambda each: (-_rounded(each.points), each.age is None, each.age or 0, each.paper.id),
    )
    left = [each for each in best if each.points_left >= LEAST]
    now = sorted(left, key=lambda each: -_rounded(each.points_left))
    of_the_year = [each for each in best if each.age is not None and each.age < YEAR]
    return Trending(
        dated[-1],
        tuple(now[:MOST_NOW]),
        tuple(of_the_year[:MOST_OF_ALL]),
        tuple(best[:MOST_OF_ALL]),
    )


def trending_papers(corpus: Corpus) -> tuple[Paper, ...]:
    """The papers that trend now, best first."""
    return tuple(each.paper for each in trending(corpus).now)


def _trend(paper: Paper) -> Trend:
    upvotes, stars = (min(paper.counts.get(name, 0), MOST_COUNTED) for name in ("upvotes", "stars"))
    points = upvotes + math.sqrt(stars)
    return Trend(paper, points, digest_date(paper) or paper.date)


def _aged(each: Trend, today: date) -> Trend:
    if not each.date:
        return each
    age = (today - date.fromisoformat(first_day(each.date))).days
    return Trend(each.paper, each.points, each.date, age)


def _rounded(points: float) -> float:
    """Points without the last digits, in which machines may differ."""
    return round(points, 6)
