"""Records -> papers: clean the text, settle the id, bring duplicates together."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.paper import Paper
from generator.model.record import SourceRecord
from generator.normalize.dedupe import merge_duplicates
from generator.normalize.records import clean_record


def normalize(records: Iterable[SourceRecord]) -> list[Paper]:
    """Turn records, in order of precedence, into papers sorted by id."""
    return merge_duplicates(clean_record(record) for record in records)
