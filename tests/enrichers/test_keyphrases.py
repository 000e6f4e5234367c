from __future__ import annotations

from itertools import islice

from generator.enrichers.keyphrases import add_keyphrases
from generator.model.corpus import order_corpus
from tests.enrichers.toy import SETTINGS, TAXONOMY, notes, paper
from tests.steps import is_linear

ABSTRACT = (
    "KV cache compression saves memory. We propose PebbleKV, which compresses the KV cache by "
    "orthogonal projection. Unlike prior work, PebbleKV needs no calibration data. Orthogonal "
    "projection with Partial Least Squares (PLS) is fast, and PLS is stable."
)


def test_phrases_are_spelt_as_readers_expect() -> None:
    found = notes("PebbleKV: KV cache compression by orthogonal projection", ABSTRACT).keyphrases
    assert {"PebbleKV", "KV cache compression", "orthogonal projection"} <= set(found)
    assert 5 <= len(found) <= 8


def test_no_phrase_says_what_another_says() -> None:
    found = notes("KV cache compression by orthogonal projection", ABSTRACT).keyphrases
    lower = [phrase.casefold() for phrase in found]
    assert not any(one != other and one in other.split() for one in lower for other in lower)
    assert not {"pls", "partial least squares"} <= set(lower)


def test_verbs_and_words_for_anything_are_no_phrases() -> None:
    found = notes("Methods", "We propose a novel method. The results show significant gains.")
    assert found.keyphrases == ()


def test_a_verb_of_plain_prose_parts_phrases() -> None:
    found = notes("Pond songs", "Skip connections merge pond songs. The authors advise reed pipes.")
    assert {"pond songs", "skip connections", "reed pipes"} == set(found.keyphrases)


def test_what_is_said_once_gains_nothing_by_its_length() -> None:
    found = notes("Frogs", "Mossy grey pond edges, and also reed beds.").keyphrases
    assert found.index("reed beds") < found.index("mossy grey pond edges")


def test_acronyms_and_phrases_take_steps_in_proportion_to_their_number() -> None:
    letters = "ABCDEFGHIKLMNOPRSTUVWXYZ"

    def find(size: int) -> None:
        spelt = (
            f"{first}{second}-Toy {first}et {second}un ({first}{second}{first}{second}). "
            for first in letters for second in letters
        )  # fmt: skip
        alone = paper(1, "Toys", "".join(islice(spelt, size)))
        add_keyphrases(order_corpus((alone,), TAXONOMY), SETTINGS)

    assert is_linear(find, 100)
