"""Papers that may be one work under two titles. They are never merged for it, only shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from generator.model.merging import Suspect
from generator.model.paper import Paper
from generator.normalize.name_agreement import name_key, shared_part
from generator.text.slugs import fingerprint
from generator.text.title_keys import (
    is_generic,
    split_subtitle,
    title_key,
)
from generator.text.title_notices import notice_kind, part_number
from generator.text.tokens import folded_words

LEAST_SPELT = 3  # words of a title, for spelling alone to be what differs
LEAST_WORDS = 5  # of a title, for one word more or less to look like a slip
MOST_WORDS = 60  # a title has; it is spelt once for each word that may be missing
MOST_ALIKE = 4  # papers of one key; more are a series, not one paper


def similar_papers(papers: Sequence[Paper]) -> Iterator[Suspect]:
    """Yield pairs with one abstract, or with the same authors and nearly one title."""
    blocks: dict[tuple[str, ...], list[Paper]] = {}
    for paper in papers:
        for key in _keys(paper):
            blocks.setdefault(key, []).append(paper)
    for (reason, *_), alike in blocks.items():
        if 1 < len(alike) <= MOST_ALIKE:
            for first, second in combinations(alike, 2):
                if _may_be_one(first, second, reason):
                    one, other = sorted((first.id, second.id))
                    yield Suspect(one, other, reason)


def _keys(paper: Paper) -> Iterable[tuple[str, ...]]:
    if paper.abstract and not paper.abstract_kind:
        yield _ONE_ABSTRACT, fingerprint(paper.abstract)
    if not paper.authors:
        return
    author = " ".join(name_key(paper.authors[0])[0][:1])
    lead, rest = split_subtitle(paper.title)
    if len(rest.split()) >= LEAST_WORDS - 1 and len(lead.split()) <= 3:
        yield _ONE_SUBTITLE, author, title_key(rest)
    if not rest:
        yield _ONE_SUBTITLE, author, title_key(paper.title)
    if not is_generic(lead):
        yield _ONE_LEAD, author, title_key(lead)
    words = folded_words(paper.title)
    if len(words) >= LEAST_SPELT:
        yield _ONE_SPELLING, author, " ".join(map(_spelt, words))
    if LEAST_WORDS <= len(words) <= MOST_WORDS:
        whole = {" ".join(words), *(" ".join(words[:at] + words[at + 1 :])
                                    for at in range(len(words)))}  # fmt: skip
        yield from ((_ONE_WORD, author, key) for key in sorted(whole))


_ONE_ABSTRACT = "the same abstract under different titles"
_ONE_SUBTITLE = "the same authors, and one title is the other's subtitle"
_ONE_LEAD = "the same authors, and one title has a subtitle more"
_ONE_SPELLING = "the same authors, and titles that differ in spelling"
_ONE_WORD = "the same authors, and titles that differ in one word"


@lru_cache(maxsize=100_000)
def _spelt(word: str) -> str:
    """A word as British and American English have it alike; it need not be one.

    >>> _spelt("modelling") == _spelt("modeling"), _spelt("colour") == _spelt("color")
    (True, True)
    """
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


_SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("our", "or"), ("ll", "l"), ("mme$", "m"), ("(?<=[iy])s(?=e|ing|ation)", "z"),
        ("(?<=[bt])re$", "er"), ("ence$", "ense"), ("ogue$", "og"), ("[ao]e", "e"),
        ("grey", "gray"),
    )
)  # fmt: skip


def _may_be_one(first: Paper, second: Paper, reason: str) -> bool:
    if title_key(first.title) == title_key(second.title):
        return False  # it was looked at when records were grouped
    for tell in (notice_kind, part_number):
        if tell(first.title) != tell(second.title):
            return False
    if reason == _ONE_ABSTRACT:
        return True
    parts = [split_subtitle(each.title) for each in (first, second)]
    if reason == _ONE_LEAD and bool(parts[0][1]) == bool(parts[1][1]):
        return False
    numbers = [re.findall(r"\d+", lead if reason == _ONE_LEAD else f"{lead} {rest}")
               for lead, rest in parts]  # fmt: skip
    if numbers[0] != numbers[1] or ("arxiv" in first.ids and "arxiv" in second.ids):
        return False
    names = [tuple(map(name_key, paper.authors)) for paper in (first, second)]
    return shared_part(*names) >= 0.5
