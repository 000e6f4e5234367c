"""Files that a pattern or a parser could stay in for ever are read, to the last byte.

No time is asserted: a reader that goes wrong here takes minutes, or years, and not a second more.
"""

from __future__ import annotations

import pytest

from generator.sources import read_bytes

HOSTILE = {
    "links in a bracket that stays open": b"- [Toys [a](b)" + b"[a](b)" * 200,
    "blank lines after a bracket": b"[" + b"\n" * 40_000,
    "images in images": b"![[" * 30_000,
    "objects in objects": b'{"a":' * 20_000,
    "objects in lists in objects": b'[{"paper": {"id": "x", "a": [' * 3_000,
    "backslashes": b"\\" * 100_000 + b"x",
    "braces": b"{" * 100_000,
    "elements of undeclared namespaces": b"<bib:Article/>" * 2_000,
}


@pytest.mark.parametrize("format_name", ["", "hf_paper_page", "hf_list_page", "markdown_list",
                                         "json_records", "hf_api", "zotero_rdf"])  # fmt: skip
@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_accounted_for(data: bytes, format_name: str) -> None:
    file = read_bytes("toys.txt", data, format_name=format_name)
    assert file.size == len(data)
    assert file.is_balanced
