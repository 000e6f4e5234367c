"""A word of a query -> the terms of the index that answer it, exactly, nearly, or with typos."""

from __future__ import annotations

import math
from typing import NamedTuple

from generator.search.query import Slot
from generator.search.reader import Index, Term
from generator.search.stems import allowed_edits, edits, stem, stem_prefix

EXACT, NEAR, TYPO = 1, 2, 3
FULL, STEM, PREFIX, ONE_EDIT, TWO_EDITS = 100, 85, 60, 50, 30  # per cent of a full match
MOST_ENDINGS = 16  # terms that an unfinished word may mean: those of most documents
MOST_TYPOS = 12
WHOLE_LEXICON = 30_000  # terms up to which a typo in the first letter is looked for


class Answer(NamedTuple):
    """A term that answers a word: how (EXACT, NEAR, TYPO), and rarity times per cent."""

    term: Term
    how: int
    worth: int


def rarity(held: int, size: int) -> int:
    """The idf of BM25 in steps of 1/1024, so that both twins count in whole numbers."""
    return math.floor(1024 * math.log(1 + (size - held + 0.5) / (held + 0.5)) + 0.5)


def answers(index: Index, slot: Slot) -> list[Answer]:
    """The terms that answer a word exactly, by its stem or as its beginning, by term number.

    A form of the word is worth no more than the word with all its forms: a rare plural of a
    frequent word says no more than the word.
    """
    found: dict[int, tuple[Term, int, int]] = {}
    for word in slot.words:
        _add(found, index.term(word), EXACT, FULL)
    for word in slot.words:
        for term in index.terms_with(stem_prefix(word)) if len(word) > 3 else ():
            if stem(term.word) == stem(word):
                _add(found, term, NEAR, STEM)
    for word in slot.loose:
        _add(found, index.term(word), NEAR, STEM)
    forms = min(index.size, sum(term.held for term, _, _ in found.values()))
    if slot.is_open:
        endings = index.terms_with(slot.words[0])
        for term in sorted(endings, key=lambda term: (-term.held, term.number))[:MOST_ENDINGS]:
            _add(found, term, NEAR, PREFIX)
    return [
        Answer(term, how, share * rarity(max(term.held, forms), index.size))
        for term, how, share in (found[number] for number in sorted(found))
    ]


def _add(found: dict[int, tuple[Term, int, int]], term: Term | None, how: int, share: int) -> None:
    if term:
        found.setdefault(term.number, (term, how, share))


def typos(index: Index, slot: Slot) -> list[Answer]:
    """The nearest terms within the typos a word of this length may hold, by term number."""
    word = slot.words[0]
    limit = allowed_edits(word)
    if not limit:
        return []
    near = _near(word, limit, index.terms_with(word[0]))
    if not near and index.meta["terms"] <= WHOLE_LEXICON:
        near = _near(word, limit, index.terms_with(""))
    best = sorted(near, key=lambda pair: (pair[0], -pair[1].held, pair[1].number))[:MOST_TYPOS]
    held = max((term.held for _, term in best), default=0)
    return [
        Answer(term, TYPO, (ONE_EDIT if count == 1 else TWO_EDITS) * rarity(held, index.size))
        for count, term in sorted(best, key=lambda pair: pair[1].number)
    ]


def _near(word: str, limit: int, terms: list[Term]) -> list[tuple[int, Term]]:
    found = []
    for term in terms:
        if abs(len(term.word) - len(word)) <= limit:
            count = edits(word, term.word, limit)
            if 0 < count <= limit:
                found.append((count, term))
    return found
