"""Word -> stem, and words -> how many edits lie between them. Twin of `search-terms.js`.

A light stemmer of our own: plural, one adverb or noun ending, one ending of derivation, and the
British spellings of American ones. It joins more than it should now and then (`general` stays
apart from `generate`, `relative` does not from `relation`); stems only widen what an exact word
found, and rank below it.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z]+\Z")
_VOWEL = re.compile(r"[aeiouy]")
_AT = "ational ation ator ative ating ated ate"
_IZ = "izational ization izable izing ized izer ize isation ising ised iser ise"
_IF = "ification ificator ifying ified ifiable ifier ify"
_LYZ = "lysis lyses lyzing lyzed lyzer lyze lysing lysed lyse"
_GONE = "ional ion ing edly ed er ive ment ity ance able ible ness"
_ENDINGS: dict[str, str] = {
    **dict.fromkeys(_GONE.split(), ""),
    **dict.fromkeys(_AT.split(), ""),
    **dict.fromkeys(_IZ.split(), "iz"),
    **dict.fromkeys(_IF.split(), "if"),
    **dict.fromkeys(("ence", "ency"), "ent"),
    **dict.fromkeys(("ical", "ics"), "ic"),
    **dict.fromkeys(_LYZ.split(), "lyz"),
    "ognition": "ogniz",
    "ctor": "ct",
    "ptor": "pt",
    "stor": "st",
    "eed": "eed",  # these only look like endings
    "versity": "versit",
}
_LONGEST = max(map(len, _ENDINGS))
_KEPT = frozenset(("embed", "speed", "breed"))
_LEAST_STEM = 3
_WEAK = frozenset(("ment", "ance", "able", "ible", "ness"))  # only after four letters


@lru_cache(maxsize=400_000)
def stem(word: str) -> str:
    """The stem of a folded word; a word of three letters or with a digit is its own.

    >>> [stem(word) for word in ("studies", "quantizing", "quantisation", "tumours", "classifiers")]
    ['studi', 'quantiz', 'quantiz', 'tumor', 'classif']
    """
    if len(word) < 4 or not _WORD.match(word):
        return word
    word = _plural(word)
    return word if word in _KEPT else _tidy(_derivation(_adverb(word)))


def _plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        return word[:-1]
    return word


def _adverb(word: str) -> str:
    if word.endswith("ly") and len(word) > 5:
        return word[:-2]
    return word


def _derivation(word: str) -> str:
    for size in range(min(_LONGEST, len(word) - _LEAST_STEM), 1, -1):
        ending = _ENDINGS.get(word[-size:])
        rest = word[:-size]
        if ending is None or (word[-size:] in _WEAK and len(rest) == _LEAST_STEM):
            continue
        if _VOWEL.search(rest):
            return rest + ending
    return word


def _tidy(word: str) -> str:
    """Silent e, y for i, our for or, a doubled last letter."""
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 4 and word.endswith("our"):
        word = word[:-2] + "r"
    if word.endswith("y"):
        word = word[:-1] if word.endswith("sy") else word[:-1] + "i"
    if len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdfglmnprt":
        word = word[:-1]
    return word


def stem_prefix(word: str) -> str:
    """What every word of the same stem begins with."""
    found = stem(word)
    return found[: max(3, len(found) - 1)] if len(found) > 3 else found[:3]


def allowed_edits(word: str) -> int:
    """How many typos a word may hold: none below 4 characters, one up to 7, two above."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def edits(first: str, second: str, limit: int) -> int:
    """Insertions, deletions, replacements and swaps of neighbours between two words.

    Returns `limit` + 1 as soon as there are more than `limit`. (Optimal string alignment.)

    >>> edits("retreival", "retrieval", 2), edits("cat", "horse", 2)
    (1, 3)
    """
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for at, char in enumerate(first, 1):
        older, before, row = before, row, [at]
        for other, letter in enumerate(second, 1):
            cost = before[other - 1] + (char != letter)
            cost = min(cost, before[other] + 1, row[other - 1] + 1)
            if at > 1 and other > 1 and char == second[other - 2] and first[at - 2] == letter:
                cost = min(cost, older[other - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
