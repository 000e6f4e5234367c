from __future__ import annotations

import pytest

from generator import problems
from generator.problems import did_you_mean

MANY = [f"paper-{number}-of-cranes" for number in range(30_000)]


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("paper-12345-of-crames", "paper-12345-of-cranes"),
        ("papr-12345-of-cranes", "paper-12345-of-cranes"),
        ("something else altogether", ""),
        ("p", ""),
        ("", ""),
    ],
)
def test_the_nearest_of_many_words_is_found_without_comparing_each(
    word: str, nearest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []
    find = problems.difflib.get_close_matches

    def count(word: str, words: list[str], n: int) -> list[str]:
        compared.append(len(words))
        return find(word, words, n=n)

    monkeypatch.setattr(problems.difflib, "get_close_matches", count)
    assert did_you_mean(word, MANY) == (f" (did you mean '{nearest}'?)" if nearest else "")
    assert compared[0] <= problems.MOST_COMPARED
