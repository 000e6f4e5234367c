"""How many lines of our own code an action runs: what it takes, on any machine and however busy."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import generator

_OURS = str(Path(generator.__file__).parent)
_FOUR_TIMES = 6.0  # steps for four times the size where growth is linear, with room for what is not


def steps_of(action: Callable[[], object]) -> int:
    """The lines run in our package, a turn of a loop or of a comprehension at least one."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        del argument
        if event == "call" and not frame.f_code.co_filename.startswith(_OURS):
            return None
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        action()
    finally:
        sys.settrace(before)
    return count


class CountedPattern:
    """A pattern that counts the characters it is given to search in."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self.characters = 0

    def search(self, text: str, begin: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """What the pattern's own `search` finds."""
        self.characters += min(end, len(text)) - begin
        return self._pattern.search(text, begin, end)


def is_linear(action: Callable[[int], object], size: int) -> bool:
    """Whether four times the size takes about four times the steps; the first call warms caches."""
    action(size // 2)
    return steps_of(lambda: action(4 * size)) < _FOUR_TIMES * steps_of(lambda: action(size))
