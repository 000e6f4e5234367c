"""The text of a BibTeX entry -> its key and fields as written, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from generator.model.record import Line
from generator.readers._kept_lines import KeptLines

_KEY = re.compile(
    r"\s*+(?P<key>(?:[^\s,{}\"=][^,{}\"=\n]{0,200}?)?)\s*+(?P<comma>,)|\s*(?P<alone>[^\s,{}\"=]+)(?=\s*(?:\n|[})])"
    r"|\s+[a-zA-Z_][\w:.+/-]*\s*=)"
)
_GAP = re.compile(r"(?:\s+|%[^\n]*(?:\n|$))*")
_FIELD = re.compile(r"(?P<name>[a-zA-Z_][\w:.+/-]*)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}()\"=%]+")
_BRACE = re.compile(r"\\[{}\\]|[{}]")
_QUOTE = re.compile(r"\\[{}\\]|[{}\"]")
MOST_FAULTS = 100  # of one entry
MOST_FIELDS = 1_000  # of one entry, and pieces of one value: more are no bibliography

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


@dataclass
class EntryText:
    """The text of some lines, read from left to right.

    `is_damaged` says that no value goes on beyond a line that begins another field.
    """

    lines: KeptLines
    text: str
    pos: int = 0
    counted: int = 0  # where lines have been counted up to, and how many there were
    passed: int = 0
    is_damaged: bool = False
    next_at: int = 0  # of the field that begins a line, where it has been looked for

    def line(self) -> int:
        """The number of the line at `pos`, which never goes back."""
        self.passed += self.text.count("\n", self.counted, self.pos)
        self.counted = max(self.counted, self.pos)
        return self.lines.first + min(self.passed, len(self.lines) - 1)

    def next_field(self) -> int:
        """Where the line ends before which the next field begins; where there is none, the end."""
        if self.next_at <= self.pos:
            match = _NEXT_FIELD.search(self.text, self.pos)
            self.next_at = match.start() if match else len(self.text)
        return self.next_at


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
        end = _group_end(chunk.text, head.end() - 1, len(chunk.text)) if closer == "}" else -1
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
        if any(_TAKES_FIELDS.search(text) for text, _ in parts):
            block.is_broken = True
            return (block.at[name], "bibtex-unclosed-field", f"has no end of the field '{name}'",
                    "close its value with the brace or quote that opened it")  # fmt: skip
    where = "before the next '@'" if following else "at the end of the file"
    return (following.number if following else chunk.line(), _UNCLOSED, f"is not closed {where}",
            f"add a '{closer}' at the end of line {chunk.line()}")  # fmt: skip


_TAKES_FIELDS = re.compile(r"\n[^\S\n]*[a-zA-Z_]\w*\s*=\s*[{\"\d]")
_NEXT_FIELD = re.compile(r"\n[^\S\n]*[a-zA-Z_][\w:.+/-]*[^\S\n]*=[^\S\n]*[{\"\w]")
_UNCLOSED = "bibtex-unclosed-entry"


def _parse_key(chunk: EntryText, block: Block) -> None:
    match = _KEY.match(chunk.text, chunk.pos)
    if not match:
        return  # no key at all: `@misc{title = …`
    block.key = " ".join((match["key"] if match["alone"] is None else match["alone"]).split())
    chunk.pos = match.end()
    rest = _GAP.match(chunk.text, chunk.pos)
    if match["alone"] and chunk.text[rest.end() if rest else chunk.pos :][:1] not in {"}", ")", ""}:
        block.tell((chunk.line(), "bibtex-missing-comma", "has no comma after its key",
                             f"add a ',' after '{block.key}'"))  # fmt: skip


def _parse_fields(chunk: EntryText, block: Block, closer: str) -> bool:
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


def _parse_value(chunk: EntryText) -> list[Part] | None:
    """The parts of a value that `#` joins, None where it does not end."""
    text = chunk.text
    stop = chunk.next_field() if chunk.is_damaged else len(text)
    parts: list[Part] = []
    while True:
        sign = text[chunk.pos : chunk.pos + 1]
        bare = None if sign in {"{", '"'} else _BARE.match(text, chunk.pos)
        if sign == "{":
            end = _group_end(text, chunk.pos, stop)
        elif sign == '"':
            end = _quote_end(text, chunk.pos, stop)
        elif bare or sign in {",", "}", ")"}:
            end = bare.end() if bare else chunk.pos
        else:
            return None
        if chunk.is_damaged and (end < 0 or not _ENDS_VALUE.match(text, end)):
            return _damaged_value(chunk, parts)
        if end < 0:
            return None
        if bare:
            parts.append((bare.group(), not bare.group().isdecimal()))
        elif end > chunk.pos:
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


def _damaged_value(chunk: EntryText, parts: list[Part]) -> list[Part] | None:
    """A value without its end, or with more behind it: all up to the next field.

    None where no field follows: what there is of the value of a file that is cut off is not all.
    """
    stop = chunk.next_field()
    if stop == len(chunk.text):
        return None
    value = chunk.text[chunk.pos : stop].strip().rstrip(",;").rstrip()
    closer = {"{": "}", '"': '"'}.get(value[:1])
    chunk.pos = stop
    if closer:
        value = value[:-1] if value.endswith(f'{closer}"') else value
        return [*parts, (value[1:].removesuffix(closer), False)]
    is_unopened = value.count('"') % 2 == 1 or value.count("}") > value.count("{")
    return [*parts, (value.rstrip('"}') if is_unopened else value, False)]


_ENDS_VALUE = re.compile(
    r"\s*(?:$|[#})%]|,\s*(?:$|[,})%])|(?:,|(?<=\s))\s*[a-zA-Z_][\w:.+/-]*\s*=)"
)


def _group_end(text: str, start: int, stop: int) -> int:
    """The place after the brace that closes the one at `start` before `stop`, else -1."""
    depth = 0
    for match in _BRACE.finditer(text, start, stop):
        sign = match.group()
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                return match.end()
    return -1


def _quote_end(text: str, start: int, stop: int) -> int:
    r"""The place after the quote that closes the one at `start` before `stop`, else -1.

    Quotes in braces do not, nor does one behind which the value goes on: `G\"odel`, `"big" ones`.
    """
    depth = 0
    for match in _QUOTE.finditer(text, start + 1, stop):
        sign = match.group()
        if sign == '"' and depth == 0 and _ENDS_VALUE.match(text, match.end()):
            is_another = _TAKES_FIELDS.search(text, start, match.start())
            return -1 if is_another else match.end()
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return -1
    return -1
