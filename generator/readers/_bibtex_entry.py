"""The text of a BibTeX entry -> its key and fields as written, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from generator.model.record import Line
from generator.readers._bibtex_value import (
    GAP,
    MOST_FIELDS,
    TAKES_FIELDS,
    EntryText,
    Part,
    group_end,
    parse_value,
)

_KEY = re.compile(
    r"\s*+(?P<key>(?:[^\s,{}\"=][^,{}\"=\n]{0,200}?)?)\s*+(?P<comma>,)|\s*(?P<alone>[^\s,{}\"=]+)(?=\s*(?:\n|[})])"
    r"|\s+[a-zA-Z_][\w:.+/-]*\s*=)"
)
_FIELD = re.compile(r"(?P<name>[a-zA-Z_][\w:.+/-]*)\s*=\s*")
MOST_FAULTS = 100  # of one entry

Fault = tuple[int, str, str, str]


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


def parse_block(
    chunk: EntryText, head: re.Match[str], block: Block, following: Line | None
) -> None:
    """Fill a block from the text behind its head, and move `chunk.pos` to its end.

    `head` has the brace that opens it as its group "open"; `following` is the line on which the
    next block begins.
    """
    chunk.pos = head.end()
    closer = "}" if head["open"] == "{" else ")"
    if block.kind in {"comment", "preamble"}:
        end = group_end(chunk.text, head.end() - 1, len(chunk.text)) if closer == "}" else -1
        line_end = chunk.text.find("\n", chunk.pos)
        chunk.pos = end if end >= 0 else (len(chunk.text) if line_end < 0 else line_end)
        return
    if block.kind != "string":
        _parse_key(chunk, block)
    start = replace(chunk, is_damaged=True)
    block.is_broken = not _parse_fields(chunk, block, closer)
    is_unclosed = bool(block.faults) and block.faults[-1][1] == _UNCLOSED
    if block.is_broken or is_unclosed:
        chunk.pos = len(chunk.text.rstrip())
    if is_unclosed:
        block.faults[-1] = _unclosed(chunk, block, closer, following)
    if block.is_broken:
        _read_damaged(start, block, closer)


def _read_damaged(chunk: EntryText, block: Block, closer: str) -> None:
    """Read fields once more, each up to the next one at most; with a title they are an entry."""
    found = Block(block.kind, block.line, 0)
    _parse_fields(chunk, found, closer)
    if "title" in found.values:
        block.values, block.at, block.is_broken = found.values, found.at, False


def _unclosed(chunk: EntryText, block: Block, closer: str, following: Line | None) -> Fault:
    """What to say of an entry without an end: a field without one may have taken it."""
    for name, parts in block.values.items():
        if any(TAKES_FIELDS.search(text) for text, _ in parts):
            block.is_broken = True
            return (block.at[name], "bibtex-unclosed-field", f"has no end of the field '{name}'",
                    "close its value with the brace or quote that opened it")  # fmt: skip
    where = "before the next '@'" if following else "at the end of the file"
    return (following.number if following else chunk.line(), _UNCLOSED, f"is not closed {where}",
            f"add a '{closer}' at the end of line {chunk.line()}")  # fmt: skip


_UNCLOSED = "bibtex-unclosed-entry"


def _parse_key(chunk: EntryText, block: Block) -> None:
    match = _KEY.match(chunk.text, chunk.pos)
    if not match:
        return  # no key at all: `@misc{title = …`
    block.key = " ".join((match["key"] if match["alone"] is None else match["alone"]).split())
    chunk.pos = match.end()
    rest = GAP.match(chunk.text, chunk.pos)
    if match["alone"] and chunk.text[rest.end() if rest else chunk.pos :][:1] not in {"}", ")", ""}:
        block.tell((chunk.line(), "bibtex-missing-comma", "has no comma after its key",
                             f"add a ',' after '{block.key}'"))  # fmt: skip


def _parse_fields(chunk: EntryText, block: Block, closer: str) -> bool:
    """Read fields up to the closing brace; false where the text cannot be made out."""
    text = chunk.text
    needs_comma = ""
    while True:
        gap = GAP.match(text, chunk.pos)
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
                if chunk.is_damaged and not is_full and chunk.next_field() < len(text):
                    chunk.pos = chunk.next_field()
                    continue
                return False
            if needs_comma:
                block.tell((line, "bibtex-missing-comma",
                                     f"has no comma after the field '{needs_comma}'",
                                     f"add a ',' before '{match['name']}'"))  # fmt: skip
            needs_comma = match["name"]


def _goes_on(chunk: EntryText) -> bool:
    """Whether fields follow a brace that seemed to close the entry."""
    return bool(_GOES_ON.match(chunk.text, chunk.pos))


_GOES_ON = re.compile(r"[ \t]*,\s*[a-zA-Z_][\w:.+/-]*\s*=\s*[{\"\w]")


def _parse_field(chunk: EntryText, block: Block, match: re.Match[str], line: int) -> bool:
    name = match["name"].lower()
    chunk.pos = match.end()
    parts = parse_value(chunk)
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
