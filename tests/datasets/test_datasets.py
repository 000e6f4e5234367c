from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings

from generator.datasets import DATASETS
from generator.exports.jsonl import paper_object
from generator.model.corpus import order_corpus
from generator.model.paper import Paper
from generator.model.taxonomy import Taxonomy
from generator.settings import Settings
from tests.formats.papers import PLAIN, hostile_papers

SETTINGS = Settings(root=Path(), docs_dir=Path(), site_dir=Path())


def objects(*papers: Paper) -> list[dict[str, object]]:
    corpus = order_corpus(papers, Taxonomy({}))
    return [paper_object(paper, corpus, SETTINGS) for paper in corpus]


def opened(data: bytes) -> closing[sqlite3.Connection]:
    database = sqlite3.connect(":memory:")
    database.deserialize(data)
    return closing(database)


def test_sqlite_answers_a_full_text_query_and_a_join() -> None:
    with opened(DATASETS["sqlite"].render(objects(*PLAIN))) as database:
        found = database.execute(
            "SELECT p.id FROM papers_fts f JOIN papers p ON p.rowid = f.rowid "
            "WHERE papers_fts MATCH 'folding crane'"
        ).fetchall()
        names = database.execute(
            "SELECT name FROM authors WHERE paper = '1706.00001' ORDER BY place"
        ).fetchall()
    assert found == [("1706.00001",)]
    assert [name for (name,) in names] == ["Ann van Toy", "Bob B. Fold Jr.", "Crane Team"]


def test_sqlite_of_the_same_papers_has_the_same_bytes() -> None:
    assert DATASETS["sqlite"].render(objects(*PLAIN)) == DATASETS["sqlite"].render(objects(*PLAIN))


@given(hostile_papers())
@settings(deadline=None, max_examples=50)
def test_no_text_is_altered(hostile: Paper) -> None:
    line, end = DATASETS["json_lines"].render(objects(hostile)).decode().split("\n")
    assert end == ""
    assert json.loads(line)["title"] == hostile.title
    with opened(DATASETS["sqlite"].render(objects(hostile))) as database:
        row = database.execute("SELECT title, abstract, json FROM papers").fetchone()
    assert row[:2] == (hostile.title, hostile.abstract)
    assert json.loads(row[2]) == json.loads(line)


def test_parquet_reads_back_equal() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(io.BytesIO(DATASETS["parquet"].render(objects(*PLAIN)))).to_pylist()
    assert [row["title"] for row in rows] == [each["title"] for each in objects(*PLAIN)]
    assert rows[0]["authors"] == ["José Núñez"]


def test_an_empty_shelf_gives_empty_data() -> None:
    assert DATASETS["json_lines"].render([]) == b""
    with opened(DATASETS["sqlite"].render([])) as database:
        assert database.execute("SELECT count(*) FROM papers").fetchone() == (0,)
