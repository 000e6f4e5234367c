from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import UserError, render_problem
from generator.sources import read_bytes, read_source
from generator.sources.paths import find_sources, watched_folders


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\xef\xbb\xbf \r\n", "empty-file"),
        (bytes(range(256)) * 40, "binary-file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01", "binary-file"),
        (b"print('hello')\nprint('world')\n", "not-a-paper-list"),
    ],
)
def test_a_file_that_is_no_paper_list_is_one_clear_line(data: bytes, code: str) -> None:
    file = read_bytes("sources/x", data)
    assert [problem.code for problem in file.problems] == [code]
    assert file.is_balanced
    first, *hints = render_problem(file.problems[0]).splitlines()
    assert first.startswith("sources/x: error: ")
    assert len(hints) == 1


def test_a_directory_and_a_missing_file_are_problems(tmp_path: Path) -> None:
    assert read_source("x", tmp_path).problems[0].code == "directory"
    assert read_source("x", tmp_path / "none").problems[0].code == "unreadable-file"


def test_stray_bytes_in_utf8_cost_themselves_only() -> None:
    abstract = "Un résumé assez long pour être un résumé, é" * 10
    file = read_bytes("x", f"Título\n{abstract}.\n".encode().replace(b"assez", b"ass\xffez", 1))
    assert [problem.code for problem in file.problems] == ["invalid-utf8"]
    assert file.problems[0].origin.line == 2
    assert "ass\xffez" in file.records[0].abstract
    assert file.encoding == "utf-8"
    assert file.is_balanced


def test_sources_come_pattern_by_pattern_and_once(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a/3.txt", "b/.hidden", ".git/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = find_sources(tmp_path, ["b/*", "**/*"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "b/1.txt",
        "b/2.txt",
        "a/3.txt",
    ]
    assert watched_folders(tmp_path, ["b/*", "a/3.txt"]) == [tmp_path / "a", tmp_path / "b"]


@pytest.mark.parametrize("pattern", ["none/*", "../*", "/etc/*"])
def test_a_pattern_without_files_or_out_of_the_shelf_is_refused(
    tmp_path: Path, pattern: str
) -> None:
    with pytest.raises(UserError, match="source pattern"):
        find_sources(tmp_path, [pattern])


def test_what_no_reader_knows_is_told_by_what_it_looks_like() -> None:
    cut = read_bytes("x.json", b'[{"title": "Toys",\n "authors": ["A').problems[0]
    assert "no JSON from line 2 on" in cut.message
    assert "`fields`" in read_bytes("x.csv", "Otsikko;Tekijä;Vuosi".encode()).problems[0].hint
