"""A text and the terms looked for -> its most telling piece. Twin of `search-snippets.js`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.search.terms import chunk_terms

LENGTH = 34  # words of a snippet
BEFORE = 5  # words before the first that was found
_CHUNK = re.compile(r"\S{1,40}")  # a text without spaces is cut, too
_INNER = re.compile(r"[^\W_](?:.*[^\W_])?")


class Snippet(NamedTuple):
    """A piece of a text and the places, start and end, of the words that were found in it."""

    text: str
    marks: list[list[int]]


def snippet(text: str, words: Mapping[str, int], length: int = LENGTH) -> Snippet:
    """The window with the most different words of the query; `words` gives each term's word.

    >>> snippet("We study deep sets.", {"sets": 0})
    Snippet(text='We study deep sets.', marks=[[14, 18]])
    """
    chunks = list(_CHUNK.finditer(text))
    found = [_word_of(chunk[0], words) for chunk in chunks]
    start = _best_start(found, length)
    shown = chunks[start : start + length]
    if not shown:
        return Snippet("", [])
    lead = "… " if start else ""
    begin, end = shown[0].start(), shown[-1].end()
    marks: list[list[int]] = []
    for at, chunk in enumerate(shown, start):
        inner = _INNER.search(chunk[0])
        if found[at] >= 0 and inner:
            shift = len(lead) - begin + chunk.start()
            marks.append([inner.start() + shift, inner.end() + shift])
    return Snippet(lead + text[begin:end] + (" …" if end < len(text.rstrip()) else ""), marks)


def _word_of(chunk: str, words: Mapping[str, int]) -> int:
    for term in chunk_terms(chunk):
        if term in words:
            return words[term]
    return -1


def _best_start(found: Sequence[int], length: int) -> int:
    best, best_start = 0, 0
    for at, word in enumerate(found):
        if word < 0:
            continue
        start = max(0, at - BEFORE)
        held = [other for other in found[start : start + length] if other >= 0]
        value = len(set(held)) * length + len(held)
        if value > best:
            best, best_start = value, start
    return max(0, min(best_start, len(found) - length))
