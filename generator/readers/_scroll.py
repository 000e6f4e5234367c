"""The lines of a source as one text that is handed out piece by piece, each with line and bytes.

A window of the text is held, which grows as a reader asks; so a file of any size can be read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from generator.model.record import Line

WINDOW = 1 << 16  # characters that are read ahead


class Taken(NamedTuple):
    """A piece: the 1-based line it begins on, its bytes and its text."""

    line: int
    size: int
    text: str


class Scroll:
    """`text[at:]` is the window; positions hold until the next `fill`.

    Lines are joined by a line feed. What is taken adds up to the bytes of all lines.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._open: deque[list[int]] = deque()  # [number, characters left, bytes left]
        self._number = 1
        self.text = ""
        self.at = 0
        self.is_whole = False  # nothing is left beyond the window
        self.fill()

    def fill(self) -> bool:
        """Read ahead, twice as far each time; false when there is nothing more."""
        if self.is_whole:
            return False
        parts = [self.text[self.at :]]
        wanted = max(WINDOW, len(parts[0]))
        got = 0
        for line in self._lines:
            parts += (line.text, "\n")
            self._open.append([line.number, len(line.text) + 1, line.size])
            got += len(line.text) + 1
            if got >= wanted:
                break
        else:
            self.is_whole = True
        self.text = "".join(parts)
        self.at = 0
        return got > 0

    def take(self, end: int) -> Taken:
        """Hand out the text up to a position of the window, and go on from there."""
        text = self.text[self.at : end]
        size = 0
        begun = self._open[0][0] if self._open else self._number
        place = self.at
        while place < end and self._open:
            number, characters, size_left = self._open[0]
            self._number = number
            if end - place >= characters:
                size += size_left
                place += characters
                self._open.popleft()
                continue
            used = min(size_left, len(self.text[place:end].encode("utf-8", "replace")))
            self._open[0] = [number, characters - (end - place), size_left - used]
            size += used
            place = end
        self.at = end
        return Taken(begun, size, text)
