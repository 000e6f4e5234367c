from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.links import classify_link, find_urls


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("at https://github.com/a/b.", ["https://github.com/a/b"]),
        ("(https://a.github.io/home/)", ["https://a.github.io/home/"]),
        ("(see https://a.org/b_(c)),", ["https://a.org/b_(c)"]),
        ("at https://a.org/b, https://a.org/c; and", ["https://a.org/b", "https://a.org/c"]),
        ("on www.OutlierNet.com for", ["https://www.OutlierNet.com"]),
        ("at visual-ai.github.io/sptnet.", ["https://visual-ai.github.io/sptnet"]),
        ("at github.com/a/b?x=1#readme!", ["https://github.com/a/b?x=1#readme"]),
        ("at https://www.cs.umd.edu/~sakshams/SparseDet.", ["https://www.cs.umd.edu/~sakshams/SparseDet"]),
    ],
)  # fmt: skip
def test_a_link_leaves_the_sentence_its_punctuation(text: str, urls: list[str]) -> None:
    assert [span.url for span in find_urls(text)] == urls


def test_brackets_without_end_after_an_address_are_no_part_of_it() -> None:
    assert [span.url for span in find_urls("https://a.org/b" + ".)" * 500_000)] == [
        "https://a.org/b"
    ]


@pytest.mark.parametrize(
    "text",
    ["performance.In this", "Node.js", "e.g. the", "i.e.we", "vs.the", "mail ann@toys.org",
     "version 2.0.it works", "https://", "http:///x", "the file model.py"],
)  # fmt: skip
def test_what_is_no_address_is_no_link(text: str) -> None:
    assert list(find_urls(text)) == []


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://github.com/a/b", "code"),
        ("https://www.gitlab.com/a/b", "code"),
        ("https://huggingface.co/datasets/a/b", "data"),
        ("https://huggingface.co/spaces/a/b", "demo"),
        ("https://huggingface.co/papers/2401.00001", "paper"),
        ("https://huggingface.co/a/b", "model"),
        ("https://zenodo.org/record/1", "data"),
        ("https://arxiv.org/abs/2401.00001", "paper"),
        ("https://doi.org/10.1000/1", "paper"),
        ("https://a.github.io/b", "project page"),
        ("https://colab.research.google.com/x", "demo"),
        ("https://a.org/paper.pdf", "paper"),
        ("https://a.org", "other"),
        ("https://[broken", "other"),
    ],
)
def test_kind_of_link(url: str, kind: str) -> None:
    assert classify_link(url).value == kind


@given(st.text(max_size=300))
def test_spans_are_apart_in_order_and_in_the_text(text: str) -> None:
    end = 0
    for span in find_urls(text):
        assert end <= span.start < span.end <= len(text)
        assert span.url.endswith(text[span.start : span.end])
        end = span.end
