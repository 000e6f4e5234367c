from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from generator.sources import archives, read_stream, workbooks
from generator.sources.source_file import SourceFile

NAMES = ["Title", "Author(s)", "Conference / Journal", "Year", "Date", "Paper link"]
ROWS = [
    ["Folding toys, again", "Lovelace, A., Turing, A.", "Toy Letters", 2020, None,
     "https://arxiv.org/abs/2001.00001"],
    ["Turning\ntoys", "Grace Hopper\nAlan Turing", "ICML", 2021.0, datetime(2021, 5, 3), None],
]  # fmt: skip


def workbook(**sheets: Sequence[Sequence[Any]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(data: bytes) -> list[SourceFile]:
    files = list(read_stream("toys.xlsx", data))
    assert all(file.is_balanced for file in files)
    return files


def rewritten(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook with other words in one of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(stream, "w") as changed:
        for each in book.infolist():
            text = book.read(each)
            if each.filename == part:
                assert old in text
                text = text.replace(old, new)
            changed.writestr(each.filename, text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def test_a_sheet_is_read_as_the_table_that_it_shows() -> None:
    (file,) = read(workbook(Papers=[NAMES, *ROWS]))
    assert (file.path, file.format) == ("toys.xlsx/Papers", "csv_table")
    first, second = file.records
    assert [record.title for record in file.records] == ["Folding toys, again", "Turning toys"]
    assert [author.family for author in first.authors] == ["Lovelace", "Turing"]
    assert (first.date, first.ids) == ("2020", {"arxiv": "2001.00001"})
    assert [author.family for author in second.authors] == ["Hopper", "Turing"]
    assert (second.date, second.publication.venue) == ("2021-05-03", "ICML")


def test_lines_are_the_rows_of_the_sheet_whatever_stands_above_its_names() -> None:
    (file,) = read(workbook(Papers=[["Toys we read"], [], NAMES, *ROWS, [], ROWS[0]]))
    assert [record.origin.line for record in file.records] == [4, 5, 7]


def test_every_sheet_is_read_and_empty_ones_are_left_out() -> None:
    ids = [["https://arxiv.org/abs/2001.00001"], ["10.5555/toys"]]
    files = read(workbook(A=[NAMES, ROWS[0]], Empty=[], B=[NAMES, ROWS[1]], Ids=ids))
    assert [file.path.rpartition("/")[2] for file in files] == ["A", "B", "Ids"]
    assert [file.record_count for file in files] == [1, 1, 0]
    assert [pick.value for pick in files[2].picks] == ["2001.00001", "10.5555/toys"]


def test_a_formula_is_not_evaluated() -> None:
    (file,) = read(workbook(Papers=[NAMES[:2], ["Toys", "=1+1"]]))
    assert [record.authors for record in file.records] == [()]


def test_cells_are_text_as_a_person_would_write_it() -> None:
    values = [True, 0.5, 17.0, date(2021, 5, 3), datetime(2021, 5, 3, 12, 30)]
    (file,) = read(workbook(Papers=[["Title", "Year", *"abcde"], ["Toys", 2021, *values]]))
    assert file.records[0].extra == {
        "a": "True", "b": "0.5", "c": "17", "d": "2021-05-03", "e": "2021-05-03T12:30:00",
    }  # fmt: skip


def test_a_sheet_whose_size_is_misstated_is_read_all_the_same() -> None:
    data = workbook(Papers=[NAMES, *ROWS])
    wide = rewritten(data, "xl/worksheets/sheet1.xml", b'ref="A1:F3"', b'ref="A1:XFD1048576"')
    (file,) = read(wide)
    assert file.record_count == len(ROWS)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_damaged_part_is_one_clear_line(part: str) -> None:
    (file,) = read(rewritten(workbook(Papers=[NAMES, *ROWS]), part, b"<sheet", b"<<sheet"))
    assert [problem.code for problem in file.problems] == ["damaged-archive"]
    assert "cannot be read" in file.problems[0].message


def test_a_book_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook(Papers=[NAMES, *ROWS * 200])
    monkeypatch.setattr(workbooks, "MAX_BOOK", 1 << 10)
    (large,) = read(data)
    monkeypatch.setattr(archives, "RATIO_FROM", 0)
    monkeypatch.setattr(archives, "MAX_RATIO", 2)
    (dense,) = read(data)
    monkeypatch.setattr(archives, "MAX_MEMBERS", 3)
    (many,) = read(data)
    messages = [file.problems[0].message for file in (large, dense, many)]
    assert "save its sheets as CSV" in messages[0]
    assert "this is no paper list" in messages[1]
    assert "more than 3 files" in messages[2]


def test_texts_shared_by_many_cells_count_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook(Papers=[NAMES[:2], *[["Toys " * 2_000, "Ada"]] * 50])
    monkeypatch.setattr(workbooks, "MAX_BOOK", 200_000)
    (file,) = read(data)
    assert "save its sheets as CSV" in file.problems[0].message


def test_a_row_that_is_numbered_far_beyond_the_others_ends_the_reading() -> None:
    data = rewritten(
        workbook(Papers=[NAMES, *ROWS]), "xl/worksheets/sheet1.xml", b'r="3"', b'r="99999999999"'
    )
    (problem,) = [problem for file in read(data) for problem in file.problems]
    assert problem.code == "damaged-archive"
    assert "100,000 blank rows" in problem.message
