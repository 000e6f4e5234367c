"""Queries drawn from a corpus, and how well an engine answers them: MRR, nDCG, recall.

A known item is a paper somebody has seen and looks for by three or four words of its abstract, stop
words left out. Which words decides how hard that is, so there are three draws:

- `known` and, with a typo, `typo`: a word is drawn by how often the paper says it times its rarity
  on the shelf. People remember what a paper is about and what sets it apart; this is the mixture
  of popular and discriminative words of Azzopardi, de Rijke & Balog (2007).
- `in a row`: neighbouring words, as of a phrase that somebody remembers.
- `any words`: every different word alike, also `show`, `based` and `results`. No searcher types
  that, and often a second paper has all of them; it shows what an engine does with no help.
"""

from __future__ import annotations

import json
import math
import random
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.model.corpus import Corpus
from generator.search.stop_words import STOP_WORDS

KNOWN_ITEMS = 400  # of each draw
KNOWN_ITEMS_LARGE, LARGE = 100, 5_000  # on a shelf of more papers, where an answer takes longer
LEAST_WORDS = 20  # different words of content in an abstract that a query is drawn from
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
    """Draw the known items three ways, one way with a typo too, and the beginnings of titles."""
    chance = random.Random(seed)  # noqa: S311
    words = {paper.id: _content_words(paper.abstract) for paper in corpus if paper.abstract}
    papers = sorted(paper for paper, said in words.items() if len(set(said)) > LEAST_WORDS)
    count = KNOWN_ITEMS if len(papers) <= LARGE else KNOWN_ITEMS_LARGE
    held = Counter(word for paper in papers for word in set(words[paper]))
    draws: dict[str, Callable[[list[str], int], list[str]]] = {
        "known": lambda said, few: _telling(said, few, held, len(papers), chance),
        "in a row": lambda said, few: _in_a_row(said, few, chance),
        "any words": lambda said, few: chance.sample(sorted(set(said)), few),
    }
    known = {
        name: [
            Wanted(" ".join(draw(words[paper], chance.choice((3, 4)))), paper)
            for paper in chance.choices(papers, k=count)
        ]
        for name, draw in draws.items()
    }
    mistyped = [Wanted(_mistype(query, chance), paper) for query, paper in known["known"]]
    titled = chance.sample(list(corpus), min(len(corpus), count))
    typed = {
        f"title {size}": [Wanted(paper.title[:size], paper.id) for paper in titled]
        for size in (8, 12, 16)
    }
    known = {"known": known.pop("known"), "typo": mistyped, **known, **typed}
    return QuerySet(known, _topics(corpus, gold))


def _content_words(text: str) -> list[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return [word for word in words if word not in STOP_WORDS]


def _telling(
    said: list[str], count: int, held: Mapping[str, int], size: int, chance: random.Random
) -> list[str]:
    """Different words, each by how often it is said times its rarity (tf-idf)."""
    weights = {
        word: times * math.log(1 + size / held[word]) for word, times in Counter(said).items()
    }
    picked = []
    for _ in range(count):
        (word,) = chance.choices(list(weights), list(weights.values()))
        picked.append(word)
        del weights[word]
    return picked


def _in_a_row(said: list[str], count: int, chance: random.Random) -> list[str]:
    at = chance.randrange(len(said) - count)
    return list(dict.fromkeys(said[at : at + count]))


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
