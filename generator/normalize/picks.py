"""Lists of identifiers among the sources: of the papers, those that are picked; what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model.ids import PARSERS
from generator.model.paper import Paper
from generator.model.record import Origin, Pick, SourceRecord
from generator.model.work import Work
from generator.problems import Problem, quote

Name = tuple[str, str]  # a scheme, or "citation key", and the value


def keep_picked(
    papers: Sequence[Paper],
    picks: Sequence[Pick],
    records: Iterable[SourceRecord] = (),
    hidden: Sequence[Paper] = (),
) -> tuple[list[Paper], list[Problem]]:
    """The papers that are picked, in their order; a pick that none answers is a Problem.

    A paper answers to what any of its `records` is called, though merging chose another name.
    Without any list all papers stay.
    """
    if not picks:
        return list(papers), []
    wanted = {_key(pick.scheme, pick.value) for pick in picks}
    called = _called(records, wanted)
    kept: list[Paper] = []
    found: Counter[Name] = Counter()
    for paper in papers:
        if named := _wanted_names(paper, wanted, called):
            kept.append(paper)
            found.update(named)
    out_of_sight = {name for paper in hidden for name in _wanted_names(paper, wanted, called)}
    return kept, [
        problem for pick in picks
        if (problem := _problem(pick, found[_key(pick.scheme, pick.value)], out_of_sight))
    ]  # fmt: skip


def _called(records: Iterable[SourceRecord], wanted: set[Name]) -> dict[Origin, set[Name]]:
    """By a record's place those of its names that are wanted."""
    found: dict[Origin, set[Name]] = {}
    for record in records:
        if named := wanted.intersection(_names(record)):
            found.setdefault(record.origin, set()).update(named)
    return found


def _wanted_names(paper: Paper, wanted: set[Name], called: Mapping[Origin, set[Name]]) -> set[Name]:
    """Those names by which a paper is picked."""
    names = set(_names(paper))
    for version in paper.versions:
        names |= {_key(scheme, value) for scheme, value in version.ids.items()}
    names |= {("arxiv", alias) for alias in paper.aliases}  # the ids of what was merged into it
    return (names & wanted).union(*(called.get(origin, ()) for origin in paper.origins))


def _names(work: Work) -> Iterator[Name]:
    """The identifiers and the citation key of a work."""
    yield from (_key(scheme, value) for scheme, value in work.ids.items())
    if work.citation_key:
        yield _key("citation key", work.citation_key)


def _key(scheme: str, value: str) -> Name:
    """DOIs are blind to case, and so are citation keys to those who type them."""
    return scheme, value.casefold() if scheme in {"doi", "citation key"} else value


def _problem(pick: Pick, count: int, hidden: set[Name]) -> Problem | None:
    """What is to be told of a pick that `count` papers answer."""
    named = f"the {pick.scheme} {quote(pick.value)}"
    if count == 1 or (count and pick.scheme in PARSERS):
        return None
    if count:
        message = f"{named} is that of {count:,} papers; all are picked"
        hint = "pick by an identifier, or give one of them another key"
        return _warning(pick, "pick-ambiguous", message, hint)
    if _key(pick.scheme, pick.value) in hidden:
        hint = "take its `hide` out of the corrections, or this line out of the list"
        return _warning(pick, "pick-hidden", f"{named} is a paper that the corrections hide", hint)
    hint = ("add the file that has it to the sources" if pick.scheme not in PARSERS
            else "`papershelf fetch` gets it into a file of the sources")  # fmt: skip
    return _warning(pick, "pick-not-found", f"{named} is not in any other source", hint)


def _warning(pick: Pick, code: str, message: str, hint: str) -> Problem:
    return Problem(pick.origin, code, message, hint, "warning")
