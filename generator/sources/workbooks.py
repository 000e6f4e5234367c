"""A workbook of a spreadsheet (.xlsx) -> its sheets, as members that hold tables of text.

It is only read: a formula counts for what it came to when the book was saved, and links to other
books and macros are left alone. A row is a line, so that line numbers are the sheet's own.
"""

from __future__ import annotations

import csv
import io
import tempfile
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import IO, Any, cast

from generator.sources.archives import (
    IN_MEMORY,
    ArchiveError,
    Member,
    Open,
    check_count,
    read_pieces,
)

MAX_BOOK = 256 << 20  # bytes unpacked: the texts of a whole book are in memory at once
MAX_GAP = 100_000  # blank rows between two others; a row may state any number
MAX_COLUMNS = 500  # the widest exports have a hundred
BOOK = "xl/workbook.xml"
_WIDE = ArchiveError(f"more than {MAX_BOOK >> 20:,} MB unpacked: save its sheets as CSV")


def is_workbook(open_archive: Open) -> bool:
    """Whether a zip is a workbook, by the name of the part that lists its sheets."""
    try:
        with open_archive() as stream, zipfile.ZipFile(stream) as archive:
            return BOOK in archive.namelist()
    except (zipfile.BadZipFile, UnicodeDecodeError):
        return False  # `archives.members` says what is wrong with it


def sheets(open_archive: Open) -> Iterator[Member]:
    """The sheets that hold anything, each as comma-separated text. Raises ArchiveError."""
    with open_archive() as stream:
        _check_sizes(stream)
    with open_archive() as stream:
        for sheet in _opened(stream):
            with tempfile.SpooledTemporaryFile(IN_MEMORY) as copy:
                if not _write(sheet, cast(IO[bytes], copy)):
                    continue

                def pieces(
                    copy: tempfile.SpooledTemporaryFile[bytes] = copy,
                ) -> Iterator[bytes]:
                    copy.seek(0)
                    yield from read_pieces(cast(IO[bytes], copy))

                yield Member(sheet.title.replace("/", "-"), pieces)


def _opened(stream: IO[bytes]) -> list[Any]:
    from openpyxl import load_workbook  # loads much, which few shelves need

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts that openpyxl leaves out, as we do
            return list(
                load_workbook(stream, read_only=True, data_only=True, keep_links=False).worksheets
            )
    except Exception as error:  # whatever a damaged part makes it stumble over
        raise ArchiveError(f"its list of sheets cannot be read: {error}") from error


def _check_sizes(stream: IO[bytes]) -> None:
    """Unpack every part once, so that what is said of their sizes need not be believed."""
    total = 0
    with zipfile.ZipFile(stream) as archive:
        parts = archive.infolist()
        check_count(len(parts))
        for part in parts:
            with archive.open(part) as inside:
                for piece in read_pieces(inside, part.compress_size):
                    total += len(piece)
                    if total > MAX_BOOK:
                        raise _WIDE


def _write(sheet: Any, copy: IO[bytes]) -> bool:
    """Write a sheet's rows; the answer says whether there is anything in it."""
    text = io.TextIOWrapper(copy, encoding="utf-8", newline="", write_through=True)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _write_rows(sheet, text)
    except ArchiveError:
        raise
    except Exception as error:
        raise ArchiveError(f"the sheet '{sheet.title}' cannot be read: {error}") from error
    finally:
        text.detach()


def _write_rows(sheet: Any, text: io.TextIOWrapper) -> bool:
    writer = csv.writer(text, lineterminator="\n")
    width = blank = written = 0
    sheet.reset_dimensions()  # what is said of them need not be so
    for row in sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True):
        cells = _cells(row)
        if not cells:
            blank += 1
            if blank > MAX_GAP:
                raise ArchiveError(f"more than {MAX_GAP:,} blank rows before one that is not")
            continue
        text.write("\n" * blank)
        width, blank = max(width, len(cells)), 0
        written += sum(map(len, cells)) + width
        if written > MAX_BOOK:  # few texts may be shared by many cells
            raise _WIDE
        writer.writerow([*cells, *[""] * (width - len(cells))])
    return bool(written)


def _cells(row: Sequence[Any]) -> list[str]:
    """A row's cells as text, without the empty ones at its end."""
    end = 0 if row.count(None) == len(row) else len(row)  # at once, for rows have a fixed width
    while end and row[end - 1] in (None, ""):
        end -= 1
    return [_text(value) for value in row[:end]]


def _text(value: Any) -> str:
    """A cell as a person would write it: whole numbers and days without a fraction.

    Lines within it are parted by vertical tabs, for a row is to be one line.

    >>> _text(2021.0), _text(datetime(2021, 5, 3)), _text("Toys at\\nwork"), _text(None)
    ('2021', '2021-05-03', 'Toys at\\x0bwork', '')
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "\v".join(" ".join(line.split()) for line in str(value).strip().splitlines())
