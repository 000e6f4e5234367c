"""Papers that may be one work under two titles. They are never merged for it, only shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.model.merging import Suspect
from generator.model.paper import Paper
from generator.normalize.name_agreement import name_key, shared_part
from generator.text.slugs import fingerprint
from generator.text.title_keys import notice_kind, part_number, title_key
from generator.text.tokens import folded_words

LEAST_WORDS = 5  # of a title, for one word more or less to look like a slip
MOST_ALIKE = 4  # papers of one key; more are a series, not one paper


def similar_papers(papers: Sequence[Paper]) -> Iterator[Suspect]:
    """Yield pairs with one abstract, or with the same authors and nearly one title."""
    blocks: dict[tuple[str, ...], list[Paper]] = {}
    for paper in papers:
        for key in _keys(paper):
            blocks.setdefault(key, []).append(paper)
    for (reason, *_), alike in blocks.items():
        if 1 < len(alike) <= MOST_ALIKE:
            for second in alike[1:]:
                if _may_be_one(alike[0], second, reason):
                    first, other = sorted((alike[0].id, second.id))
                    yield Suspect(first, other, reason)


def _keys(paper: Paper) -> Iterable[tuple[str, ...]]:
    if paper.abstract and not paper.abstract_kind:
        yield _ONE_ABSTRACT, fingerprint(paper.abstract)
    if not paper.authors:
        return
    author = " ".join(name_key(paper.authors[0])[0])
    lead, colon, rest = paper.title.partition(":")
    if len(rest.split()) >= LEAST_WORDS - 1 and len(lead.split()) <= 3:
        yield _ONE_SUBTITLE, author, title_key(rest)
    if not colon:
        yield _ONE_SUBTITLE, author, title_key(paper.title)
    words = folded_words(paper.title)
    if len(words) >= LEAST_WORDS:
        whole = {" ".join(words), *(" ".join(words[:at] + words[at + 1 :])
                                    for at in range(len(words)))}  # fmt: skip
        yield from ((_ONE_WORD, author, key) for key in sorted(whole))


_ONE_ABSTRACT = "the same abstract under different titles"
_ONE_SUBTITLE = "the same authors, and one title is the other's subtitle"
_ONE_WORD = "the same authors, and titles that differ in one word"


def _may_be_one(first: Paper, second: Paper, reason: str) -> bool:
    if title_key(first.title) == title_key(second.title):
        return False  # it was looked at when records were grouped
    for tell in (notice_kind, part_number):
        if tell(first.title) != tell(second.title):
            return False
    if reason == _ONE_ABSTRACT:
        return True
    numbers = [re.findall(r"\d+", each.title) for each in (first, second)]
    if numbers[0] != numbers[1] or ("arxiv" in first.ids and "arxiv" in second.ids):
        return False
    names = [tuple(map(name_key, paper.authors)) for paper in (first, second)]
    return shared_part(*names) >= 0.5
