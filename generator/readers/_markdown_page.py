"""A line of a Markdown page, and what stands above it -> the entry that begins there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.readers._markdown_entry import Entry
from generator.readers._markdown_links import has_paper, without_marks
from generator.readers._markdown_papers import is_detail, is_paper

LONGEST = 200  # letters of a heading that is a keyword
TITLE_WORDS = 4  # of a heading above details: one of fewer is a subject
BULLET = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(?P<rest>\S.*)")
HEADING = re.compile(r"(?P<level>#{1,6})\s+(?P<rest>\S.*)")
TITLE_ALONE = re.compile(
    r"\W{0,6}(?:\*\*|__)(?P<title>[^*\[\]]{12,300}?)(?:\*\*|__)[\s.:]*(?:<br\s?/?>)?\s*"
)
MOST_CELLS = 200  # of a row; the bars of one with more are no table's
_BAR = re.compile(r"(?<!\\)\|")
_CELLS = re.compile(r'"[^"]*"[,;\t](?! )')  # a table's row: after a title in prose comes a space
_LABELS = frozenset(
    "contents table of contents papers paper list overview introduction resources references "
    "awesome news updates".split()
)


class MarkdownPage:
    """What a line's place in the page says of it: fences, the headings above, a table's columns."""

    def __init__(self) -> None:
        self._is_fenced = False
        self._headings: list[tuple[int, str]] = []
        self._columns: tuple[str, ...] = ()
        self._has_title = False
        self._before = ""
        self._above = ""  # the heading that nothing but blank lines part from here

    def is_code(self, text: str) -> bool:
        """Whether a line is one of code, or of its fence."""
        is_fence = text.lstrip().startswith(("```", "~~~"))
        self._is_fenced ^= is_fence
        return self._is_fenced or is_fence

    def start(self, text: str, is_apart: bool) -> Entry | None:
        """The entry that begins on a line, if one does; `is_apart` where a paragraph may begin."""
        subjects = _subjects(self._headings)
        if heading := HEADING.fullmatch(text):
            words = heading["rest"].rstrip(" \t#")
            return Entry(words, subjects) if has_paper(words) else None
        if self._above and has_paper(text) and is_detail(text):
            rest = bullet["rest"] if (bullet := BULLET.fullmatch(text)) else text
            return Entry(f"**{self._above}**\n{rest}", subjects[:-1])
        if not self._columns and (bullet := BULLET.fullmatch(text)):
            is_thought = len(text) - len(text.lstrip()) >= 4 and not is_paper(bullet["rest"])
            return None if is_thought else Entry(bullet["rest"], subjects)
        if "|" in text and (self._columns or _begins_row(text)):
            cells = [cell.strip() for cell in _BAR.split(text.strip().strip("|"), MOST_CELLS)]
            named = tuple(zip_cells(self._columns, cells))
            return Entry(" | ".join(cells), subjects, named)
        return Entry(text, subjects) if is_apart and _is_paragraph(text) else None

    def note(self, text: str) -> None:
        """Take what a line that begins no entry of prose says of the lines below."""
        self._columns = _columns(text, self._columns, self._before)
        self._before = text
        heading = None if self._is_fenced else HEADING.fullmatch(text)
        if heading is None:
            self._above = "" if text.strip() else self._above
            return
        words, level = heading["rest"].rstrip(" \t#"), len(heading["level"])
        self._headings = [each for each in self._headings if each[0] < level]
        bare = _bare(words)
        if not has_paper(words) and (level > 1 or self._has_title):
            self._headings.append((level, bare))
            self._above = bare if len(bare.split()) >= TITLE_WORDS else ""
        self._has_title |= level == 1


def _is_paragraph(text: str) -> bool:
    """Whether a paragraph of its own begins with a title, bold or linked, and holds a paper."""
    if TITLE_ALONE.fullmatch(text):
        return True
    begins = text.startswith(("**", "[", '"', "“", "<b>")) and not _CELLS.match(text)
    return begins and is_paper(text)


def zip_cells(columns: Sequence[str], cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The cells of a row with their columns' names, empty where there is none."""
    for at, cell in enumerate(cells):
        yield (columns[at] if at < len(columns) else ""), cell


def _begins_row(text: str) -> bool:
    return text.lstrip().startswith("|") and text.count("|") > 2


def _columns(text: str, known: tuple[str, ...], before: str) -> tuple[str, ...]:
    """The columns' names of the table that a line is in; none outside of tables."""
    names = text if _begins_row(text) and not is_rule(text) else ""
    if is_rule(text) and not known and "|" in before:
        names = before
    if known or not names:
        return known if "|" in text else ()
    return tuple(cell.strip(" *") for cell in names.strip().strip("|").split("|", MOST_CELLS))


def _subjects(headings: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """The headings above, without the page's own title, and without their marks and anchors."""
    words = (word for _, word in headings)
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


def is_rule(text: str) -> bool:
    """Whether a line is what stands between a table's names and its rows."""
    return "-" in text and "|" in text and not text.strip(" \t:|-")
