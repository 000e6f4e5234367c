"""What changed, recorded: the sets of changes that a site carries on, newest first.

A set is recorded once and never changes; `changes.jsonl` holds a line for each
(`exports/changes.py` writes it).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from generator.changes import FIELDS, brief
from generator.model.change import Change, ChangeKind, ChangeSet

MOST_PAPERS = 500  # named in one set; the rest are counted
MOST_ENTRIES = 2_000  # of all sets; beyond them the oldest sets are forgotten
MOST_SETS = 100
_LONGEST_ID = 300  # characters; nothing that we made is longer
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SET_ID = re.compile(r"\d{4}-\d\d-\d\d-[0-9a-f]{10}")


def record_changes(
    changes: Sequence[Change], history: Sequence[ChangeSet], day: str
) -> tuple[ChangeSet, ...]:
    """Put changes as a set of a day before a history; without any it stays as it is."""
    if not changes:
        return tuple(history)
    content = [[each.kind, each.paper, each.title, each.fields, each.into] for each in changes]
    chained = json.dumps([history[0].id if history else "", content])
    digest = hashlib.sha256(chained.encode()).hexdigest()[:10]
    counted = Counter(each.kind for each in changes)
    counts = {kind: counted[kind] for kind in ChangeKind if counted[kind]}
    newest = ChangeSet(f"{day}-{digest}", day, counts, tuple(changes[:MOST_PAPERS]))
    return bounded((newest, *history))


def bounded(history: Sequence[ChangeSet]) -> tuple[ChangeSet, ...]:
    """As much of a history as is kept: no more than MOST_SETS and MOST_ENTRIES."""
    kept: list[ChangeSet] = []
    entries = 0
    for each in history[:MOST_SETS]:
        entries += len(each.changes)
        if entries > MOST_ENTRIES:
            break
        kept.append(each)
    return tuple(kept)


def parse_change_set(stated: Mapping[str, Any]) -> ChangeSet | None:
    """A line of `changes.jsonl` as it was recorded; None where it is none.

    >>> counts, changes = {"added": 1}, [{"kind": "added", "id": "toys", "title": "Toys"}]
    >>> line = {"id": "2024-05-03-0123456789", "date": "2024-05-03", "counts": counts}
    >>> parse_change_set({**line, "changes": changes}).changes[0].title
    'Toys'
    """
    name, day, counts, changes = (stated.get(key) for key in ("id", "date", "counts", "changes"))
    if not (isinstance(name, str) and _SET_ID.fullmatch(name)):
        return None
    if not (isinstance(day, str) and _DAY.fullmatch(day) and name.startswith(day)):
        return None
    if not isinstance(counts, dict) or not isinstance(changes, list):
        return None
    numbers = {kind: counts.get(kind.value) for kind in ChangeKind}
    whole = {kind: n for kind, n in numbers.items() if type(n) is int and 0 < n < 10**9}
    if not whole:
        return None
    listed = [_parse_change(each) for each in changes[:MOST_PAPERS]]
    return ChangeSet(name, day, whole, tuple(each for each in listed if each))


def _parse_change(stated: object) -> Change | None:
    if not isinstance(stated, dict):
        return None
    kind, paper, title = stated.get("kind"), stated.get("id"), stated.get("title")
    if not isinstance(kind, str) or kind not in [*ChangeKind]:
        return None
    if not is_paper_id(paper) or not isinstance(title, str):
        return None
    fields, into = stated.get("fields"), stated.get("into")
    named = fields if isinstance(fields, list) else []
    return Change(
        ChangeKind(kind),
        str(paper),
        brief(title),
        tuple(each for each in named if isinstance(each, str) and each in FIELDS),
        str(into) if is_paper_id(into) else "",
    )


def is_paper_id(value: object) -> bool:
    """Whether something may be the id of a paper."""
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_ID and brief(value) == value
