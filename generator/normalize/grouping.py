"""Cleaned records -> groups, each of one work. Linear: only records that share a key are compared.

First the records of which all evidence is equal, then those that share an identifier, then those
whose titles have one key. Within a key the order is that of the evidence, richest first, never
that of the input, so that the groups do not depend on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from generator.model.ids import NAMES
from generator.model.paper import Paper
from generator.normalize.evidence import (
    IDENTIFYING,
    Evidence,
    contradiction,
    gather,
    id_conflict,
    judge,
    unite,
)
from generator.text.title_keys import is_distinctive, is_generic

TRIED = 20  # works of one key that a record is compared with; a title of more identifies none
CURATOR = "the curator says so"


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups of places in the list of records; who joined by which rule; who was left apart.

    The first of every group is the earliest record. `joins` has a rule for all but one of each
    group. `apart` has two records of different groups, and the reason.
    """

    groups: tuple[tuple[int, ...], ...]
    joins: tuple[tuple[str, int], ...]
    apart: tuple[tuple[int, int, str], ...]


def group_records(
    papers: Sequence[Paper],
    same: Iterable[tuple[int, int]] = (),
    not_same: Iterable[tuple[int, int]] = (),
) -> Grouping:
    """Bring together the records of one work; `same` and `not_same` are the curator's word."""
    works = _Works(papers)
    for one, other in not_same:
        works.keep_apart(one, other)
    for one, other in same:
        works.join(one, other, CURATOR)
    works.join_equal()
    for scheme in IDENTIFYING:
        works.join_by_id(scheme)
    works.join_by_title()
    return works.result()


