"""What the curator states of a paper in place of the sources -> the paper.

It comes after the id is settled, so that no correction moves a page, and before anything is
computed, so that tags and search see it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.model.curation import Curation
from generator.model.paper import Paper
from generator.model.work import Origin
from generator.normalize.doubts import find_doubts
from generator.normalize.override_keys import PUBLICATION
from generator.problems import Problem, quote

_CONFLICTING = ("title", "authors", "date", "ids")
_MAPPINGS = ("ids", "dates", "counts", "facts")


def correct(
    papers: Iterable[Paper],
    curations: Mapping[str, Curation],
    conflicts: Mapping[tuple[str, str], Problem],
) -> tuple[list[Paper], dict[str, Curation], list[Problem]]:
    """State anew what the curator says; what a paper says already is a warning and left out.

    `conflicts`, by paper id and field, are settled by saying which is right, and so are doubts;
    conflicts that nobody settled are among the problems.
    """
    papers = list(papers)
    told = dict(curations)
    problems: list[Problem] = []
    open_questions = {*conflicts}
    if any(said.stated for said in curations.values()):
        open_questions |= {(doubt.paper.id, doubt.field) for doubt in find_doubts(papers)}
    corrected = []
    for paper in papers:
        said = curations.get(paper.id)
        unsettled = {*_CONFLICTING} - (said.stated.keys() if said else set())
        problems += [conflicts[paper.id, field] for field in _CONFLICTING
                     if field in unsettled and (paper.id, field) in conflicts]  # fmt: skip
        if said and said.stated:
            paper, done = _corrected(paper, said)
            settled = [field for field in said.stated if (paper.id, field) in open_questions]
            confirmed = tuple(field for field in settled if field not in done)
            told[paper.id] = replace(said, stated=done, confirmed=confirmed)
            problems += _idle(paper, said, {*done, *settled})
        corrected.append(paper)
    return corrected, told, problems


def _corrected(paper: Paper, said: Curation) -> tuple[Paper, dict[str, Any]]:
    """The paper, and what of the corrections changes it."""
    done: dict[str, Any] = {}
    stated_by = dict(paper.stated_by)
    for key, value in said.stated.items():
        field = "publication" if key in PUBLICATION else key
        new = _new_value(paper, key, value)
        if new == getattr(paper, field):
            continue
        paper = replace(paper, **{field: new})
        stated_by[field] = _origin(said, key)
        done[key] = value
    return replace(paper, stated_by=stated_by), done


def _new_value(paper: Paper, key: str, value: Any) -> Any:
    if key in PUBLICATION:
        return replace(paper.publication, **{key: value})
    if key in _MAPPINGS:
        merged = {**getattr(paper, key), **value}
        return {name: each for name, each in sorted(merged.items()) if each is not None}
    return value


def _idle(paper: Paper, said: Curation, done: Container[str]) -> Iterator[Problem]:
    for key in said.stated:
        if key not in done and (key, "") in said.lines:
            message = f"{quote(paper.id)}: the sources state this {key} already"
            yield Problem(_origin(said, key), "override-unmatched", message, severity="warning")


def _origin(said: Curation, key: str) -> Origin:
    return Origin(said.origin.path, said.lines.get((key, ""), said.origin.line))
