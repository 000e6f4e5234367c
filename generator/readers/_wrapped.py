"""Lines that stand together in a saved list -> its titles and paragraphs.

A line may be a whole title or abstract, or both may be wrapped at a column. A wrapped paragraph
ends where its last line had room for the first word of the next line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.readers._pairing import SENTENCE_END, abstract_cost, title_cost

NARROWEST, WIDEST = 40, 160  # letters; no mail program or printer wraps at less or more
GOING_ON = 0.35  # of the lines of wrapped English begin with a small letter; some 0.7 do
EVEN = 0.6  # of the lines but the last of their group reach three quarters of the column


@dataclass(frozen=True, slots=True)
class Block:
    """A title or an abstract: its text, its first line and the bytes of all its lines."""

    line: int
    text: str
    size: int


def unwrap(groups: Sequence[Sequence[Block]], *, is_spaced: bool) -> Iterator[Block]:
    """Make titles and paragraphs of lines; each group stands between blank lines or chrome.

    In a spaced list blank lines part either titles from abstracts or, where no line stands alone,
    whole records.
    """
    column = _column(groups)
    are_records = sum(len(group) > 1 for group in groups) >= 0.8 * len(groups)
    for group in groups:
        are_lines = not column and (not is_spaced or not _goes_on(group))
        if are_lines or len(group) == 1 or _is_whole(group):
            yield from group
            continue
        parts = _paragraphs(group, column)
        if column and (not is_spaced or (_alternate(parts) and len(parts) > are_records)):
            yield from parts
        elif are_records:
            yield from (group[0], _joined(group[1:]))
        else:
            yield _joined(group)


def _is_whole(group: Sequence[Block]) -> bool:
    """Whether a line is long enough for an abstract, so that lines are not wrapped here."""
    return any(abstract_cost(block.text) == 0 for block in group)


def _column(groups: Sequence[Sequence[Block]]) -> int:
    """The column that the lines of a list are wrapped at, 0 where they are not."""
    wrapped = [group for group in groups if len(group) > 1 and not _is_whole(group)]
    widest = max((len(block.text) for group in wrapped for block in group), default=0)
    lengths = [len(block.text) for group in wrapped for block in group[:-1]]
    even = sum(length >= 0.75 * widest for length in lengths)
    going_on = sum(block.text[:1].islower() for group in wrapped for block in group[1:])
    is_wrapped = even >= EVEN * len(lengths) and going_on >= GOING_ON * len(lengths)
    return widest if NARROWEST <= widest <= WIDEST and is_wrapped else 0


def _goes_on(group: Sequence[Block]) -> bool:
    """Whether a sentence goes on from one line to the next."""
    return any(block.text[:1].islower() for block in group[1:])


def _paragraphs(group: Sequence[Block], column: int) -> list[Block]:
    """The titles and abstracts of a group that is wrapped at a column."""
    parts: list[list[Block]] = [[group[0]]]
    for before, block in pairwise(group):
        if _ends(parts[-1], before.text, block.text, column):
            parts.append([])
        parts[-1].append(block)
    return [_joined(part) for part in parts]


def _alternate(parts: Sequence[Block]) -> bool:
    """Whether titles and abstracts follow one another in turn."""
    return all(
        (title_cost(one.text) == 0) != (title_cost(other.text) == 0)
        for one, other in pairwise(parts)
    )


def _ends(part: Sequence[Block], before: str, after: str, column: int) -> bool:
    """Whether a paragraph ends before a line: it had room, and a title or a sentence is over."""
    has_room = len(before) + 1 + len(after.split(None, 1)[0]) <= column
    is_over = len(part) <= 3 or bool(SENTENCE_END.search(before))
    return has_room and is_over and not after[:1].islower()


_HYPHENATED = re.compile(r"[A-Za-z]-\n(?!(?:and|or|to)\b)[A-Za-z]")  # short- and long-term


def _joined(group: Sequence[Block]) -> Block:
    text = group[0].text
    for block in group[1:]:
        text += (
            block.text if _HYPHENATED.match(f"{text[-2:]}\n{block.text[:4]}") else " " + block.text
        )
    return replace(group[0], text=text, size=sum(block.size for block in group))
