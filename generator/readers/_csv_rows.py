"""Lines -> the rows of a table, each with its line and bytes; quoted cells go over lines.

Where a quote is never closed, the row it stands in is damaged, up to the next row that has the
right number of cells; no row after that is lost.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.record import Line

LONGEST = 500  # lines of one row: abstracts with a line end a sentence reach fifty


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells, or what is wrong with it."""

    line: int
    size: int
    text: str
    cells: tuple[str, ...] = ()
    fault: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it."""
        return not self.fault and not any(cell.strip() for cell in self.cells)


def split_row(text: str, delimiter: str) -> tuple[str, ...]:
    """The cells of a row on one line; of one that breaks the rules, what can be made of it."""
    try:
        return tuple(next(csv.reader([text], delimiter=delimiter), ()))
    except csv.Error:
        return tuple(text.split(delimiter))


def read_rows(lines: Iterable[Line], delimiter: str, width: int) -> Iterator[Row]:
    """Yield the rows; `width` is how many cells the first one has."""
    ahead = _Ahead(lines)
    damaged: list[Line] = []
    fault = ""
    while (first := ahead.line(0)) is not None:
        count, cells, wrong = _row(ahead, first, delimiter, width)
        if damaged and (wrong or (len(cells) < width and first.text.strip())):
            damaged += ahead.take(1)  # what is left of a row whose quote is not closed
            continue
        if damaged:
            yield _damaged(damaged, fault)
            damaged = []
        taken = ahead.take(count)
        if wrong and wrong != _WIDE:
            damaged, fault = taken, wrong
        elif wrong:
            yield _damaged(taken, f"{wrong.format(len(cells), width)}")
        else:
            yield Row(first.number, sum(line.size for line in taken), first.text, cells)
    if damaged:
        yield _damaged(damaged, fault)


_OPEN = "opens a quote that is not closed"
_QUOTE = "has a quote in the middle of a cell"
_SHORT = "is cut off"
_WIDE = "has {} cells where the first row names {}"


def _damaged(lines: list[Line], fault: str) -> Row:
    size = sum(line.size for line in lines)
    return Row(lines[0].number, size, lines[0].text, fault=fault)


class _Ahead:
    """Lines that can be looked at before they are taken."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._held: deque[Line] = deque()

    def line(self, at: int) -> Line | None:
        while len(self._held) <= at:
            line = next(self._lines, None)
            if line is None:
                return None
            self._held.append(line)
        return self._held[at]

    def take(self, count: int) -> list[Line]:
        return [self._held.popleft() for _ in range(min(count, len(self._held)))]


def _row(
    ahead: _Ahead, first: Line, delimiter: str, width: int
) -> tuple[int, tuple[str, ...], str]:
    """How many lines a row has, its cells, and what is wrong with it."""
    raw = tuple(first.text.split(delimiter))
    if not any(cell.lstrip().startswith('"') for cell in raw):  # inside of a cell it opens nothing
        return 1, *_judged(raw, width)
    count = _lines_to_close(ahead)
    if count:
        texts = [f"{line.text}\n" for at in range(count) if (line := ahead.line(at))]
        try:
            cells = tuple(next(csv.reader(texts, delimiter=delimiter, strict=True), ()))
        except csv.Error:
            cells = ()
        if count == 1 and cells:
            return 1, *_judged(cells, width)
        if len(cells) == width:
            return count, cells, ""
    if len(raw) == width and (count == 1 or delimiter == "\t"):
        return 1, raw, ""  # a stray quote that parts nothing; many tables of tabs quote nothing
    return 1, (), _QUOTE if count == 1 else _OPEN


def _lines_to_close(ahead: _Ahead) -> int:
    """How many lines it takes until as many quotes are closed as opened, 0 for too many."""
    quotes = 0
    for at in range(LONGEST):
        line = ahead.line(at)
        if line is None:
            return 0
        quotes += line.text.count('"')
        if quotes % 2 == 0:
            return at + 1
    return 0


def _judged(cells: tuple[str, ...], width: int) -> tuple[tuple[str, ...], str]:
    filled = len(cells)
    while filled > width and not cells[filled - 1].strip():
        filled -= 1
    cells = cells[:filled]
    if len(cells) > width:
        return cells, _WIDE
    is_short = 0 < len(cells) <= width / 2 and any(cells) and width > 2
    return cells, _SHORT if is_short else ""
