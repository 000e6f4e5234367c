"""What our exports write, our readers read back."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings

from generator.exports._work_object import more_stated, work_object
from generator.exports.jsonl import paper_object
from generator.formats import FORMATS, Keyed
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.model.record import SourceRecord
from generator.settings import Settings
from generator.sources import read_bytes
from tests.conftest import SAMPLE
from tests.formats.papers import PLAIN, hostile_papers

COMPARED = ("title", "abstract", "authors", "date", "ids", "keywords", "citation_key")


def read_back(name: str, papers: tuple[Paper, ...]) -> tuple[SourceRecord, ...]:
    keyed = [Keyed(paper, f"key{at}_toy") for at, paper in enumerate(papers)]
    text = re.sub("[\x00-\x08\x0e-\x1f]", "", FORMATS[name].render(keyed))  # marks of binary files
    file = read_bytes("toys.txt", text.encode())
    assert file.format == name
    assert file.problems == ()
    assert file.is_balanced
    return file.records


@pytest.mark.parametrize("name", ["csl_json", "csv_table"])
def test_an_export_is_read_back_equal(name: str) -> None:
    for at, (paper, record) in enumerate(zip(PLAIN, read_back(name, PLAIN), strict=True)):
        assert record.citation_key == f"key{at}_toy"
        for field in COMPARED[:-1]:
            assert getattr(record, field) == getattr(paper, field), field
        assert record.publication.venue == paper.publication.venue
        assert record.publication.pages == paper.publication.pages


@pytest.mark.parametrize("name", ["csl_json", "csv_table"])
@given(paper=hostile_papers())
@settings(max_examples=100, deadline=None)
def test_no_text_of_a_paper_breaks_the_file(name: str, paper: Paper) -> None:
    assert len(read_back(name, (paper, paper, PLAIN[0]))) == 3


def test_a_shelfs_own_jsonl_states_what_it_stated(sample_corpus: Corpus) -> None:
    shelf = Settings(SAMPLE, SAMPLE, SAMPLE)
    papers = list(sample_corpus)
    lines = [json.dumps(paper_object(paper, sample_corpus, shelf)) for paper in papers]
    file = read_bytes("papers.jsonl", "\n".join(lines).encode())
    assert file.format == "json_records"
    for paper, record in zip(papers, file.records, strict=True):
        assert work_object(record) == work_object(paper)
        assert more_stated(record) == more_stated(paper)
