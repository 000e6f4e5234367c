"""A query -> the answer that the page shows and the command prints. Twin of `search-engine.js`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.search.closeness import READ, lift_close
from generator.search.facets import count_facets, failures
from generator.search.meaning import fuse, is_helpful, neighbours, whole_score
from generator.search.query import Given, Query, parse_query
from generator.search.rank import MEANING, SOME, Ranking, rank
from generator.search.reader import Index
from generator.search.snippets import snippet
from generator.search.terms import title_key

HITS = 10  # unless told
MOST_HITS = 1_000  # in one answer
CHECKED = 400  # documents whose text is read to verify a phrase
Hit = tuple[int, int, float]  # document, tier, score


@dataclass(frozen=True, slots=True)
class Options:
    """What may be asked beside the query.

    `filters` adds facets to those of the query, a value that begins with `-` excludes. No number
    is refused: `limit` counts as 0 to MOST_HITS, `offset` as 0 or more.
    `semantic` None: where it helps. `sort` is "relevance", "newest" or "title".
    """

    limit: float = HITS
    offset: float = 0
    filters: Given | None = None
    semantic: bool | None = None
    sort: str = "relevance"
    facets: bool = True


def search(index: Index, text: str, options: Options | None = None) -> dict[str, Any]:
    """Answer a query: `{total, relaxed, hits, facets, warnings}`.

    `relaxed` is None where the hits hold all that was asked, else it says how less was asked.
    """
    options = options or Options()
    index.warnings.clear()
    query = parse_query(text, index.stop_words, options.filters)
    relaxed: dict[str, Any] = {"how": []}
    ranking = _ranking(index, query, relaxed)
    hits = _ordered(index, query, ranking, options.semantic)
    hits = _verified(index, query, _not_excluded(index, query, hits), relaxed)
    failed, unknown = failures(index, query.filters, [document for document, _, _ in hits])
    if query.has_too_many:
        relaxed["how"].append("too many filters")
    if unknown:
        relaxed["how"].append("unknown filters")
        relaxed["unknown"] = unknown
    kept = [hit for hit in hits if not failed[hit[0]]]
    words = ranking.words()
    offset = _whole(options.offset, 0, len(kept))
    count = _whole(options.limit, HITS, MOST_HITS)
    if options.sort != "relevance":
        _sort(index, kept, options.sort)
    elif count and offset < READ:
        kept = lift_close(index, ranking, kept)
    shown = kept[offset : offset + count]
    return {
        "total": len(kept),
        "relaxed": _told(index, relaxed, ranking, kept),
        "hits": [_hit(index, words, hit) for hit in shown],
        "facets": count_facets(index, failed) if options.facets else {},
        "warnings": list(dict.fromkeys(index.warnings)),
    }


def _whole(number: float, unless: int, most: int) -> int:
    """A number made whole, from 0 to `most`; `unless` where it is none."""
    return unless if math.isnan(number) else int(min(max(number, 0), most))


def _ranking(index: Index, query: Query, relaxed: dict[str, Any]) -> Ranking:
    """Rank; where nothing is found with all conditions, with fewer, and at last without words."""
    ranking = rank(index, query)
    if not ranking.tiers and query.in_title:
        query.in_title = False
        relaxed["how"].append("title")
        ranking = rank(index, query)
    if not ranking.tiers and query.asks_nothing:
        everything = range(index.size)
        ranking.tiers, ranking.scores = dict.fromkeys(everything, 1), dict.fromkeys(everything, 0)
        if query.asks_common:
            relaxed["how"].append("common words")
    return ranking


def _ordered(index: Index, query: Query, ranking: Ranking, semantic: bool | None) -> list[Hit]:
    order = ranking.order()
    is_plain = not (query.phrases or query.in_title)
    if is_plain and is_helpful(index, ranking, semantic):
        return fuse(ranking, order, neighbours(index, ranking))
    tiers, scores = ranking.tiers, ranking.scores
    return [(doc, tiers[doc], whole_score(tiers[doc], scores[doc])) for doc in order]


def _not_excluded(index: Index, query: Query, hits: list[Hit]) -> list[Hit]:
    unwanted: set[int] = set()
    for words in query.excluded:
        if len(words) == 1:
            unwanted |= _holders(index, words)
        else:
            holders = sorted(_holders(index, words))[:CHECKED]
            unwanted |= {document for document in holders if _holds(index, document, words)}
    return [hit for hit in hits if hit[0] not in unwanted]


def _holders(index: Index, words: Sequence[str]) -> set[int]:
    """The documents that hold every word of content among these."""
    holders: set[int] | None = None
    for word in words:
        if word in index.stop_words and len(words) > 1:
            continue
        term = index.term(word)
        held = {posting.document for posting in index.postings(term.number)} if term else set()
        holders = held if holders is None else holders & held
    return holders if holders is not None else set(range(index.size))


def _verified(index: Index, query: Query, hits: list[Hit], relaxed: dict[str, Any]) -> list[Hit]:
    """The hits that hold every phrase word by word; all of them where none does."""
    if not query.phrases:
        return hits
    possible = set.intersection(*(_holders(index, words) for words in query.phrases))
    candidates = [hit for hit in hits if hit[0] in possible]
    if len(candidates) > CHECKED:
        index.warnings.append(f"the phrase was looked for in the {CHECKED} best papers only")
    kept = [
        hit
        for hit in candidates[:CHECKED]
        if all(_holds(index, hit[0], words) for words in query.phrases)
    ]
    if not kept and hits:
        relaxed["how"].append("phrase")
    return kept or hits


def _holds(index: Index, document: int, words: Sequence[str]) -> bool:
    row = index.shown(document)
    if row is None:
        return False
    texts = (row[1], row[2] if len(row) > 2 else "")
    return any(f" {' '.join(words)} " in f" {title_key(text)} " for text in texts)


def _sort(index: Index, hits: list[Hit], order: str) -> None:
    if order == "title":
        hits.sort()
    elif order == "newest":
        values, rows = index.column("year")
        years = [int(values[row[-1]][0]) if row else 0 for row in rows]
        hits.sort(key=lambda hit: -years[hit[0]])


def _told(
    index: Index, relaxed: dict[str, Any], ranking: Ranking, hits: list[Hit]
) -> dict[str, Any] | None:
    """How less was asked than typed: `how`, `corrected`, `missing`, and `complete` hits."""
    tiers = [tier for _, tier, _ in hits]
    complete = sum(1 for tier in tiers if tier < SOME)
    corrected = _corrected(index, ranking, hits)
    if corrected:
        relaxed["how"].append("typos")
        relaxed["corrected"] = corrected
    if ranking.missing:
        relaxed["how"].append("missing words")
        relaxed["missing"] = ranking.missing
    if tiers and not complete:
        is_some = any(tier == SOME for tier in tiers)
        relaxed["how"].append("some words" if is_some else "meaning")
    if not relaxed["how"]:
        return None
    return {**relaxed, "complete": complete}


def _corrected(index: Index, ranking: Ranking, hits: list[Hit]) -> dict[str, str]:
    """The words no document has, each with the word that the first hit has instead."""
    corrected: dict[str, str] = {}
    for at in ranking.guessed if hits else ():
        for answer in sorted(ranking.expanded[at], key=lambda answer: -answer.worth):
            held = index.postings(answer.term.number)
            if any(posting.document == hits[0][0] for posting in held):
                corrected[ranking.slots[at].words[0]] = answer.term.word
                break
    return corrected


def _hit(index: Index, words: dict[str, int], hit: Hit) -> dict[str, Any]:
    """What is shown of a hit: where its text is missing, its title and address alone."""
    document, tier, score = hit
    row = index.shown(document) or index.named(document)
    paper_id, title, text, year, authors, venue, tags, url = [*row, *_NOTHING[len(row) :]]
    piece, in_title = snippet(text, words), snippet(title, words, 400)
    return {
        "id": paper_id,
        "title": title,
        "url": url or (paper_id and index.meta["url"].replace("{id}", paper_id)),
        "score": score,
        "snippet": piece.text,
        "marks": piece.marks,
        "titleMarks": in_title.marks,
        "match": _MATCHES[tier] if tier <= MEANING else "",
        "year": year,
        "authors": authors,
        "venue": venue,
        "tags": tags,
    }


_NOTHING: list[Any] = ["", "", "", "", "", "", [], ""]
_MATCHES = ("title", "words", "forms", "typos", "typos", "some words", "meaning")
