"""A Markdown list of papers ("awesome" lists, reading lists) -> records.

A paper is a bullet, a row of a table or a heading whose link, or whose text, holds an identifier.
Authors, venue and year are taken where they stand apart: in italics, in brackets, in a cell whose
column says so. The headings above are its keywords. What is no paper is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.model.record import Line, Origin, Skipped, SourceRecord
from generator.readers._long_text import LongText
from generator.readers._markdown_entry import Entry, entry_values
from generator.readers._markdown_links import find_links, has_paper, without_marks

LEAST = 3  # papers; a README that cites two is no list of papers, unless it holds nothing else
LONGEST = 200  # letters of a heading that is a keyword
SHARE = 0.4  # of the linked entries that are papers: lists hold tools and posts as well
_BULLET = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(?P<rest>\S.*)")
AROUND = "Markdown around the papers"
_TITLED = re.compile(r"(?:\*\*|__|[\"“])?\[(?!\[)|\*\*\w|[\"“]\w")
_CELLS = re.compile(r'"[^"]*"[,;\t](?! )')  # a table's row: after a title in prose comes a space
_JSON = re.compile(r"\s*+(?:\[?\s*+\{\s*+(?:\"|$)|\[\s*+$)")
_HEADING = re.compile(r"(?P<level>#{1,6})\s+(?P<rest>\S.*)")
_LABELS = frozenset(
    "contents table of contents papers paper list overview introduction resources references "
    "awesome".split()
)


def is_markdown_list(lines: Sequence[Line]) -> bool:
    """Say whether several papers, and not much else, are linked from bullets, rows or headings.

    One or two are a list where each entry begins with its title and nothing else is said, but for
    headings and a line that may introduce them.
    """
    if _JSON.match(next((line.text for line in lines if line.text.strip()), "")):
        return False
    linked = papers = titled = entries = 0
    around: set[int] = set()
    for piece in _pieces("", lines):
        if isinstance(piece, Skipped):
            around |= {piece.origin.line} if piece.reason == AROUND else set()
            continue
        entries += 1
        if find_links(piece.entry.text):
            linked += 1
            papers += has_paper(piece.entry.text)
            titled += bool(_TITLED.match(piece.entry.text)) and has_paper(piece.entry.text)
    if papers < LEAST:
        said = [line for line in lines if line.number in around and not _HEADING.match(line.text)]
        return 0 < titled == entries and len(said) <= 1
    return papers >= SHARE * linked


def read_markdown_list(path: str, lines: Iterable[Line]) -> Iterator[SourceRecord | Skipped]:
    """Yield a record an entry that holds a paper."""
    for piece in _pieces(path, lines):
        if isinstance(piece, Skipped):
            yield piece
            continue
        values = entry_values(piece.entry) if has_paper(piece.entry.text) else {}
        if values.get("title"):
            yield SourceRecord(origin=piece.origin, size=piece.size, **values)
        else:
            yield Skipped(piece.origin, piece.size, "Markdown that is no paper")


class _Block:
    """An entry as it grows: its lines are joined while they belong to it."""

    def __init__(self, path: str, line: Line, entry: Entry) -> None:
        self.origin = Origin(path, line.number)
        self.size = line.size
        self.entry = entry
        self._text = LongText(_folded(entry.text))

    def add(self, line: Line) -> None:
        self.size += line.size
        self._text.add("\n" + _folded(line.text.strip()))

    def whole(self) -> _Block:
        """The block with the text of its lines."""
        self.entry.text = self._text.whole()
        return self


def _folded(text: str) -> str:
    """A line with single spaces, by which every pattern takes time linear in it."""
    return re.sub(r"[^\S\n]{2,}", " ", text)


def _is_rule(text: str) -> bool:
    """Whether a line is what stands between a table's names and its rows."""
    return "-" in text and "|" in text and not text.strip(" \t:|-")


def _pieces(path: str, lines: Iterable[Line]) -> Iterator[_Block | Skipped]:
    """Entries, and what stands between them."""
    block: _Block | None = None
    headings: list[tuple[int, str]] = []
    columns: tuple[str, ...] = ()
    is_fenced = False
    for line in lines:
        text = line.text
        fence = text.lstrip().startswith(("```", "~~~"))
        is_fenced ^= fence
        started = None if is_fenced or fence else _start(text, headings, columns)
        if started is None and block is None and not is_fenced and _is_paragraph(text):
            started = Entry(text, _subjects(headings))
        if started is None and block is not None and not fence and _goes_on(text, block):
            block.add(line)
            continue
        if block is not None:
            yield block.whole()
            block = None
        columns = _columns(text, columns)
        if started is not None and not _is_rule(text):
            block = _Block(path, line, started)
        else:
            reason = AROUND if text.strip() else "blank line"
            yield Skipped(Origin(path, line.number), line.size, reason)
    if block is not None:
        yield block.whole()


def _is_paragraph(text: str) -> bool:
    """Whether a paragraph of its own begins with a title, bold or linked, and holds a paper."""
    begins = text.startswith(("**", "[", '"', "“", "<b>")) and not _CELLS.match(text)
    return begins and has_paper(text)


def _goes_on(text: str, block: _Block) -> bool:
    """Whether a line belongs to the entry above: it follows at once."""
    return bool(text.strip()) and not block.entry.cells


def _start(text: str, headings: list[tuple[int, str]], columns: tuple[str, ...]) -> Entry | None:
    """The entry that begins on a line, if one does; a heading without a link is noted."""
    if heading := _HEADING.fullmatch(text):
        words = heading["rest"].rstrip(" \t#")
        if has_paper(words):
            return Entry(words, _subjects(headings))
        level = len(heading["level"])
        headings[:] = [each for each in headings if each[0] < level]
        headings.append((level, _bare(words)))
        return None
    if bullet := _BULLET.fullmatch(text):
        indent = len(text) - len(text.lstrip())
        if indent >= 4 and not has_paper(text):
            return None
        return Entry(bullet["rest"], _subjects(headings))
    if text.lstrip().startswith("|") and text.count("|") > 2:
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", text.strip().strip("|"))]
        return Entry(" | ".join(cells), _subjects(headings), cells=tuple(zip_cells(columns, cells)))
    return None


def zip_cells(columns: Sequence[str], cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The cells of a row with their columns' names, empty where there is none."""
    for at, cell in enumerate(cells):
        yield (columns[at] if at < len(columns) else ""), cell


def _columns(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The columns' names of the table that a line is in; none outside of tables."""
    if not text.lstrip().startswith("|"):
        return ()
    if known or _is_rule(text):
        return known
    return tuple(cell.strip(" *") for cell in text.strip().strip("|").split("|"))


def _subjects(headings: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """The headings above, without the page's own title, and without their marks and anchors."""
    words = (word for level, word in headings if level > 1)
    return tuple(
        word for word in words if 0 < len(word) <= LONGEST and word.casefold() not in _LABELS
    )


def _bare(text: str) -> str:
    text = re.sub(r"^[\d.]+\s+", "", without_marks(text))
    # By hand: a pattern that looks for what ends a text begins anew at each of a run of brackets.
    begin = next((at for at, sign in enumerate(text) if _is_word(sign) or sign == "("), len(text))
    ends = (
        at for at in range(len(text), begin, -1) if _is_word(text[at - 1]) or text[at - 1] == ")"
    )
    return text[begin : next(ends, begin)].strip()


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
