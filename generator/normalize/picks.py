"""Lists of identifiers among the sources: of the papers, those that are picked; what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.ids import PARSERS
from generator.model.paper import Paper
from generator.model.record import Pick
from generator.problems import Problem


def keep_picked(papers: list[Paper], picks: Sequence[Pick]) -> tuple[list[Paper], list[Problem]]:
    """The papers that are picked, in their order; a pick that none answers is a Problem.

    Without any list all papers stay.
    """
    if not picks:
        return papers, []
    wanted = {_key(pick.scheme, pick.value) for pick in picks}
    kept: list[Paper] = []
    found: set[tuple[str, str]] = set()
    for paper in papers:
        if named := wanted.intersection(_names(paper)):
            kept.append(paper)
            found |= named
    return kept, [_missing(pick) for pick in picks if _key(pick.scheme, pick.value) not in found]


def _names(paper: Paper) -> Iterator[tuple[str, str]]:
    """Everything by which a paper can be picked; that of the works merged into it too."""
    for ids in (paper.ids, *(version.ids for version in paper.versions)):
        yield from (_key(scheme, value) for scheme, value in ids.items())
    if paper.citation_key:
        yield _key("citation key", paper.citation_key)
    for alias in paper.aliases:  # an arXiv id is a paper's own id, and an alias where it was merged
        yield "arxiv", alias


def _key(scheme: str, value: str) -> tuple[str, str]:
    """DOIs are blind to case, and so are citation keys to those who type them."""
    return scheme, value.casefold() if scheme in {"doi", "citation key"} else value


def _missing(pick: Pick) -> Problem:
    hint = (
        "add the file that has it to the sources"
        if pick.scheme not in PARSERS
        else "`papershelf fetch` gets it into a file of the sources"
    )
    return Problem(
        pick.origin, "pick-not-found",
        f"the {pick.scheme} '{pick.value}' is not in any other source", hint, "warning",
    )  # fmt: skip
