from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.name_lists import parse_names
from generator.model.name_order import PARTICLES
from generator.model.names import group, parse_name, person

CASES = yaml.safe_load((Path(__file__).parent / "names.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "expected"), CASES["names"].items())
def test_a_name_in_either_order_has_its_parts(text: str, expected: list[str] | str) -> None:
    author = parse_name(text)
    assert author
    if isinstance(expected, str):
        assert author == group(expected.removeprefix("group").removeprefix(" of ") or text)
        assert author.is_group
    else:
        parts = [author.given, author.family, author.suffix]
        assert parts == [*expected, ""][:3]


@pytest.mark.parametrize("text", CASES["nobody"])
def test_what_holds_no_letter_is_nobody(text: str) -> None:
    assert parse_name(text) is None


@pytest.mark.parametrize(("text", "expected"), CASES["lists"].items())
def test_a_list_is_parted_whatever_separates_it(text: str, expected: list[str]) -> None:
    authors, has_more = parse_names(text)
    assert [author.sort_name for author in authors] + ["…"] * has_more == expected


WORDS = st.from_regex(r"[A-ZÀÉÖ][a-zàéöß]{2,8}(-[A-Z][a-z]{2,5})?", fullmatch=True).filter(
    lambda word: word not in {"Junior", "Senior", "Esq", "Others"}
)
INITIALS = st.from_regex(r"[A-HJ-U]\.", fullmatch=True)
GIVEN = st.lists(WORDS | INITIALS, min_size=1, max_size=3).map(" ".join)
FAMILY = st.builds(
    lambda particles, words: " ".join([*particles, *words]),
    st.lists(st.sampled_from(sorted(PARTICLES)), max_size=2),
    st.lists(WORDS, min_size=1, max_size=2),
)
SUFFIXES = st.sampled_from(["", "", "Jr.", "III", "Sr."])
CJK = st.text("王李小明山田太郎김철수", min_size=1, max_size=2)
PERSONS = st.builds(person, GIVEN, FAMILY, SUFFIXES) | st.builds(person, CJK, CJK)


@given(PERSONS)
@settings(deadline=None)
def test_the_name_as_lists_have_it_parses_to_the_same_person(author: object) -> None:
    assert parse_name(author.sort_name) == author  # type: ignore[attr-defined]


@given(st.lists(PERSONS, min_size=1, max_size=6), st.booleans())
@settings(deadline=None)
def test_a_list_with_semicolons_parses_to_the_same_persons(authors: list, more: bool) -> None:
    text = "; ".join([author.sort_name for author in authors] + ["et al."] * more)
    if len(authors) > 1 or more:
        assert parse_names(text) == (tuple(authors), more)


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_text_is_a_name_or_none_and_parsing_is_settled(text: str) -> None:
    author = parse_name(text)
    if author and not author.is_group and "," not in author.name:
        again = parse_name(author.sort_name)
        assert again
        assert parse_name(again.sort_name) == again
    parse_names(text)
