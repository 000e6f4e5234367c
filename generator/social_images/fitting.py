"""Texts -> the lines, the size and the names that fit a width; how wide a text is, is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Measure = Callable[[str], float]
"""How wide a text is in pixels; that of two texts is the sum of theirs."""

ELLIPSIS = "…"
WHOLE_WORDS = 0.7  # of what fits; where whole words are less, the last one is parted
# No space parts the words of Chinese and Japanese: a line may end behind any letter, but not before
# a mark that closes.
_EAST_ASIAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CLOSING = "、。，．：；！？）」』】〉》ー…"
_PIECE = re.compile(rf"[{_EAST_ASIAN}][{_CLOSING}]*|[^\s{_EAST_ASIAN}]+")


def fit_title(
    text: str, sizes: Sequence[tuple[int, int]], width: float, measure_at: Callable[[int], Measure]
) -> tuple[int, list[str]]:
    """The largest size at which a title fits, and its lines, about equally long.

    `sizes` are sizes with the lines that each may have, largest first. What is too long for the
    smallest ends in an ellipsis.
    """
    for size, limit in sizes:
        measure = measure_at(size)
        lines = wrap(text, width, measure, limit + 1)
        if len(lines) <= limit and not _parts_a_word(text, lines):
            return size, _balanced(text, lines, width, measure)
    if len(lines) > limit:
        end = _ended(f"{lines[limit - 1]} {lines[limit]}", width, measure)
        lines = [*lines[: limit - 1], end]
    return size, lines


def wrap(text: str, width: float, measure: Measure, limit: int) -> list[str]:
    """The first `limit` lines of a text, each as full as it can be; a word too long is parted."""
    lines: list[str] = []
    line, used = "", 0.0
    space = measure(" ")
    for piece, gap in _pieces(text):
        wide = measure(piece)
        gap_wide = space if gap and line else 0.0
        if line and used + gap_wide + wide > width:
            lines.append(line)
            line, used, gap_wide, gap = "", 0.0, 0.0, ""
        while wide > width and len(lines) < limit:
            head = _head(piece, width, measure)
            lines.append(head)
            piece = piece[len(head) :]
            wide = measure(piece)
        if len(lines) >= limit:
            return lines[:limit]
        line += (gap if line else "") + piece
        used += gap_wide + wide
    return [*lines, line] if line else lines


def _pieces(text: str) -> list[tuple[str, str]]:
    """What no line ends within, each with the space before it."""
    found = list(_PIECE.finditer(text))
    ends = [0, *(match.end() for match in found)]
    return [
        (match.group(), " " if match.start() > end else "")
        for match, end in zip(found, ends, strict=False)
    ]


def _head(word: str, width: float, measure: Measure) -> str:
    """As many letters of a word as fit, one at least."""
    used = 0.0
    for index, letter in enumerate(word):
        used += measure(letter)
        if used > width and index:
            return word[:index]
    return word


def _parts_a_word(text: str, lines: Sequence[str]) -> bool:
    """Whether a line ends within a word, which a smaller size may keep whole."""
    pieces = {piece for piece, _ in _pieces(text)}
    return any(piece not in pieces for line in lines for piece, _ in _pieces(line))


def _balanced(text: str, lines: list[str], width: float, measure: Measure) -> list[str]:
    """The same number of lines in the narrowest column that holds them."""
    low, high = width / 2, width
    while high - low > width / 50 and len(lines) > 1:
        middle = (low + high) / 2
        tried = wrap(text, middle, measure, len(lines) + 1)
        if len(tried) <= len(lines) and not _parts_a_word(text, tried):
            high, lines = middle, tried
        else:
            low = middle
    return lines


def cut(text: str, width: float, measure: Measure) -> str:
    """The text, or as much of it as fits with an ellipsis; empty where not even that fits."""
    if measure(text) <= width:
        return text
    return _ended(text, width, measure) if measure(ELLIPSIS) <= width else ""


def _ended(text: str, width: float, measure: Measure) -> str:
    """As much of a text as fits with an ellipsis, to the end of a word where one is near."""
    room = width - measure(ELLIPSIS)
    head = _head(text, room, measure)
    head = head if measure(head) <= room else ""
    words = head.rpartition(" ")[0]
    if len(words) > WHOLE_WORDS * len(head) and text[len(head) :][:1] not in ("", " "):
        head = words
    return head.rstrip(" ,;:.–—-") + ELLIPSIS


def fit_names(names: Sequence[str], total: int, width: float, measure: Measure) -> str:
    """As many names as fit a line, the first at least, and how many more there are.

    `total` is 0 where nobody knows how many there are.

    >>> fit_names(["Ann Toy", "Bob Bear", "Cid Crane"], 9, 30, len)
    'Ann Toy, Bob Bear and 7 more'
    """
    for shown in range(len(names), 0, -1):
        text = ", ".join(names[:shown]) + _others(total, shown)
        if shown == total > 1:
            text = f"{', '.join(names[: shown - 1])} and {names[shown - 1]}"
        if measure(text) <= width:
            return text
    if not names:
        return ""
    others = _others(total, 1)
    return cut(names[0], width - measure(others), measure) + others


def _others(total: int, shown: int) -> str:
    if not total:
        return " et al."
    return f" and {total - shown:,} more" if total > shown else ""


def fit_row(widths: Sequence[float], gap: float, width: float) -> int:
    """How many things stand in a row, from the first on, with a gap between them."""
    used = -gap
    for count, wide in enumerate(widths):
        used += gap + wide
        if used > width:
            return count
    return len(widths)
