"""Running text -> the words that may be names of methods, and how much they look like one.

"SimCLR", "PC^2", "node2vec" and "PCME++" look like names wherever they stand; "Maestro" and
"Prefix-Tuning" only where the text says so; "method" never does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

# A word with what names hold inside: hyphens, "^", "@", "&", points between digits; "++" or "*" at
# its end. A slash parts words: "MAE/DINO" is two names.
NAME_WORD = r"[^\W_](?:[\w^@]|[-&‑](?=[^\W_])(?!an?\s)|(?<=\d)\.(?=\d))*(?:\+{1,2}(?!\w)|\*(?!\w))?"
TOKEN = re.compile(NAME_WORD)
_PART = re.compile(r"[-&‑]")
_SUFFIX_S = re.compile(r"(?<=[A-Z0-9])s$")
_INNER_CAPITAL = re.compile(r"^[^A-Za-z\d]*+[A-Za-z\d].*[A-Z]")
_UNIT = re.compile(r"\d+(?:\.\d+)?[a-zA-Z]{0,2}|\d+(?:st|nd|rd|th)|[1-9]D|[A-Za-z]\d?", re.ASCII)


@lru_cache(maxsize=200_000)
def is_name_shaped(token: str) -> bool:
    """Whether a word looks like a name wherever it stands: capitals inside, or letters with digits.

    A compound with an ordinary lower-case word ("GPU-based", "k-means") does not.

    >>> [is_name_shaped(word) for word in ("SimCLR", "node2vec", "PC^2", "t-SNE", "PCME++")]
    [True, True, True, True, True]
    >>> [is_name_shaped(word) for word in ("Maestro", "Prefix-Tuning", "k-means", "2D", "*")]
    [False, False, False, False, False]
    """
    core = token.rstrip("+*")
    if core != token and core[:1].isupper():
        return True
    parts = _PART.split(core)
    if any(len(part) > 2 and part.isalpha() and part.islower() for part in parts):
        return False
    if _UNIT.fullmatch(core):
        return False
    return any(_is_shaped_part(part, len(parts)) for part in parts)


def _is_shaped_part(part: str, parts: int) -> bool:
    if _UNIT.fullmatch(part):
        return parts > 1 and len(part) == 1 and part.isupper()
    letters = sum(char.isalpha() for char in part)
    if letters > 1 and _INNER_CAPITAL.search(part):
        return True
    return letters > 2 and not part.isalpha() and not part[0].isdigit()


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """The key under which spellings of one name meet: case, blanks, a plural s after a capital.

    >>> name_key("VICREG") == name_key("VICReg"), name_key("DRMs"), name_key("PC^2")
    (True, 'drm', 'pc^2')
    """
    return _SUFFIX_S.sub("", name).replace("‑", "-").replace(" ", "-").casefold()


def singular(name: str) -> str:
    """An acronym without its plural s.

    >>> singular("DRMs"), singular("DINOs"), singular("Perceivers")
    ('DRM', 'DINO', 'Perceivers')
    """
    return _SUFFIX_S.sub("", name)


@lru_cache(maxsize=200_000)
def capitals(name: str) -> int:
    """How many capitals a name has."""
    return sum(char.isupper() for char in name)


_WORD = re.compile(r"[^\W\d_]+|\d+")
_LINKING = frozenset("a an the of for with and in on to via by from at as or using".split())


def is_spelt_by(name: str, words: Sequence[str], *, strictly: bool = False) -> bool:
    """Whether a name is made of the beginnings of words, in order, as acronyms are.

    A word gives its first letters, or letters from inside ("eXtra"); of three words that are no
    linking words one may give none, unless `strictly`. Every letter of the name is used; its
    digits are passed over.

    >>> is_spelt_by("PiSSA", "Principal Singular values and Singular vectors Adaptation".split())
    True
    >>> is_spelt_by("SCAN", "Symbol Concept Association Network".split())
    True
    >>> is_spelt_by("PCA", "robust subspace learning".split())
    False
    """
    letters = "".join(char for char in singular(name).casefold() if char.isalpha())
    parts = [part.casefold() for word in words for part in _WORD.findall(word)]
    if not letters or not parts or parts[0][:1] != letters[0]:
        return False
    return _consume(letters, tuple(parts), misses=0 if strictly else len(parts) // 3)


@lru_cache(maxsize=50_000)
def _consume(letters: str, words: tuple[str, ...], misses: int) -> bool:
    """Whether `words` spell `letters` when up to `misses` content words give no letter."""
    if not letters:
        return all(word in _LINKING for word in words) or (len(words) <= misses)
    if not words:
        return False
    first, rest = words[0], words[1:]
    taken = 0
    while taken < len(first) and taken < len(letters) and first[taken] == letters[taken]:
        taken += 1
    for count in range(taken, 0, -1):
        if _consume(letters[count:], rest, misses):
            return True
    if taken and _spells_inside(letters, first, rest, misses):
        return True
    if first in _LINKING:
        return _consume(letters, rest, misses)
    return misses > 0 and _consume(letters, rest, misses - 1)


def _spells_inside(letters: str, word: str, rest: tuple[str, ...], misses: int) -> bool:
    """A word may give letters from its inside, too: "AutoEncoder" gives A and E, "eXtra" e, X."""
    for count in (2, 3):
        head = letters[:count]
        if (
            len(head) == count
            and _is_subsequence(head, word)
            and _consume(letters[count:], rest, misses)
        ):
            return True
    return False


def _is_subsequence(letters: str, word: str) -> bool:
    remaining = iter(word)
    return all(letter in remaining for letter in letters)
