"""A parsed query -> the documents in tiers. Twin of `search-rank.js`, number for number.

Tiers: 0 the title begins with what was typed, 1 every word exactly, 2 every word or a form of it,
3 every word exactly or with typos, 4 the same with forms, 5 some of the words, 6 found by meaning
alone. A word that no document has, even with typos, is not asked for. Inside a tier the sum of
weight times rarity decides, then the order of titles. All of it is whole numbers, so that no
rounding parts Python from JavaScript.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.search.expand import EXACT, NEAR, TYPO, Answer, answers, typos
from generator.search.query import Query, Slot
from generator.search.reader import NO_END, Index

TITLE, SOME, MEANING = 0, 5, 6
LONG = 20  # words of content from which a query is a document of its own
MOST_WORDS = 32  # of a long query: the rarest, as they tell most
_TIERS = {  # by the ways in which the words are answered
    1 << EXACT: 1,
    1 << NEAR: 2,
    1 << EXACT | 1 << NEAR: 2,
    1 << TYPO: 3,
    1 << EXACT | 1 << TYPO: 3,
    1 << NEAR | 1 << TYPO: 4,
    1 << EXACT | 1 << NEAR | 1 << TYPO: 4,
}
SAME_TITLE = 1_000_000_000  # lifts the title that is all that was typed above longer ones


@dataclass
class Ranking:
    """`tiers` and `scores` by document; `expanded` has the answers to each word of the query.

    `guessed` has the places of words that no document has, though one with typos; `missing` the
    words that are not even near to one.
    """

    tiers: dict[int, int] = field(default_factory=dict)
    scores: dict[int, int] = field(default_factory=dict)
    expanded: list[list[Answer]] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    guessed: list[int] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    is_long: bool = False

    def order(self) -> list[int]:
        """Best first."""
        return sorted(self.tiers, key=lambda doc: (self.tiers[doc], -self.scores[doc], doc))

    def words(self) -> dict[str, int]:
        """The terms that answer the query, each with the place of its word."""
        return {answer.term.word: at for at, slot in enumerate(self.expanded) for answer in slot}


def rank(index: Index, query: Query) -> Ranking:
    """Find every document that holds a word of the query, or whose title begins with it."""
    ranking = Ranking(slots=query.slots, is_long=len(query.slots) >= LONG)
    if ranking.is_long:
        ranking.slots = _telling(index, query.slots)
    ranking.expanded = [answers(index, slot) for slot in ranking.slots]
    found = [_documents(index, slot, query.in_title) for slot in ranking.expanded]
    if not ranking.is_long and not (all(found) and _all_of(found)):
        _allow_typos(index, query, ranking, found)
    _tier(ranking, found)
    if query.key and not ranking.is_long:
        _lift_titles(index, query, ranking)
    return ranking


def _telling(index: Index, slots: list[Slot]) -> list[Slot]:
    """The rarest words of a long query, in their order."""
    held = []
    for at, slot in enumerate(slots):
        slot.is_open = False
        terms = [term for word in slot.words if (term := index.term(word))]
        if terms:
            held.append((min(term.held for term in terms), at))
    return [slots[at] for at in sorted(at for _, at in sorted(held)[:MOST_WORDS])]


Found = dict[int, tuple[int, int]]


def _documents(index: Index, slot: list[Answer], in_title: bool) -> Found:
    """Document to how it answers a word (the best way) and its score (the best term's)."""
    found: Found = {}
    for term, how, worth in slot:
        for document, weight, is_title in index.postings(term.number):
            if in_title and not is_title:
                continue
            best_how, best = found.get(document, (how, 0))
            found[document] = (min(how, best_how), max(best, worth * weight))
    return found


def _all_of(found: list[Found]) -> set[int]:
    asked = [slot for slot in found if slot]
    if not asked:
        return set()
    smallest = min(asked, key=len)
    return {document for document in smallest if all(document in other for other in asked)}


def _allow_typos(index: Index, query: Query, ranking: Ranking, found: list[Found]) -> None:
    """Correct first the words no document has; if no document has all words then, the others."""
    for only_unknown in (True, False):
        for at, slot in enumerate(ranking.slots):
            if bool(found[at]) == only_unknown or at in ranking.guessed:
                continue
            near = typos(index, slot)
            if near:
                ranking.expanded[at] = ranking.expanded[at] + near
                _merge(found[at], _documents(index, near, query.in_title))
                if only_unknown:
                    ranking.guessed.append(at)
            elif only_unknown:
                ranking.missing.append(slot.words[0])
        if _all_of(found):
            return


def _merge(found: Found, more: Found) -> None:
    for document, (how, score) in more.items():
        best_how, best = found.get(document, (how, 0))
        found[document] = (min(how, best_how), max(best, score))


def _tier(ranking: Ranking, found: list[Found]) -> None:
    asked = [slot for slot in found if slot]
    held: dict[int, int] = {}
    ways: dict[int, int] = {}
    for slot in asked:
        for document, (how, score) in slot.items():
            held[document] = held.get(document, 0) + 1
            ranking.scores[document] = ranking.scores.get(document, 0) + score
            ways[document] = ways.get(document, 0) | 1 << how
    for document, count in held.items():
        ranking.tiers[document] = _TIERS[ways[document]] if count == len(asked) else SOME


def _lift_titles(index: Index, query: Query, ranking: Ranking) -> None:
    low, high = index.title_range(query.key, query.key + NO_END)
    same_low, same_high = index.title_range(query.key, query.key)
    for document in range(low, high):
        score = ranking.scores.get(document, 0)
        ranking.tiers[document] = TITLE
        ranking.scores[document] = score + (SAME_TITLE if same_low <= document < same_high else 0)
