"""Several lists of the authors of one work -> the fullest that they agree on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from generator.model.names import Author
from generator.model.paper import Paper
from generator.normalize.name_agreement import MOST_INITIALS, name_key, shared_part


def choose_authors(papers: Sequence[Paper]) -> dict[str, Any]:
    """The fields about authors: of the first record with a whole list, else of the longest one.

    A list is whole that names more people than any that says that there are more.
    Given names that are spelt out, ORCIDs and affiliations are filled in from lists that name the
    same people in the same order.
    """
    stating = [paper for paper in papers if paper.authors]
    counts = [paper.author_count for paper in papers if paper.author_count is not None]
    if not stating:
        return {"authors": (), "has_more_authors": any(each.has_more_authors for each in papers),
                "author_count": counts[0] if counts else None}  # fmt: skip
    cut = max((len(paper.authors) for paper in stating if paper.has_more_authors), default=0)
    whole = [paper for paper in stating
             if not paper.has_more_authors and len(paper.authors) > cut]  # fmt: skip
    first = whole[0] if whole else max(stating, key=lambda paper: len(paper.authors))
    authors = first.authors
    for other in stating:
        authors = _filled(authors, other.authors)
    return {
        "authors": authors,
        "has_more_authors": not whole,
        "author_count": counts[0] if counts else None,
    }


def _filled(authors: tuple[Author, ...], others: tuple[Author, ...]) -> tuple[Author, ...]:
    if authors == others or len(authors) != len(others):
        return authors
    pairs = list(zip(authors, others, strict=True))
    if not all(_is_one(author, other) for author, other in pairs):
        return authors
    return tuple(_fuller(author, other) for author, other in pairs)


def _is_one(author: Author, other: Author) -> bool:
    return author == other or shared_part((name_key(author),), (name_key(other),)) == 1


def _fuller(author: Author, other: Author) -> Author:
    """One person as the fuller name has it; a name that is spelt out beats initials."""
    given, its = author.given, other.given
    orcid, affiliation = author.orcid or other.orcid, author.affiliation or other.affiliation
    is_fuller = _letters(its) > _letters(given) and (
        not given or _has_initials(given) or its.casefold().startswith(given.casefold())
    )
    name = other if is_fuller and author.family == other.family else author
    return replace(name, orcid=orcid, affiliation=affiliation)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _has_initials(given: str) -> bool:
    if given.isupper() and len(given) <= MOST_INITIALS:
        return True
    return all(len(part.strip(".")) <= 1 for part in given.replace(".", " ").split())
