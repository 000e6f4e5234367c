"""What fits is asked of a measure; here every character is one wide, or as wide as its size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.social_images.fitting import cut, fit_names, fit_row, fit_title, wrap

SIZES = ((3, 2), (2, 2), (1, 3))


def fitted(text: str, width: int = 30) -> tuple[int, list[str]]:
    return fit_title(text, SIZES, width, lambda size: lambda part: size * len(part))


@pytest.mark.parametrize(
    ("text", "size", "lines"),
    [
        ("Deep Sets", 3, ["Deep Sets"]),
        ("Toys of the nursery", 2, ["Toys of the", "nursery"]),
        ("Hippopotamuses at play", 2, ["Hippopotamuses", "at play"]),
        ("A cat that sat on a mat with a rat and a bat", 1, ["A cat that sat on a mat",
                                                            "with a rat and a bat"]),
        ("深度学习与图神经网络、综述", 3, ["深度学习与图神", "经网络、综述"]),
    ],
)  # fmt: skip
def test_a_title_is_as_large_as_it_fits_in_even_lines(
    text: str, size: int, lines: list[str]
) -> None:
    assert fitted(text) == (size, lines)


def test_a_title_without_end_has_an_ellipsis_behind_a_whole_word() -> None:
    size, lines = fitted("many words " * 50)
    assert (size, len(lines)) == (1, 3)
    assert lines[-1] == "many words many words many…"


def test_a_word_longer_than_a_line_is_parted() -> None:
    assert wrap("x" * 25, 10, len, 9) == ["x" * 10, "x" * 10, "x" * 5]
    size, lines = fitted("x" * 300)
    assert (size, [len(line) for line in lines]) == (1, [30, 30, 30])
    assert lines[-1].endswith("x…")


words = st.text(st.sampled_from("ab 深。-"), max_size=60)


@given(words, st.integers(2, 20), st.integers(1, 6))
def test_no_line_is_wider_than_its_column_and_nothing_is_lost(
    text: str, width: int, limit: int
) -> None:
    text = " ".join(text.split()).replace("。", "")
    lines = wrap(text, width, len, 1000)
    assert all(0 < len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert wrap(text, width, len, limit) == lines[:limit]


@given(st.text(max_size=60), st.integers(3, 40))
def test_a_title_of_any_text_stays_in_its_column(text: str, width: int) -> None:
    size, lines = fit_title(text, SIZES, width, lambda size: lambda part: size * len(part))
    assert len(lines) <= 3
    if size == 1:
        assert all(len(line) <= width for line in lines if "。" not in line)


def test_a_line_is_cut_with_an_ellipsis() -> None:
    assert cut("Journal of Toys", 15, len) == "Journal of Toys"
    assert cut("Journal of Toys", 14, len) == "Journal of…"
    assert cut("Journals, old", 11, len) == "Journals…"
    assert cut("ab", 0, len) == ""


NAMES = ["Ann Toy", "Bob Bear", "Cid Crane"]


@pytest.mark.parametrize(
    ("total", "width", "text"),
    [
        (3, 99, "Ann Toy, Bob Bear and Cid Crane"),
        (3, 25, "Ann Toy and 2 more"),
        (5000, 99, "Ann Toy, Bob Bear, Cid Crane and 4,997 more"),
        (5000, 32, "Ann Toy, Bob Bear and 4,998 more"),
        (0, 99, "Ann Toy, Bob Bear, Cid Crane et al."),
        (3, 16, "Ann… and 2 more"),
    ],
)
def test_as_many_names_as_fit_are_named(total: int, width: int, text: str) -> None:
    assert fit_names(NAMES, total, width, len) == text


def test_one_name_or_none_stand_alone() -> None:
    assert fit_names(["Ann Toy"], 1, 99, len) == "Ann Toy"
    assert fit_names([], 7, 99, len) == ""


def test_a_row_ends_where_the_next_has_no_room() -> None:
    assert fit_row([10, 10, 10], 2, 22) == 2
    assert fit_row([30], 2, 22) == 0
    assert fit_row([], 2, 22) == 0
