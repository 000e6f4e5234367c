"""Lines of a copied page -> which are said in one place, and what its numbered links mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model.record import Line

LONGEST_LINK = 80  # lines; a wrapped abstract that is a link takes 40
IMAGE = re.compile(r"!\[[^\]\n]{0,400}\](?:\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|\[\d+\])")
HEADING = re.compile(r"^\s*(#{1,6})\s+(?=\S)")
UNDERLINE = re.compile(r"={3,}|-{3,}")
_NUMBERED_HEADING = re.compile(r"^\s*#{1,6}\s+\[.*\]\[\d+\]\s*$")
LINK_CLOSES = re.compile(r"\](?:\(|\[\d)")
_TABLE = re.compile(
    r"\s*(?:\[(\d+)\]:|(\d+)\.)\s+<?((?:https?://|/)[^\s>]+)>?(?:\s+\"[^\"]*\")?\s*"
)


def front_end(lines: Sequence[Line]) -> int:
    """How many lines the front matter takes, 0 where there is none."""
    if not lines or lines[0].text.lstrip("\ufeff").rstrip() != "---":
        return 0
    for at, line in enumerate(lines[1:60], start=1):
        if line.text.rstrip() == "---":
            return at + 1
    return 0


def link_table(lines: Sequence[Line]) -> tuple[dict[str, str] | None, frozenset[int]]:
    """The addresses of numbered links, and the lines that state them.

    There is no table, but None, where a page has numbered links and their table was not saved.
    """
    table: dict[str, str] = {}
    rows: set[int] = set()
    for at, line in enumerate(lines):
        if match := _TABLE.fullmatch(line.text):
            table.setdefault(match[1] or match[2], match[3])
            rows.add(at)
    if not table and any(_NUMBERED_HEADING.match(line.text) for line in lines):
        return None, frozenset()
    return table, frozenset(rows)


def item_end(lines: Sequence[Line], at: int) -> int:
    """Where the item ends that begins here: the next line, or the line that closes its link.

    A title may be wrapped: its further lines are indented, or headings as the first is.
    """
    heading = HEADING.match(lines[at].text)
    depth = _opened(lines[at].text)
    if depth <= 0:
        return _title_end(lines, at + 1) if heading else at + 1
    is_alone = lines[at].text.strip() == "["  # what it opens is closed by a bracket of its own
    for end in range(at + 1, min(at + LONGEST_LINK, len(lines))):
        text = lines[end].text
        if HEADING.match(text) and not (heading and _opened(text) < 0):
            break
        depth += _opened(text)
        closes = bool(LINK_CLOSES.search(IMAGE.sub("", text)))
        if is_alone and closes and (depth <= 0 or text.lstrip().startswith("]")):
            return end + 1
        if depth <= 0 and not is_alone:
            return end + 1 if closes else at + 1
    return at + 1


def _title_end(lines: Sequence[Line], at: int) -> int:
    """Where a heading ends that goes on in lines that are indented and no list."""
    while at < len(lines) and re.match(r" {2,}[^\W_]", lines[at].text):
        at += 1
    return at


def _opened(text: str) -> int:
    """How many more square brackets a line opens than it closes; those of images do not count."""
    if "![" in text:
        text = IMAGE.sub("", text)
    return text.count("[") - text.count("]")
