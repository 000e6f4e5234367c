"""What holds for every shape that Hugging Face's papers are saved in."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.readers import READERS
from generator.sources import read_bytes, read_source
from generator.sources.source_file import SourceFile
from tests.conftest import ROOT, yaml_cases

HERE = Path(__file__).parent
SHAPES = ("hf_api", "hf_html", "hf_list_page", "hf_paper_page")
GOOD = [
    pytest.param(case.values[0]["input"], id=f"{name}/{case.id}")
    for name in SHAPES
    for case in yaml_cases(HERE / name)
    if len(case.values[0]["records"]) > 1 and not case.values[0]["problems"]
]


def _keys(file: SourceFile) -> set[tuple[str, str]]:
    return {(record.title, record.abstract) for record in file.records}


def _read(text: str) -> SourceFile:
    file = read_bytes("toys.txt", text.encode("utf-8", "replace"))
    assert file.is_balanced
    return file


@pytest.mark.parametrize("kind", ["delete", "duplicate", "swap"])
@pytest.mark.parametrize("text", GOOD)
def test_a_mutated_line_costs_no_neighbour(text: str, kind: str) -> None:
    file = _read(text)
    papers_a_line = max(Counter(record.origin.line for record in file.records).values())
    lines = text.split("\n")
    for at in range(len(lines) - 1):
        first, second = lines[at : at + 2]
        put = {"delete": [second], "duplicate": [first, first, second], "swap": [second, first]}
        mutated = _read("\n".join([*lines[:at], *put[kind], *lines[at + 2 :]]))
        lost = len(_keys(file) - _keys(mutated))
        assert lost <= papers_a_line * (2 if kind == "swap" else 1)


@pytest.mark.parametrize("text", GOOD)
def test_a_file_cut_off_anywhere_invents_no_paper(text: str) -> None:
    known = {record.ids.get("arxiv", "") for record in _read(text).records}
    for end in range(0, len(text), 37):
        file = _read(text[:end])
        assert {record.ids.get("arxiv", "") for record in file.records} <= known | {""}
        assert file.records or file.problems


@pytest.mark.parametrize("text", [case for case in GOOD if "hf_list_page" in str(case.id)])
def test_a_list_saved_twice_in_a_file_gives_each_paper_once(text: str) -> None:
    file = _read(text + "\n\n" + text)
    assert len(file.records) == len(_read(text).records)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_damage_is_accounted_for(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([param.values[0] for param in GOOD]))
    at = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 80))
    put = data.draw(
        st.text(alphabet=st.sampled_from(list("[](){}\"'&;:,#*-=\\\n <>/.aA1é")), max_size=40)
    )
    file = _read(text[:at] + put + text[at + length :])
    assert file.records or file.problems


@pytest.mark.parametrize(
    "text",
    [
        "@article{toy, title={Toy}, url={https://huggingface.co/papers/2405.00001}}\n",
        '[{"id": "toy", "type": "article-journal", "title": "Toy", "summary": "x"}]\n',
        '{"results": [{"id": "W1", "title": "Toy", "abstract": "x"}]}\n',
        '<?xml version="1.0"?><feed><entry><title>Toy</title><summary/></entry></feed>',
        "title,authors,url\nToy,Ada Toy,https://huggingface.co/papers/2405.00001\n",
        "# Awesome toys\n\n- [Toy](https://huggingface.co/papers/2405.00001), 2024\n",
        "TY  - JOUR\nAB  - Abstract\nUR  - https://huggingface.co/papers/2405.00001\nER  -\n",
        "<!DOCTYPE html><html><body><p>https://example.org/papers</p></body></html>",
        "arXiv:2405.00001\nAbstract\n",
    ],
)
def test_other_formats_are_left_to_their_readers(text: str) -> None:
    assert read_bytes("toys.txt", text.encode()).format not in SHAPES


@pytest.mark.parametrize("name", ["README.md", "pyproject.toml", "generator/readers/hf_api.py",
                                  "generator/README.md", "CHANGELOG.md"])  # fmt: skip
def test_files_of_this_project_are_no_pages(name: str) -> None:
    assert read_source(name, ROOT / name).format not in SHAPES


def test_the_particular_shapes_come_before_plain_dumps() -> None:
    order = list(READERS)
    assert all(order.index(name) < order.index("hf_papers") for name in SHAPES)


def test_plain_dumps_are_still_read_as_such(seeds: list[Path]) -> None:
    assert {read_source(path.name, path).format for path in seeds} == {"hf_papers"}


def _nasty() -> list[Any]:
    return [
        "[" * 3000,
        "[\n" * 3000,
        "### [a](https://huggingface.co/papers/2405.00001\n" * 400,
        "[x](" * 3000,
        "![" * 3000,
        "[x](https://[papers?q=toy) [y](//[::1) [z](/papers/[2405.00001)\n" * 50,
        "[a][1]" * 1500 + "\n[1]: /papers/2405.00001\n",
        "<html>huggingface.co/papers " + "data-props='" * 2000,
    ]


@pytest.mark.parametrize("nasty", _nasty(), ids=range(len(_nasty())))
def test_hostile_markup_is_read_to_the_end(nasty: str) -> None:
    card = "### [Toy](https://huggingface.co/papers/2405.00001)\n\n2 authors\n\nSubmitted by Ada\n"
    file = _read(card + nasty if not nasty.startswith("<") else nasty)
    assert file.records or file.problems
