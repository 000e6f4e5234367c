"""Lines of a BibTeX file -> blocks: entries, strings, comments, and the text between them.

A line that begins an entry always begins a new block, whatever braces are still open: so what is
wrong with one entry costs no other. Every block accounts for the bytes of its own lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model.record import Line
from generator.readers._bibtex_entry import Block, parse_block
from generator.readers._bibtex_value import EntryText
from generator.readers._kept_lines import KeptLines

START = re.compile(
    r"\s*@\s*(?:(?:string|preamble|comment)\s*[{(]|[a-z]\w*\s*[{(]\s*+[^{}\"=]*?(?:,|$|\})"
    r"|[a-z]\w*\s*[{(]\s*+(?:[^\s{}\"=,]+\s+)?\w+\s*=\s*[{\"\d])",
    re.I,
)  # also where braces are open; outside of entries all that begins with a sign is meant as one
_BEGINS = re.compile(r"\s*@(?!\s*comment\b)", re.I)
_HEAD = re.compile(r"@\s*(?P<type>[a-zA-Z][\w-]*)\s*(?P<open>[{(])")
_COMMENT = re.compile(r"\s*@\s*comment", re.I)
COMMENT_LINES = 200  # how far a comment's closing brace is looked for beyond an entry within it


def read_blocks(lines: Iterable[Line]) -> Iterator[Block]:
    """Part a file into blocks; their sizes add up to the lines' sizes."""
    kept: KeptLines | None = None  # the lines of an entry that is read, and what follows it
    comment_ends = depth = 0  # the line up to which a comment may go on over entries within it
    for line in lines:
        is_start = "@" in line.text and _is_start(line.text, depth if kept else 0)
        if kept and is_start and not (line.number <= comment_ends and depth > 0):
            yield from _parse_chunk(kept, line)
            kept = None
        if kept is None and not is_start:
            yield Block("", line.number, line.size, text=line.text)
            continue
        if kept is None:
            is_comment = _COMMENT.match(line.text)
            comment_ends = line.number + COMMENT_LINES if is_comment else 0
            kept, depth = KeptLines(), 0
        kept.append(line)
        depth += _braces(line.text)
    if kept:
        yield from _parse_chunk(kept, None)


def _is_start(text: str, depth: int) -> bool:
    return bool((START if depth > 0 else _BEGINS).match(text) or START.match(text))


def _braces(text: str) -> int:
    """How many more braces a line opens than it closes."""
    return text.count("{") - text.count("}")


def _parse_chunk(lines: KeptLines, following: Line | None) -> Iterator[Block]:
    """The blocks of some lines, of which at most the first begins with an `@`."""
    chunk = EntryText(lines, lines.text)
    used = 0  # lines that are accounted for
    while match := _next_head(chunk, is_first=used == 0 and chunk.pos == 0):
        chunk.pos = match.start()
        block = Block(match["type"].lower(), chunk.line(), 0)
        parse_block(chunk, match, block, following)
        last = chunk.line() - lines.first + 1
        block.size = sum(lines.sizes[used:last])
        used = max(used, last)
        yield block
    if not used and _BEGINS.match((first := next(iter(lines))).text):
        used = _damaged_lines(lines)
        yield Block("", first.number, sum(lines.sizes[:used]), text=first.text)
    for line in lines.beginning_at(used):
        yield Block("", line.number, line.size, text=line.text)


def _damaged_lines(lines: KeptLines) -> int:
    """How many lines belong to what is meant as an entry and does not begin like one."""
    depth = 0
    for count, line in enumerate(lines):
        if count and (depth < 0 or (depth == 0 and not _OF_ENTRY.match(line.text))):
            return count
        depth += _braces(line.text)
    return len(lines)


_OF_ENTRY = re.compile(r"\s*(?:[a-zA-Z_][\w:.+/-]*\s*=|[])}]\s*$)")


def _next_head(chunk: EntryText, *, is_first: bool) -> re.Match[str] | None:
    """The next entry: at the chunk's start, or on the line on which another ended."""
    if is_first:
        return _HEAD.match(chunk.text, len(chunk.text) - len(chunk.text.lstrip()))
    end = chunk.text.find("\n", chunk.pos)
    found = chunk.text.find("@", chunk.pos, len(chunk.text) if end < 0 else end)
    is_word = found > 0 and chunk.text[found - 1].isalnum()  # an e-mail address
    return _HEAD.match(chunk.text, found) if found >= 0 and not is_word else None
