from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.sources import read_bytes, read_source
from generator.sources.source_file import SourceFile
from tests.conftest import ROOT, SAMPLE


def test_real_pages_give_every_record(seeds: list[Path]) -> None:
    counts = {path.name[:3]: len(read_source(path.name, path).records) for path in seeds}
    assert counts["001"] == 222
    assert counts["003"] == 62


def test_real_pages_leave_no_chrome_in_a_record(real_sources: list[Path]) -> None:
    for path in (path for path in real_sources if path.suffix == ".txt"):
        file = read_source(path.name, path)
        assert file.problems == ()
        assert file.is_balanced
        for record in file.records:
            assert "email inbox" not in record.title + record.abstract
            assert not record.title.startswith(("Subscribe", "byAK"))
            assert len(record.title) < 200
            assert len(record.abstract) > 200


def _sample() -> list[bytes]:
    name = "landmarks-vision-and-generation.txt"
    return (SAMPLE / name).read_bytes().splitlines(keepends=True)[:43]


def _keys(file: SourceFile) -> set[tuple[str, str]]:
    return {(record.title, record.abstract) for record in file.records}


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_mutated_line_costs_no_neighbour(data: st.DataObject) -> None:
    lines = _sample()
    whole = _keys(read_bytes("a.txt", b"".join(lines)))
    at = data.draw(st.integers(3, len(lines) - 2))
    kind = data.draw(st.sampled_from(["delete", "duplicate", "swap"]))
    mutated = list(lines)
    if kind == "delete":
        del mutated[at]
    elif kind == "duplicate":
        mutated.insert(at, lines[at])
    else:
        mutated[at], mutated[at + 1] = mutated[at + 1], mutated[at]
    file = read_bytes("a.txt", b"".join(mutated))
    assert file.is_balanced
    assert len(whole - _keys(file)) <= (2 if kind == "swap" else 1)


@given(st.integers(0, 20_000))
@settings(max_examples=150, deadline=None)
def test_a_cut_off_file_invents_no_record(size: int) -> None:
    data = b"".join(_sample())
    file = read_bytes("a.txt", data[:size])
    assert file.is_balanced
    assert len(_keys(file) - _keys(read_bytes("a.txt", data))) <= 1


@pytest.mark.parametrize("count", [1, 2, 9])
def test_chinese_abstracts_are_abstracts(count: int) -> None:
    abstract = "本文研究玩具论文，并说明如何区分标题与摘要。" * 5
    text = "".join(f"深度集合{index}\n{index}{abstract}\n" for index in range(count))
    file = read_bytes("a.txt", text.encode())
    assert len(file.records) == count
    assert file.problems == ()


@pytest.mark.parametrize("name", ["LICENSE", "Makefile", "pyproject.toml", "README.md",
                                  "generator/sync.py", "generator/markup.py",
                                  "generator/data/taxonomy.yml", ".gitignore",
                                  "theme_overrides/assets/papershelf/papershelf.css"])  # fmt: skip
def test_other_files_are_no_paper_lists(name: str) -> None:
    file = read_source(name, ROOT / name)
    assert file.records == ()
    assert [problem.code for problem in file.problems] == ["not-a-paper-list"]


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode()))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_accounted_for(data: bytes) -> None:
    file = read_bytes("a.txt", data)
    assert file.is_balanced
    assert file.records or file.problems
