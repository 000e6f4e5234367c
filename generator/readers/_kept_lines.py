"""Lines that are kept, as one text and the bytes of each; for a file may be nothing but line ends.

A `Line` takes a hundred bytes, however short it is.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from generator.model.record import Line
from generator.readers._long_text import LongText


class KeptLines:
    """Lines whose numbers follow one another."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self.first = 0  # the number of the first one
        self.sizes = array("Q")
        self._text = LongText()
        self._is_ended = True
        for line in lines:
            self.append(line)

    def append(self, line: Line) -> None:
        """Keep a further line."""
        self.first = self.first or line.number
        self.sizes.append(line.size)
        self._text.add(f"{line.text}\n")
        self._is_ended = line.is_ended

    def __len__(self) -> int:
        return len(self.sizes)

    def __iter__(self) -> Iterator[Line]:
        return self.beginning_at(0)

    @property
    def text(self) -> str:
        """The lines, each closed by a line feed save the last."""
        return self._text.whole()[:-1]

    def beginning_at(self, start: int) -> Iterator[Line]:
        """The lines from the one at a place on."""
        last = len(self.sizes) - 1
        at = 0
        for text in self._text.pieces():  # not the whole: it would be in memory twice
            place = 0
            while (end := text.find("\n", place)) >= 0:
                if at >= start:
                    is_ended = at < last or self._is_ended
                    yield Line(self.first + at, text[place:end], self.sizes[at], is_ended)
                place = end + 1
                at += 1
