"""Documents -> for every term, the documents that hold it and how much each is about it.

The weight is that of BM25F (Robertson & Zaragoza 2009): the counts of a term in the fields, each
divided by the field's length, are added and then dampened. What remains for the query is to
multiply by the rarity of the term; so a posting needs one digit, and both twins only multiply
whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.sparse import csc_matrix, csr_matrix

from generator.search.documents import Document
from generator.search.packing import DIGITS, pack_number
from generator.search.stop_words import STOP_WORDS
from generator.search.terms import text_terms

LEVELS = 63  # of weight, 1 to 63: one digit
K1 = 1.2  # how soon more of the same word counts no more
TITLE, TAGS, TEXT = (3.0, 0.4), (1.0, 0.5), (1.0, 0.75)  # weight of a field and of its length


@dataclass(frozen=True)
class Postings:
    """Terms in order of UTF-16, and `weights`: one row a document, one column a term.

    `weights` holds 1 to LEVELS, `in_title` 3 where the title holds the term, else 2, at the same
    places. `counts` has how often a term stands in a document, for the vectors.
    """

    terms: list[str]
    weights: csc_matrix
    in_title: csc_matrix
    counts: csr_matrix


def build_postings(documents: Sequence[Document]) -> Postings:
    """Count the terms of every document and weigh them."""
    numbers: dict[str, int] = {}
    titles = _count(([*text_terms(doc.title)] for doc in documents), numbers)
    tags = _count((_label_terms(doc) for doc in documents), numbers)
    texts = _count((_content_terms(doc) for doc in documents), numbers)
    terms = sorted(numbers, key=lambda term: term.encode("utf-16-be"))
    order = np.array([numbers[term] for term in terms], dtype=np.int64)
    titles, tags, texts = (_widen(field, len(terms))[:, order] for field in (titles, tags, texts))
    weight = _field(titles, TITLE) + _field(tags, TAGS) + _field(texts, TEXT)
    in_title = (weight > 0).astype(np.int8) * 2 + (titles > 0).astype(np.int8)
    weight, in_title = csc_matrix(weight), csc_matrix(in_title)
    weight.sort_indices()
    in_title.sort_indices()
    damped = weight.data / (weight.data + K1)
    weight.data = np.clip(np.rint(damped * LEVELS), 1, LEVELS).astype(np.int32)
    return Postings(terms, weight, in_title, csr_matrix(titles * 2 + texts))


def _label_terms(document: Document) -> list[str]:
    labels = (*(tag.label for tag in document.tags), *document.authors, document.venue)
    words = (*labels, *document.ids, *document.headings)
    return [term for word in words for term in text_terms(word) if term not in STOP_WORDS]


def _content_terms(document: Document) -> list[str]:
    return [term for term in text_terms(document.text) if term not in STOP_WORDS]


def _count(fields: Iterable[list[str]], numbers: dict[str, int]) -> csr_matrix:
    indices: list[int] = []
    starts = [0]
    for terms in fields:
        indices += [numbers.setdefault(term, len(numbers)) for term in terms]
        starts.append(len(indices))
    ones = np.ones(len(indices))
    counts = csr_matrix(
        (ones, np.array(indices, dtype=np.int32), np.array(starts)),
        shape=(len(starts) - 1, max(1, len(numbers))),
    )
    counts.sum_duplicates()
    return counts


def _widen(counts: csr_matrix, width: int) -> csr_matrix:
    return csr_matrix((counts.data, counts.indices, counts.indptr), (counts.shape[0], width))


def _field(counts: csr_matrix, parameters: tuple[float, float]) -> csr_matrix:
    boost, length_share = parameters
    lengths = np.asarray(counts.sum(axis=1)).ravel()
    mean = lengths.sum() / max(1, np.count_nonzero(lengths)) or 1.0
    scale = boost / (1 - length_share + length_share * lengths / mean)
    return csr_matrix(counts.multiply(scale[:, None]))


def pack_postings(postings: Postings) -> list[str]:
    """Spell the postings of every term.

    A posting is the step to the next document, doubled, plus one where its title holds the term;
    then the weight as a digit.
    """
    indices, starts = postings.weights.indices, postings.weights.indptr
    steps = np.diff(indices, prepend=0)
    first = starts[:-1][np.diff(starts) > 0]
    steps[first] = indices[first]
    numbers = (steps * 2 + (postings.in_title.data - 2)).tolist()
    spelt = {number: pack_number(number) for number in set(numbers)}
    digits = postings.weights.data.tolist()
    pieces = [spelt[number] + DIGITS[digit] for number, digit in zip(numbers, digits, strict=True)]
    bounds = starts.tolist()
    return ["".join(pieces[a:b]) for a, b in pairwise(bounds)]
