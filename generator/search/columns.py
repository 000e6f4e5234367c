"""Documents -> one packed table a facet: the values in order, and each document's values.

A column is `{"values": [[key, label], …], "rows": …}`; `rows` spells for every document how many
values it has and the steps between their numbers. Filters and facets read the same tables.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.model.taxonomy import Taxonomy
from generator.search.documents import Document
from generator.search.packing import pack_numbers
from generator.search.terms import fold

Values = Sequence[tuple[str, str]]
COLUMNS: dict[str, Callable[[Document], Values]] = {
    "tag": lambda doc: [(tag.id, tag.label) for tag in doc.tags],
    "author": lambda doc: [(fold(name), name) for name in doc.authors],
    "venue": lambda doc: [(fold(doc.venue), doc.venue)] if doc.venue else [],
    "year": lambda doc: [(doc.year, doc.year)] if doc.year else [],
    "source": lambda doc: [(path, path) for path in doc.sources],
    "has": lambda doc: [("code", "code")] if doc.has_code else [],
}


def pack_columns(documents: Sequence[Document], taxonomy: Taxonomy) -> dict[str, object]:
    """Every facet that at least one document has a value of, by name."""
    packed: dict[str, object] = {}
    for name, values_of in COLUMNS.items():
        rows = [values_of(document) for document in documents]
        labels: dict[str, str] = {}
        for row in rows:
            for key, label in row:
                labels.setdefault(key, label)
        if not labels:
            continue
        rank = taxonomy.rank if name == "tag" else str
        keys = sorted(labels, key=rank)
        numbers = {key: number for number, key in enumerate(keys)}
        packed[name] = {
            "values": [[key, labels[key]] for key in keys],
            "rows": pack_numbers(
                step for row in rows for step in _steps({numbers[key] for key, _ in row})
            ),
        }
    return packed


def _steps(numbers: set[int]) -> list[int]:
    ordered = sorted(numbers)
    return [len(ordered), *(b - a for a, b in zip([0, *ordered], ordered, strict=False))]
