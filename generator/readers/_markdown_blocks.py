"""The lines of a Markdown list -> its entries, and what stands between them.

An entry is a bullet, a row of a table, a heading or a paragraph. What is said of a paper may stand
below it: bullets within its bullet, a paragraph after a blank line, lines such as "Code: …".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model.record import Line, Origin, Skipped
from generator.readers._long_text import LongText
from generator.readers._markdown_entry import Entry
from generator.readers._markdown_page import BULLET, HEADING, TITLE_ALONE, MarkdownPage, is_rule
from generator.readers._markdown_papers import is_detail

AROUND = "Markdown around the papers"
MOST_BLANKS = 3  # lines between a paper and what is said of it
_ANCHOR = re.compile(r"<a\s[^<>]*?href=[\"']([^\"'<>\s]+)[\"'][^<>]*>([^<>\[\]]*)</a>")


class Block:
    """An entry as it grows: its lines are joined while they belong to it.

    `indent` is that of its bullet; `blanks` are lines that belong to it if the next one does.
    """

    def __init__(self, path: str, line: Line, entry: Entry) -> None:
        self.origin = Origin(path, line.number)
        self.size = line.size
        self.entry = entry
        self.blanks: list[Line] = []
        self._indent = len(line.text) - len(line.text.lstrip())
        self._is_bullet = bool(BULLET.match(line.text))
        self._is_title = not entry.cells and bool(TITLE_ALONE.fullmatch(line.text))
        self._text = LongText(_folded(entry.text))

    @property
    def waits(self) -> bool:
        """Whether what is said of it may stand after one blank line more."""
        return not self.entry.cells and len(self.blanks) < MOST_BLANKS

    def takes(self, text: str) -> bool:
        """Whether a line belongs to the entry, be it a bullet of its own or after a blank line."""
        if self.entry.cells or HEADING.match(text):
            return False
        is_inner = len(text) - len(text.lstrip()) > self._indent + self._is_bullet
        if self._is_bullet and self.blanks and is_inner and not BULLET.match(text):
            return True
        may_detail = self._is_title or (is_inner and bool(BULLET.match(text)))
        return may_detail and is_detail(text)

    def add(self, line: Line) -> None:
        self.size += line.size + sum(blank.size for blank in self.blanks)
        self.blanks.clear()
        self._text.add("\n" + _folded(line.text.strip()))

    def whole(self) -> Block:
        """The block with the text of its lines."""
        self.entry.text = self._text.whole()
        return self


def _folded(text: str) -> str:
    """A line with single spaces, by which every pattern takes time linear in it.

    What is linked in HTML is linked as Markdown has it.
    """
    text = text.removesuffix("\\")  # the line ends here
    text = _ANCHOR.sub(r"[\2](\1)", text) if "<a " in text else text
    return re.sub(r"[^\S\n]{2,}", " ", text)


def markdown_pieces(path: str, lines: Iterable[Line]) -> Iterator[Block | Skipped]:
    """Entries, and what stands between them."""
    block: Block | None = None
    page = MarkdownPage()
    for line in lines:
        text = line.text
        is_code = page.is_code(text)
        if block is not None and not is_code:
            if not text.strip() and block.waits:
                block.blanks.append(line)
                continue
            if text.strip() and block.takes(text):
                block.add(line)
                continue
        started = None if is_code else page.start(text, block is None or bool(block.blanks))
        if started is None and block is not None and not is_code and _goes_on(text, block):
            block.add(line)
            continue
        if block is not None:
            yield from _closed(path, block)
            block = None
        page.note(text)
        if started is not None and not is_rule(text):
            block = Block(path, line, started)
        else:
            yield _passed_over(path, line)
    if block is not None:
        yield from _closed(path, block)


def _closed(path: str, block: Block) -> Iterator[Block | Skipped]:
    yield block.whole()
    yield from (_passed_over(path, blank) for blank in block.blanks)


def _passed_over(path: str, line: Line) -> Skipped:
    reason = AROUND if line.text.strip() else "blank line"
    return Skipped(Origin(path, line.number), line.size, reason)


def _goes_on(text: str, block: Block) -> bool:
    """Whether a line belongs to the entry above: it follows at once."""
    is_apart = bool(block.blanks) or bool(HEADING.match(text))
    return bool(text.strip()) and not is_apart and not block.entry.cells
