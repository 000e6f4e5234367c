"""Lines -> blocks: the titles and paragraphs of a saved list, without the page's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.model.record import Line, Origin, Skipped
from generator.readers._page_chrome import PAGE_ONLY, chrome_reason, split_glued_chrome
from generator.readers._pairing import abstract_cost, title_cost


@dataclass(frozen=True, slots=True)
class Block:
    """A title or an abstract: its text, its first line and the bytes of all its lines."""

    line: int
    text: str
    size: int


def read_blocks(path: str, lines: Sequence[Line]) -> tuple[list[Block], list[Skipped]]:
    """Group lines into blocks, and set blank lines and chrome aside."""
    skipped: list[Skipped] = []
    groups: list[list[Block]] = [[]]
    after_chrome = True
    for at, line in enumerate(lines):
        origin = Origin(path, line.number)
        text = line.text.strip()
        reason = chrome_reason(text) if text else "blank line"
        if text and reason and reason not in PAGE_ONLY and _is_title_after_all(lines, at):
            reason = ""
        if reason:
            skipped.append(Skipped(origin, line.size, reason))
            groups.append([])
            after_chrome = after_chrome or reason != "blank line"
            continue
        glued, rest = split_glued_chrome(text) if after_chrome else ("", text)
        after_chrome = False
        taken = len(glued.encode())
        if glued:
            skipped.append(Skipped(origin, taken, "newsletter"))
        groups[-1].append(Block(line.number, rest, line.size - taken))
    is_spaced = sum(1 for piece in skipped if piece.reason == "blank line") > 0
    filled = [group for group in groups if group]
    if is_spaced and any(len(group) == 1 for group in filled):
        filled = [joined for group in filled for joined in _join_wrapped(group)]
    elif is_spaced:
        filled = [joined for group in filled for joined in _split_title_off(group)]
    return [block for group in filled for block in group], skipped


def _is_title_after_all(lines: Sequence[Line], at: int) -> bool:
    """Whether words that pages use too ("Models", "1984") are a title, or a wrapped title's end.

    A title has an abstract right after it and no other title before it; the end of a wrapped one
    follows a short line at once and is followed by a blank one.
    """
    before = next(
        (line.text.strip() for line in lines[max(0, at - 2) : at][::-1] if has_text(line)), ""
    )
    after = next((line.text.strip() for line in lines[at + 1 : at + 3] if has_text(line)), "")
    follows_title = bool(before) and abstract_cost(before) > 0 and not chrome_reason(before)
    if follows_title:
        is_last = at + 1 < len(lines) and not has_text(lines[at + 1])
        return is_last and has_text(lines[at - 1]) and not chrome_reason(lines[at - 1].text.strip())
    return abstract_cost(after) == 0


def has_text(line: Line) -> bool:
    """Whether a line is not blank."""
    return bool(line.text.strip())


def _join_wrapped(group: list[Block]) -> list[list[Block]]:
    """A paragraph whose lines were wrapped is one block; a title above its abstract is two."""
    if len(group) == 1:
        return [group]
    if abstract_cost(group[1].text) == 0 and title_cost(group[0].text) == 0:
        return [group]
    return [[_joined(group)]]


def _split_title_off(group: list[Block]) -> list[list[Block]]:
    """Where no block stands alone, blank lines part whole records: a title, then its abstract."""
    if len(group) <= 2 or any(abstract_cost(block.text) == 0 for block in group):
        return [group]
    return [[group[0]], [_joined(group[1:])]]


_HYPHENATED = re.compile(r"[A-Za-z]-\n(?!(?:and|or|to)\b)[A-Za-z]")  # short- and long-term


def _joined(group: Sequence[Block]) -> Block:
    text = group[0].text
    for block in group[1:]:
        text += (
            block.text if _HYPHENATED.match(f"{text[-2:]}\n{block.text[:4]}") else " " + block.text
        )
    return replace(group[0], text=text, size=sum(block.size for block in group))
