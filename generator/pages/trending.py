"""The trending papers: by what is left of their points today, of the past year, of all time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import urls
from generator.markup import render_front_matter, render_title_link
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.pages._dates import date_in_words
from generator.pages._listing import plural, render_paper_item
from generator.settings import Settings
from generator.sources.source_file import SourceFile
from generator.trending import HALF_LIFE, Trend, Trending, trending

RULE = (
    "A paper has a point for every upvote, and the square root of its repository's stars: 100 "
    f"stars are 10 points, 10,000 are 100. Every {HALF_LIFE} days its points halve, and what is "
    "left of them makes the order. Only what a source states counts; a paper's date is the day on "
    "which a list showed it, else that of publication."
)
RULE_OF_ALL = (
    "The lists of the past year and of all time go by points alone, which do not halve there."
)


def trending_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `trending.md`; nothing where few papers have upvotes or stars, and a date."""
    del settings, sources
    found = trending(corpus)
    if found.now:
        yield OutputFile(urls.TRENDING, _page(found, corpus))


def _page(found: Trending, corpus: Corpus) -> str:
    front = {"title": "Trending", "kind": "trending", "hide": ["navigation", "toc"]}
    now = [f"{at}. {_item(each, corpus)}" for at, each in enumerate(found.now, 1)]
    more = list(_all_time(found))
    parts = [
        render_front_matter(front),
        "# Trending\n",
        f"As of {date_in_words(found.today)}, the newest date that a source states of a paper with "
        "upvotes or stars. It changes with the sources, not with the clock.\n",
        f"{RULE} {RULE_OF_ALL if more else ''}".rstrip() + "\n",
        "## Now { .papershelf-papers }\n",
        *now,
        "",
        *more,
    ]
    return "\n".join(parts)


def _all_time(found: Trending) -> Iterator[str]:
    """The best of the year and of all time, each where it has a paper that is not above it."""
    shown = {each.paper.id for each in found.now}
    for heading, best in (("The past year", found.of_the_year), ("All time", found.of_all_time)):
        if any(each.paper.id not in shown for each in best):
            shown |= {each.paper.id for each in best}
            yield f"## {heading} {{ .papershelf-papers }}\n"
            for at, each in enumerate(best, 1):
                target = urls.link(urls.paper_path(each.paper.id), urls.TRENDING)
                title = render_title_link(each.paper.title, target)
                yield f"{at}. {title}  \n    {render_reason(replace(each, age=None))}"
            yield ""


def _item(each: Trend, corpus: Corpus) -> str:
    item = render_paper_item(each.paper, corpus, urls.TRENDING).removeprefix("- ")
    return f"{item}  \n    {render_reason(each)}"


def render_reason(each: Trend) -> str:
    """What puts a paper where it is: "**12 upvotes** · 100 stars · 1 May 2024 · 22 points".

    Where it is older than today, also what is left of the points.
    """
    counts = each.paper.counts
    told = [
        plural(counts[name], noun)
        for name, noun in (("upvotes", "upvote"), ("stars", "star"))
        if counts.get(name)
    ]
    points = f"{_number(each.points)} point{'' if _number(each.points) == '1' else 's'}"
    if each.age:
        points += f", {_number(each.points_left)} left after {plural(each.age, 'day')}"
    date = [date_in_words(each.date)] if each.date else []
    return " · ".join([f"**{told[0]}**", *told[1:], *date, points])


def _number(points: float) -> str:
    """Points as people read them: one decimal where they are few.

    >>> _number(3.14159), _number(2.0), _number(1234.5)
    ('3.1', '2', '1,234')
    """
    return f"{points:.1f}".removesuffix(".0") if points < 10 else f"{points:,.0f}"
