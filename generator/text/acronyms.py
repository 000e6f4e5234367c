"""Running text -> the acronyms that it spells out: "long form (LF)".

The long form is the shortest run of words before the bracket that begins with the acronym's first
letter and holds the others in order (after Schwartz and Hearst 2003).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from generator.text.tokens import folded_words

Words = tuple[str, ...]

_IN_BRACKETS = re.compile(r"\((?P<acronym>[A-Z][\w+-]{0,60}[A-Z]\w{0,60}?)s?\)")
_LONGEST = 90  # characters; eight words before the bracket


@lru_cache(maxsize=64)  # every acronym of a paper asks for the same text
def spelt_out_acronyms(text: str) -> Mapping[Words, Words]:
    """Acronym to the long form that stands before its brackets and has its letters, both folded.

    >>> spelt_out_acronyms("We use partial least squares (PLS).")
    {('pls',): ('partial', 'least', 'square')}
    """
    found = {}
    for match in _IN_BRACKETS.finditer(text):
        before = text[max(0, match.start() - _LONGEST) : match.start()]
        clause = re.split(r"[^\w\s-]", before)[-1]
        if long_form := long_form_of(match["acronym"], clause):
            found[tuple(folded_words(match["acronym"]))] = long_form
    return found


def long_form_of(acronym: str, text: str) -> Words:
    """The shortest end of a text that an acronym can stand for, folded; empty when there is none.

    >>> long_form_of("LiDAR", "a rank by linear discriminant analysis rank")
    ('linear', 'discriminant', 'analysis', 'rank')
    """
    words = folded_words(text)[-8:]
    letters = [char.lower() for char in acronym if char.isalpha()]
    for size in range(2, len(words) + 1):
        long_form = words[-size:]
        if long_form[0][0] == letters[0] and _is_subsequence(letters, "".join(long_form)):
            return tuple(long_form)
    return ()


def _is_subsequence(letters: Sequence[str], text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
