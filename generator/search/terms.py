"""Text -> the terms it is found by. The specification that `search-terms.js` follows to the letter.

1. A text is split at white space; each chunk is cleaned of TeX and of addresses before an
   identifier, then folded: NFKD, lower case, no accents, NFC.
2. A chunk gives units. A run of CJK characters gives its bigrams. A word joined by hyphens gives
   its parts and, joined, the whole: `k-NN` is found as `k`, `nn` and `knn`. `c++` and `c#` keep
   their sign, and papers that hold them are found by the bare letter too.
3. `stem` brings the forms of an English word together; it is applied when a query is answered.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

LONGEST_TERM = 40  # characters; what is longer is cut, and is no word
MOST_PARTS = 4  # a chain of more hyphens is a phrase: its parts suffice

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003134f"
_CJK_CHAR = re.compile(f"[{CJK}]")
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670\u20d0-\u20f0]")
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ς": "σ", "þ": "th"}
)
_TEX_FONT = re.compile(
    r"\\(?:math[a-z]+|text[a-z]*|emph|operatorname|boldsymbol|bm|rm|bf|it)(?![a-zA-Z])"
)
_BEFORE_ID = re.compile(
    r"(?:https?://)?(?:www\.)?(?:arxiv\.org/(?:abs|pdf)/|(?:dx\.)?doi\.org/)|(?:arxiv|doi):(?=\d)"
)
_VERSION = re.compile(r"([0-9]{4}\.[0-9]{4,5})v[0-9]+")
_POSSESSIVE = re.compile(r"['’ʼ]s(?![^\W_])")
_DROPPED = str.maketrans("", "", "$^{}'’ʼ")
_WORD = f"(?:(?![{CJK}])[^\\W_])+"
_UNIT = re.compile(f"[{CJK}]+|{_WORD}(?:[-_\u2010]{_WORD})*(?:\\+\\+|#(?![^\\W_]))?")
_PART = re.compile(_WORD)


class Unit(NamedTuple):
    """A word as typed: its parts in order, and what they are joined, empty for a plain word.

    A single part with a whole is a word with its sign: `c` and `c++`.
    """

    parts: tuple[str, ...]
    whole: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What stands side by side in a text: the parts, or the word with its sign."""
        return (self.whole,) if self.whole and len(self.parts) == 1 else self.parts


def fold(text: str) -> str:
    """Lower case without accents.

    >>> fold("Hölder ÉCOLE Ω²")
    'holder ecole ω2'
    """
    if text.isascii():
        return text.lower()
    folded = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).lower()).translate(_LETTERS)
    return unicodedata.normalize("NFC", folded)


@lru_cache(maxsize=400_000)
def chunk_units(chunk: str) -> tuple[Unit, ...]:
    """The units of a text without white space.

    >>> chunk_units("U$^2$-Net,")
    (Unit(parts=('u2', 'net'), whole='u2net'),)
    """
    if chunk.isascii() and chunk.isalnum() and len(chunk) <= LONGEST_TERM:
        return (Unit((chunk.lower(),)),)  # most words; the rules below would change nothing
    if "\\" in chunk:
        chunk = _TEX_FONT.sub("", chunk).replace("\\", " ")
    folded = fold(chunk)
    folded = _VERSION.sub(r"\1", _BEFORE_ID.sub("", folded))
    folded = _POSSESSIVE.sub("", folded).translate(_DROPPED)
    return tuple(unit for text in _UNIT.findall(folded) for unit in _units_of(text))


def _units_of(text: str) -> tuple[Unit, ...]:
    if _CJK_CHAR.match(text):
        pairs = [text[at : at + 2] for at in range(len(text) - 1)] or [text]
        return tuple(Unit((pair,)) for pair in pairs)
    if text[-1] in "+#":
        bare = text.rstrip("+#")
        *before, last = (part[:LONGEST_TERM] for part in _PART.findall(bare))
        signed = Unit((last,), (last + text[len(bare) :])[:LONGEST_TERM])
        return (*(Unit((part,)) for part in before), signed)
    parts = tuple(part[:LONGEST_TERM] for part in _PART.findall(text))
    if 1 < len(parts) <= MOST_PARTS:
        return (Unit(parts, "".join(parts)[:LONGEST_TERM]),)
    return (Unit(parts),)


def query_units(text: str) -> list[Unit]:
    """The units of a query, in order.

    >>> query_units("k-NN graphs")
    [Unit(parts=('k', 'nn'), whole='knn'), Unit(parts=('graphs',), whole='')]
    """
    return [unit for chunk in text.split() for unit in chunk_units(chunk)]


def text_terms(text: str) -> list[str]:
    """Every term a text is found by: parts, wholes, CJK bigrams and their single characters.

    >>> text_terms("GPT-4 in C++")
    ['gpt', '4', 'gpt4', 'in', 'c', 'c++']
    """
    terms: list[str] = []
    for chunk in text.split():
        terms += chunk_terms(chunk)
    return terms


@lru_cache(maxsize=400_000)
def chunk_terms(chunk: str) -> tuple[str, ...]:
    """The terms of a text without white space."""
    terms: list[str] = []
    for parts, whole in chunk_units(chunk):
        terms += parts
        if whole:
            terms.append(whole)
        elif _CJK_CHAR.match(parts[0]):
            terms += parts[0] if len(parts[0]) > 1 else ""
    return tuple(terms)


def title_key(text: str) -> str:
    """The words of a title with single spaces, to match a title typed from its start.

    >>> title_key("GPT-4: A Report")
    'gpt 4 a report'
    """
    return " ".join(word for unit in query_units(text) for word in unit.words)
