"""Source files, packed ones too -> records, problems and a ledger of every byte."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.problems import quote
from generator.readers import READERS, Reader
from generator.sources.archives import (
    DAMAGED,
    ArchiveError,
    Open,
    archive_kind,
    file_pieces,
    members,
)
from generator.sources.reading import Each, read_file
from generator.sources.source_file import SourceFile, refused
from generator.sources.workbooks import is_workbook, sheets

MOST_NAMED = 5  # members of an archive in one message


def read_sources(
    name: str,
    path: Path,
    each: Each | None = None,
    format_name: str = "",
    readers: Mapping[str, Reader] = READERS,
) -> Iterator[SourceFile]:
    """Read a file from disk, or every file of an archive; what cannot be read is a Problem.

    With `each`, every record is handed to it as it is read, and none is kept. `format_name` names
    one of the readers, where the content shall not decide.
    """
    if path.is_dir():
        yield refused(name, 0, "directory", "this is a directory", "name the files in it")
        return
    try:
        with path.open("rb") as stream:
            start = stream.read(512)
        size = path.stat().st_size
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        yield refused(name, 0, "unreadable-file", f"cannot be read: {reason}", "")
        return
    yield from _read_packed(
        name, lambda: path.open("rb"), start, size, (each, format_name, readers)
    )


def read_source(name: str, path: Path) -> SourceFile:
    """Read one plain file from disk with all its records."""
    return next(read_sources(name, path))


def read_bytes(
    name: str,
    data: bytes,
    each: Each | None = None,
    format_name: str = "",
    readers: Mapping[str, Reader] = READERS,
) -> SourceFile:
    """Read a plain file that is in memory."""
    return read_file(name, lambda: iter((data,)), each, format_name, readers)


def read_stream(
    name: str,
    data: bytes,
    each: Each | None = None,
    format_name: str = "",
    readers: Mapping[str, Reader] = READERS,
) -> Iterator[SourceFile]:
    """Read what came by standard input, an archive too."""
    how = (each, format_name, readers)
    yield from _read_packed(name, lambda: io.BytesIO(data), data[:512], len(data), how)


_How = tuple[Each | None, str, Mapping[str, Reader]]


def _read_packed(
    name: str, opened: Open, start: bytes, size: int, how: _How
) -> Iterator[SourceFile]:
    kind = archive_kind(start)
    if not kind:
        yield read_file(name, lambda: file_pieces(opened), *how)
        return
    try:
        is_empty = True
        outside: list[str] = []
        is_book = kind == "zip" and is_workbook(opened)
        for member in sheets(opened) if is_book else members(opened, kind, name, size):
            if member.leads_out:
                outside.append(member.name)
                continue
            is_empty = False
            yield read_file(f"{name}/{member.name}", member.pieces, *how)
        if outside:
            yield _refused_members(name, size if is_empty else 0, outside)
        elif is_empty:
            yield refused(name, size, "empty-archive", "the archive holds no file", "")
    except (ArchiveError, *DAMAGED) as error:
        yield refused(name, size, "damaged-archive", f"cannot be unpacked: {_words(error)}",
                       "pack it again, or unpack it and keep the files")  # fmt: skip


def _refused_members(name: str, size: int, outside: Sequence[str]) -> SourceFile:
    """The Problem that the members of an archive are whose paths lead out of it."""
    shown = ", ".join(map(quote, outside[:MOST_NAMED]))
    more = f" and {len(outside) - MOST_NAMED:,} more" if len(outside) > MOST_NAMED else ""
    message = f"the archive names files outside of itself, which are not read: {shown}{more}"
    return refused(name, size, "unsafe-archive", message, "pack the files again by their names")


def _words(error: BaseException) -> str:
    return (" ".join(str(error).split()) or type(error).__name__)[:200]
