"""Bytes of a file -> its lines, with every byte shared out among them.

A file is gone through twice, piece by piece: once to find its encoding, once to read it. So its
size does not matter.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from generator.model.record import Line

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n\0"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FEW = 1000  # a text has no more than one null byte, or one more than that, in as many bytes
PART = 4 << 20  # characters of a line after which it is handed out in parts
LONE_BYTE = re.compile(r"[\udc80-\udcff]")
CHANCE = 20  # stray bytes to a valid letter above which such letters may be chance
SAMPLE = 10_000  # characters by which a text is told from a binary file
# Windows-1252, with its five undefined bytes as Latin-1 has them
_CP1252 = {
    byte: bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if byte not in b"\x81\x8d\x8f\x90\x9d"
}


@dataclass(frozen=True, slots=True)
class Survey:
    """A file's size in bytes and its encoding: empty for a blank file, None for a binary one."""

    size: int
    encoding: str | None


class Decoder(Protocol):
    """An incremental decoder of the standard library, or ours for Windows-1252."""

    def decode(self, data: bytes, final: bool = False, /) -> str:
        """The text of a further piece."""


class _Cp1252:
    def decode(self, data: bytes, final: bool = False, /) -> str:
        del final  # one byte is one letter: nothing is ever held back
        return data.decode("latin-1").translate(_CP1252)


def _decoder(encoding: str) -> Decoder:
    if encoding == "cp1252":
        return _Cp1252()
    errors = "surrogateescape" if encoding == "utf-8" else "strict"
    return codecs.getincrementaldecoder(encoding)(errors)


@dataclass
class _Counts:
    """What a first pass counts.

    A file that never was UTF-8 has far more stray bytes than letters: two bytes make a valid
    letter by chance only where both are rare in a text of Windows-1252.
    """

    size: int = 0
    is_blank: bool = True
    even_nulls: int = 0
    odd_nulls: int = 0
    lone: int = 0
    beyond_ascii: int = 0
    start: bytes = b""
    utf8: Decoder = field(default_factory=lambda: _decoder("utf-8"))

    def add(self, data: bytes) -> None:
        nulls = data.count(0)
        if nulls:
            at_even = data[self.size % 2 :: 2].count(0)
            self.even_nulls += at_even
            self.odd_nulls += nulls - at_even
        if len(self.start) < 4 * SAMPLE:
            self.start += data[: 4 * SAMPLE]
        self.size += len(data)
        self.is_blank = self.is_blank and not data.strip(_BLANK)
        self.count_letters(self.utf8.decode(data))

    def count_letters(self, text: str) -> None:
        if not text.isascii():
            lone = len(text) - len(LONE_BYTE.sub("", text))  # no list of what it finds
            self.lone += lone
            self.beyond_ascii += len(text) - len(text.encode("ascii", "ignore")) - lone


def survey(pieces: Iterable[bytes]) -> Survey:
    """Find the encoding: by its mark, else UTF-8, UTF-16 without a mark, Windows-1252."""
    counts = _Counts()
    for data in pieces:
        counts.add(data)
    counts.count_letters(counts.utf8.decode(b"", True))
    if counts.is_blank:
        return Survey(counts.size, "")
    encoding = _encoding(counts)
    if encoding is None or _is_binary(counts.start, encoding):
        return Survey(counts.size, None)
    return Survey(counts.size, encoding)


def _encoding(counts: _Counts) -> str | None:
    for mark, encoding in _BOMS:
        if counts.start.startswith(mark):
            return encoding
    if counts.even_nulls or counts.odd_nulls:
        if max(counts.even_nulls, counts.odd_nulls) >= counts.size / 8:
            return "utf-16-le" if counts.odd_nulls > counts.even_nulls else "utf-16-be"
        if counts.even_nulls + counts.odd_nulls > 1 + counts.size / _FEW:
            return None
    return "cp1252" if counts.lone > CHANCE * counts.beyond_ascii else "utf-8"


def _is_binary(start: bytes, encoding: str) -> bool:
    try:
        text = _decoder(encoding).decode(start[len(_mark(start, encoding)) :])[:SAMPLE]
    except UnicodeDecodeError:
        return True
    return len(_CONTROL.findall(text)) > len(text) / 50


