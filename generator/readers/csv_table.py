"""A table of papers (commas, semicolons, tabs or bars) -> records, a row each.

The delimiter is the one by which the first row names the most fields we know. A row ends where the
rules of RFC 4180 end it; one that breaks them, or has too many cells, costs itself only.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from generator.model.record import Line, Origin, Skipped, SourceRecord
from generator.problems import Problem, quote
from generator.readers._csv_header import (
    SAMPLE,
    Header,
    find_header,
    guess_header,
    is_even_table,
    is_separator_line,
)
from generator.readers._csv_rows import Row, read_rows, split_row
from generator.readers._field_record import (
    NO_PLACE,
    Fields,
    OwnFields,
    field_values,
    is_nothing,
    stated_values,
)
from generator.readers._lost_values import lost_values
from generator.readers._markdown_page import is_rule
from generator.readers._record_fields import extra_of

BEFORE = 5  # lines that some exports put before the names of the columns
MANY = 4  # names that make a line with text before it one of names
Piece = SourceRecord | Skipped | Problem


def is_csv_table(lines: Sequence[Line], own: OwnFields | None = None) -> bool:
    """Say whether the first row names a title and one field more, or rows of one length follow."""
    filled = [line for line in lines[: 4 * SAMPLE] if line.text.strip()]
    first = filled[0].text.lstrip()[:1] if filled else "%"
    if first in ("{", "[", "<", "@", "%"):
        return False
    if first == "#":  # a heading, a comment, or a column of numbers
        return find_header(filled[0], own or {}) is not None
    if any(is_rule(line.text) for line in filled):
        return False  # it stands below the names of a table in Markdown
    filled = filled[1:] if is_separator_line(filled[0]) else filled
    is_table = bool(filled) and (
        find_header(filled[0], own or {}) is not None or bool(is_even_table(filled))
    )
    return is_table or any(
        _names_many(line, after, own or {})
        for line, after in itertools.pairwise(filled[: BEFORE + 2])
    )


def _names_many(line: Line, after: Line, own: OwnFields) -> bool:
    """Whether a line with text before it names a table's columns, and a row follows."""
    header = find_header(line, own)
    if header is None or len(header.fields) < MANY:
        return False
    cells = len(split_row(after.text, header.delimiter))
    return cells == len(header.names) or after.text.count('"') % 2 == 1


def read_csv_table(
    path: str, lines: Iterable[Line], own: OwnFields | None = None
) -> Iterator[Piece]:
    """Yield a record a row; a table that names no title is one Problem that says how to mend it."""
    lines = iter(lines)
    before: list[Line] = []
    header = None
    for line in lines:
        if not line.text.strip() or is_separator_line(line):
            reason = "separator line" if line.text.strip() else "blank line"
            yield Skipped(Origin(path, line.number), line.size, reason)
            continue
        header = find_header(line, own or {})
        if header and (not before or len(header.fields) >= MANY):
            break
        header = None
        before.append(line)
        if len(before) > BEFORE:
            break
    sample = before if header else [*before, *itertools.islice(lines, SAMPLE)]
    if header is None and (header := guess_header(sample)):
        for row in read_rows(itertools.chain(sample, lines), header.delimiter, len(header.names)):
            yield from _pieces(path, row, header)
        return
    if header is None:
        if before:
            size = sum(each.size for each in (*sample, *lines))
            yield _nameless(path, before[0], size)
        return
    yield from (
        Skipped(Origin(path, each.number), each.size, "text before the table") for each in before
    )
    rows = read_rows(lines, header.delimiter, len(header.names))
    first = next(rows, None)
    if first is None:
        yield _rowless(path, line)
        return
    yield Skipped(Origin(path, line.number), line.size, "names of the columns")
    for row in itertools.chain([first], rows):
        yield from _pieces(path, row, header)


def _rowless(path: str, line: Line) -> Problem:
    return Problem(
        Origin(path, line.number), "csv-no-rows", "the table names its columns and holds no row",
        "export it again with its rows, or take it out", "warning", line.size,
    )  # fmt: skip


def _nameless(path: str, line: Line, size: int) -> Problem:
    return Problem(
        Origin(path, line.number), "csv-no-header",
        f"the first row {quote(line.text)} names no column of titles",
        "add a first line with the columns' names (title, authors, year, doi …), or say what they "
        "mean by `fields` in mkdocs.yml", size=size,
    )  # fmt: skip


def _pieces(path: str, row: Row, header: Header) -> Iterator[Piece]:
    origin = Origin(path, row.line)
    if row.is_blank:
        yield Skipped(origin, row.size, "blank line")
        return
    if row.fault:
        yield Problem(origin, "csv-damaged-row", f"the row {quote(row.text, 40)} {row.fault}",
                      "put cells that hold quotes, line ends or the delimiter in quotes",
                      size=row.size)  # fmt: skip
        return
    cells = row.cells
    if reason := _no_paper(cells, header):
        yield Skipped(origin, row.size, reason)
        return
    fields = Fields((ours, _unescaped(cells[at])) for at, ours in header.known if at < len(cells))
    if not fields.first("title"):
        yield Problem(origin, "record-without-title",
                      f"the row {quote(row.text, 40)} has no title",
                      "add its title, or delete the row", size=row.size)  # fmt: skip
        return
    known = {header.names[at] for at, ours in header.known if ours not in NO_PLACE}
    named = (
        (name or f"column {at}", "" if is_nothing(cell) else _unescaped(cell))
        for at, (name, cell) in enumerate(zip(header.names, cells, strict=False), 1)
    )
    extra = extra_of(named, known)
    record = SourceRecord(origin=origin, size=row.size, extra=extra, **field_values(fields))
    yield from lost_values(record, stated_values(fields))
    yield record


def _no_paper(cells: Sequence[str], header: Header) -> str:
    """Why a row is none of a paper: the names again, or a heading; empty where it is one."""
    stated = [cell.strip() for cell in cells]
    if stated == list(header.names[: len(cells)]) and sum(map(bool, stated)) > 1:
        return "names of the columns"
    titles = {at for at, ours in header.known if ours == "title"}
    places = [at for at, cell in enumerate(stated) if cell]
    is_heading = len(places) == 1 and len(header.names) >= MANY and places[0] not in titles
    return "heading within the table" if is_heading else ""


def _unescaped(cell: str) -> str:
    """A cell without the apostrophe by which exports keep spreadsheets from seeing a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell
