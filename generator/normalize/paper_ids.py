"""The id of a paper, which is its address: settled by what the paper is, never by its neighbours.

An arXiv id, else a DOI, else the title's slug with first author and year where known, and always
six digits of the content's fingerprint: with it, a second paper of the same title takes nothing
from the first, whichever was there before. A paper of several records has the address that its
identifiers give it, or of its records' addresses the longest, which says most; the others lead
to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.model.names import Author
from generator.model.paper import Paper
from generator.text.slugs import fingerprint, slug


def paper_id(
    title: str, abstract: str, ids: Mapping[str, str], authors: tuple[Author, ...], date: str
) -> str:
    """The path-safe id of a paper from its cleaned fields.

    >>> paper_id("Attention", "", {"arxiv": "hep-th/9901001"}, (), "")
    'hep-th-9901001'
    """
    if by_identifier := _of_identifier(ids):
        return by_identifier
    surname = slug(authors[0].family or authors[0].name) if authors else ""
    words = [word for word in (slug(title) or "paper", surname, date[:4]) if word]
    return "-".join([*words, fingerprint(title, abstract)[:6]])


def _of_identifier(ids: Mapping[str, str]) -> str:
    if arxiv := ids.get("arxiv"):
        return arxiv.replace("/", "-").lower()
    if doi := ids.get("doi"):
        return "doi-" + re.sub(r"[^a-z0-9.]+", "-", doi.lower()).strip("-.")
    return ""


def merged_id(ids: Mapping[str, str], records: Iterable[Paper]) -> str:
    """The id of a paper that was made of records, each of which has the id it would have alone."""
    return _of_identifier(ids) or min(
        (record.id for record in records), key=lambda each: (-len(each), each)
    )


def settle_ids(
    papers: Sequence[Paper], names: Sequence[Iterable[str]], pinned: Mapping[int, str]
) -> list[Paper]:
    """Make every id the only one of its kind, and give papers their other names as aliases.

    `names` are the ids that each paper's records would have alone, `pinned` the curator's choice
    by place in the list. Of papers that would share an id, which two spellings of a DOI can do,
    all but the first by content have a fingerprint after it; a choice that is another paper's id
    does not count. An alias that is the id of a paper,
    or of two papers, leads nowhere and is left out.
    """
    wanted = [pinned.get(at, paper.id) for at, paper in enumerate(papers)]
    by_content = sorted(
        range(len(papers)), key=lambda at: (at in pinned, wanted[at], _content(papers[at]))
    )
    taken: set[str] = set()
    for at in by_content:
        if wanted[at] in taken:
            wanted[at] = papers[at].id
        salt = 0
        while wanted[at] in taken:
            salt += 1
            mark = fingerprint(*map(str, _content(papers[at])), str(salt))[:6]
            wanted[at] = f"{papers[at].id}-{mark}"
        taken.add(wanted[at])
    settled: dict[int, Paper] = {}
    for at in sorted(by_content, key=lambda each: wanted[each]):
        others = {*names[at], papers[at].id} - taken
        taken |= others
        settled[at] = (
            papers[at]
            if papers[at].id == wanted[at] and not others
            else replace(papers[at], id=wanted[at], aliases=tuple(sorted(others)))
        )
    return [settled[at] for at in range(len(papers))]


def _content(paper: Paper) -> tuple[object, ...]:
    return (paper.title, paper.abstract, sorted(paper.ids.items()), paper.origins)
