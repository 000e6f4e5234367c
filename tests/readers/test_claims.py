"""Which reader claims a file: of every good file its own, of other files none."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.sources import read_bytes, read_source
from tests.conftest import ROOT

OTHERS = sorted(
    path
    for pattern in ("*.md", "*.toml", "*.lock", "*.yml", "generator/*.md", "generator/*.py",
                    "generator/readers/*.py", "tests/gold/*", "theme_overrides/assets/**/*.js",
                    "site_src/*.md")
    for path in ROOT.glob(pattern) if path.is_file()
)  # fmt: skip


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_reader_claims_what_holds_no_papers(path: Path) -> None:
    file = read_source(path.name, path)
    assert file.format == ""
    assert file.records == ()


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "toys", "version": "1.0", "description": "Toys.", "url": "https://toys.example"}',
        '{"title": "My site", "theme": {"name": "toys"}}',
        '[{"name": "Ada Toy", "url": "https://toys.example"}]',
        "id,name,price\n1,Bear,3\n",
        "alpha\nbeta\n",
        "- [Manual](https://toys.example)\n- [Code](https://github.com/toys/toys)\n" * 5,
    ],
)
def test_no_reader_takes_other_things_for_papers(text: str) -> None:
    assert read_bytes("toys", text.encode()).records == ()
