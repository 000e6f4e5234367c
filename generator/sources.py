"""Source files -> records, problems and a ledger in which every byte is accounted for."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.model.record import Origin, Skipped, SourceRecord
from generator.problems import Problem, UserError
from generator.readers import READERS
from generator.text.decoding import LONE_BYTE, decode, split_lines


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
    decoded = decode(data)
    if decoded is None:
        return _refused(
            name, size, "binary-file", "this is a binary file", "save the page as plain text"
        )
    encoding, text = decoded
    lines = list(split_lines(text, encoding, size))
    damaged = [
        Problem(
            Origin(name, line.number),
            "invalid-utf8",
            "a byte here is not UTF-8 and is shown as \ufffd",
            "save the file again as UTF-8",
            "warning",
        )
        for line in lines
        if LONE_BYTE.search(line.text)
    ]
    if damaged:
        lines = [replace(line, text=LONE_BYTE.sub("\ufffd", line.text)) for line in lines]
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
