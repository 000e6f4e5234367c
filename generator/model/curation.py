"""What a curator says of one paper, in corrections that every run applies anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.record import Link, Origin


@dataclass(frozen=True, slots=True)
class Curation:
    """Corrections of one paper. Tags are ids, related papers are ids, mentions are names.

    `lines` has the line of every item by its key and the item as text (of a link its address).
    """

    origin: Origin
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
