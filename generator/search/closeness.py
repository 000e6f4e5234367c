"""The first hits that hold every word -> those first whose words stand closest together.

Twin of `search-closeness.js`. What counts is the shortest piece of the title or of the text that
has every word that was found (MinSpan of Tao & Zhai 2007), measured in words of content. Only the
hits of a first page are read for it, as their texts are loaded to be shown anyway.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.search.meaning import whole_score
from generator.search.rank import SOME, TITLE, Ranking
from generator.search.reader import Index
from generator.search.terms import chunk_terms

READ = 10  # hits whose texts are read
SIDE_BY_SIDE = 20  # levels of weight a word gains, of 63; words of one abstract in a row: MRR .952
# without, .965 with 2, .981 with 10, .987 with 20 and 40; words from anywhere in it lose from 40 on
FAR = 1_000_000  # the words do not stand in one field
Hit = tuple[int, int, float]  # document, tier, score


def lift_close(index: Index, ranking: Ranking, hits: list[Hit]) -> list[Hit]:
    """The hits with the first of them in a new order, each staying in its tier."""
    words = ranking.words()
    asked = len(set(words.values()))
    if asked < 2 or ranking.is_long:
        return hits
    worth = sum(max(answer.worth for answer in slot) for slot in ranking.expanded if slot)
    lifted: list[Hit] = []
    for document, tier, _ in hits[:READ]:
        if tier >= SOME:
            break  # those that hold every word come before all others
        span = shortest_span(index, document, words, asked) if tier != TITLE else FAR
        bonus = SIDE_BY_SIDE * worth * asked // max(asked, span)
        lifted.append((document, tier, whole_score(tier, ranking.scores[document] + bonus)))
    return sorted(lifted, key=lambda hit: (hit[1], -hit[2])) + hits[len(lifted) :]


def shortest_span(index: Index, document: int, words: Mapping[str, int], asked: int) -> int:
    """How many words of content the shortest piece has that holds all that are asked for."""
    row = index.shown(document) or []
    return min((_span(index, text, words, asked) for text in row[1:3]), default=FAR)


def _span(index: Index, text: str, words: Mapping[str, int], asked: int) -> int:
    best, at = FAR, 0
    last: dict[int, int] = {}
    for chunk in text.split():
        terms = chunk_terms(chunk)
        found = [words[term] for term in terms if term in words]
        if not found and all(term in index.stop_words for term in terms):
            continue
        at += 1
        last |= dict.fromkeys(found, at)
        if found and len(last) == asked:
            best = min(best, at - min(last.values()) + 1)
    return best
