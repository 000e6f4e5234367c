"""What can be stated about a work: the fields that a source's record and a paper have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.model.names import Author


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where something was read: `path` as given, and a 1-based `line` (0: the whole file)."""

    path: str
    line: int = 0


class LinkKind(StrEnum):
    """What a link leads to, judged by its host and path."""

    CODE = "code"
    DATA = "data"
    MODEL = "model"
    DEMO = "demo"
    PROJECT = "project page"
    PAPER = "paper"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Link:
    """A web address and what it leads to."""

    kind: LinkKind
    url: str


@dataclass(frozen=True, slots=True)
class Publication:
    """How and where a work came out, as far as stated; empty texts where not.

    `type` is a CSL type ("article-journal", "paper-conference", "article" for a preprint,
    "thesis", "report", "chapter", "book", "dataset", "software", "webpage"). `venue` is the
    journal, the proceedings or the book that holds it. `pages` is "1–9" or an article number.
    """

    type: str = ""
    venue: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    issn: str = ""
    isbn: str = ""
    series: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """A sentence or two on what a paper does.

    `kind` is "lifted" (from the abstract), "curator", or what a source calls what it states:
    "AI summary", "TLDR".
    """

    text: str
    kind: str = "lifted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The stated fields. Empty where nothing is stated; a missing count is not nought.

    - `abstract_kind`: empty for the abstract; "blurb" where a page shows a text that may be the
      abstract or a summary.
    - `has_more_authors`: the source ends its list with "et al." or "and others".
    - `author_count`: how many authors a source says there are, None where it does not say.
    - `date`: of publication, ISO 8601, as precise as the source is ("2024", "2024-05").
    - `dates`: other dates by what they are ("updated", "submitted", "shown": the day a list
      showed it), ISO 8601.
    - `ids`: a scheme of `generator.model.ids` to the identifier in its canonical form.
    - `citation_key`: the key of a BibTeX entry; it identifies nothing beyond its file.
    - `keywords`: the source's own words and categories ("cs.CL"), in its order.
    - `counts`: "upvotes", "stars", "comments", "citations" and the like.
    - `facts`: anything else worth showing, by its name in words ("submitted by", "organization",
      "comment", "license").
    - `cites`, `similar`: identifiers as `scheme:value` of works that it cites, or that the source
      calls similar.
    """

    title: str
    abstract: str = ""
    abstract_kind: str = ""
    authors: tuple[Author, ...] = ()
    has_more_authors: bool = False
    author_count: int | None = None
    date: str = ""
    dates: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    citation_key: str = ""
    publication: Publication = field(default_factory=Publication)
    language: str = ""
    keywords: tuple[str, ...] = ()
    summaries: tuple[Summary, ...] = ()
    links: tuple[Link, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    cites: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
