"""Lines of decoded pieces: their sizes add up to the bytes, wherever a file is cut."""

from __future__ import annotations

from generator.text.decoding import decode_lines


def test_half_a_unit_in_a_piece_of_its_own_is_accounted_for() -> None:
    pieces = [b"\x0d\xff\x00\x0a", b"\xd8"]
    assert sum(line.size for line in decode_lines(pieces, "utf-16-be")) == 5
