"""An input that fails -> a small one, and how to write it as a line of Python."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

MAX_STEPS, MAX_MINIMIZE = 400, 20.0  # tries and seconds spent on making a failing input small


def minimize(data: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """The smallest input found that still fails, by taking out halves, quarters and so on."""
    size, steps, end = len(data) // 2, 0, time.monotonic() + MAX_MINIMIZE
    while size:
        place = 0
        while place < len(data) and steps < MAX_STEPS and time.monotonic() < end:
            steps += 1
            shorter = data[:place] + data[place + size :]
            if fails(shorter):
                data = shorter
            else:
                place += size
        size //= 2
    return data


def as_python(data: bytes) -> str:
    """An input as an expression, a piece that is repeated written once.

    >>> as_python(b"ab" + b"xyz" * 30)
    "b'ab' + b'xyz' * 30"
    """
    parts, place = [], 0
    for match in _REPEATED.finditer(data):
        if match.start() > place:
            parts.append(repr(data[place : match.start()]))
        parts.append(f"{match[1]!r} * {len(match[0]) // len(match[1])}")
        place = match.end()
    if place < len(data) or not parts:
        parts.append(repr(data[place:]))
    return " + ".join(parts)


_REPEATED = re.compile(rb"(.{1,60}?)\1{9,}", re.S)
