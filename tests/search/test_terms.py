"""Python and JavaScript take a text apart alike: case by case, and on whatever Hypothesis finds."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search.query import parse_query
from generator.search.stems import edits, stem, stem_prefix
from generator.search.terms import query_units, text_terms, title_key

from .conftest import Ask

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "terms.yml").read_text(encoding="utf-8"))
STEMS = yaml.safe_load((HERE / "stems.yml").read_text(encoding="utf-8"))
STOP = frozenset(("the", "of", "and", "a"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_a_text_is_found_by_these_terms(case: dict[str, Any]) -> None:
    assert text_terms(case["text"]) == case["terms"]


def test_javascript_finds_the_same_terms(ask: Ask, tmp_path: Path) -> None:
    answers = ask(tmp_path, [{"ask": "terms", "text": case["text"]} for case in CASES])
    assert [answer["answer"] for answer in answers] == [case["terms"] for case in CASES]


def test_forms_of_a_word_share_its_stem_and_no_other() -> None:
    stems = [{stem(word) for word in group} for group in STEMS]
    assert all(len(found) == 1 for found in stems)
    assert len(set.union(*stems)) == len(STEMS)


def test_a_form_begins_with_what_its_stem_says() -> None:
    assert all(word.startswith(stem_prefix(word)) for group in STEMS for word in group)


SUFFIXES = (
    "s es ies ing ings ed er ers ion ions ation ize ise ized ization ifier ity ly ment ness "
    "ence ical ics our y"
).split()
WORDS = st.builds(
    lambda root, suffix: root + suffix,
    st.text("abcdefilmnoprstuvxyz", min_size=1, max_size=9),
    st.sampled_from(["", *SUFFIXES]),
)
KNOWN = st.characters(max_codepoint=0x2FFFF).filter(lambda c: unicodedata.category(c) != "Cn")
ODD = st.text(st.one_of(KNOWN, st.sampled_from("$^{}\\-_'’+#./:\"v2аßİςΣ图アが𝐀 ")), max_size=30)


def collected(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """Examples of a strategy, so that one run of Node answers them all."""
    found: list[Any] = []

    @settings(max_examples=count, database=None, derandomize=True, deadline=None)
    @given(strategy)
    def collect(value: Any) -> None:
        found.append(value)

    collect()
    return found


def test_both_stem_any_word_alike(ask: Ask, tmp_path: Path) -> None:
    words = collected(WORDS, 2_000)
    answers = ask(tmp_path, [{"ask": "stem", "text": word} for word in words])
    assert {w: a["answer"] for w, a in zip(words, answers, strict=True)} == {
        word: stem(word) for word in words
    }


def test_both_take_any_text_apart_alike(ask: Ask, tmp_path: Path) -> None:
    texts = collected(ODD, 2_000)
    units = ask(tmp_path, [{"ask": "units", "text": text} for text in texts])
    for text, answer in zip(texts, units, strict=True):
        expected = [[list(parts), whole] for parts, whole in query_units(text)]
        assert answer["answer"] == expected, ascii(text)


def test_both_read_any_query_alike(ask: Ask, tmp_path: Path) -> None:
    pieces = st.sampled_from(
        [
            '"',
            "-",
            "tag:",
            "year:",
            "in:title",
            "OR",
            " ",
            "pca",
            "the",
            "k-NN",
            "C++",
            ",",
            "of",
            "é",
        ]
    )
    texts = ["".join(parts) for parts in collected(st.lists(pieces, max_size=12), 1_500)]
    for text, answer in zip(
        texts, ask(tmp_path, [{"ask": "query", "text": text} for text in texts]), strict=True
    ):
        query, other = parse_query(text, STOP), answer["answer"]
        assert [list(s.words) for s in query.slots] == [s["words"] for s in other["slots"]], text
        assert [s.is_open for s in query.slots] == [s["isOpen"] for s in other["slots"]], text
        assert [list(p) for p in query.phrases] == other["phrases"], text
        assert [list(p) for p in query.excluded] == other["excluded"], text
        assert [[f.field, f.values, f.is_not] for f in query.filters] == [
            [f["field"], f["values"], f["isNot"]] for f in other["filters"]
        ], text
        assert (query.key, query.in_title) == (other["key"], other["inTitle"]), text


def test_both_count_edits_alike(ask: Ask, tmp_path: Path) -> None:
    pairs = collected(st.tuples(st.text("abc", max_size=7), st.text("abcé", max_size=7)), 1_000)
    answers = ask(tmp_path, [{"ask": "edits", "pair": pair, "limit": 2} for pair in pairs])
    for (first, second), answer in zip(pairs, answers, strict=True):
        assert answer["answer"] == edits(first, second, 2) == edits(second, first, 2)


def test_a_title_is_typed_without_its_signs() -> None:
    assert title_key("GPT-4: A Report, in C++") == "gpt 4 a report in c++"
