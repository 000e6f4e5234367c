"""A paper after cleaning and merging, and what we computed about it; the two never mix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.model.curation import Curation
from generator.model.work import Origin, Publication, Summary, Work


@dataclass(frozen=True, slots=True)
class Version:
    """One of the works that were brought together: what names it, and where it came out."""

    origin: Origin
    ids: Mapping[str, str] = field(default_factory=dict)
    date: str = ""
    publication: Publication = field(default_factory=Publication)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Work):
    """What the sources state about one work.

    `id` is path-safe and never changes because another paper was added; `aliases` are the ids that
    its duplicates would have had, whose addresses lead here. `abstract` is cleaned text in which
    `$…$` holds TeX. `origins` is sorted and never empty. `stated_by` says for each filled field of
    `Work` which origin it was taken from. `versions` has the preprint, the proceedings and the
    journal version where they differ, oldest first; empty when there is one only.
    """

    id: str
    origins: tuple[Origin, ...]
    aliases: tuple[str, ...] = ()
    stated_by: Mapping[str, Origin] = field(default_factory=dict)
    versions: tuple[Version, ...] = ()


class TagKind(StrEnum):
    """Why a paper has a tag."""

    TAXONOMY = "taxonomy"  # its text holds a phrase of the tag
    STATED = "stated"  # a source states it as a keyword or a category
    MINED = "mined"  # a phrase that recurs in this shelf, which the taxonomy does not cover
    PARENT = "parent"  # a narrower tag implies it
    CURATOR = "curator"  # somebody gave it by hand


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a tag: a phrase as the paper spells it, where it stands, how often.

    `where` is "title", "abstract", "keywords", or "child": the phrase is a narrower tag's label.
    """

    where: str
    phrase: str
    count: int = 1


STRONG = 0.5  # from here on a tag is a chip; below it is folded away


@dataclass(frozen=True, slots=True)
class TagMatch:
    """A tag given to a paper, why, and how much speaks for it, 0 to 1; never without evidence."""

    tag: str
    evidence: tuple[Evidence, ...] = ()
    kind: TagKind = TagKind.TAXONOMY
    strength: float = 1.0

    @property
    def is_strong(self) -> bool:
        """Whether the tag is worth a chip."""
        return self.strength >= STRONG


@dataclass(frozen=True, slots=True)
class Related:
    """A neighbour of a paper, how near it is, 0 to 1, and why in words, the best reason first."""

    paper: str
    score: float
    reasons: tuple[str, ...] = ()


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
    """What we computed about one paper; lists are best first, `tags` in the taxonomy's order.

    `keyphrases` are spelt as in the paper. `summary` is None when there is no abstract.
    `introduces` are names, `mentions` stand in the order of the text, `mentioned_by` are ids in
    the order of the corpus, `topic` is the id of a topic or empty. `curation` is what the curator
    said of the paper and has been done. `authors` has the id of a person for every author of the
    paper, in its order; `venue` is the id of a venue or empty.
    """

    tags: tuple[TagMatch, ...] = ()
    keyphrases: tuple[str, ...] = ()
    summary: Summary | None = None
    related: tuple[Related, ...] = ()
    introduces: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    mentioned_by: tuple[str, ...] = ()
    topic: str = ""
    curation: Curation | None = None
    authors: tuple[str, ...] = ()
    venue: str = ""
