"""Lines of a BibTeX file -> blocks: entries, strings, comments, and the text between them.

A line that begins an entry always begins a new block, whatever braces are still open: so what is
wrong with one entry costs no other. Every block accounts for the bytes of its own lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.model.record import Line
from generator.readers._kept_lines import KeptLines

START = re.compile(
    r"\s*@\s*(?:(?:string|preamble|comment)\s*[{(]|[a-z]\w*\s*[{(]\s*+[^{}\"=]*?(?:,|$|\})"
    r"|[a-z]\w*\s*[{(]\s*+(?:[^\s{}\"=,]+\s+)?\w+\s*=\s*[{\"\d])",
    re.I,
)  # also where braces are open; outside of entries all that begins with a sign is meant as one
_BEGINS = re.compile(r"\s*@(?!\s*comment\b)", re.I)
_HEAD = re.compile(r"@\s*(?P<type>[a-zA-Z][\w-]*)\s*(?P<open>[{(])")
_KEY = re.compile(
    r"\s*+(?P<key>(?:[^\s,{}\"=][^,{}\"=\n]{0,200}?)?)\s*+(?P<comma>,)|\s*(?P<alone>[^\s,{}\"=]+)(?=\s*(?:\n|[})])"
    r"|\s+[a-zA-Z_][\w:.+/-]*\s*=)"
)
_GAP = re.compile(r"(?:\s+|%[^\n]*(?:\n|$))*")
_FIELD = re.compile(r"(?P<name>[a-zA-Z_][\w:.+/-]*)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}()\"=%]+")
_BRACE = re.compile(r"\\[{}\\]|[{}]")
_QUOTE = re.compile(r"\\[{}\\]|[{}\"]")
_COMMENT = re.compile(r"\s*@\s*comment", re.I)
MOST_FAULTS = 100  # of one entry
MOST_FIELDS = 1_000  # of one entry, and pieces of one value: more are no bibliography
COMMENT_LINES = 200  # how far a comment's closing brace is looked for beyond an entry within it

Fault = tuple[int, str, str, str]
Part = tuple[str, bool]  # a piece of a value, and whether it is the name of a string


@dataclass
class Block:
    """What begins with an `@`: its fields as written, and what is wrong with it.

    `kind` is in lower case, empty for text between entries. `values` holds the parts that `#` joins
    and `at` the line of each field. `faults` are (line, code, what, hint); `is_broken` says that
    the fields cannot be relied on.
    """

    kind: str
    line: int
    size: int
    key: str = ""
    values: dict[str, list[Part]] = field(default_factory=dict)
    at: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    is_broken: bool = False
    text: str = ""

    def tell(self, fault: Fault) -> None:
        """Add a fault; what is wrong throughout is told often enough."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault)


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


@dataclass
class _Chunk:
    """The text of some lines, read from left to right."""

    lines: KeptLines
    text: str
    pos: int = 0
    counted: int = 0  # where lines have been counted up to, and how many there were
    passed: int = 0

    def line(self) -> int:
        """The number of the line at `pos`, which never goes back."""
        self.passed += self.text.count("\n", self.counted, self.pos)
        self.counted = max(self.counted, self.pos)
        return self.lines.first + min(self.passed, len(self.lines) - 1)


def _parse_chunk(lines: KeptLines, following: Line | None) -> Iterator[Block]:
    """The blocks of some lines, of which at most the first begins with an `@`."""
    chunk = _Chunk(lines, lines.text)
    used = 0  # lines that are accounted for
    while match := _next_head(chunk, is_first=used == 0 and chunk.pos == 0):
        chunk.pos = match.start()
        block = Block(match["type"].lower(), chunk.line(), 0)
        _parse_block(chunk, match, block, following)
        last = chunk.line() - lines.first + 1
        block.size = sum(lines.sizes[used:last])
        used = max(used, last)
        yield block
    first = next(iter(lines))
    if not used and _BEGINS.match(first.text):
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


def _next_head(chunk: _Chunk, *, is_first: bool) -> re.Match[str] | None:
    """The next entry: at the chunk's start, or on the line on which another ended."""
    if is_first:
        return _HEAD.match(chunk.text, len(chunk.text) - len(chunk.text.lstrip()))
    end = chunk.text.find("\n", chunk.pos)
    found = chunk.text.find("@", chunk.pos, len(chunk.text) if end < 0 else end)
    is_word = found > 0 and chunk.text[found - 1].isalnum()  # an e-mail address
    return _HEAD.match(chunk.text, found) if found >= 0 and not is_word else None


def _parse_block(chunk: _Chunk, head: re.Match[str], block: Block, following: Line | None) -> None:
    chunk.pos = head.end()
    closer = "}" if head["open"] == "{" else ")"
    if block.kind in {"comment", "preamble"}:
        end = _group_end(chunk.text, head.end() - 1) if closer == "}" else -1
        line_end = chunk.text.find("\n", chunk.pos)
        chunk.pos = end if end >= 0 else (len(chunk.text) if line_end < 0 else line_end)
        return
    if block.kind != "string":
        _parse_key(chunk, block)
    block.is_broken = not _parse_fields(chunk, block, closer)
    is_unclosed = bool(block.faults) and block.faults[-1][1] == _UNCLOSED
    if block.is_broken or is_unclosed:
        chunk.pos = len(chunk.text.rstrip())
    if is_unclosed:
        block.faults[-1] = _unclosed(chunk, block, closer, following)


