"""Bytes of a file -> text and its lines, with every byte shared out among them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from generator.model.record import Line

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
LONE_BYTE = re.compile(r"[\udc80-\udcff]")


def decode(data: bytes) -> tuple[str, str] | None:
    """Find the encoding: by its mark, else UTF-8, UTF-16 without a mark, cp1252; None if binary.

    The text keeps every byte: encoding it again gives the data without its mark.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding)
    if b"\0" in data:
        even, odd = data[0::2].count(0), data[1::2].count(0)
        if max(even, odd) < len(data) / 8:
            return None
        return _decode_as(data, "utf-16-le" if odd > even else "utf-16-be")
    text = data.decode("utf-8", "surrogateescape")
    lone = len(LONE_BYTE.findall(text))
    if lone:
        whole = sum(1 for char in text if ord(char) > 127) - lone
        if lone >= whole:  # more stray bytes than letters beyond ASCII: it never was UTF-8
            text = _decode_cp1252(data)
            return None if _is_binary(text) else ("cp1252", text)
    return None if _is_binary(text) else ("utf-8", text)


def _decode_as(data: bytes, encoding: str) -> tuple[str, str] | None:
    if encoding == "utf-8":
        text = data.decode("utf-8", "surrogateescape")
    else:
        unit = 4 if "32" in encoding else 2
        try:
            text = data[: len(data) // unit * unit].decode(encoding)
        except UnicodeDecodeError:
            return None
    return None if _is_binary(text) else (encoding, text)


def _decode_cp1252(data: bytes) -> str:
    """Windows-1252, with its five undefined bytes as Latin-1 has them."""
    return "".join(
        bytes([byte]).decode("latin-1") if byte in _CP1252_HOLES else chunk
        for byte, chunk in zip(data, data.decode("cp1252", "replace"), strict=True)
    )


_CP1252_HOLES = frozenset(b"\x81\x8d\x8f\x90\x9d")


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text[:10_000])) > len(text[:10_000]) / 50


def split_lines(text: str, encoding: str, size: int) -> Iterator[Line]:
    """Split at LF, CRLF and CR only, and share the file's bytes out among the lines."""
    ends = [match.end() for match in re.finditer(r"\r\n|\n|\r", text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    starts = [0, *ends[:-1]]
    sizes = [_byte_size(text[start:end], encoding) for start, end in zip(starts, ends, strict=True)]
    sizes[0] += size - sum(sizes)  # the byte order mark, and half a unit at a cut-off end
    for number, (start, end, taken) in enumerate(zip(starts, ends, sizes, strict=True), start=1):
        line = text[start:end].rstrip("\r\n")
        yield Line(number, line, taken, is_ended=len(line) < end - start)


def _byte_size(text: str, encoding: str) -> int:
    if encoding == "cp1252":
        return len(text)
    return len(text.encode(encoding, "surrogateescape" if encoding == "utf-8" else "strict"))
