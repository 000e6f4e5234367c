from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.text.sentences import sentence_spans, sentences
from tests.steps import is_linear

CASES = yaml.safe_load((Path(__file__).parent / "sentences.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES.keys())
def test_abstracts_part_where_a_reader_would(expected: list[str]) -> None:
    assert list(sentences(" ".join(expected))) == expected


def test_a_blank_lost_between_sentences_is_no_obstacle() -> None:
    assert sentences("It uses labelled data.In this paper we do not.") == (
        "It uses labelled data.",
        "In this paper we do not.",
    )


def test_scripts_without_blanks_part_at_their_own_stop() -> None:
    assert sentences("我们提出一种方法。它很快。") == ("我们提出一种方法。", "它很快。")


def test_nothing_gives_nothing() -> None:
    assert sentences("") == sentences("  \n ") == ()


@given(st.text(alphabet="aB .!?$\n(e.g)。1", max_size=60))
def test_no_character_but_white_space_is_lost_or_moved(text: str) -> None:
    spans = sentence_spans(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(
        text.split()
    )
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_addresses_and_sentences_take_steps_in_proportion_to_their_number() -> None:
    assert is_linear(
        lambda size: sentence_spans("See $n$ at https://toys.org/b. Play. " * size), 50
    )
