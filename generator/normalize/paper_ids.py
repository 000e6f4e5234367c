"""The id of a paper, which is its address: settled by what the paper is, never by its neighbours.

An arXiv id, else a DOI, else the title's slug with first author and year where known, and always
six digits of the content's fingerprint: with it, a second paper of the same title takes nothing
from the first, whichever was there before. A paper of several records has the address that its
identifiers give it, or of its records' addresses the longest, which says most; the others lead
to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.model.names import Author
from generator.model.paper import Paper
from generator.normalize.publication_kinds import finality
from generator.text.slugs import SLUG_LIMIT, fingerprint, slug


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
        return _within_limit("doi-" + re.sub(r"[^a-z0-9.]+", "-", doi.lower()).strip("-."), doi)
    return ""


def _within_limit(name: str, whole: str) -> str:
    """A name that a disk takes: a long one is cut, and tells by what it was which one it is."""
    if len(name) <= SLUG_LIMIT:
        return name
    return f"{name[: SLUG_LIMIT - 7].rstrip('-.')}-{fingerprint(whole)[:6]}"


def merged_id(records: Sequence[Paper]) -> str:
    """The id of a paper that was made of records, each of which has the id it would have alone.

    Of several identifiers of one scheme it is the most final version's, then the first in the
    alphabet: no order of sources and no preference moves a page.
    """
    for scheme in ("arxiv", "doi"):
        stated = [(finality(scheme, record.ids[scheme], record), record.ids[scheme])
                  for record in records if scheme in record.ids]  # fmt: skip
        if stated:
            return _of_identifier({scheme: min(stated)[1]})
    return min((record.id for record in records), key=lambda each: (-len(each), each))


def _content(record: Paper) -> tuple[str, ...]:
    """What a record says, to tell papers of one id apart wherever they stand."""
    names = (author.name for author in record.authors)
    return (record.title, record.date[:4], ", ".join(names), record.abstract)


def settle_ids(
    papers: Sequence[Paper], members: Sequence[Sequence[Paper]], pinned: Mapping[int, str]
) -> list[Paper]:
    """Make every id the only one of its kind, and give papers their other names as aliases.

    `members` are the records of each paper with the ids they would have alone, `pinned` the
    curator's choice by place in the list. Of papers that would share an id, which two spellings of
    a DOI can do, all but the first by content have a fingerprint after it; a choice that is another
    paper's id does not count. An alias that is the id of a paper, or of two papers, leads nowhere
    and is left out.
    """
    ids = _unique([pinned.get(at, paper.id) for at, paper in enumerate(papers)],
                  papers, members, pinned)  # fmt: skip
    taken = {*ids}
    settled: dict[int, Paper] = {}
    for at in sorted(range(len(papers)), key=ids.__getitem__):
        others = {record.id for record in members[at]} | {papers[at].id}
        others -= taken
        taken |= others
        settled[at] = (
            papers[at]
            if papers[at].id == ids[at] and not others
            else replace(papers[at], id=ids[at], aliases=tuple(sorted(others)))
        )
    return [settled[at] for at in range(len(papers))]


def _unique(
    wanted: list[str], papers: Sequence[Paper], members: Sequence[Sequence[Paper]],
    pinned: Mapping[int, str],
) -> list[str]:  # fmt: skip
    counts = Counter(wanted)
    taken = {name for name, count in counts.items() if count == 1}
    doubled = [at for at, name in enumerate(wanted) if counts[name] > 1]
    content = {at: min(map(_content, members[at])) for at in doubled}
    origins = {at: min(each.origins for each in members[at]) for at in doubled}
    for at in sorted(doubled, key=lambda at: (at in pinned, wanted[at], content[at], origins[at])):
        name, salt = wanted[at], 0
        if name in taken:
            name = papers[at].id
        while name in taken:
            salt += 1
            name = f"{papers[at].id}-{fingerprint(str(content[at]), str(salt))[:6]}"
        wanted[at] = name
        taken.add(name)
    return wanted