def _mark(start: bytes, encoding: str) -> bytes:
    marks = (mark for mark, marked in _BOMS if marked == encoding and start.startswith(mark))
    return next(marks, b"")


def letter_of(lone: str) -> str:
    """The letter of Windows-1252 that a byte stands for which is no UTF-8.

    >>> letter_of("\\udcdf")
    'ß'
    """
    byte = ord(lone) - 0xDC00
    return _CP1252.get(byte, chr(byte))


def decode_lines(pieces: Iterable[bytes], encoding: str) -> Iterator[Line]:
    """Decode and split at LF, CRLF and CR only; the lines' sizes add up to all bytes.

    A byte that is no UTF-8 stays as a lone surrogate; units that are no UTF-16 end the text. A very
    long line comes in parts, each with its bytes: a file may be a single one.
    """
    shared = 0
    number = 1
    progress = _Progress()
    held: Line | None = None  # the last line takes the bytes that are left over
    for text, progress in _texts(pieces, encoding):
        if held is not None:
            shared += held.size
            number += held.is_ended
            yield held if held.is_ended else replace(held, goes_on=True)
        mark = 0 if held else progress.mark
        bare = text.rstrip("\r\n")
        size = _byte_size(text, encoding) + mark
        held = Line(number, bare, size, is_ended=len(bare) < len(text))
    if held is not None:
        yield Line(held.number, held.text, progress.read - shared, held.is_ended)


def join_parts(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines as they stand in the file, those put together that came in parts."""
    parts: list[Line] = []
    for line in lines:
        parts.append(line)
        if line.goes_on:
            continue
        if len(parts) > 1:
            text = "".join(part.text for part in parts)
            line = replace(line, text=text, size=sum(part.size for part in parts))
        parts.clear()
        yield line


@dataclass
class _Progress:
    """How many bytes have been read, and how many of them the byte order mark has."""

    read: int = 0
    mark: int = 0


def _texts(pieces: Iterable[bytes], encoding: str) -> Iterator[tuple[str, _Progress]]:
    """Lines with their ends, as they become whole; `_Progress` is one object that goes on.

    What is longer than PART is handed out before it is whole.
    """
    decoder = _decoder(encoding)
    progress = _Progress()
    open_line: list[str] = []
    open_size = 0
    carriage = ""  # a CR at the end of a piece may be half of a CRLF
    for data in _with_end(pieces):
        if not progress.read and data:
            progress.mark = len(_mark(data, encoding))
            text = _decode(decoder, data[progress.mark :], is_last=False)
        else:
            text = _decode(decoder, data or b"", is_last=data is None)
        progress.read += len(data or b"")
        text = carriage + text
        carriage = ""
        if data is not None and text.endswith("\r"):
            text, carriage = text[:-1], "\r"
        end = 0
        for match in _LINE_END.finditer(text):
            yield "".join([*open_line, text[end : match.end()]]), progress
            open_line.clear()
            open_size = 0
            end = match.end()
        if end < len(text):
            open_line.append(text[end:])
            open_size += len(text) - end
        if open_size >= PART:
            yield "".join(open_line), progress
            open_line.clear()
            open_size = 0
    if open_line or progress.read <= progress.mark:  # a file of a mark alone is a line too
        yield "".join(open_line), progress


_LINE_END = re.compile(r"\r\n|\n|\r")


def _with_end(pieces: Iterable[bytes]) -> Iterator[bytes | None]:
    yield from pieces
    yield None


def _decode(decoder: Decoder, data: bytes, *, is_last: bool) -> str:
    try:
        return decoder.decode(data, is_last)
    except UnicodeDecodeError as error:
        if is_last:  # half a unit at the end of a cut-off file
            return ""
        return error.object[: error.start].decode(error.encoding)


def _byte_size(text: str, encoding: str) -> int:
    if encoding == "cp1252" or (encoding == "utf-8" and text.isascii()):
        return len(text)
    return len(text.encode(encoding, "surrogateescape" if encoding == "utf-8" else "strict"))
