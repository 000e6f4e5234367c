"""Archives -> the files in them, opened in place, with limits against bombs."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

Open = Callable[[], IO[bytes]]
Pieces = Callable[[], Iterator[bytes]]

MAX_MEMBERS = 10_000
MAX_UNPACKED = 8 << 30  # bytes of one file in an archive: the arXiv snapshot has 5 GB
MAX_RATIO = 500  # of unpacked to packed; real JSON lines reach 10, blank text 1,000
RATIO_FROM = 64 << 20  # unpacked bytes from which on the ratio is held against a file
IN_MEMORY = 32 << 20  # bytes of a tar's member up to which no temporary file is needed
PIECE = 1 << 20

DAMAGED = (OSError, EOFError, zlib.error, lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile,
           RuntimeError, NotImplementedError)  # fmt: skip


class ArchiveError(Exception):
    """An archive that cannot be read, in words for the person who saved it."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive; its bytes can be gone through again and again."""

    name: str
    pieces: Pieces

    @property
    def leads_out(self) -> bool:
        """Whether its path climbs above the archive, as no honest packer writes it."""
        return ".." in _parts(self.name)


def read_pieces(stream: IO[bytes], packed: int = 0) -> Iterator[bytes]:
    """The bytes of a stream piece by piece; `packed` is the size they have in an archive.

    Raises ArchiveError when they are more than an honest archive holds.
    """
    total = 0
    while piece := stream.read(PIECE):
        total += len(piece)
        is_bomb = packed and total > RATIO_FROM and total > MAX_RATIO * packed
        if total > MAX_UNPACKED or is_bomb:
            raise ArchiveError(f"more than {total >> 20:,} MB unpacked: this is no paper list")
        yield piece


def file_pieces(opened: Open) -> Iterator[bytes]:
    """The bytes of a plain file piece by piece."""
    with opened() as stream:
        yield from read_pieces(stream)


def archive_kind(start: bytes) -> str:
    """What the first 512 bytes of a file say it is packed with, empty for a plain file."""
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if start[257:262] == b"ustar":
        return "tar"
    for kind, mark in (("gzip", b"\x1f\x8b"), ("bzip2", b"BZh"), ("xz", b"\xfd7zXZ\0")):
        if start.startswith(mark):
            return kind
    return ""


def members(open_archive: Open, kind: str, name: str, size: int) -> Iterator[Member]:
    """The files in an archive, in the archive's order, hidden ones left out.

    Those whose path leads out of it are among them, to be refused by name.

    A compressed file is an archive of one, a compressed tar of many. Raises ArchiveError.
    """
    if kind == "zip":
        yield from _zip_members(open_archive)
    elif kind == "tar":
        yield from _tar_members(open_archive)
    else:

        def pieces() -> Iterator[bytes]:
            with open_archive() as stream, _UNPACKERS[kind](stream) as inside:
                yield from read_pieces(inside, size)

        if archive_kind(next(pieces(), b"")[:512]) == "tar":
            yield from _tar_members(lambda: cast(IO[bytes], _Joined(pieces())))
        else:
            yield Member(Path(name).name.rsplit(".", 1)[0] or "file", pieces)


_UNPACKERS: dict[str, Callable[[IO[bytes]], IO[bytes]]] = {
    "gzip": lambda stream: cast(IO[bytes], gzip.GzipFile(fileobj=stream)),
    "bzip2": lambda stream: cast(IO[bytes], bz2.BZ2File(stream)),
    "xz": lambda stream: cast(IO[bytes], lzma.LZMAFile(stream)),  # noqa: SIM115
}


class _Joined(io.RawIOBase):
    """Pieces as a stream, which is what a tar is read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        parts = [self._rest]
        have = len(self._rest)
        while (size < 0 or have < size) and (piece := next(self._pieces, b"")):
            parts.append(piece)
            have += len(piece)
        whole = b"".join(parts)
        size = len(whole) if size < 0 else size
        self._rest = whole[size:]
        return whole[:size]


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in _parts(name))


def _parts(name: str) -> list[str]:
    """The folders and the name of a member, whichever slash its packer wrote."""
    return [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]


def _zip_members(open_archive: Open) -> Iterator[Member]:
    try:
        with open_archive() as stream, zipfile.ZipFile(stream) as archive:
            found = archive.infolist()
    except UnicodeDecodeError as error:
        raise ArchiveError("the name of a file in it is damaged") from error
    if any(each.filename == "[Content_Types].xml" for each in found):
        raise ArchiveError("this is an office document; save its table as CSV or .xlsx")
    check_count(len(found))
    for each in found:
        if not each.filename or each.is_dir() or _is_hidden(each.filename):
            continue
        if each.flag_bits & 1:
            raise ArchiveError(f"'{each.filename}' in it is locked by a password")

        def pieces(each: zipfile.ZipInfo = each) -> Iterator[bytes]:
            with (
                open_archive() as stream,
                zipfile.ZipFile(stream) as archive,
                _opened(archive, each) as inside,
            ):
                yield from read_pieces(inside, each.compress_size)

        yield Member(each.filename, pieces)


def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    """A member to read from; zipfile raises a bare ValueError for one said to begin before all."""
    try:
        return archive.open(member)
    except ValueError as error:
        raise ArchiveError(f"'{member.filename}' is not where its list says") from error


def _tar_members(open_archive: Open) -> Iterator[Member]:
    """A tar can be gone through once only, so each member is set aside while it is read."""
    with open_archive() as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
        for count, each in enumerate(archive):
            check_count(count)
            if not each.isfile() or _is_hidden(each.name):
                continue
            inside = archive.extractfile(each)
            with tempfile.SpooledTemporaryFile(IN_MEMORY) as copy:
                for piece in read_pieces(cast(IO[bytes], inside)):
                    copy.write(piece)

                def pieces(
                    copy: tempfile.SpooledTemporaryFile[bytes] = copy,
                ) -> Iterator[bytes]:
                    copy.seek(0)
                    yield from read_pieces(cast(IO[bytes], copy))

                yield Member(each.name, pieces)


def check_count(count: int) -> None:
    """Raise ArchiveError for more files than an honest archive holds."""
    if count > MAX_MEMBERS:
        raise ArchiveError(f"more than {MAX_MEMBERS:,} files: this is no paper list")
