"""Lines of decoded pieces: their sizes add up to the bytes, wherever a file is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources import read_bytes
from generator.text import decoding
from generator.text.decoding import decode_lines, join_parts, survey


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1252"])
@given(st.text(alphabet="aé\r\n", max_size=40), st.integers(1, 9))
def test_a_long_line_in_parts_is_the_line(encoding: str, text: str, piece: int) -> None:
    data = text.encode(encoding)
    pieces = [data[at : at + piece] for at in range(0, len(data), piece)]
    whole = list(decode_lines(pieces, encoding))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decoding, "PART", 3)
        parts = list(decode_lines(pieces, encoding))
    assert list(join_parts(parts)) == whole
    assert all(len(part.text) < 3 + 9 for part in parts)
    assert [part.goes_on for part in parts].count(False) == len(whole)


def test_half_a_unit_in_a_piece_of_its_own_is_accounted_for() -> None:
    pieces = [b"\x0d\xff\x00\x0a", b"\xd8"]
    assert sum(line.size for line in decode_lines(pieces, "utf-16-be")) == 5


def test_stray_bytes_do_not_spoil_the_letters_that_are_utf8() -> None:
    data = "title,year\nGröße,2020\n".encode() + "Maß für,2021\n".encode("cp1252")
    file = read_bytes("toys.csv", data)
    assert [record.title for record in file.records] == ["Größe", "Maß für"]
    assert [(p.code, p.origin.line) for p in file.problems] == [("invalid-utf8", 3)]
    assert file.is_balanced


def test_a_pair_of_signs_that_looks_like_a_letter_does_not_make_a_file_utf8() -> None:
    assert survey([("Maß für Größe " * 10 + "Â©").encode("cp1252")]).encoding == "cp1252"


def test_a_null_byte_costs_its_letter_only() -> None:
    data = b"@article{a, title = {First}}\n@article{b,\n  title = {Sec\0nd}}\n"
    file = read_bytes("toys.bib", data)
    assert [record.title for record in file.records] == ["First", "Sec\ufffdnd"]
    assert [(p.code, p.origin.line) for p in file.problems] == [("null-character", 3)]
    assert file.is_balanced


def test_many_null_bytes_are_no_text() -> None:
    assert survey([b"title,year\n" + b"a\0bcdefgh" * 50]).encoding is None
    assert survey(["Toys, 2020".encode("utf-16-le")]).encoding == "utf-16-le"


def test_a_byte_order_mark_alone_is_a_line_without_letters() -> None:
    (line,) = decode_lines([b"\xef\xbb\xbf"], "utf-8")
    assert (line.text, line.size) == ("", 3)
