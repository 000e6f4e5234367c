"""Stretches of a text -> whether another stretch touches one of them, without trying each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Stretches `text[start:end]` in any order, which may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them has a character of `text[start:end]`; a place must be within one.

        >>> spans = Spans([(2, 5), (7, 9)])
        >>> spans.touch(4, 6), spans.touch(5, 7), spans.touch(8, 8), spans.touch(7, 7)
        (True, False, True, False)
        """
        before = bisect_left(self._starts, end)
        return before > 0 and start < self._ends[before - 1]
