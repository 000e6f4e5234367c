"""Papers with one id -> one paper with all its origins. Similar titles alone never merge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.model.paper import Paper
from generator.model.work import Origin
from generator.normalize.records import STATED


def merge_duplicates(papers: Iterable[Paper]) -> list[Paper]:
    """Merge papers of the same id; the earlier wins a field both state. Sorted by id."""
    merged: dict[str, Paper] = {}
    for paper in papers:
        known = merged.get(paper.id)
        merged[paper.id] = paper if known is None else _merge(known, paper)
    return [merged[paper_id] for paper_id in sorted(merged)]


def _merge(first: Paper, second: Paper) -> Paper:
    links = {link.url.rstrip("/"): link for link in (*second.links, *first.links)}
    filled = {name: getattr(second, name) for name in STATED if name not in first.stated_by}
    filled |= {
        "ids": {**second.ids, **first.ids},
        "links": tuple(links[url] for url in sorted(links)) if second.links else first.links,
    }
    return replace(
        first,
        origins=tuple(sorted({*first.origins, *second.origins})),
        stated_by={**second.stated_by, **first.stated_by, **_agreed(first, second)},
        **filled,
    )


def _agreed(first: Paper, second: Paper) -> dict[str, Origin]:
    """Where two papers state the same, the first origin in the alphabet stands for both."""
    return {
        name: min(origin, second.stated_by[name])
        for name, origin in first.stated_by.items()
        if name in second.stated_by and getattr(first, name) == getattr(second, name)
    }
