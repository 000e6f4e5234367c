"""A topic: papers that lie close together, named after the tags that set them apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A community of papers. `id` is path-safe and its address.

    `papers` stand in reading order: surveys, then the most linked, then the newest. `central` are
    the most linked, best first. `tags` are ids, the most distinguishing first.
    """

    id: str
    label: str
    papers: tuple[str, ...]
    central: tuple[str, ...]
    tags: tuple[str, ...] = ()
