"""The taxonomy: facets of tags with aliases, acronyms and parents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.model.method import NameRules


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: `id` is `facet/slug` and its address; `parent` is another tag's id or empty.

    `aliases` are lower-case phrases, `acronyms` case-sensitive tokens; a tag is given when its
    phrases occur `min_hits` times, or once in the title.
    """

    id: str
    facet: str
    label: str
    description: str = ""
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    parent: str = ""
    min_hits: int = 1


@dataclass(frozen=True)
class Taxonomy:
    """All tags by id, in the order of the file: facet by facet."""

    tags: Mapping[str, Tag]
    names: NameRules = field(default_factory=NameRules)
    redirects: Mapping[str, str] = field(default_factory=dict)  # former tag id to today's

    @cached_property
    def facets(self) -> tuple[str, ...]:
        """The facets in use, in order."""
        return tuple(dict.fromkeys(tag.facet for tag in self.tags.values()))

    @cached_property
    def children(self) -> Mapping[str, tuple[Tag, ...]]:
        """Tag id to the tags directly below it, in order; a leaf has no entry."""
        below: dict[str, list[Tag]] = {}
        for tag in self.tags.values():
            if tag.parent:
                below.setdefault(tag.parent, []).append(tag)
        return {parent: tuple(tags) for parent, tags in below.items()}

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {tag_id: rank for rank, tag_id in enumerate(self.tags)}

    def rank(self, tag_id: str) -> int:
        """The place of a tag in the taxonomy's order, from 0."""
        return self._ranks[tag_id]

    def ancestors(self, tag_id: str) -> tuple[Tag, ...]:
        """The parents of a tag, nearest first; ends at a root."""
        found: list[Tag] = []
        parent = self.tags[tag_id].parent
        while parent:
            found.append(self.tags[parent])
            parent = self.tags[parent].parent
        return tuple(found)


def find_cycle(tags: Mapping[str, Tag]) -> tuple[str, ...]:
    """The ids of tags that are their own ancestors, in a ring; empty when there are none."""
    for start in tags:
        path = [start]
        parent = tags[start].parent
        while parent in tags and parent not in path:
            path.append(parent)
            parent = tags[parent].parent
        if parent and parent in path:
            return tuple(path[path.index(parent) :])
    return ()


class TaxonomyError(ValueError):
    """The taxonomy file contradicts itself; the message names the tag."""


def parse_taxonomy(data: Mapping[str, Any], slug: Callable[[str], str]) -> Taxonomy:
    """Build a Taxonomy from the parsed YAML file; `slug` turns a label into a path-safe word.

    Raises TaxonomyError for a label used twice, an unknown parent or a cycle.
    """
    entries = [
        (facet, label, entry or {})
        for facet, labels in data["facets"].items()
        for label, entry in labels.items()
    ]
    ids: dict[str, str] = {}
    for facet, label, _ in entries:
        if label in ids:
            raise TaxonomyError(f"tag '{label}' is there twice")
        ids[label] = f"{facet}/{slug(label)}"
    tags: dict[str, Tag] = {}
    for facet, label, entry in entries:
        parent = entry.get("parent", "")
        if parent and parent not in ids:
            raise TaxonomyError(f"tag '{label}' has the unknown parent '{parent}'")
        tags[ids[label]] = Tag(
            id=ids[label],
            facet=facet,
            label=label,
            description=entry.get("description", ""),
            aliases=_phrases(entry.get("aliases")),
            acronyms=_phrases(entry.get("acronyms")),
            parent=ids.get(parent, ""),
            min_hits=int(entry.get("min_hits", 1)),
        )
    _reject_cycles(tags)
    return Taxonomy(tags)


def _phrases(values: Sequence[Any] | None) -> tuple[str, ...]:
    return tuple(str(value) for value in values or ())


def _reject_cycles(tags: Mapping[str, Tag]) -> None:
    for start in tags.values():
        seen = {start.id}
        parent = start.parent
        while parent:
            if parent in seen:
                raise TaxonomyError(f"tag '{start.label}' is its own ancestor")
            seen.add(parent)
            parent = tags[parent].parent
