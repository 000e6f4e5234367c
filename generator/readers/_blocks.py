"""Lines -> blocks: the titles and paragraphs of a saved list, without the page's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.record import Line, Origin, Skipped
from generator.readers._page_chrome import PAGE_ONLY, chrome_reason, split_glued_chrome
from generator.readers._pairing import SENTENCE_END, abstract_cost
from generator.readers._wrapped import Block, unwrap

LONGEST_NAME = 60  # letters; of an organisation or of somebody


def read_blocks(path: str, lines: Sequence[Line]) -> tuple[list[Block], list[Skipped]]:
    """Group lines into blocks, and set blank lines and chrome aside."""
    skipped: list[Skipped] = []
    groups: list[list[Block]] = [[]]
    after_chrome = True
    for at, line in enumerate(lines):
        origin = Origin(path, line.number)
        text = line.text.strip()
        reason = chrome_reason(" ".join(text.split())) if text else "blank line"
        if text and reason and reason not in PAGE_ONLY and _is_title_after_all(lines, at):
            reason = ""
        if text and not reason and _is_name(lines, at):
            reason = "page name"
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
    is_spaced = any(piece.reason == "blank line" for piece in skipped)
    return list(unwrap([group for group in groups if group], is_spaced=is_spaced)), skipped


def _is_title_after_all(lines: Sequence[Line], at: int) -> bool:
    """Whether words that pages use too ("Models", "1984") are a title, or end a wrapped text.

    A title has an abstract right after it and no other title before it; the end of a wrapped one
    follows a short line at once and is followed by a blank one. In the middle of a sentence menus
    have no small letters.
    """
    if lines[at].text.lstrip()[:1].islower() and at and has_text(lines[at - 1]):
        above = lines[at - 1].text.strip()
        if above.count(" ") > 2 and not SENTENCE_END.search(above) and not chrome_reason(above):
            return True
    before = next(
        (line.text.strip() for line in lines[max(0, at - 2) : at][::-1] if has_text(line)), ""
    )
    after = next((line.text.strip() for line in lines[at + 1 : at + 3] if has_text(line)), "")
    is_abstract = abstract_cost(before) == 0 or (before[-1:] == "." and len(before) > LONGEST_NAME)
    follows_title = bool(before) and not is_abstract and not chrome_reason(before)
    if follows_title:
        is_last = at + 1 < len(lines) and not has_text(lines[at + 1])
        return is_last and has_text(lines[at - 1]) and not chrome_reason(lines[at - 1].text.strip())
    return abstract_cost(after) == 0


def _is_name(lines: Sequence[Line], at: int) -> bool:
    """Whether a line names who put a paper on the list, or the organisation before its date."""
    text = lines[at].text.strip()
    if len(text) > LONGEST_NAME or SENTENCE_END.search(text):
        return False
    before = next(_said(lines[max(0, at - 3) : at][::-1]), "")
    after = [*_said(lines[at + 1 : at + 6]), "", ""][:2]
    if before.casefold() == "submitted by":
        return abstract_cost(after[0]) > 0
    return after[0] == "·" and chrome_reason(after[1]) == "page date"


def _said(lines: Sequence[Line]) -> Iterator[str]:
    return (" ".join(line.text.split()) for line in lines if has_text(line))


def has_text(line: Line) -> bool:
    """Whether a line is not blank."""
    return bool(line.text.strip())
