"""ORCIDs that a source lists apart from its authors, by name -> the authors with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.model.names import Author, parse_name
from generator.model.orcids import read_orcid


def with_orcids(authors: Sequence[Author], stated: Iterable[tuple[str, str]]) -> tuple[Author, ...]:
    """The authors, each with the ORCID that is stated for its name, or for a shorter form of it.

    Lists of ORCIDs shorten given names: a family name with an initial tells a sole author.

    >>> ada = Author("Ada Toy", "Ada", "Toy")
    >>> with_orcids([ada], [("Toy, A.", "0000-0002-1825-0097")])[0].orcid
    '0000-0002-1825-0097'
    """
    by_name: dict[str, str] = {}
    by_initial: dict[tuple[str, str], set[str]] = {}
    for name, text in stated:
        if (author := parse_name(name)) and (orcid := read_orcid(text)):
            by_name[author.sort_name.casefold()] = orcid
            by_initial.setdefault(_short(author), set()).add(orcid)
    namesakes = Counter(map(_short, authors))
    found = []
    for author in authors:
        orcid = by_name.get(author.sort_name.casefold(), "")
        likely = by_initial.get(_short(author), set())
        if not orcid and len(likely) == 1 and namesakes[_short(author)] == 1:
            orcid = next(iter(likely))
        found.append(replace(author, orcid=orcid) if orcid else author)
    return tuple(found)


def _short(author: Author) -> tuple[str, str]:
    return author.family.casefold(), author.given[:1].casefold()
