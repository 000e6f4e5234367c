"""The same forty papers written in every format are forty, whatever the order of the files."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import lru_cache

import pytest

from generator.model.paper import Paper
from generator.model.record import SourceRecord
from generator.normalize import normalize
from generator.readers import READERS
from generator.sources import read_bytes
from tests.normalize.test_merge import forty, record
from tests.written import WRITERS


@lru_cache(maxsize=1)
def papers() -> tuple[Paper, ...]:
    works = [
        {
            **work,
            "abstract": f"{work['abstract']}. " * 3,
            "ids": {**work["ids"], "doi": f"10.1000/toys.{at}"},
        }
        for at, work in enumerate(forty())
    ]
    return normalize(record("whole", at, **work) for at, work in enumerate(works)).papers


@lru_cache(maxsize=1)
def files() -> dict[str, tuple[SourceRecord, ...]]:
    """What each format's file holds, read back."""
    texts = {name: writer.write(list(papers())) for name, writer in WRITERS.items()}
    read = {name: read_bytes(name, text.encode()) for name, text in texts.items()}
    assert {name: file.format for name, file in read.items()} == {name: name for name in read}
    assert all(file.is_balanced and not file.problems for file in read.values())
    return {name: file.records for name, file in read.items()}


def test_every_reader_has_a_writer() -> None:
    assert set(WRITERS) == set(READERS) - {"id_list"}  # which holds no paper


@pytest.mark.parametrize("name", WRITERS)
def test_every_format_holds_the_forty(name: str) -> None:
    found = files()[name]
    assert sorted(each.title for each in found) == sorted(each.title for each in papers())
    assert len(normalize(found).papers) == 40


@pytest.mark.parametrize("seed", range(12))
def test_all_formats_together_hold_the_same_forty_in_any_order(seed: int) -> None:
    names = list(files())
    random.Random(seed).shuffle(names)  # noqa: S311 -- an order, no secret
    records = [replace(each) for name in names for each in files()[name]]
    done = normalize(records)
    assert [paper.id for paper in done.papers] == [paper.id for paper in papers()], done.suspects
    assert len(records) == 40 + len(done.merges)
