"""A text that grows piece by piece, in memory that its length decides and not how many pieces."""

from __future__ import annotations

from collections.abc import Sequence

JOINED = 500  # pieces that are made one; alone, each takes fifty bytes more than its letters


class LongText:
    """Pieces of a text, put one to the other in time linear in their length."""

    def __init__(self, start: str = "") -> None:
        self._pieces = [start]
        self._loose = 0

    def add(self, text: str) -> None:
        """Put a piece to the end."""
        self._pieces.append(text)
        self._loose += 1
        if self._loose == JOINED:
            self._pieces[-JOINED:] = ["".join(self._pieces[-JOINED:])]
            self._loose = 0

    def pieces(self) -> Sequence[str]:
        """The text up to now in order, each piece one that was put in or several of them joined."""
        return tuple(self._pieces)

    def whole(self) -> str:
        """The text up to now."""
        return "".join(self._pieces)
