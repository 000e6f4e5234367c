"""Damaged and arbitrary input: never a crash, never a lost neighbour, every byte accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.readers import READERS
from generator.sources import read_bytes
from generator.sources.source_file import SourceFile
from tests.readers.test_cases import HERE

LINE_FORMATS = {
    "arxiv_snapshot": [
        f'{{"id":"2401.{n:05}","title":"Toy {n}","categories":"cs.LG","abstract":"Toys.",'
        f'"versions":[],"authors_parsed":[["Toy","Ada",""]]}}' for n in range(20)
    ],
    "openalex": [
        f'{{"id":"https://openalex.org/W{n}0000","title":"Toy {n}","authorships":[],'
        f'"abstract_inverted_index":{{"Toys":[0]}}}}' for n in range(20)
    ],
    "semantic_scholar": [f'{{"paperId":"{n:040}","title":"Toy {n}"}}' for n in range(20)],
    "crossref": [f'{{"DOI":"10.5555/{n}","title":["Toy {n}"],"type":"book"}}' for n in range(20)],
    "csl_json": ["[", *(
        f'{{"id":"toy{n}","type":"book","title":"Toy {n}","author":[{{"family":"Toy"}}]}},'
        for n in range(20)), "]"],
    "zotero_json": ["[", *(
        f'{{"itemType":"book","title":"Toy {n}","creators":[]}},' for n in range(20)), "]"],
    "openreview": ['{"notes":[', *(
        f'{{"id":"toy{n:06}","forum":"toy{n:06}","content":{{"title":"Toy {n}","authors":[]}}}},'
        for n in range(20)), "]}"],
    "papers_with_code": ["[", *(
        f'{{"paper_url":"https://toys.example/{n}","title":"Toy {n}","url_abs":null}},'
        for n in range(20)), "]"],
    "json_records": [f'{{"title":"Toy {n}","year":2020}}' for n in range(20)],
    "csv_table": ["title,authors,year,abstract", *(
        f'Toy {n},Ada Toy,2020,"Toys, small and big."' for n in range(20))],
    "markdown_list": ["# Toys", "", *(
        f"- [Toy {n}](https://arxiv.org/abs/2401.{n:05})" for n in range(20))],
}  # fmt: skip


def titles(file: SourceFile) -> set[str]:
    return {record.title for record in file.records}


@pytest.mark.parametrize("name", LINE_FORMATS)
@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_a_mutated_line_costs_no_neighbour(name: str, data: st.DataObject) -> None:
    lines = LINE_FORMATS[name]
    whole = read_bytes("toys", "\n".join(lines).encode())
    assert (whole.format, len(whole.records), whole.problems) == (name, 20, ())
    at = data.draw(st.integers(2, len(lines) - 2))
    kind = data.draw(st.sampled_from(["delete", "duplicate", "swap", "cut"]))
    mutated = list(lines)
    if kind == "delete":
        del mutated[at]
    elif kind == "duplicate":
        mutated.insert(at, lines[at])
    elif kind == "swap":
        mutated[at - 1], mutated[at] = mutated[at], mutated[at - 1]
    else:
        mutated[at] = lines[at][: data.draw(st.integers(0, len(lines[at])))]
    file = read_bytes("toys", "\n".join(mutated).encode(), format_name=name)
    assert file.is_balanced
    assert len(titles(whole) - titles(file)) <= (0 if kind in ("duplicate", "swap") else 1)
    if kind != "cut":
        assert file.problems == ()


ROW = 'Toy {n},Ada Toy,2020,"First line of {n},\nsecond ""line"",\nlast line."'
TABLE = ("title,authors,year,abstract\n" + "\n".join(ROW.format(n=n) for n in range(12))).split(
    "\n"
)


@given(at=st.integers(1, len(TABLE) - 1), kind=st.sampled_from(["delete", "duplicate", "swap"]))
@settings(max_examples=60, deadline=None)
def test_a_mutated_line_of_a_row_over_lines_costs_no_neighbour(at: int, kind: str) -> None:
    mutated = list(TABLE)
    if kind == "delete":
        del mutated[at]
    elif kind == "duplicate":
        mutated.insert(at, TABLE[at])
    elif at + 1 < len(TABLE):
        mutated[at], mutated[at + 1] = mutated[at + 1], mutated[at]
    file = read_bytes("toys.csv", "\n".join(mutated).encode())
    lost = {f"Toy {n}" for n in range(12)} - titles(file)
    assert file.is_balanced
    assert len(lost) <= (2 if kind == "swap" else 1)


def cases() -> list[str]:
    return [
        yaml.safe_load(path.read_text(encoding="utf-8"))["input"]
        for path in sorted(Path(HERE).glob("*/*.yml"))
    ]


CASES = cases()


@pytest.mark.parametrize("name", READERS)
@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_any_text_is_accounted_for_by_any_reader(name: str, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(CASES))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    junk = data.draw(st.text(max_size=8) | st.text('{}[]",:;|\\\n\t -*#()', max_size=8))
    for mutated in (text[:start] + junk + text[end:], text[start:end], junk * 7):
        file = read_bytes("toys", mutated.encode("utf-8", "replace"), format_name=name)
        assert file.is_balanced