def _unclosed(chunk: _Chunk, block: Block, closer: str, following: Line | None) -> Fault:
    """What to say of an entry without an end: a field without one may have taken it."""
    for name, parts in block.values.items():
        if any(_TAKES_FIELDS.search(text) for text, _ in parts):
            block.is_broken = True
            return (block.at[name], "bibtex-unclosed-field", f"has no end of the field '{name}'",
                    "close its value with the brace or quote that opened it")  # fmt: skip
    where = "before the next '@'" if following else "at the end of the file"
    return (following.number if following else chunk.line(), _UNCLOSED, f"is not closed {where}",
            f"add a '{closer}' at the end of line {chunk.line()}")  # fmt: skip


_TAKES_FIELDS = re.compile(r"\n[^\S\n]*[a-zA-Z_]\w*\s*=\s*[{\"\d]")
_UNCLOSED = "bibtex-unclosed-entry"


def _parse_key(chunk: _Chunk, block: Block) -> None:
    match = _KEY.match(chunk.text, chunk.pos)
    if not match:
        return  # no key at all: `@misc{title = …`
    block.key = " ".join((match["key"] if match["alone"] is None else match["alone"]).split())
    chunk.pos = match.end()
    rest = _GAP.match(chunk.text, chunk.pos)
    if match["alone"] and chunk.text[rest.end() if rest else chunk.pos :][:1] not in {"}", ")", ""}:
        block.tell((chunk.line(), "bibtex-missing-comma", "has no comma after its key",
                             f"add a ',' after '{block.key}'"))  # fmt: skip


def _parse_fields(chunk: _Chunk, block: Block, closer: str) -> bool:
    """Read fields up to the closing brace; false where the text cannot be made out."""
    text = chunk.text
    needs_comma = ""
    while True:
        gap = _GAP.match(text, chunk.pos)
        chunk.pos = gap.end() if gap else chunk.pos
        sign = text[chunk.pos : chunk.pos + 1]
        if sign == ",":
            chunk.pos += 1
            needs_comma = ""
        elif sign == closer:
            chunk.pos += 1
            if not _goes_on(chunk):
                return True
            block.tell((chunk.line(), "bibtex-extra-brace", "has a closing brace too many",
                                 f"take a '{closer}' out of this line"))  # fmt: skip
        elif not sign:
            block.faults.append((0, _UNCLOSED, "", ""))
            return bool(block.values)
        else:
            match = _FIELD.match(text, chunk.pos)
            line = chunk.line()
            is_full = len(block.values) >= MOST_FIELDS
            if is_full or not match or not _parse_field(chunk, block, match, line):
                if match is None or is_full:
                    block.tell((line, "bibtex-syntax", "has text that is no field",
                                         "a field is: name = {value},"))  # fmt: skip
                return False
            if needs_comma:
                block.tell((line, "bibtex-missing-comma",
                                     f"has no comma after the field '{needs_comma}'",
                                     f"add a ',' before '{match['name']}'"))  # fmt: skip
            needs_comma = match["name"]


def _goes_on(chunk: _Chunk) -> bool:
    """Whether fields follow a brace that seemed to close the entry."""
    return bool(_GOES_ON.match(chunk.text, chunk.pos))


_GOES_ON = re.compile(r"[ \t]*,\s*[a-zA-Z_][\w:.+/-]*\s*=\s*[{\"\w]")


def _parse_field(chunk: _Chunk, block: Block, match: re.Match[str], line: int) -> bool:
    name = match["name"].lower()
    chunk.pos = match.end()
    parts = _parse_value(chunk)
    if parts is None:
        block.tell((line, "bibtex-unclosed-field", f"has no end of the field '{name}'",
                             "close its value with the brace or quote that opened it"))  # fmt: skip
        return False
    if block.values.get(name):
        block.tell((line, "bibtex-duplicate-field", f"states the field '{name}' twice",
                             "keep one of them; the first is taken"))  # fmt: skip
    else:
        block.values[name] = parts
        block.at[name] = line
    return True


def _parse_value(chunk: _Chunk) -> list[Part] | None:
    """The parts of a value that `#` joins, None where it does not end."""
    text = chunk.text
    parts: list[Part] = []
    while True:
        sign = text[chunk.pos : chunk.pos + 1]
        if sign == "{":
            end = _group_end(text, chunk.pos)
        elif sign == '"':
            end = _quote_end(text, chunk.pos)
        else:
            bare = _BARE.match(text, chunk.pos)
            if bare:
                parts.append((bare.group(), not bare.group().isdecimal()))
            elif sign not in {",", "}", ")"}:
                return None
            end = bare.end() if bare else chunk.pos
        if end < 0:
            return None
        if sign in {"{", '"'}:
            parts.append((text[chunk.pos + 1 : end - 1], False))
        gap = _GAP.match(text, end)
        after = gap.end() if gap else end
        if text[after : after + 1] != "#":
            chunk.pos = end
            return parts
        if len(parts) >= MOST_FIELDS:
            return None
        gap = _GAP.match(text, after + 1)
        chunk.pos = gap.end() if gap else after + 1


def _group_end(text: str, start: int) -> int:
    """The place after the brace that closes the one at `start`, -1 where none does."""
    depth = 0
    for match in _BRACE.finditer(text, start):
        sign = match.group()
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                return match.end()
    return -1


def _quote_end(text: str, start: int) -> int:
    r"""The place after the quote that closes the one at `start`; quotes in braces do not."""
    depth = 0
    for match in _QUOTE.finditer(text, start + 1):
        sign = match.group()
        if sign == '"' and depth == 0:
            return match.end()
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return -1
    return -1
