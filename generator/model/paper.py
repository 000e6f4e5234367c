"""A paper after cleaning and merging, and what we computed about it; the two never mix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.curation import Curation
from generator.model.record import Link, Origin


@dataclass(frozen=True, slots=True)
class Paper:
    """What the sources state about one work.

    `id` is path-safe and never changes because another paper was added. `abstract` is cleaned
    text in which `$…$` holds TeX. `date` is ISO 8601 or empty. `origins` is sorted and never empty.
    """

    id: str
    title: str
    abstract: str
    origins: tuple[Origin, ...]
    authors: tuple[str, ...] = ()
    date: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class TagMatch:
    """A tag given to a paper: its id and the phrases that gave it, empty for a parent."""

    tag: str
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """A neighbour of a paper and how near it is, 0 to 1."""

    paper: str
    score: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A method's name in another paper's text.

    `paper` is the id of the paper that introduces it, empty when none here does. `sentence` is
    verbatim. `start` and `end` span the first occurrence in the abstract, -1 when only the title
    has it. `kind` is "curator" when somebody added it by hand.
    """

    name: str
    paper: str
    sentence: str
    start: int = -1
    end: int = -1
    kind: str = "found"


@dataclass(frozen=True, slots=True)
class Annotations:
    """What we computed about one paper; `related` is best first, `tags` in the taxonomy's order.

    `introduces` are names, `mentions` stand in the order of the text, `mentioned_by` are ids in
    the order of the corpus, `topic` is the id of a topic or empty. `curation` is what the curator
    said of the paper and has been done, `idle` what of it changed nothing, in words.
    """

    tags: tuple[TagMatch, ...] = ()
    related: tuple[Related, ...] = ()
    introduces: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    mentioned_by: tuple[str, ...] = ()
    topic: str = ""
    curation: Curation | None = None
    idle: tuple[str, ...] = ()
