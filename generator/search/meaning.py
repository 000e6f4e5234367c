"""The words of a query -> the documents nearest in meaning, and both lists as one.

Twin of `search-meaning.js`. The query's vector is the sum of the vectors of the documents that
hold its words, by rarity and weight; documents are ranked by their product with it. The two lists
are joined by reciprocal rank (Cormack, Clarke & Büttcher 2009).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from generator.search.expand import TYPO
from generator.search.rank import MEANING, SOME, Ranking
from generator.search.reader import Index, Wide

FUSED = 20  # k of reciprocal rank fusion: .68 nDCG@10 on judged topics, as 60; less recall with 60
NEIGHBOURS = 60  # documents of the list by meaning
LEXICAL = 1_000  # documents of the list by words that are fused
LEAST_WORDS = 3  # a query of fewer says too little to guess what is meant
LARGEST_SHELF = 20_000  # documents up to which the vectors are loaded without being asked for
STEPS = 1_000  # of a coordinate of the query


def is_helpful(index: Index, ranking: Ranking, wanted: bool | None) -> bool:
    """Whether to look for meaning: as asked, else with enough words on a shelf not too large."""
    if not index.meta["dimensions"] or not ranking.slots or wanted is False:
        return False
    return bool(wanted) or (len(ranking.slots) >= LEAST_WORDS and index.size <= LARGEST_SHELF)


def neighbours(index: Index, ranking: Ranking) -> list[int]:
    """The documents nearest in meaning, best first."""
    shards = _all_vectors(index)
    query = np.zeros(index.meta["dimensions"], dtype=np.int64)
    for answers in ranking.expanded:
        for term, how, worth in answers:
            if how != TYPO:
                query += (worth >> 10) * _term_vector(index, term.number, shards)
    largest = int(np.abs(query).max(initial=0))
    if not largest:
        return []
    steps = np.floor(query / largest * STEPS + 0.5).astype(np.int64)
    products = np.concatenate([vectors @ steps for vectors in shards])
    order = np.argsort(-products, kind="stable")[:NEIGHBOURS]
    return [int(document) for document in order if products[document] > 0]


def _term_vector(index: Index, number: int, shards: list[Wide]) -> np.ndarray[Any, Any]:
    """The sum of the vectors of the documents that hold a term, by weight."""
    postings = index.postings(number)
    held = np.array([posting.document for posting in postings], dtype=np.int64)
    weights = np.array([posting.weight for posting in postings], dtype=np.int64)
    size = index.meta["vectorsPerShard"]
    total = np.zeros(index.meta["dimensions"], dtype=np.int64)
    for shard, vectors in enumerate(shards):
        here = held // size == shard
        total += weights[here] @ vectors[held[here] - shard * size]
    return total


def _all_vectors(index: Index) -> list[Wide]:
    """The shards of vectors; those of a missing shard are zero."""
    size = index.meta["vectorsPerShard"]
    shards = []
    for number, start in enumerate(range(0, index.size, size)):
        shard = index.vectors(number)
        empty = (min(size, index.size - start), index.meta["dimensions"])
        shards.append(np.zeros(empty, np.int64) if shard is None else shard)
    return shards


def fuse(ranking: Ranking, order: list[int], near: list[int]) -> list[tuple[int, int, float]]:
    """Document, tier and score, best first: those that hold every word, then both lists as one."""
    tiers = ranking.tiers
    whole = [document for document in order if tiers[document] < SOME]
    held = set(whole)
    scores: dict[int, float] = {}
    for listed in (order[:LEXICAL], near):
        for place, document in enumerate(listed):
            scores[document] = scores.get(document, 0.0) + 1 / (FUSED + place + 1)
    rest = sorted((doc for doc in scores if doc not in held), key=lambda doc: (-scores[doc], doc))
    rest += [doc for doc in order[LEXICAL:] if doc not in held and doc not in scores]
    return [
        *((doc, tiers[doc], whole_score(tiers[doc], ranking.scores[doc])) for doc in whole),
        *((doc, tiers.get(doc, MEANING), scores.get(doc, 0.0)) for doc in rest),
    ]


def whole_score(tier: int, score: int) -> float:
    """A number that falls down the list: the tier, and in it the score between 0 and 1."""
    return SOME + 1 - tier + score / (score + 10_000_000) - 1
