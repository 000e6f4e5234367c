"""`changes.jsonl`: one JSON object a set of changes, newest first. Fields are only ever added.

| field | holds |
|---|---|
| id | the day and a digest of the changes, the last part of the set's address |
| date | the day on which the changes were recorded, ISO 8601 |
| counts | added, changed, merged, removed, to how many papers |
| changes | `{kind, id, title}`, fewer than counted when there were very many |
| changes[].fields | what of a changed paper is other than before, in words |
| changes[].into | id of the paper that a merged one is part of |

The next build reads it beside `papers.jsonl` from the published site and carries it on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator import urls
from generator.model.change import Change, ChangeSet
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.settings import Settings
from generator.sources.source_file import SourceFile


def changes_jsonl(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `changes.jsonl` unless the shelf does not tell changes."""
    del sources
    if settings.changes:
        lines = (json.dumps(change_set_object(each), ensure_ascii=False) for each in corpus.changes)
        yield OutputFile(urls.CHANGES_JSONL, "".join(f"{line}\n" for line in lines))


def change_set_object(each: ChangeSet) -> dict[str, Any]:
    """One set as plain data, in the documented order of fields."""
    return {
        "id": each.id,
        "date": each.date,
        "counts": {kind.value: count for kind, count in each.counts.items()},
        "changes": [_change_object(change) for change in each.changes],
    }


def _change_object(change: Change) -> dict[str, Any]:
    told = {"kind": change.kind.value, "id": change.paper, "title": change.title}
    more = {"fields": list(change.fields), "into": change.into}
    return told | {name: value for name, value in more.items() if value}
