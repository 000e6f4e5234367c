"""A format of JSON objects: which of them are papers, and what each of those states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.record import Line, Skipped, SourceRecord
from generator.problems import Problem
from generator.readers._json_items import JsonItem, peek_objects, read_items
from generator.readers._lost_values import told

Piece = SourceRecord | Skipped | Problem


@dataclass(frozen=True, slots=True)
class JsonFormat:
    """How papers are told from other objects, and read.

    `stated` are texts whose loss is told, `parts` the papers of an object that holds several.
    """

    is_paper: Callable[[dict[str, Any]], bool]
    record: Callable[[JsonItem], SourceRecord]
    stated: Callable[[dict[str, Any]], Mapping[str, str]]
    parts: Callable[[JsonItem], Iterable[JsonItem]] = lambda item: (item,)

    def recognises(self, lines: Sequence[Line]) -> bool:
        """Say whether papers of this format are among the first objects."""
        return any(map(self.is_paper, peek_objects(lines)))

    def read(self, path: str, lines: Iterable[Line]) -> Iterator[Piece]:
        """Yield a record for each paper; one without a title is a Problem."""
        return self.records(read_items(path, lines, self.is_paper))

    def records(self, items: Iterable[JsonItem | Skipped | Problem]) -> Iterator[Piece]:
        """Yield what `read` does, for items that were read from another notation."""
        for item in items:
            if not isinstance(item, JsonItem):
                yield item
                continue
            for part in self.parts(item):
                yield from told(self.record(part), self.stated(part.value))
