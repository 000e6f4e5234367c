"""Papers with one id -> one paper with all its origins. Similar titles alone never merge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.model.paper import Paper


def merge_duplicates(papers: Iterable[Paper]) -> list[Paper]:
    """Merge papers of the same id; the earlier wins a field both state. Sorted by id."""
    merged: dict[str, Paper] = {}
    for paper in papers:
        known = merged.get(paper.id)
        merged[paper.id] = paper if known is None else _merge(known, paper)
    return [merged[paper_id] for paper_id in sorted(merged)]


def _merge(first: Paper, second: Paper) -> Paper:
    links = {link.url.rstrip("/"): link for link in (*second.links, *first.links)}
    return replace(
        first,
        abstract=first.abstract or second.abstract,
        authors=first.authors or second.authors,
        date=first.date or second.date,
        ids={**second.ids, **first.ids},
        links=tuple(links[url] for url in sorted(links)) if second.links else first.links,
        origins=tuple(sorted({*first.origins, *second.origins})),
    )
