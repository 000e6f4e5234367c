"""What our exports write, our readers read back."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exports._work_object import more_stated, work_object
from generator.exports.jsonl import paper_object
from generator.formats import Keyed, render_papers
from generator.model.corpus import Corpus
from generator.model.names import Author, person
from generator.model.paper import Paper
from generator.model.record import SourceRecord
from generator.model.work import Publication
from generator.settings import Settings
from generator.sources import read_bytes
from tests.conftest import SAMPLE
from tests.formats.papers import PLAIN, hostile_papers, rich_papers
from tests.formats.papers import paper as invented

COMPARED = ("title", "abstract", "authors", "date", "ids", "keywords", "citation_key")


def read_back(name: str, papers: tuple[Paper, ...]) -> tuple[SourceRecord, ...]:
    keyed = [Keyed(paper, f"key{at}_toy") for at, paper in enumerate(papers)]
    text = re.sub("[\x00-\x08\x0e-\x1f]", "", render_papers(keyed, name))  # marks of binary files
    file = read_bytes("toys.txt", text.encode())
    assert file.format == name
    assert file.problems == ()
    assert file.is_balanced
    return file.records


@pytest.mark.parametrize("name", ["bibtex", "ris", "csl_json", "csv_table"])
def test_an_export_is_read_back_equal(name: str) -> None:
    for at, (paper, record) in enumerate(zip(PLAIN, read_back(name, PLAIN), strict=True)):
        assert record.citation_key == f"key{at}_toy"
        for field in COMPARED[:-1]:
            assert getattr(record, field) == getattr(paper, field), field
        assert record.publication.venue == paper.publication.venue
        assert record.publication.pages == paper.publication.pages


@pytest.mark.parametrize("name", ["bibtex", "ris", "csl_json"])
@given(rich=rich_papers(), has_more=st.booleans())
@settings(max_examples=150, deadline=None)
def test_everything_that_is_stated_comes_back(name: str, rich: Paper, has_more: bool) -> None:
    has_more = has_more and name == "bibtex" and bool(rich.authors)  # the others cannot say it
    (record,) = read_back(name, (replace(rich, has_more_authors=has_more),))
    for field in (*COMPARED[:-1], "publication", "language"):
        assert getattr(record, field) == getattr(rich, field), field
    assert record.has_more_authors == has_more


@pytest.mark.parametrize(
    ("kind", "ids"),
    [("", {}), ("article", {"arxiv": "2001.00001"}), ("thesis", {}), ("dataset", {})],
)
def test_a_table_and_csl_tell_a_preprint_from_an_article(kind: str, ids: dict[str, str]) -> None:
    written = invented("toys", "Toys", publication=Publication(kind), ids=ids)
    for name in ("csl_json", "csv_table"):
        (record,) = read_back(name, (written,))
        assert record.publication.type == kind


@pytest.mark.parametrize("name", ["bibtex", "csl_json", "csv_table"])
def test_a_sole_keyword_with_a_comma_stays_one(name: str) -> None:
    (record,) = read_back(name, (invented("toys", "Toys", keywords=("toys, wooden",)),))
    assert record.keywords == ("toys, wooden",)


@pytest.mark.parametrize("name", ["bibtex", "ris", "csl_json", "csv_table"])
@given(hostile=hostile_papers())
@settings(max_examples=100, deadline=None)
def test_no_text_of_a_paper_breaks_the_file(name: str, hostile: Paper) -> None:
    assert len(read_back(name, (hostile, hostile, PLAIN[0]))) == 3


SIGNS = st.sampled_from([*"abC 19{}\\%#_~^&\"'<>@,;:.-=()é漢", "\\alpha", "{\\em x}", " and "])
TITLES = st.lists(SIGNS, min_size=1, max_size=12).map(
    lambda signs: " ".join(f"Toys {''.join(signs)} end".split())
)
WORDS = st.from_regex(r"[A-ZÉ][a-zé]{2,7}", fullmatch=True).filter(
    lambda word: word not in {"Others", "Junior", "Senior", "Esq"}
)
AUTHORS = st.builds(person, WORDS, WORDS | WORDS.map("van der {}".format))


@pytest.mark.parametrize("name", ["bibtex", "ris"])
@given(title=TITLES, abstract=TITLES, authors=st.lists(AUTHORS, max_size=4))
@settings(max_examples=100, deadline=None)
def test_any_title_and_any_names_come_back(
    name: str, title: str, abstract: str, authors: list[Author]
) -> None:
    written = invented("toys", title, abstract=abstract, authors=tuple(authors), date="2020-05-17")
    (record,) = read_back(name, (written,))
    assert record.title == title
    assert record.abstract == abstract
    assert record.authors == tuple(authors)
    assert record.date == written.date


def test_a_shelfs_own_jsonl_states_what_it_stated(sample_corpus: Corpus) -> None:
    shelf = Settings(SAMPLE, SAMPLE, SAMPLE)
    papers = list(sample_corpus)
    lines = [json.dumps(paper_object(paper, sample_corpus, shelf)) for paper in papers]
    file = read_bytes("papers.jsonl", "\n".join(lines).encode())
    assert file.format == "json_records"
    for paper, record in zip(papers, file.records, strict=True):
        assert work_object(record) == work_object(paper)
        assert more_stated(record) == more_stated(paper)
