"""Records -> papers: clean the text, settle the id, bring duplicates together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.merging import Merge, Suspect
from generator.model.paper import Paper
from generator.model.record import SourceRecord
from generator.normalize.dedupe import merge_duplicates
from generator.normalize.records import clean_record
from generator.problems import Problem


@dataclass(frozen=True, slots=True)
class Normalized:
    """The papers sorted by id, and how they came about; records = papers + merges + hidden."""

    papers: tuple[Paper, ...]
    merges: tuple[Merge, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    problems: tuple[Problem, ...] = ()


def normalize(records: Iterable[SourceRecord]) -> Normalized:
    """Turn records, in order of precedence, into papers."""
    return Normalized(tuple(merge_duplicates(clean_record(record) for record in records)))
