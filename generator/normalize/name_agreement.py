"""How far two lists of authors name the same people, however each source writes a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from generator.model.name_order import PARTICLES
from generator.model.names import Author
from generator.text.spellings import spell_out_umlauts

# words of the family name, the whole name, how the given name begins
NameKey = tuple[tuple[str, ...], tuple[str, ...], str]


def name_key(author: Author) -> NameKey:
    """What a name is compared by: the words of the family name, of all of it, and of the given one.

    Of a double family name each part is a word, and of one with umlauts its transcription. Of the
    given name the first two letters, which tell Jian from Jun, or the initial if that is all.
    """
    return _key(author.name, author.given, author.family)


@lru_cache(maxsize=100_000)
def _key(name: str, given: str, family: str) -> NameKey:
    words = _words(family or name)
    telling = tuple(word for word in words if word not in PARTICLES)
    more = _other_words(family) if "-" in family or not family.isascii() else ()
    return (
        tuple(dict.fromkeys((*(telling or words), *more))),
        tuple(sorted(_words(name))),
        _beginning(given),
    )


def _beginning(given: str) -> str:
    first = re.match(r"\W*([^\W\d_]*)", given)
    spelt = first[1] if first else ""
    is_initials = spelt.isupper() and len(spelt) <= MOST_INITIALS
    return _fold(spelt)[: 1 if is_initials else 2]


MOST_INITIALS = 3  # that stand as one word, "JRR"


def _other_words(family: str) -> tuple[str, ...]:
    """The parts of a double family name, and the words of one whose umlauts are spelt out."""
    words = _words(family.replace("-", " ")) + _words(spell_out_umlauts(family))
    return tuple(word for word in words if word not in PARTICLES)


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    text = text.casefold().replace("ø", "o").replace("ł", "l").replace("đ", "d")
    text = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", text))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", re.sub(r"['’‐-]", "", _fold(text)))


def shared_part(first: Sequence[NameKey], second: Sequence[NameKey]) -> float:
    """The part of the shorter list that the longer one names too, 0 to 1.

    Names agree when a word of the family name and the beginning of the given one do, where both
    have one, or when they are the same words in another order.
    """
    shorter, longer = sorted((first, second), key=len)
    by_word: dict[str, set[str]] = {}
    whole = {words for _, words, _ in longer}
    for family, _, given in longer:
        for word in family:
            by_word.setdefault(word, set()).add(given)
    named = sum(1 for key in shorter if key[1] in whole or _is_named(key, by_word))
    return named / (len(shorter) or 1)


def _is_named(key: NameKey, by_word: dict[str, set[str]]) -> bool:
    family, _, given = key
    return any(
        other.startswith(given) or given.startswith(other)
        for word in family
        for other in by_word.get(word, ())
    )