class _Works:
    """A union-find of records, in which every root has the evidence of all its records."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self.papers = papers
        self.parents = list(range(len(papers)))
        self.evidence = [gather(paper) for paper in papers]
        by_origin = sorted(range(len(papers)), key=lambda at: (papers[at].origins, papers[at].id))
        self.ranks = [0] * len(papers)
        for rank, at in enumerate(by_origin):
            self.ranks[at] = rank
        self.joins: list[tuple[str, int]] = []
        self.apart: dict[tuple[int, int], str] = {}

    def find(self, at: int) -> int:
        while self.parents[at] != at:
            self.parents[at] = at = self.parents[self.parents[at]]
        return at

    def join(self, one: int, other: int, rule: str) -> int:
        """Make two works one; whichever has the earlier origin stands for both."""
        one, other = sorted((self.find(one), self.find(other)), key=self.ranks.__getitem__)
        if one != other:
            self.parents[other] = one
            self.evidence[one] = unite(self.evidence[one], self.evidence[other])
            self.joins.append((rule, other))
        return one

    def keep_apart(self, one: int, other: int) -> None:
        for a, b in ((one, other), (other, one)):
            known = self.evidence[a]
            self.evidence[a] = replace(known, apart=known.apart | {b})

    def is_kept_apart(self, one: int, other: int) -> bool:
        return any(self.find(at) == other for at in self.evidence[one].apart) or any(
            self.find(at) == one for at in self.evidence[other].apart
        )

    def order(self, at: int) -> tuple[object, ...]:
        """Where a work stands among those of one key: what is known of more comes first."""
        known = self.evidence[at]
        richness = len(known.ids) + bool(known.names) + bool(known.years) + bool(known.abstracts)
        return (-richness, *_content(known), sorted(known.apart) and self.ranks[at])

    def join_equal(self) -> None:
        """Records whose evidence is the same: copies, and the same words from several places."""
        first_by: dict[object, int] = {}
        for at in sorted(range(len(self.papers)), key=self.ranks.__getitem__):
            if self.evidence[at].apart:
                continue
            title = self.papers[at].title
            extra = repr(self.papers[at].publication) if is_generic(title) else ""
            key = (_content(self.evidence[at]), extra)
            first = first_by.setdefault(key, at)
            if first != at:
                self.join(first, at, _shared(self.evidence[at]))

    def join_by_id(self, scheme: str) -> None:
        for value, members in self._blocks(lambda known: known.ids.get(scheme, ())):
            works: list[int] = []
            for at in members:
                for work in works[:TRIED]:
                    reason = self._why_two(work, at, scheme)
                    if not reason:
                        self.join(work, at, f"same {NAMES[scheme]}" + _ID_WORD.get(scheme, ""))
                        works[works.index(work)] = self.find(at)
                        break
                    self._note(work, at, f"{reason}, though both have {NAMES[scheme]} {value}")
                else:
                    works.append(at)

    def _why_two(self, one: int, other: int, scheme: str) -> str:
        """Why two works that share an identifier of a scheme are two; empty if they are not."""
        if self.is_kept_apart(one, other):
            return CURATOR
        first, second = self.evidence[one], self.evidence[other]
        if scheme != "arxiv" and "arxiv" in first.ids and "arxiv" in second.ids:
            only = replace(first, ids={"arxiv": first.ids["arxiv"]})
            if conflict := id_conflict(only, second):
                return conflict
        return contradiction(first, second)

    def join_by_title(self) -> None:
        for _, members in self._blocks(lambda known: known.titles):
            works: list[int] = []
            for at in members:
                works = self._placed(works, at)
            works = self._joined_if_alone(works)
            for one, other in combinations(works[:TRIED], 2):
                self._note(one, other, self._judge(one, other)[1] or "not clear which of several")

    def _placed(self, works: list[int], at: int) -> list[int]:
        """Join a work with those that it agrees with, unless they contradict each other."""
        agreeing = [(work, rule) for work in works[:TRIED] if (rule := self._judge(work, at)[0])]
        for (one, _), (other, _) in combinations(agreeing, 2):
            rule, _, is_open = self._judge(one, other)
            if not (rule or is_open):
                return [*works, at]
        if not agreeing:
            return [*works, at]
        for work, rule in agreeing:
            self.join(work, at, rule)
        gone = {work for work, _ in agreeing[1:]}
        first = agreeing[0][0]
        return [self.find(work) if work == first else work for work in works if work not in gone]

    def _joined_if_alone(self, works: list[int]) -> list[int]:
        """One work of all that bear a distinctive title, if no two contradict each other."""
        if not 1 < len(works) <= TRIED or not is_distinctive(self.papers[works[0]].title):
            return works
        verdicts = [self._judge(one, other) for one, other in combinations(works, 2)]
        if not all(rule or is_open for rule, _, is_open in verdicts):
            return works
        for other in works[1:]:
            self.join(works[0], other, "same title")
        return [self.find(works[0])]

    def _judge(self, one: int, other: int) -> tuple[str, str, bool]:
        if self.is_kept_apart(one, other):
            return "", CURATOR, False
        verdict = judge(self.evidence[one], self.evidence[other])
        return verdict.rule, verdict.reason, verdict.is_open

    def _blocks(self, keys: Callable[[Evidence], Iterable[str]]) -> Iterator[tuple[str, list[int]]]:
        """The works of every key that several have, in the order of their evidence."""
        blocks: dict[str, list[int]] = {}
        for at, parent in enumerate(self.parents):
            if at == parent:
                for key in keys(self.evidence[at]):
                    blocks.setdefault(key, []).append(at)
        for key in sorted(blocks):
            if key and len(blocks[key]) > 1:
                members = {self.find(at): None for at in blocks[key]}
                if len(members) > 1:
                    yield key, sorted(members, key=self.order)

    def _note(self, one: int, other: int, reason: str) -> None:
        self.apart.setdefault((one, other), reason)

    def result(self) -> Grouping:
        groups: dict[int, list[int]] = {}
        for at in range(len(self.papers)):
            groups.setdefault(self.find(at), []).append(at)
        apart = {
            (self.find(one), self.find(other)): reason
            for (one, other), reason in self.apart.items()
            if self.find(one) != self.find(other)
        }
        return Grouping(
            tuple(map(tuple, groups.values())),
            tuple(self.joins),
            tuple((one, other, reason) for (one, other), reason in apart.items()),
        )


_ID_WORD = {"arxiv": " id", "acl": " id", "openalex": " id", "s2": " id", "pmid": " id",
            "pmcid": " id", "dblp": " key", "openreview": " id"}  # fmt: skip


def _content(known: Evidence) -> tuple[object, ...]:
    """All that is known, to compare and to sort by."""
    return (
        tuple((scheme, *sorted(values)) for scheme, values in known.ids.items()),
        tuple(sorted(known.titles)),
        known.names,
        tuple(sorted(known.years)),
        tuple(sorted(known.abstracts)),
    )


def _shared(known: Evidence) -> str:
    """By which rule records of equal evidence are one."""
    for scheme in known.ids:
        return f"same {NAMES[scheme]}" + _ID_WORD.get(scheme, "")
    for name, has in (("abstract", known.abstracts), ("authors", known.names),
                      ("year", known.years)):  # fmt: skip
        if has:
            return f"same title and {name}"
    return "same title"
