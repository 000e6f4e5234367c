"""Source files -> records, problems and a ledger in which every byte is accounted for."""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.model.record import Line, Origin, Skipped, SourceRecord
from generator.problems import Problem, UserError
from generator.readers import READERS


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What one file held. `skipped` maps a reason to (pieces, bytes)."""

    path: str
    size: int
    format: str = ""
    encoding: str = ""
    records: tuple[SourceRecord, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def record_bytes(self) -> int:
        """Bytes that became records."""
        return sum(record.size for record in self.records)

    @property
    def skipped_bytes(self) -> int:
        """Bytes passed over as chrome or blank lines."""
        return sum(size for _, size in self.skipped.values())

    @property
    def problem_bytes(self) -> int:
        """Bytes that a problem stands for."""
        return sum(problem.size for problem in self.problems)

    @property
    def is_balanced(self) -> bool:
        """Bytes read = records + skipped + problems."""
        return self.size == self.record_bytes + self.skipped_bytes + self.problem_bytes


def find_sources(root: Path, patterns: Sequence[str]) -> list[Path]:
    """The files that glob patterns name below `root`: pattern by pattern, each sorted, once each.

    Hidden files and folders are left out. Raises UserError when a pattern matches no file.
    """
    found: dict[Path, None] = {}
    for pattern in patterns:
        matches = sorted(
            path
            for path in _glob(root, pattern)
            if path.is_file() and not any(p.startswith(".") for p in path.relative_to(root).parts)
        )
        if not matches:
            raise UserError(
                f"no file matches the source pattern '{pattern}' in {root}: "
                "put saved paper lists there, or change `sources` in mkdocs.yml"
            )
        found.update(dict.fromkeys(matches))
    return list(found)


def _glob(root: Path, pattern: str) -> Iterable[Path]:
    if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
        raise UserError(f"the source pattern '{pattern}' leads out of the shelf's folder {root}")
    try:
        return list(root.glob(pattern))
    except (ValueError, NotImplementedError) as error:
        raise UserError(f"the source pattern '{pattern}' is no glob: {error}") from None


def source_name(root: Path, path: Path) -> str:
    """How origins name a file: relative to the shelf, with forward slashes, as valid text."""
    name = path.relative_to(root).as_posix()
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def watched_folders(root: Path, patterns: Sequence[str]) -> list[Path]:
    """The folders below which a change may concern the sources."""
    folders = set()
    for pattern in patterns:
        plain = itertools.takewhile(lambda part: not set(part) & set("*?["), Path(pattern).parts)
        folder = root.joinpath(*plain)
        folders.add(folder if folder.is_dir() else folder.parent)
    return sorted(folder for folder in folders if folder.is_dir() and folder != root)


def read_source(name: str, path: Path) -> SourceFile:
    """Read one file from disk; what cannot be read is a Problem."""
    if path.is_dir():
        return _refused(name, 0, "directory", "this is a directory", "name the files in it")
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return _refused(name, 0, "unreadable-file", f"cannot be read: {reason}", "")
    return read_bytes(name, data)


def read_bytes(name: str, data: bytes) -> SourceFile:
    """Decode a file's bytes, find the reader that knows it, and account for every byte."""
    size = len(data)
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        return _refused(name, size, "empty-file", "the file is empty", "save the page again")
    decoded = _decode(data)
    if decoded is None:
        return _refused(
            name, size, "binary-file", "this is a binary file", "save the page as plain text"
        )
    encoding, text = decoded
    lines = list(_lines(text, encoding, size))
    damaged = [
        Problem(
            Origin(name, line.number),
            "invalid-utf8",
            "a byte here is not UTF-8 and is shown as \ufffd",
            "save the file again as UTF-8",
            "warning",
        )
        for line in lines
        if _LONE_BYTE.search(line.text)
    ]
    if damaged:
        lines = [replace(line, text=_LONE_BYTE.sub("\ufffd", line.text)) for line in lines]
    for format_name, reader in READERS.items():
        if reader.recognises(lines):
            return _collect(
                name, size, format_name, encoding, [*damaged, *reader.read(name, lines)]
            )
    return _refused(
        name,
        size,
        "not-a-paper-list",
        "no reader knows this as a list of papers",
        "save the list page as text, or take the file out of the sources",
    )


def _refused(name: str, size: int, code: str, message: str, hint: str) -> SourceFile:
    problem = Problem(Origin(name), code, message, hint, size=size)
    return SourceFile(name, size, problems=(problem,))


def _collect(
    name: str,
    size: int,
    format_name: str,
    encoding: str,
    pieces: Iterable[SourceRecord | Skipped | Problem],
) -> SourceFile:
    records: list[SourceRecord] = []
    problems: list[Problem] = []
    skipped: dict[str, tuple[int, int]] = {}
    for piece in pieces:
        if isinstance(piece, SourceRecord):
            records.append(piece)
        elif isinstance(piece, Problem):
            problems.append(piece)
        else:
            count, total = skipped.get(piece.reason, (0, 0))
            skipped[piece.reason] = (count + 1, total + piece.size)
    return SourceFile(name, size, format_name, encoding, tuple(records), tuple(problems), skipped)


# --- decoding ---------------------------------------------------------------------------------

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LONE_BYTE = re.compile(r"[\udc80-\udcff]")


def _decode(data: bytes) -> tuple[str, str] | None:
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
    lone = len(_LONE_BYTE.findall(text))
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


def _lines(text: str, encoding: str, size: int) -> Iterator[Line]:
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
