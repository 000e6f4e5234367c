"""What a tag's page teaches beside its list: its company, its years, the papers at its heart."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from generator import urls
from generator.markup import render_link, render_title_link
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.model.taxonomy import Tag

TOGETHER = 8  # tags shown
CENTRAL = 3  # papers shown
LEAST_CENTRAL = 6  # papers of a tag; in a shorter list the eye finds them
LEAST_TOGETHER = 2  # papers that have both tags
BAR = 20  # characters of the longest bar


def render_together(tag: Tag, papers: Sequence[Paper], corpus: Corpus, path: str) -> str:
    """Tags that stand on the same papers more often than chance; empty when there are none."""
    counts = Counter(match.tag for paper in papers for match in corpus.notes(paper).tags)
    family = {tag.id, *(each.id for each in corpus.taxonomy.ancestors(tag.id))}
    scored = []
    for other, count in counts.items():
        is_family = other in family or tag.id in {
            each.id for each in corpus.taxonomy.ancestors(other)
        }
        lift = count * len(corpus) / (len(papers) * len(corpus.papers_by_tag[other]))
        if count >= LEAST_TOGETHER and lift > 1 and not is_family:
            scored.append((-count * math.log(lift), other))
    telling = [other for _, other in sorted(scored)[:TOGETHER]]
    best = sorted(telling, key=lambda other: (-counts[other], corpus.taxonomy.rank(other)))
    shown = ", ".join(_tag_link(other, counts[other], corpus, path) for other in best)
    return f"- Often with: {shown}\n" if shown else ""


def _tag_link(tag_id: str, count: int, corpus: Corpus, path: str) -> str:
    tag = corpus.taxonomy.tags[tag_id]
    return f"{render_link(tag.label, urls.link(urls.tag_path(tag), path))} {count:,}"


def render_years(papers: Sequence[Paper]) -> str:
    """Papers per year as a table with bars, where papers of two years or more are dated."""
    counts = Counter(paper.date[:4] for paper in papers if paper.date[:4].isdigit())
    if len(counts) < 2:
        return ""
    first, last = int(min(counts)), int(max(counts))
    years = [f"{year:04}" for year in range(first, last + 1)]
    if len(years) > 40:  # a gap of centuries needs no empty rows
        years = sorted(counts)
    most = max(counts.values())
    rows = [f"| {year} | {counts[year]:,} | {_bar(counts[year], most)} |" for year in years]
    undated = len(papers) - sum(counts.values())
    note = f"\n{undated:,} without a date.\n" if undated else ""
    return "\n".join(["## Papers per year\n", "| year | papers | |", "|---|--:|---|", *rows, note])


def _bar(count: int, most: int) -> str:
    return "█" * max(bool(count), round(BAR * count / most))


def render_central(papers: Sequence[Paper], corpus: Corpus, path: str) -> str:
    """The papers that most others of the tag are related to; empty for a short list."""
    if len(papers) < LEAST_CENTRAL:
        return ""
    best = list(_most_linked(papers, corpus))[:CENTRAL]
    lines = [
        f"- {render_title_link(paper.title, urls.link(urls.paper_path(paper.id), path))}"
        for paper in best
    ]
    return "\n".join(["## Central papers\n", *lines, ""]) if best else ""


def _most_linked(papers: Sequence[Paper], corpus: Corpus) -> Iterator[Paper]:
    inside = {paper.id for paper in papers}
    weights = dict.fromkeys(inside, 0.0)
    for paper in papers:
        for near in corpus.notes(paper).related:
            if near.paper in inside:
                weights[near.paper] += near.score
    linked = sorted(inside, key=lambda paper: (-round(weights[paper], 6), paper))
    yield from (corpus[paper] for paper in linked if weights[paper] > 0)
