"""Running text -> the acronyms that it spells out: "long form (LF)".

The long form is the shortest run of words before the bracket that begins with the acronym's first
letter and holds the others in order (after Schwartz and Hearst 2003).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.text.tokens import folded_words

Words = tuple[str, ...]

_DEFINED = re.compile(r"((?:[\w-]+ ){1,7}[\w-]+) ?\((?P<acronym>[A-Z][\w+-]*[A-Z]\w*?)s?\)")


def spelt_out_acronyms(text: str) -> dict[Words, Words]:
    """Acronym to the long form that stands before its brackets and has its letters, both folded.

    >>> spelt_out_acronyms("We use partial least squares (PLS).")
    {('pls',): ('partial', 'least', 'square')}
    """
    found = {}
    for match in _DEFINED.finditer(text):
        words = folded_words(match[1])
        letters = [char.lower() for char in match["acronym"] if char.isalpha()]
        for size in range(2, len(words) + 1):
            long_form = words[-size:]
            if long_form[0][0] == letters[0] and _is_subsequence(letters, "".join(long_form)):
                found[tuple(folded_words(match["acronym"]))] = tuple(long_form)
                break
    return found


def _is_subsequence(letters: Sequence[str], text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
