from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.record import Skipped
from generator.problems import Problem
from generator.readers._json_items import JsonItem, peek_objects, read_items
from generator.text.decoding import decode_lines

PAPERS = [{"title": f"Toy {n}", "authors": [{"name": "A"}, {"name": "B"}]} for n in range(40)]


def read(text: str) -> tuple[list[dict[str, Any]], list[Problem]]:
    """The items and problems of a text, whose bytes must all be accounted for."""
    lines = decode_lines([text.encode("utf-8", "replace")], "utf-8")
    pieces = list(read_items("toys.json", lines, lambda value: "title" in value))
    assert sum(piece.size for piece in pieces) == len(text.encode("utf-8", "replace"))
    assert all(isinstance(piece, JsonItem | Skipped | Problem) for piece in pieces)
    return (
        [piece.value for piece in pieces if isinstance(piece, JsonItem)],
        [piece for piece in pieces if isinstance(piece, Problem)],
    )


WRAPPED = {
    "array": lambda papers: json.dumps(papers),
    "pretty array": lambda papers: json.dumps(papers, indent=2),
    "object with a list": lambda papers: json.dumps({"meta": {"count": 3}, "results": papers}),
    "list two deep": lambda papers: json.dumps({"message": {"items": papers}}, indent=1),
    "a line each": lambda papers: "\n".join(json.dumps(paper) for paper in papers),
    "one after another": lambda papers: "".join(json.dumps(p, indent=2) for p in papers),
    "wrapped each": lambda papers: json.dumps([{"paper": paper, "n": 1} for paper in papers]),
}


@pytest.mark.parametrize("wrap", WRAPPED.values(), ids=WRAPPED)
def test_every_wrapping_gives_the_same_papers(wrap: Any) -> None:
    assert read(wrap(PAPERS)) == (PAPERS, [])
    assert any("title" in each for each in peek_objects(list(decode_lines(
        [wrap(PAPERS).encode()], "utf-8"))))  # fmt: skip


@pytest.mark.parametrize("wrap", WRAPPED.values(), ids=WRAPPED)
def test_a_file_larger_than_the_window_gives_every_paper(wrap: Any) -> None:
    many = [{"title": f"Toy {n}", "text": "long " * 40} for n in range(1000)]
    assert read(wrap(many)) == (many, [])


@pytest.mark.parametrize("wrap", WRAPPED.values(), ids=WRAPPED)
@pytest.mark.parametrize("damage", ['"title": "Toy 7"', '"Toy 7"'])
def test_a_damaged_object_costs_itself_only(wrap: Any, damage: str) -> None:
    found, problems = read(wrap(PAPERS).replace(damage, damage[:-1], 1))
    assert [paper for paper in PAPERS if paper not in found] == [PAPERS[7]]
    assert [problem.code for problem in problems] == ["json-damaged"]
    assert problems[0].origin.line <= 1 + wrap(PAPERS)[: wrap(PAPERS).index("Toy 7")].count("\n")


@pytest.mark.parametrize("wrap", WRAPPED.values(), ids=WRAPPED)
def test_a_cut_off_file_keeps_what_is_whole(wrap: Any) -> None:
    text = wrap(PAPERS)
    found, problems = read(text[: text.index("Toy 30") + 3])
    assert found == PAPERS[:30]
    assert [problem.code for problem in problems] == ["json-cut-off"]


def test_half_a_surrogate_becomes_a_replacement_character() -> None:
    assert read('{"title": "a\\ud83d"}{"title": "\\ud83d\\ude00"}')[0] == [
        {"title": "a\ufffd"}, {"title": "😀"}
    ]  # fmt: skip


@given(st.text(max_size=200) | st.text(alphabet='{}[]",:\\ a1\n', max_size=200))
@settings(deadline=None)
def test_any_text_is_accounted_for(text: str) -> None:
    read(text)


def test_deep_nesting_ends() -> None:
    for text in ("[" * 50_000, '{"a":' * 50_000, '{"a":[' * 20_000, "{" * 50_000):
        read(text)
