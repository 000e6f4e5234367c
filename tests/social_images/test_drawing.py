from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.problems import UserError
from generator.social_images.cards import Card
from generator.social_images.colours import (
    PRIMARY,
    READABLE,
    WHITE,
    accent_colour,
    contrast,
)
from generator.social_images.drawing import COLUMN, LEFT, RIGHT, TITLE_SIZES, Drawing
from generator.social_images.fitting import fit_title
from generator.social_images.lettering import FONTS, HEADING, MATHS, PLAIN, Lettering

LETTERS = Lettering()
TEAL = accent_colour(("teal",))
DRAWING = Drawing(LETTERS, TEAL)
FULL = Card(
    "Learning Phrase Representations using Toys for Statistical Machine Translation", "My shelf",
    ("Ann Toy", "Bob Bear"), 9, "2014 · EMNLP", ("Machine translation", "Toys"),
)  # fmt: skip


def picture(card: Card, drawing: Drawing = DRAWING) -> Image.Image:
    with Image.open(BytesIO(drawing.png(card))) as image:
        assert image.mode == "P"
        return image.convert("RGB")


def inked(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    colours = image.crop(box).getcolors() or []
    return {colour for _, colour in colours} != {WHITE}


def test_a_card_is_small_and_of_the_size_that_all_show() -> None:
    png = DRAWING.png(FULL)
    assert len(png) < 20_000
    with Image.open(BytesIO(png)) as image:
        assert (image.format, image.size, image.info) == ("PNG", (1200, 630), {})
    assert png == Drawing(Lettering(), TEAL).png(FULL)


def test_every_part_has_its_place_and_none_is_past_the_margin() -> None:
    bare, full = picture(Card("Geese")), picture(FULL)
    for place in (
        (LEFT + 78, 70, RIGHT, 110),  # the shelf
        (LEFT, 380, RIGHT, 425),  # names
        (LEFT, 430, RIGHT, 480),  # year and venue
        (LEFT, 516, RIGHT, 567),
    ):  # tags
        assert inked(full, place)
        assert not inked(bare, place)
    assert inked(bare, (LEFT, 150, RIGHT, 500))
    for image in (bare, full):
        assert not inked(image, (RIGHT + 1, 0, 1200, 630))
        assert image.getpixel((5, 300)) == TEAL


def test_only_the_edge_the_shelf_and_the_tags_are_coloured() -> None:
    def greyish(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
        colours = image.crop(box).getcolors() or []
        return all(max(colour) - min(colour) <= 12 for _, colour in colours)

    full, untagged = picture(FULL), picture(replace(FULL, tags=()))
    assert greyish(full, (LEFT, 120, RIGHT, 510))
    assert not greyish(full, (LEFT, 516, RIGHT, 567))
    assert inked(untagged, (LEFT, 500, RIGHT, 567))
    assert greyish(untagged, (LEFT, 120, RIGHT, 630))


@pytest.mark.parametrize(
    "card",
    [
        Card("W" * 300, "W" * 300, ("W" * 300,), 5000, "W" * 300, ("W" * 300,)),
        Card("many words " * 40, "s " * 200, tuple(["Ann Toy"] * 6), 6, "2020", ("t",) * 4),
        Card("W" * 300, facts="words " * 80, is_of_site=True),
        Card("shelf " * 60, facts="words " * 80, is_of_site=True),
        Card(""),
    ],
)
def test_too_much_is_cut_and_stays_inside(card: Card) -> None:
    image = picture(card)
    assert not inked(image, (RIGHT + 1, 0, 1200, 630))
    assert not inked(image, (LEFT, 600, RIGHT, 630))


anything = st.text(st.characters(exclude_categories=()), max_size=60)


@given(anything, anything, st.integers(0, 9))
@example("two\nlines", "\r\n\0", 2)
@example("\ud800 alone", "\udfff", 0)
@settings(max_examples=40, deadline=None)
def test_any_text_is_drawn_without_a_word_of_complaint(title: str, other: str, count: int) -> None:
    card = Card(title, other, (other,), count, other, (other, title))
    assert picture(card).size == (1200, 630)
    assert picture(Card(title, facts=other, is_of_site=True)).size == (1200, 630)


@pytest.mark.parametrize(
    ("title", "size", "lines"),
    [
        ("Deep Sets", 82, ["Deep Sets"]),
        ("Masked Autoencoders Are Scalable Vision Learners", 82,
         ["Masked Autoencoders Are", "Scalable Vision Learners"]),
        ("Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine "
         "Translation", 62,
         ["Learning Phrase Representations", "using RNN Encoder–Decoder for",
          "Statistical Machine Translation"]),
    ],
)  # fmt: skip
def test_titles_are_set_as_they_were_designed(title: str, size: int, lines: list[str]) -> None:
    fitted = fit_title(title, TITLE_SIZES, COLUMN, lambda size: LETTERS.measure_at(HEADING, size))
    assert fitted == (size, lines)


def test_a_sign_of_mathematics_stands_between_letters() -> None:
    plain, maths = (LETTERS.measure_at(HEADING, 60)(text) for text in ("xy", "x∀y"))
    assert maths > plain
    assert [part for _, part in LETTERS._runs("x∀y", HEADING, 60)] == ["x", "∀", "y"]  # noqa: SLF001


def test_a_font_of_the_shelf_adds_what_ours_lack() -> None:
    hebrew, georgian = "א", "ა"
    extra = next(iter(Path("/usr/share/fonts").rglob("DejaVuSans.ttf")), None)
    if extra is None:
        pytest.skip("there is no DejaVu Sans on this machine")
    ours, theirs = Lettering(), Lettering(extra)
    assert not ours.can_draw(georgian)
    assert theirs.can_draw(georgian)
    assert not theirs.can_draw(hebrew)  # it has the letter, but no order from the right
    assert ours.digest != theirs.digest


@pytest.mark.parametrize("name", ["nowhere.ttf", "README.md"])
def test_a_font_that_is_none_is_a_wrong_request(name: str) -> None:
    with pytest.raises(UserError, match=f"social_font: .*{name} is no font file"):
        Lettering(FONTS / name)


def test_what_is_drawn_depends_on_no_richer_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import features

    monkeypatch.setattr(features, "check_module", lambda _name: False)
    assert Drawing(Lettering(), TEAL).png(FULL) == DRAWING.png(FULL)


def test_every_typeface_has_its_licence_beside_it() -> None:
    assert {HEADING, PLAIN, MATHS} == {path.name for path in FONTS.glob("*.ttf")}
    listed = (FONTS / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in listed for name in (HEADING, PLAIN, MATHS))
    assert len(list(FONTS.glob("*-LICENSE.txt"))) == 2


@pytest.mark.parametrize("name", [*PRIMARY, "black", "custom", "Deep Purple"])
def test_every_accent_can_be_read_on_white(name: str) -> None:
    assert contrast(accent_colour((name,)), WHITE) >= READABLE


def test_the_first_colour_that_is_one_counts() -> None:
    assert accent_colour(("black", "teal")) == accent_colour(("teal", "red")) == TEAL
    assert accent_colour(()) == accent_colour(("custom",)) == accent_colour(("indigo",))
