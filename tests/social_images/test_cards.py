from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.corpus import order_corpus
from generator.model.names import group, person
from generator.model.paper import Annotations, Paper, TagMatch
from generator.model.taxonomy import Tag, Taxonomy
from generator.settings import Settings
from generator.social_images.cards import Card, drawable, paper_card, site_card
from generator.social_images.lettering import Lettering
from tests.formats.papers import PLAIN, paper

can_draw = Lettering().can_draw
SETTINGS = Settings(Path(), Path(), Path(), site_name="Toys", site_description="All of them.")


def card_of(each: Paper, tags: tuple[str, ...] = (), settings: Settings = SETTINGS) -> Card | None:
    taxonomy = Taxonomy({tag: Tag(tag, "method", tag) for tag in tags})
    corpus = order_corpus([each], taxonomy)
    notes = Annotations(tags=tuple(TagMatch(tag, strength=0.4 + 0.2 * n)
                                   for n, tag in enumerate(tags)))  # fmt: skip
    return paper_card(each, replace(corpus, annotations={each.id: notes}), settings, can_draw)


def test_a_card_says_who_what_when_and_where() -> None:
    assert card_of(PLAIN[0]) == Card(
        title="ToyNet: Folding 3D Cranes with BERT",
        site="Toys",
        authors=("Ann van Toy", "Bob B. Fold Jr.", "Crane Team"),
        author_count=3,
        facts="2017 · Proceedings of Toys & Folds",
    )
    assert card_of(PLAIN[2]) == Card(title="Geese", site="Toys")
    assert site_card(SETTINGS, can_draw) == Card("Toys", facts="All of them.", is_of_site=True)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Journaux d'été à Łódź, Việt Nam", "Journaux d'été à Łódź, Việt Nam"),
        ("Игрушки и журавли; Παιχνίδια", "Игрушки и журавли; Παιχνίδια"),
        (r"$O(n^2)$ on $\mathbb{R}^d$, ∀x∈S: x ≼ y", "O(n²) on ℝᵈ, ∀x∈S: x ≼ y"),
        ("Toys 🎉 for 👩‍👩‍👧 all 1️⃣\u202e", "Toys for all 1"),
        ("Two\nlines\tof  a\u00a0title", "Two lines of a title"),
        ("ﬁne 𝒳-risk ｗｉｄｅ", "fine X-risk wide"),
        ("e\u0301te\u0301", "été"),
        ("深度学习", ""),
        ("BERT 与 GPT", ""),
        ("تعلم الآلة", ""),
        ("שלום", ""),
        ("हिन्दी", ""),
        ("x\u0328\u0304-toys", ""),
        ("🎉 !", ""),
        ("", ""),
    ],
)
def test_only_what_looks_as_it_should_is_drawn(text: str, drawn: str) -> None:
    assert drawable(text, can_draw) == drawn


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_what_is_drawn_is_one_line_of_what_can_be(text: str) -> None:
    drawn = drawable(text, can_draw)
    assert drawn == " ".join(drawn.split())
    assert all(map(can_draw, drawn))
    assert drawable(drawn, can_draw) in (drawn, "") or "$" in drawn


def test_nobody_becomes_the_first_author_who_is_not() -> None:
    names = (person("Ann", "Toy"), group("王小明"), person("Bob", "Bear"))
    first = card_of(replace(PLAIN[2], authors=names))
    assert first is not None
    assert (first.authors, first.author_count) == (("Ann Toy",), 3)
    none = card_of(replace(PLAIN[2], authors=names[1:]))
    assert none is not None
    assert none.authors == ()


def test_a_paper_whose_title_cannot_be_drawn_has_no_card() -> None:
    assert card_of(paper("a", "深度学习")) is None


def test_a_card_holds_strong_tags_only_and_few() -> None:
    card = card_of(PLAIN[2], ("weak", "b", "深", "c", "d", "e", "f"))
    assert card is not None
    assert card.tags == ("b", "c", "d", "e")


def test_an_unknown_number_of_authors_stays_unknown() -> None:
    more = replace(PLAIN[0], has_more_authors=True)
    unknown, known = card_of(more), card_of(replace(more, author_count=9))
    assert unknown is not None
    assert known is not None
    assert "Crane Team et al." in unknown.words
    assert "Crane Team and 6 more" in known.words


def test_thousands_of_authors_weigh_nothing() -> None:
    card = card_of(replace(PLAIN[2], authors=tuple(person(f"Ann{n}", "Toy") for n in range(5000))))
    assert card is not None
    assert (len(card.authors), card.author_count) == (6, 5000)
    assert card.words == "Geese. Ann0 Toy, Ann1 Toy, Ann2 Toy and 4,997 more"


def test_a_digest_tells_cards_and_manners_apart() -> None:
    card = card_of(PLAIN[0])
    assert card is not None
    digests = {card.digest("1"), card.digest("2"), replace(card, site="Toy").digest("1")}
    assert len(digests) == 3
    assert card.digest("1") == replace(card).digest("1")
