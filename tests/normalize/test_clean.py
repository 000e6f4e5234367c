from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.normalize.clean import clean_text
from generator.sources import read_source

CASES = yaml.safe_load((Path(__file__).parent / "clean.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("raw", "expected"), CASES["restored"].items())
def test_residue_becomes_what_the_author_meant(raw: str, expected: str) -> None:
    assert clean_text(raw) == expected


@pytest.mark.parametrize("raw", CASES["left_alone"])
def test_what_is_doubtful_stays_as_it_stood(raw: str) -> None:
    assert clean_text(raw) == raw


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def test_no_word_of_a_real_record_is_dropped(real_sources: list[Path]) -> None:
    restored = {"times": "×", "sim": "∼"}
    for path in real_sources:
        for record in read_source(path.name, path).records:
            for raw in (record.title, record.abstract):
                # what cleaning takes away by name: TeX commands, and the second of two addresses
                without_tex = re.sub(r"\\([A-Za-z]+|[\"'%])", " ", raw)
                once = re.sub(r"(\S+)\{\1\}", r"\1", without_tex)
                cleaned = clean_text(raw)
                kept = set(words(cleaned))
                for word in words(once):
                    spelt = re.sub(r"(?<=\d)times$|^sim(?=\d)", "", word)
                    pieces = words(re.sub(r"(?<=\d)times(?=\d)", " ", spelt))
                    for piece in pieces:
                        known = {piece, restored.get(piece, piece), *_abbreviated(piece)}
                        assert known & kept or piece in cleaned.replace("ö", "o"), (piece, raw)


def _abbreviated(word: str) -> set[str]:
    return {word[0]} if word in {"ie", "eg"} else {"Hölder"} if word in {"older", "H"} else set()


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    once = clean_text(raw)
    assert clean_text(once) == once


@given(st.text(alphabet=" \\{}$~`'\"<i>-.,ab", max_size=40))
def test_cleaned_text_has_single_spaces(raw: str) -> None:
    cleaned = clean_text(raw)
    assert cleaned == " ".join(cleaned.split())


@given(st.lists(st.from_regex(r"[a-zA-Z]{1,12}", fullmatch=True), max_size=20))
def test_plain_words_come_through_unchanged(raw: list[str]) -> None:
    assert clean_text(" ".join(raw)) == " ".join(raw)
