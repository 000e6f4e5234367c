from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.model.names import parse_name
from generator.text.person_names import NameKey, may_be_short_for, name_key, without_number

CASES = yaml.safe_load((Path(__file__).parent / "person_names.yml").read_text(encoding="utf-8"))


def key(name: str) -> NameKey:
    author = parse_name(name)
    assert author
    return name_key(author)


@pytest.mark.parametrize(("one", "other"), CASES["same"])
def test_spelling_makes_no_other_name(one: str, other: str) -> None:
    assert key(one).text == key(other).text


@pytest.mark.parametrize(("one", "other"), CASES["different"])
def test_other_words_are_another_name(one: str, other: str) -> None:
    assert key(one).text != key(other).text


@pytest.mark.parametrize(("short", "full"), CASES["short"])
def test_initials_and_left_out_names_may_be_short(short: str, full: str) -> None:
    assert may_be_short_for(key(short), key(full))
    assert not may_be_short_for(key(full), key(short))


@pytest.mark.parametrize(("short", "full"), CASES["not_short"])
def test_what_contradicts_is_not_short(short: str, full: str) -> None:
    assert not may_be_short_for(key(short), key(full))


def test_initials_and_the_commonest_names_tell_little() -> None:
    assert all(key(name).is_ambiguous for name in CASES["ambiguous"])
    assert not any(key(name).is_ambiguous for name in CASES["telling"])


@pytest.mark.parametrize("name", ["Room 101", "Agent 007", "Wei Wang", "1984"])
def test_only_four_digits_after_a_name_are_a_number_of_dblp(name: str) -> None:
    author = parse_name(name)
    assert author is None or without_number(author) == (author, "")
