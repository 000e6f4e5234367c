from __future__ import annotations

import time

import pytest

from generator.text.venue_abbreviations import abbreviated_names


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("J. of Toys", "Journal of Toys"),
        ("J. ACM", "Journal of the ACM"),
        ("Conf. on Marbles", "Conference on Marbles"),
        ("Toy Commun", "Toy Communications"),
        ("Phys. Rev. A", "Physical Review A"),
        ("Int. J. Toy. Vis.", "International Journal of Toy Vision"),
    ],
)
def test_a_name_is_short_for_the_one_whose_words_it_begins(short: str, whole: str) -> None:
    assert abbreviated_names([whole, short, "Acta Ludorum"]) == {short: whole}


@pytest.mark.parametrize(
    "names",
    [
        ["Neural Network", "Neural Networks"],  # a plural
        ["Toy. Sci.", "Toyish Science", "Toy Sciences"],  # either
        ["Phys. Rev. A", "Physical Review B"],
        ["J. P.", "Journal of Physics"],
        ["Nature", "Nat"],  # one word says too little
        ["Journal of Physics", "J. Phys. A"],
        [],
    ],
)
def test_names_that_may_be_others_stand_for_themselves(names: list[str]) -> None:
    assert abbreviated_names(names) == {}


def test_a_name_that_is_shortened_twice_leads_to_the_whole() -> None:
    names = ["Phys. Rev. Lett.", "Phys. Review Letters", "Physical Review Letters"]
    assert abbreviated_names(names) == dict.fromkeys(names[:2], names[2])


def test_many_names_with_the_same_initials_take_no_time() -> None:
    names = [f"Journal of Toys{number}" for number in range(20_000)]
    start = time.process_time()
    assert abbreviated_names(names) == {}
    assert time.process_time() - start < 5
