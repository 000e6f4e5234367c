"""The works that records belong to, as far as known: a union-find with the evidence of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.model.paper import Paper
from generator.normalize.evidence import Evidence, gather, unite


@dataclass(frozen=True, slots=True)
class Claim:
    """An identifier in words that records of several works state, and why they are several.

    `is_whole` where it is of the volume that holds them.
    """

    identifier: str
    records: tuple[int, ...]
    reason: str
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups of places in the list of records; who joined by which rule; who was left apart.

    The first of every group is the earliest record. `joins` has a rule for all but one of each
    group. `apart` has two records of different groups, and the reason. `claims` has a record of
    every work that shares an identifier with others.
    """

    groups: tuple[tuple[int, ...], ...]
    joins: tuple[tuple[str, int], ...]
    apart: tuple[tuple[int, int, str], ...]
    claims: tuple[Claim, ...] = ()


class Works:
    """Records, each at first a work of its own; of those that are one, one stands for all.

    What stands for a work has the earliest place of origin, and the evidence of all its records.
    """

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
        self.claims: list[Claim] = []

    def find(self, at: int) -> int:
        """What stands for the work of a record."""
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
        """Never make the works of two records one, as the curator says."""
        for a, b in ((one, other), (other, one)):
            known = self.evidence[a]
            self.evidence[a] = replace(known, apart=known.apart | {b})

    def is_kept_apart(self, one: int, other: int) -> bool:
        """Whether the curator keeps two works apart."""
        return any(self.find(at) == other for at in self.evidence[one].apart) or any(
            self.find(at) == one for at in self.evidence[other].apart
        )

    def order(self, at: int) -> tuple[object, ...]:
        """Where a work stands among those of one key: what is known of more comes first."""
        known = self.evidence[at]
        richness = len(known.ids) + bool(known.names) + bool(known.years) + bool(known.abstracts)
        return (-richness, *content(known), sorted(known.apart) and self.ranks[at])

    def blocks(self, keys: Callable[[Evidence], Iterable[str]]) -> Iterator[tuple[str, list[int]]]:
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

    def note(self, one: int, other: int, reason: str) -> None:
        """Remember that two works were left apart, and why."""
        self.apart.setdefault((one, other), reason)

    def drop_id(self, scheme: str, value: str, members: Iterable[int]) -> None:
        """Take away an identifier that turned out to say nothing of these works."""
        for at in members:
            known = self.evidence[at]
            left = {each: kind for each, kind in known.ids[scheme].items() if each != value}
            ids = {**known.ids, scheme: left}
            self.evidence[at] = replace(
                known, ids={name: values for name, values in ids.items() if values}
            )

    def result(self) -> Grouping:
        """The groups, as they stand."""
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
            tuple(
                replace(claim, records=works)
                for claim in self.claims
                if len(works := tuple(dict.fromkeys(map(self.find, claim.records)))) > 1
            ),
        )


def content(known: Evidence) -> tuple[object, ...]:
    """All that is known, to compare and to sort by."""
    return (
        tuple((scheme, *sorted(values)) for scheme, values in known.ids.items()),
        tuple(sorted(known.titles)),
        known.names,
        tuple(sorted(known.years)),
        tuple(sorted(known.abstracts)),
        tuple(sorted(known.forms)),
    )
