"""What one file held, and a ledger in which every byte of it is accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.record import Origin, Pick, SourceRecord
from generator.problems import Problem


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What one file held. `skipped` maps a reason to (pieces, bytes).

    `records` is empty where they were handed on one by one; `record_count` and `record_bytes`
    count them all the same. `picks` are what a list of identifiers asks for. `extra` counts the
    records that state a field for which a work has none, by its name.
    """

    path: str
    size: int
    format: str = ""
    encoding: str = ""
    records: tuple[SourceRecord, ...] = ()
    record_count: int = 0
    record_bytes: int = 0
    problems: tuple[Problem, ...] = ()
    picks: tuple[Pick, ...] = ()
    skipped: dict[str, tuple[int, int]] = field(default_factory=dict)
    extra: Mapping[str, int] = field(default_factory=dict)

    @property
    def skipped_bytes(self) -> int:
        """Bytes passed over as chrome or blank lines."""
        return sum(size for _, size in self.skipped.values())

    @property
    def problem_bytes(self) -> int:
        """Bytes that a problem stands for."""
        return sum(problem.size for problem in self.problems)

    @property
    def pick_bytes(self) -> int:
        """Bytes of the identifiers in a list of them."""
        return sum(pick.size for pick in self.picks)

    @property
    def known_bytes(self) -> int:
        """Records + picks + skipped + problems."""
        return self.record_bytes + self.pick_bytes + self.skipped_bytes + self.problem_bytes

    @property
    def is_balanced(self) -> bool:
        """Whether every byte that was read is accounted for."""
        return self.size == self.known_bytes


def refused(name: str, size: int, code: str, message: str, hint: str) -> SourceFile:
    """A file of which nothing was read, and why."""
    problem = Problem(Origin(name), code, message, hint, size=size)
    return SourceFile(name, size, problems=(problem,))
