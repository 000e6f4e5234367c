"""The lines of a source as one text that is handed out piece by piece, each with line and bytes.

A window of the text is held, which grows as a reader asks; so a file of any size can be read. Of
each line no more is kept than its size: a file may be nothing but line ends.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import NamedTuple

from generator.model.record import Line
from generator.readers._long_text import LongText

WINDOW = 1 << 16  # characters that are read ahead


class Taken(NamedTuple):
    """A piece: the 1-based line it begins on, its bytes and its text."""

    line: int
    size: int
    text: str


class Scroll:
    """`text[at:]` is the window; positions hold until the next `fill`.

    Lines, whose numbers follow one another, are joined by a line feed; one may come in parts. What
    is taken adds up to the bytes of all lines.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._sizes = array("Q")  # the bytes of the window's lines
        self._passed = 0  # lines of them that are taken
        self._used = 0  # bytes of the next one that are taken
        self._number = 0  # the number of that line
        self._goes_on = False  # the window's last line is not whole yet
        self.text = ""
        self.at = 0
        self.is_whole = False  # nothing is left beyond the window
        self.fill()

    def fill(self) -> bool:
        """Read ahead, twice as far each time; false when there is nothing more."""
        if self.is_whole:
            return False
        window = LongText(self.text[self.at :])
        wanted = max(WINDOW, len(self.text) - self.at)
        del self._sizes[: self._passed]
        self._passed = got = 0
        for line in self._lines:
            self._number = self._number or line.number
            window.add(line.text if line.goes_on else f"{line.text}\n")
            if self._goes_on:
                self._sizes[-1] += line.size
            else:
                self._sizes.append(line.size)
            self._goes_on = line.goes_on
            got += len(line.text) + 1
            if got >= wanted:
                break
        else:
            self.is_whole = True
        self.text = window.whole()
        self.at = 0
        return got > 0

    def take(self, end: int) -> Taken:
        """Hand out the text up to a position of the window, and go on from there."""
        text = self.text[self.at : end]
        is_over = self._passed == len(self._sizes)  # the last line is taken already
        begun = max(1, self._number - is_over)
        size = 0
        if count := text.count("\n"):
            whole = self._passed + count
            size = sum(self._sizes[self._passed : whole]) - self._used
            self._passed, self._number, self._used = whole, self._number + count, 0
        if self._passed < len(self._sizes):
            rest = text[text.rfind("\n") + 1 :].encode("utf-8", "replace")
            used = min(self._sizes[self._passed] - self._used, len(rest))
            self._used += used
            size += used
        self.at = end
        return Taken(begun, size, text)
