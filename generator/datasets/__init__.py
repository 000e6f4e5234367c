"""Papers as data for other programs, one kind a file: objects of `papers.jsonl` -> bytes.

A new kind is a file here and a line in DATASETS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from generator.datasets.json_lines import render_json_lines
from generator.datasets.parquet import render_parquet
from generator.datasets.sqlite import render_sqlite


class Dataset(NamedTuple):
    """The bytes of a data set of paper objects, and whether a person can read them as text."""

    render: Callable[[Sequence[Mapping[str, Any]]], bytes]
    is_text: bool


DATASETS: Mapping[str, Dataset] = {
    "json_lines": Dataset(render_json_lines, is_text=True),
    "sqlite": Dataset(render_sqlite, is_text=False),
    "parquet": Dataset(render_parquet, is_text=False),
}
