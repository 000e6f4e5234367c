"""What a curator says of one paper, in corrections that every run applies anew."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.record import Link, Origin


@dataclass(frozen=True, slots=True)
class Curation:
    """Corrections of one paper. Tags are ids, related papers are ids, mentions are names."""

    origin: Origin
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    add_links: tuple[Link, ...] = ()
    add_related: tuple[str, ...] = ()
    remove_related: tuple[str, ...] = ()
    summary: str = ""
    add_mentions: tuple[str, ...] = ()
    remove_mentions: tuple[str, ...] = ()
