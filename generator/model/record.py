"""What one source said about one paper, in the source's own spelling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where something was read: `path` as given, and a 1-based `line` (0: the whole file)."""

    path: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A decoded line of a source: 1-based `number`, text without its end, size in bytes with it.

    `is_ended` is false for a last line that no line end closes.
    """

    number: int
    text: str
    size: int
    is_ended: bool = True


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
class SourceRecord:
    """One paper as one source spelt it.

    `size` is the number of bytes of the file that this record accounts for. `date` is ISO 8601,
    as precise as the source is, empty when it states none. `ids` maps a scheme ("arxiv", "doi")
    to the identifier.
    """

    origin: Origin
    size: int
    title: str
    abstract: str
    authors: tuple[str, ...] = ()
    date: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """Bytes that are not about a paper, and the reason why they were passed over."""

    origin: Origin
    size: int
    reason: str
