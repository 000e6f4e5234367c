"""What a curator says of one paper, in corrections that every run applies anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model.record import Link, Origin


@dataclass(frozen=True, slots=True)
class Curation:
    """Corrections of one paper. Tags are ids, related papers are ids, mentions are names.

    `stated` has the value of each field of a work that the curator states anew, by its name.
    `confirmed` are those that are as the sources have them, where there was a doubt. `lines` has
    the line of every item by its key and the item as text (of a link its address).
    """

    origin: Origin
    stated: Mapping[str, Any] = field(default_factory=dict)
    confirmed: tuple[str, ...] = ()
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    add_links: tuple[Link, ...] = ()
    remove_links: tuple[str, ...] = ()
    add_related: tuple[str, ...] = ()
    remove_related: tuple[str, ...] = ()
    summary: str = ""
    remove_summary: bool = False
    add_mentions: tuple[str, ...] = ()
    remove_mentions: tuple[str, ...] = ()
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the curator says about which records are one paper, and what its address is.

    `paper`, `same_as` and `not_same_as` are names as written: an id, `arxiv:…` or another
    identifier with its scheme, or a place in a source, `refs.bib:120`. `pinned` is an id.
    """

    origin: Origin
    paper: str
    same_as: tuple[str, ...] = ()
    not_same_as: tuple[str, ...] = ()
    is_hidden: bool = False
    pinned: str = ""
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)
