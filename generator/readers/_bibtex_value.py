"""The text of a BibTeX entry, read from left to right -> the parts of a value, damaged or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.readers._kept_lines import KeptLines

MOST_FIELDS = 1_000  # of one entry, and pieces of one value: more are no bibliography
GAP = re.compile(r"(?:\s+|%[^\n]*(?:\n|$))*")
TAKES_FIELDS = re.compile(r"\n[^\S\n]*[a-zA-Z_]\w*\s*=\s*[{\"\d]")
_NEXT_FIELD = re.compile(r"\n[^\S\n]*[a-zA-Z_][\w:.+/-]*[^\S\n]*=[^\S\n]*[{\"\w]")
_BARE = re.compile(r"[^\s,#{}()\"=%]+")
_BRACE = re.compile(r"\\[{}\\]|[{}]")
_QUOTE = re.compile(r"\\[{}\\]|[{}\"]")

Part = tuple[str, bool]  # a piece of a value, and whether it is the name of a string


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


def parse_value(chunk: EntryText) -> list[Part] | None:
    """The parts of a value that `#` joins, None where it does not end."""
    text = chunk.text
    stop = chunk.next_field() if chunk.is_damaged else len(text)
    parts: list[Part] = []
    while True:
        sign = text[chunk.pos : chunk.pos + 1]
        bare = None if sign in {"{", '"'} else _BARE.match(text, chunk.pos)
        if sign == "{":
            end = group_end(text, chunk.pos, stop)
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
        gap = GAP.match(text, end)
        after = gap.end() if gap else end
        if text[after : after + 1] != "#":
            chunk.pos = end
            return parts
        if len(parts) >= MOST_FIELDS:
            return None
        gap = GAP.match(text, after + 1)
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


def group_end(text: str, start: int, stop: int) -> int:
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
            is_another = TAKES_FIELDS.search(text, start, match.start())
            return -1 if is_another else match.end()
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return -1
    return -1
