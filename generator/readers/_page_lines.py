"""Lines of a copied page, which is read as a whole -> those that are kept for it.

A page takes about four hundred bytes of memory a line; so runs of blank lines are kept as two, and
a file of many lines with next to nothing on them is read no further.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.model.record import Line, Origin
from generator.problems import Problem

MANY = 5_000  # lines from which on they must be
SHORT = 24  # bytes or more, on average; pages have 30 to 650


def page_lines(path: str, lines: Iterable[Line]) -> tuple[list[Line], list[Problem]]:
    """The lines of a page, and a Problem for the rest where they are too many and too short."""
    lines = iter(lines)
    kept: list[Line] = []
    size = blank = 0
    for line in lines:
        size += line.size
        blank = 0 if line.text and not line.text.isspace() else blank + 1
        if blank > 2:
            kept[-1] = replace(kept[-1], size=kept[-1].size + line.size, is_ended=line.is_ended)
            continue
        if len(kept) >= MANY and size < SHORT * len(kept):
            return kept, [_too_short(path, line, line.size + sum(each.size for each in lines))]
        kept.append(line)
    return kept, []


def _too_short(path: str, line: Line, size: int) -> Problem:
    return Problem(
        Origin(path, line.number), "page-of-short-lines",
        f"more than {MANY:,} lines with a few letters each are no page of papers",
        "save the page again as text, or take the file out of the sources", size=size,
    )  # fmt: skip
