"""The first lines of a table -> which of its columns hold which of our fields.

The delimiter is the one by which the first row names the most fields we know. Where no row names
any, the columns are told by what they hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.dates import parse_date
from generator.model.ids import find_ids, identify
from generator.model.record import Line
from generator.readers._csv_rows import split_row
from generator.readers._field_names import known_fields
from generator.readers._field_record import OwnFields, is_nothing
from generator.readers._markdown_names import are_names

DELIMITERS = ("\t", ";", "|", ",")
MOST_COLUMNS = 2_000  # the widest exports have a few hundred
SAMPLE = 20  # rows by which a table without known names is told
MOST = 0.8  # of a column's cells, by which the column is told
TITLE_WORDS = 3  # on the average, and no more letters than
LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True)
class Header:
    """The names of a table's columns, and those we know: (column, our field), the best first."""

    delimiter: str
    names: tuple[str, ...]
    known: tuple[tuple[int, str], ...]

    @property
    def fields(self) -> set[str]:
        """Our fields that the columns hold, but for those that any table has."""
        return {field for _, field in self.known if field not in ("id", "month")}


def is_separator_line(line: Line) -> bool:
    """Whether a line is Excel's own first one, `sep=;`."""
    return line.text.strip().lower()[:4] == "sep=" and len(line.text.strip()) == 5


def find_header(line: Line, own: OwnFields) -> Header | None:
    """A row as names of fields, by the delimiter that makes the most sense of it."""
    best: Header | None = None
    for delimiter in DELIMITERS:
        if line.text.count(delimiter) > MOST_COLUMNS:
            continue
        names = tuple(cell.strip().lstrip("\ufeff") for cell in split_row(line.text, delimiter))
        places = {names[at]: at for at in reversed(range(len(names)))}
        known = tuple((places[name], ours) for name, ours, _ in known_fields(places, own))
        header = Header(delimiter, names, known)
        if len(names) > 1 and "title" in header.fields and len(header.fields) > 1 and (
            best is None or len(header.known) > len(best.known)
        ):  # fmt: skip
            best = header
    return best


def is_even_table(lines: Sequence[Line]) -> str:
    """The delimiter by which lines have cells of one number, three or more; empty for none."""
    sample = lines[:SAMPLE]
    for delimiter in DELIMITERS:
        rows = [split_row(line.text, delimiter) for line in sample]
        is_even = len({len(row) for row in rows}) == 1 and len(rows[0]) > 2
        after_space = sum(cell[:1] == " " for row in rows for cell in row)  # as in prose
        if len(rows) > (2 if delimiter == "," else 1) and is_even and after_space <= len(rows) / 2:
            return delimiter
    return ""


def guess_header(lines: Sequence[Line]) -> Header | None:
    """The columns of a table without names, by what its first rows hold; None where it is unclear.

    One column must hold titles, and another what papers have and other things seldom do.
    """
    filled = [line for line in lines if line.text.strip()]
    delimiter = is_even_table(filled)
    if not delimiter:
        return None
    columns = list(zip(*(split_row(line.text, delimiter) for line in filled[:SAMPLE]), strict=True))
    told = [_told(column) for column in columns]
    texts = [at for at, field in enumerate(told) if not field and _may_be_titles(columns[at])]
    pairs = list(zip(columns, told, strict=True))
    is_data = all(is_nothing(column[0]) or _told(column[:1]) == field for column, field in pairs)
    links = [cell for column, field in pairs if field == "url" for cell in column]
    of_papers = {"arxiv", "doi", "authors"} & set(told) or 2 * sum(
        bool(find_ids(link)) for link in links
    ) > len(links)
    if not texts or not is_data or not of_papers:
        return None
    title = max(texts, key=lambda at: sum(map(len, columns[at])))
    fields = {field: at for at, field in reversed(list(enumerate(told))) if field}
    known = ((title, "title"), *((at, field) for field, at in fields.items()))
    return Header(delimiter, tuple(f"column {at}" for at in range(1, len(told) + 1)), known)


def _told(column: Sequence[str]) -> str:
    """Our field of a column, as its cells tell it; empty where they do not."""
    cells = [cell.strip() for cell in column if not is_nothing(cell)]
    if not cells:
        return ""
    tests = {
        "doi": [find_ids(cell).keys() == {"doi"} and "://" not in cell for cell in cells],
        "url": [cell.startswith(("http://", "https://")) for cell in cells],
        "arxiv": ["arxiv" in identify(cell) for cell in cells],
        "year": [len(cell) == 4 and bool(parse_date(cell)) for cell in cells],
        "date": [len(cell) <= 20 and len(parse_date(cell)) > 4 for cell in cells],
        "authors": [are_names(cell) for cell in cells],
        "abstract": [len(cell) > LONGEST_TITLE for cell in cells],
    }
    return next((field for field, found in tests.items() if sum(found) >= MOST * len(cells)), "")


def _may_be_titles(column: Sequence[str]) -> bool:
    words = sum(len(cell.split()) for cell in column)
    return words >= TITLE_WORDS * len(column) and sum(map(len, column)) < LONGEST_TITLE * len(
        column
    )
