"""Pairs of papers -> why they are near, in words, the same from either side.

A reason is read off the columns that carry the score: a repository in common, shared tags, and
the shared terms, spelt as the shelf spells them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from generator.enrichers._term_vectors import STOP_WORDS, PaperVectors
from generator.model.corpus import Corpus
from generator.text.tokens import Word, folded_words, located_words
from generator.text.weak_words import FUNCTION_WORDS, WEAK_ADJECTIVES

TAGS_SHOWN = 3
TERMS_SHOWN = 3
TERMS_LOOKED_AT = 10
LEAST_SHARE = 0.02  # of the score; what carries less is no reason
COMMON = 0.1  # of the papers; a term on more of them ("learning") explains nothing
FEW = 50  # papers; in a smaller shelf every term may be told

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What two papers share, what carries most of the score first."""

    terms: tuple[str, ...]
    tags: tuple[str, ...]
    code: tuple[str, ...]


def explain(
    pairs: Iterable[Pair], vectors: PaperVectors, corpus: Corpus
) -> Mapping[Pair, tuple[str, ...]]:
    """The reasons of each pair of rows, the best kind first; empty when only crumbs are shared."""
    found_in = np.bincount(vectors.rows.indices, minlength=vectors.rows.shape[1])
    is_common = found_in > max(COMMON * len(corpus), FEW * COMMON)
    shared = {pair: _shared(vectors, is_common, *pair) for pair in sorted(pairs)}
    wanted = {term for each in shared.values() for term in each.terms}
    spelt = spellings(corpus, wanted)
    labels = {tag: corpus.taxonomy.tags[tag].label for tag in vectors.tags}
    return {pair: _in_words(each, spelt, labels) for pair, each in shared.items()}


def _shared(
    vectors: PaperVectors, is_common: NDArray[np.bool_], first: int, second: int
) -> _Shared:
    rows = vectors.rows
    mine = slice(rows.indptr[first], rows.indptr[first + 1])
    theirs = slice(rows.indptr[second], rows.indptr[second + 1])
    columns, here, there = np.intersect1d(
        rows.indices[mine], rows.indices[theirs], assume_unique=True, return_indices=True
    )
    shares = rows.data[mine][here] * rows.data[theirs][there]
    order = np.lexsort((columns, -shares))
    order = order[shares[order] >= LEAST_SHARE * shares.sum()]
    terms_end = len(vectors.terms)
    tags_end = terms_end + max(1, len(vectors.tags))  # an empty part still has one column
    terms, tags, code = [], [], []
    for column in columns[order].tolist():
        if column < terms_end:
            if not is_common[column] and says_something(vectors.terms[column]):
                terms.append(vectors.terms[column])
        elif column < tags_end:
            tags.append(vectors.tags[column - terms_end])
        else:
            code.append(vectors.code[column - tags_end])
    return _Shared(tuple(terms[:TERMS_LOOKED_AT]), tuple(tags[:TAGS_SHOWN]), tuple(code))


def _in_words(
    shared: _Shared, spelt: Mapping[str, str], labels: Mapping[str, str]
) -> tuple[str, ...]:
    reasons = []
    if shared.code:
        reasons.append(f"Same code repository: {', '.join(shared.code)}")
    if shared.tags:
        reasons.append(f"Shared tags: {', '.join(labels[tag] for tag in shared.tags)}")
    told = " ".join(labels[tag] for tag in shared.tags).casefold()
    phrases = [each for each in join_terms(shared.terms, spelt) if each.casefold() not in told]
    if phrases:
        reasons.append(f"Shared terms: {', '.join(phrases[:TERMS_SHOWN])}")
    return tuple(reasons)


def says_something(term: str) -> bool:
    """Whether a term has a word that can explain anything: no number, no "very", no "off".

    >>> says_something("kv cache"), says_something("50"), says_something("very far")
    (True, False, False)
    """
    return any(
        word not in _EMPTY and any(letter.isalpha() for letter in word) for word in term.split()
    )


_EMPTY = FUNCTION_WORDS | WEAK_ADJECTIVES


def join_terms(terms: Sequence[str], spelt: Mapping[str, str]) -> list[str]:
    """Spell terms, pairs that overlap as one phrase, without the words that a phrase has already.

    >>> join_terms(["kv cache", "cache", "cache size"], {"kv cache": "KV cache",
    ...     "cache": "cache", "cache size": "cache size"})
    ['KV cache size']
    """
    phrases: list[list[str]] = []
    for term in terms:
        words = spelt.get(term, "").split()
        if not words or any(_holds(phrase, words) for phrase in phrases):
            continue
        phrases = [phrase for phrase in phrases if not _holds(words, phrase)]
        first, last = words[0].casefold(), words[-1].casefold()
        for phrase in phrases:
            if phrase[-1].casefold() == first:
                phrase += words[1:]
                break
            if phrase[0].casefold() == last:
                phrase[:0] = words[:-1]
                break
        else:
            phrases.append(words)
    return [" ".join(phrase) for phrase in phrases]


def _holds(phrase: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words stand in a phrase, in whatever case."""
    size, longest = len(words), len(phrase)
    if size > longest:
        return False
    mine = [word.casefold() for word in phrase]
    wanted = [word.casefold() for word in words]
    if wanted[0] not in mine:
        return False
    return any(mine[at : at + size] == wanted for at in range(longest - size + 1))


def spellings(corpus: Corpus, wanted: set[str]) -> Mapping[str, str]:
    """How the shelf spells folded terms: as the first abstract does that has them, else the title.

    A pair of words that stand side by side nowhere, only with a stop word between, has none.
    """
    found: dict[str, str] = {}
    missing = set(wanted)
    for part in ("abstract", "title"):
        for paper in corpus:
            text = paper.abstract if part == "abstract" else paper.title
            if not _holds_any(text, missing):
                continue
            words = located_words(text)
            for place, word in enumerate(words):
                if word.folded in STOP_WORDS:
                    continue
                if word.folded in missing:
                    found[word.folded] = _spell(text, [word])
                    missing.discard(word.folded)
                if place + 1 < len(words):
                    pair = words[place : place + 2]
                    term = f"{pair[0].folded} {pair[1].folded}"
                    if term in missing and _is_close(text, pair):
                        found[term] = _spell(text, pair)
                        missing.discard(term)
    return found


def _holds_any(text: str, terms: set[str]) -> bool:
    """Whether one of the terms stands in a text, as far as the words alone can tell."""
    words = folded_words(text)
    pairs = (f"{first} {second}" for first, second in pairwise(words))
    return not (terms.isdisjoint(words) and terms.isdisjoint(pairs))


def _is_close(text: str, pair: Sequence[Word]) -> bool:
    return text[pair[0].end : pair[1].start] in {" ", "-", "–"}


def _spell(text: str, words: Sequence[Word]) -> str:
    """The words as they stand, without the capital of a sentence's or a title's word."""
    spelt = [text[word.start : word.end] for word in words]
    return " ".join(word.lower() if word[1:].islower() else word for word in spelt)
