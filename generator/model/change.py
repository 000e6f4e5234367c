"""What changed on a shelf from one published site to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What became of a paper, in the order in which it is told."""

    ADDED = "added"
    CHANGED = "changed"
    MERGED = "merged"  # into another, where its address leads
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one paper; `title` is the one it has since, or had last.

    `fields` names in words what of a changed paper is other than before. `into` is the id of the
    paper that a merged one is part of.
    """

    kind: ChangeKind
    paper: str
    title: str
    fields: tuple[str, ...] = ()
    into: str = ""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The changes from one published site to the next.

    `id` is the day and a digest of what changed and of the set before. `date` is the day on which
    they were recorded. `counts` has a number for every kind that occurs; `changes` are in order of
    kind, then of title, and fewer than counted when there were very many.
    """

    id: str
    date: str
    counts: Mapping[ChangeKind, int]
    changes: tuple[Change, ...]

    @property
    def total(self) -> int:
        """How many papers were added, changed, merged or removed."""
        return sum(self.counts.values())

    @property
    def in_words(self) -> str:
        """The counts: "3 papers added, 1 changed"."""
        told = [(kind, self.counts[kind]) for kind in ChangeKind if self.counts.get(kind)]
        words = [f"{count:,} {kind.value}" for kind, count in told]
        if told:
            kind, count = told[0]
            words[0] = f"{count:,} paper{'' if count == 1 else 's'} {kind.value}"
        return ", ".join(words)
