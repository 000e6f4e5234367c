from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.acronyms import spelt_out_acronyms
from generator.text.noun_phrases import noun_phrases, used_phrases


def wholes(text: str) -> list[str]:
    return [phrase.text for phrase in noun_phrases(text) if phrase.is_whole]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We study the truncated power method.", ["truncated power method"]),
        ("A novel, effective clustering approach is proposed", ["clustering approach"]),
        ("see https://a.org/deep-nets for $x^2$ details", ["details"]),
        ("the model's hidden states", ["model", "hidden states"]),
        ("works on self-supervised", []),
        ("", []),
        ("of the and to", []),
    ],
)  # fmt: skip
def test_phrases_stand_between_verbs_and_small_words(text: str, expected: list[str]) -> None:
    assert wholes(text) == expected


def test_a_known_phrase_may_begin_with_a_weak_word() -> None:
    known = {("large", "language", "model")}
    assert "large language models" in [
        p.text for p in noun_phrases("Large gains for large language models", known)
    ]
    assert "Large gains" not in [
        p.text for p in noun_phrases("Large gains for large language models", known)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("with partial least squares (PLS).", {("pls",): ("partial", "least", "square")}),
        ("Sparse autoencoders (SAEs) help", {("sae",): ("sparse", "autoencoder")}),
        ("our method (RES) wins", {}),
        ("(PLS)", {}),
        ("", {}),
    ],
)
def test_acronyms_have_the_letters_of_their_long_form(
    text: str, expected: dict[object, object]
) -> None:
    assert spelt_out_acronyms(text) == expected


@given(
    st.lists(
        st.sampled_from([*"ab,.1", "large", "deep-set", "12", "Net", "using"]), max_size=30
    ).map(" ".join)
)
def test_phrases_in_use_are_the_candidates_of_that_length(text: str) -> None:
    known = {("a", "b"), ("12", "ab")}
    for least, most in ((2, 4), (1, 5)):
        expected = {
            phrase.words
            for phrase in noun_phrases(text, known)
            if least <= len(phrase.words) <= most
        }
        assert used_phrases(text, known, least, most) == expected
