"""Who wrote the papers and where they came out: people and venues, each with its papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.work import Origin


@dataclass(frozen=True, slots=True)
class Person:
    """An author, or a group of authors. `id` is path-safe and, where there is a page, its address.

    `papers` are ids in the order of the corpus. `spellings` are the other ways in which the papers
    write the name, `affiliations` what they state. `namesakes` counts others who write themselves
    the same; all of them are listed at `plain`, the address of the name by itself. `former` are
    the last parts of addresses at which the person would stand without what is known of them.
    """

    id: str
    name: str
    sort_name: str
    papers: tuple[str, ...]
    orcid: str = ""
    dblp: str = ""
    spellings: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    namesakes: int = 0
    plain: str = ""
    has_page: bool = True
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRule:
    """What the curator says of a person, known by `name`.

    `aliases` are other names of the same person, `apart` names of others. Each of `splits` lists
    the papers of one person of this name. `lines` has the line of every item as (key, item).
    """

    origin: Origin
    name: str
    aliases: tuple[str, ...] = ()
    orcid: str = ""
    apart: tuple[str, ...] = ()
    splits: tuple[tuple[str, ...], ...] = ()
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Venue:
    """A journal, a conference or a book. `id` is path-safe and its address.

    `papers` are ids in the order of the corpus; `spellings` are the ways in which sources write it.
    `former` are the last parts of addresses that names have which are short for this one.
    """

    id: str
    name: str
    papers: tuple[str, ...]
    spellings: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
