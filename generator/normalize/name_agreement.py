"""How far two lists of authors name the same people, however each source writes a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from generator.model.name_order import PARTICLES
from generator.model.names import Author

NameKey = tuple[tuple[str, ...], tuple[str, ...], str]  # family, the whole name, a given initial


def name_key(author: Author) -> NameKey:
    """What a name is compared by: the words of the family name, of all of it, and an initial."""
    return _key(author.name, author.given, author.family)


@lru_cache(maxsize=100_000)
def _key(name: str, given: str, family: str) -> NameKey:
    words = _words(family or name)
    telling = tuple(word for word in words if word not in PARTICLES)
    return telling or tuple(words), tuple(sorted(_words(name))), _fold(given)[:1]


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

    Names agree when a word of the family name and the initial do, where both have one, or when
    they are the same words in another order.
    """
    shorter, longer = sorted((first, second), key=len)
    by_word: dict[str, set[str]] = {}
    whole = {words for _, words, _ in longer}
    for family, _, initial in longer:
        for word in family:
            by_word.setdefault(word, set()).add(initial)
    named = sum(1 for key in shorter if key[1] in whole or _is_named(key, by_word))
    return named / (len(shorter) or 1)


def _is_named(key: NameKey, by_word: dict[str, set[str]]) -> bool:
    family, _, initial = key
    initials = {each for word in family for each in by_word.get(word, ())}
    return bool(initials) and (not initial or "" in initials or initial in initials)
