"""Queries drawn from a corpus, and how well an engine answers them: MRR, nDCG, recall."""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.model.corpus import Corpus
from generator.search.stop_words import STOP_WORDS

KNOWN_ITEMS = 200
MOST_TITLES = 200  # whose beginnings are typed
LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"[A-Za-z]{4,}")

Engine = Callable[[Sequence[str]], list[list[str]]]  # queries -> ids, best first


class Wanted(NamedTuple):
    """A query and the one paper that was meant."""

    query: str
    paper: str


@dataclass(frozen=True)
class QuerySet:
    """Every query of a run by name, and the judged topics."""

    known: dict[str, list[Wanted]]
    topics: list[tuple[str, frozenset[str]]]


def query_set(corpus: Corpus, gold: Path | None, seed: int = 7) -> QuerySet:
    """Draw 200 known items, the same with a typo, and the beginnings of titles."""
    chance = random.Random(seed)  # noqa: S311
    papers = sorted((paper for paper in corpus if len(paper.abstract) > 200), key=lambda p: p.id)
    known = []
    for paper in (chance.choice(papers) for _ in range(KNOWN_ITEMS)):
        words = sorted({w for w in _WORD.findall(paper.abstract) if w.lower() not in STOP_WORDS})
        picked = chance.sample(words, min(len(words), chance.choice((3, 4))))
        known.append(Wanted(" ".join(picked), paper.id))
    mistyped = [Wanted(_mistype(query, chance), paper) for query, paper in known]
    titled = chance.sample(list(corpus), min(len(corpus), MOST_TITLES))
    typed = {
        f"title {size}": [Wanted(paper.title[:size], paper.id) for paper in titled]
        for size in (8, 12, 16)
    }
    return QuerySet({"known": known, "typo": mistyped, **typed}, _topics(corpus, gold))


def _mistype(query: str, chance: random.Random) -> str:
    """One letter left out, doubled by another, replaced, or swapped with the next."""
    words = query.split()
    which = chance.randrange(len(words))
    word = words[which]
    at = chance.randrange(1, len(word) - 1)
    letter = chance.choice(LETTERS)
    words[which] = chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )
    return " ".join(words)


def _topics(corpus: Corpus, gold: Path | None) -> list[tuple[str, frozenset[str]]]:
    if gold is None:
        return []
    ids = {paper.title: paper.id for paper in corpus}
    judged = json.loads(gold.read_text(encoding="utf-8"))["queries"]
    topics = [
        (entry["query"], frozenset(ids[title] for title in entry["relevant"] if title in ids))
        for entry in judged
    ]
    return [(query, relevant) for query, relevant in topics if relevant]


def measure(queries: QuerySet, engine: Engine) -> Mapping[str, float]:
    """MRR@10 of the known items, nDCG@10 and recall@20 of the topics, queries without a result."""
    figures: dict[str, float] = {}
    empty = 0
    for name, wanted in queries.known.items():
        answers = engine([query for query, _ in wanted])
        ranks = [_reciprocal(ids, paper) for ids, (_, paper) in zip(answers, wanted, strict=True)]
        figures[name] = sum(ranks) / len(ranks)
        empty += sum(1 for ids in answers if not ids)
    if queries.topics:
        answers = engine([query for query, _ in queries.topics])
        pairs = [(ids, held) for ids, (_, held) in zip(answers, queries.topics, strict=True)]
        figures["nDCG@10"] = sum(_ndcg(ids, held) for ids, held in pairs) / len(pairs)
        recalls = [len(held & set(ids[:20])) / len(held) for ids, held in pairs]
        figures["recall@20"] = sum(recalls) / len(recalls)
        empty += sum(1 for ids in answers if not ids)
    figures["no result"] = empty
    return figures


def _reciprocal(ids: Sequence[str], paper: str) -> float:
    return 1 / (ids.index(paper) + 1) if paper in ids[:10] else 0.0


def _ndcg(ids: Sequence[str], relevant: frozenset[str]) -> float:
    gains = [1 / math.log2(place + 2) for place in range(10)]
    found = sum(gain for gain, paper in zip(gains, ids, strict=False) if paper in relevant)
    return found / sum(gains[: len(relevant)])
