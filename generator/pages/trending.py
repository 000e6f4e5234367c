"""The trending papers: by what is left of their points today, of the past year, of all time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import urls
from generator.markup import render_front_matter, render_title_link
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.pages._dates import date_in_words
from generator.pages._listing import plural, render_paper_item
from generator.settings import Settings
from generator.sources import SourceFile
from generator.trending import HALF_LIFE, Trend, Trending, trending

RULE = (
    "A paper has a point for every upvote, and the square root of its repository's stars: 100 "
    f"stars are 10 points, 10,000 are 100. Every {HALF_LIFE} days its points halve, and what is "
    "left of them makes the order. Only what a source states counts; a paper's date is the day on "
    "which a list showed it, else that of publication."
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
    parts = [
        render_front_matter(front),
        "# Trending\n",
        f"As of {date_in_words(found.today)}, the newest date that a source states of a paper with "
        "upvotes or stars. It changes with the sources, not with the clock.\n",
        f"{RULE}\n",
        "## Now { .papershelf-papers }\n",
        *(
            f"{number}. {_item(each, corpus).removeprefix('- ')}"
            for number, each in enumerate(found.now, start=1)
        ),
        "",
    ]
    shown = {each.paper.id for each in found.now}
    for title, best in (("The past year", found.of_the_year), ("All time", found.of_all_time)):
        if any(each.paper.id not in shown for each in best):
            shown |= {each.paper.id for each in best}
            parts += [
                f"## {title}\n",
                "By points alone, which do not halve here.\n",
                *_table(best),
                "",
            ]
    return "\n".join(parts)


def _item(each: Trend, corpus: Corpus) -> str:
    return f"{render_paper_item(each.paper, corpus, urls.TRENDING)}  \n    {render_reason(each)}"


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
    return " · ".join([f"**{told[0]}**", *told[1:], date_in_words(each.date), points])


def _number(points: float) -> str:
    """Points as people read them: one decimal where they are few.

    >>> _number(3.14159), _number(2.0), _number(1234.5)
    ('3.1', '2', '1,234')
    """
    return f"{points:.1f}".removesuffix(".0") if points < 10 else f"{points:,.0f}"


def _table(best: Sequence[Trend]) -> Iterator[str]:
    yield "| paper | upvotes | stars | points | date |"
    yield "|---|--:|--:|--:|---|"
    for each in best:
        target = urls.link(urls.paper_path(each.paper.id), urls.TRENDING)
        cells = (
            render_title_link(each.paper.title, target, in_table=True),
            *(_count(each, name) for name in ("upvotes", "stars")),
            _number(each.points),
            date_in_words(each.date),
        )
        yield f"| {' | '.join(cells)} |"


def _count(each: Trend, name: str) -> str:
    count = each.paper.counts.get(name)
    return "" if count is None else f"{count:,}"
