"""The folder of the last published site -> what changed since, beside what is known of before.

The site may be damaged, or made by an older version: what cannot be read is a warning, and costs
only what depends on it.
"""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from generator import urls
from generator.change_history import (
    MOST_SETS,
    bounded,
    is_paper_id,
    parse_change_set,
    record_changes,
)
from generator.changes import Stated, compare
from generator.model.change import Change, ChangeKind, ChangeSet
from generator.model.corpus import Corpus
from generator.model.dates import unix_date
from generator.model.work import Origin
from generator.problems import Problem
from generator.settings import Settings


@dataclass
class _Lines:
    """The objects of a JSON Lines file, read as they are asked for, and what was wrong with it."""

    path: Path
    line: int = 0  # the last one read, from 1
    lost: int = 0
    first_lost: int = 0
    is_unreadable: bool = False

    def __iter__(self) -> Iterator[dict[str, Any]]:
        try:
            with self.path.open("rb") as file:
                for self.line, line in enumerate(file, start=1):
                    found = _object(line)
                    if found is not None:
                        yield found
                    elif line.strip():
                        self.lose()
        except FileNotFoundError:
            return
        except OSError:
            self.is_unreadable = True

    def lose(self) -> None:
        """Count the last line as one that is not what it should be."""
        self.lost += 1
        self.first_lost = self.first_lost or self.line


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def add_changes(corpus: Corpus, settings: Settings) -> tuple[Corpus, list[Problem], str]:
    """Tell a corpus what changed since the last published site; with a word for the log.

    The folder is `settings.published`, or the site's own where that is not set.
    """
    folder = settings.root / settings.published if settings.published else settings.site_dir
    sets, papers = _Lines(folder / urls.CHANGES_JSONL), _Lines(folder / urls.PAPERS_JSONL)
    history = _history(sets)
    problems = [*_problems(sets, settings, "its changes are forgotten")]
    if not papers.path.exists():
        if settings.published and not folder.is_dir():
            problems.append(_no_folder(settings))
        return replace(corpus, changes=history), problems, "nothing published yet"
    objects = _papers(papers)
    first = next(objects, None)
    known = _known_fields(folder / urls.PAPERS_SCHEMA) or frozenset(first or ())
    before = chain([first], objects) if first else iter(())
    changes = compare(before, corpus.papers, known)
    if papers.lost or papers.is_unreadable:
        # A paper that is not found may have been on a line that is lost.
        changes = [each for each in changes if each.kind is not ChangeKind.ADDED]
        problems += _problems(papers, settings, "no paper is told as added this time")
    history = record_changes(changes, history, publication_day())
    return replace(corpus, changes=history), problems, _told(changes)


def publication_day() -> str:
    """The day that new changes are recorded with: of SOURCE_DATE_EPOCH where set, else today.

    Once published it is carried on, so that a build without changes is the same on any day.
    """
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    day = unix_date(int(stated)) if stated.isdecimal() and len(stated) < 12 else ""
    return day or unix_date(int(time.time()))


def _papers(lines: _Lines) -> Iterator[Stated]:
    for stated in lines:
        paper_id, title = stated.get("id"), stated.get("title")
        if isinstance(title, str) and is_paper_id(paper_id):
            yield stated
        else:
            lines.lose()


def _known_fields(schema: Path) -> frozenset[str]:
    try:
        properties = json.loads(schema.read_bytes())["properties"]
        return frozenset(properties) if isinstance(properties, dict) else frozenset()
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return frozenset()


def _history(lines: _Lines) -> tuple[ChangeSet, ...]:
    found: dict[str, ChangeSet] = {}
    for stated in lines:
        if each := parse_change_set(stated):
            found.setdefault(each.id, each)
        else:
            lines.lose()
        if len(found) == MOST_SETS:
            break
    return bounded([*found.values()])


def _told(changes: list[Change]) -> str:
    counts = Counter(each.kind for each in changes)
    told = [f"{counts[kind]:,} {kind}" for kind in ChangeKind if counts[kind]]
    return ", ".join(told) or "nothing since the last published site"


def _problems(lines: _Lines, settings: Settings, cost: str) -> Iterator[Problem]:
    inside = lines.path.is_relative_to(settings.root)
    name = (lines.path.relative_to(settings.root) if inside else lines.path).as_posix()
    if lines.is_unreadable:
        yield _damaged(Origin(name), f"the published file cannot be read, so {cost}")
    elif lines.lost:
        some = "a line is" if lines.lost == 1 else f"{lines.lost:,} lines are"
        yield _damaged(Origin(name, lines.first_lost), f"{some} damaged, so {cost}")


def _damaged(origin: Origin, message: str) -> Problem:
    hint = "restore the published site's file, or publish this build to go on from it"
    return Problem(origin, "damaged-publication", message, hint, "warning")


def _no_folder(settings: Settings) -> Problem:
    return Problem(
        Origin(settings.published),
        "no-publication",
        "there is no such folder to compare with, so no changes are told",
        "name the folder of the last published site; for a first build make it, empty",
        "warning",
    )
