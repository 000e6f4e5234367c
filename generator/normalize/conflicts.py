"""What the records of one work disagree about -> warnings that name both places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.paper import Paper
from generator.model.work import Origin
from generator.normalize.evidence import IDENTIFYING, id_conflict, identifying
from generator.normalize.name_agreement import name_key, shared_part
from generator.normalize.publication_kinds import kind_of
from generator.problems import Problem, quote
from generator.text.title_keys import title_key

HINT = "state what is right in overrides.yml, or not_same_as if these are two works"


def find_conflicts(records: Sequence[Paper]) -> Iterator[tuple[str, Problem]]:
    """Yield a field and a warning for what later records of a work say against earlier ones."""
    checks = {"title": _titles, "authors": _authors, "date": _dates, "ids": _ids}
    for field, check in checks.items():
        problem = next(check(records), None)
        if problem:
            yield field, problem


def _titles(records: Sequence[Paper]) -> Iterator[Problem]:
    first = records[0]
    for other in records[1:]:
        if title_key(other.title) != title_key(first.title):
            yield _conflict("title", other, quote(other.title), first, quote(first.title))


def _authors(records: Sequence[Paper]) -> Iterator[Problem]:
    whole = [each for each in records if each.authors and not each.has_more_authors]
    for other in whole[1:]:
        first, names = whole[0], [tuple(map(name_key, each.authors)) for each in (whole[0], other)]
        if len(names[0]) != len(names[1]) or shared_part(*names) < 1:
            yield _conflict("authors", other, _shown(other), first, _shown(first))


def _shown(paper: Paper) -> str:
    names = ", ".join(author.name for author in paper.authors[:3])
    more = len(paper.authors) - 3
    return quote(f"{names} and {more} more" if more > 0 else names, 90)


def _dates(records: Sequence[Paper]) -> Iterator[Problem]:
    """Of one kind of publication: a journal may follow a preprint by years."""
    first_by: dict[str, Paper] = {}
    for other in records:
        if not other.date[:4].isdecimal():
            continue
        first = first_by.setdefault(kind_of(other), other)
        if abs(int(other.date[:4]) - int(first.date[:4])) > 1:
            yield _conflict("date", other, other.date, first, first.date)


def _ids(records: Sequence[Paper]) -> Iterator[Problem]:
    known = [(each, identifying(each)) for each in records]
    for at, (other, its) in enumerate(known):
        for first, ids in known[: min(at, 10)]:
            if reason := id_conflict(ids, its):
                said = [", ".join(f"{scheme} {each.ids[scheme]}" for scheme in IDENTIFYING
                                 if scheme in each.ids) for each in (other, first)]  # fmt: skip
                yield _conflict(f"ids ({reason})", other, said[0], first, said[1])


def _conflict(field: str, other: Paper, said: str, first: Paper, stated: str) -> Problem:
    message = f"{field}: {said} here, {stated} at {place(first.origins[0])} for the same work"
    return Problem(other.origins[0], "merge-conflict", message, HINT, severity="warning")


def place(origin: Origin) -> str:
    """A place in a source as a message names it."""
    return f"{origin.path}:{origin.line}" if origin.line else origin.path
