"""The same forty papers written in every format are forty, whatever the order of the files."""

from __future__ import annotations

import itertools
from functools import lru_cache

import pytest

from generator.formats import FORMATS, Keyed, citation_keys, render_papers
from generator.model.paper import Paper
from generator.model.record import SourceRecord
from generator.normalize import normalize
from generator.sources import read_bytes
from tests.normalize.test_merge import forty, record


@lru_cache(maxsize=1)
def papers() -> tuple[Paper, ...]:
    works = [{**work, "abstract": f"{work['abstract']}. " * 3} for work in forty()]
    return normalize(record("whole", at, **work) for at, work in enumerate(works)).papers


@lru_cache(maxsize=1)
def files() -> dict[str, tuple[SourceRecord, ...]]:
    """What each format's file holds, read back, and a saved page of titles and abstracts."""
    keys = citation_keys(papers())
    keyed = [Keyed(paper, keys[paper.id]) for paper in papers()]
    texts = {f"all.{each.suffix}": render_papers(keyed, name) for name, each in FORMATS.items()}
    texts["saved.txt"] = "".join(f"{each.title}\n{each.abstract}\n" for each in papers())
    return {name: read_bytes(name, text.encode()).records for name, text in texts.items()}


@pytest.mark.parametrize(
    "name", [f"all.{each.suffix}" for each in FORMATS.values()] + ["saved.txt"]
)
def test_every_format_holds_the_forty(name: str) -> None:
    assert len(files()[name]) == 40
    assert len(normalize(files()[name]).papers) == 40


def test_all_formats_together_hold_the_same_forty_in_any_order() -> None:
    wanted = [paper.id for paper in papers()]
    orders = itertools.islice(itertools.permutations(files()), 0, None, 97)
    for order in orders:
        records = [each for name in order for each in files()[name]]
        done = normalize(records)
        assert [paper.id for paper in done.papers] == wanted, done.suspects
        assert len(records) == 40 + len(done.merges)
