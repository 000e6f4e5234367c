"""What merging did, and what it left apart: the ledger's part between records and papers."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.work import Origin


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """A record that became part of a paper which another record had begun.

    Records = papers + merges + hidden. `rule` is why, in words that a count can stand before:
    "same arXiv id", "same DOI", "same title and authors". `kept` is the paper's first origin.
    """

    rule: str
    kept: Origin
    merged: Origin


@dataclass(frozen=True, slots=True, order=True)
class Suspect:
    """Two papers, by id, that may be one and were left apart, and why; `first` < `second`."""

    first: str
    second: str
    reason: str
