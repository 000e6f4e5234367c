"""What we write is read by the libraries that others use, without a warning."""

from __future__ import annotations

import warnings

import bibtexparser
import pybtex.errors
import pytest
import rispy
from hypothesis import given, settings
from pybtex.database import parse_string

from generator.formats import Keyed, citation_keys, render_papers
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from tests.formats.papers import hostile_papers


@pytest.fixture(scope="module")
def keyed(sample_corpus: Corpus) -> list[Keyed]:
    keys = citation_keys(sample_corpus)
    return [Keyed(paper, keys[paper.id]) for paper in sample_corpus]


def read_bibtex(text: str) -> tuple[int, int]:
    """Entries that bibtexparser and pybtex find, which complain of nothing."""
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pybtex.errors.set_strict_mode(True)
        return len(library.entries), len(parse_string(text, "bibtex").entries)


def test_the_sample_shelf_in_bibtex(keyed: list[Keyed]) -> None:
    assert read_bibtex(render_papers(keyed, "bibtex")) == (len(keyed), len(keyed))


@given(hostile_papers())
@settings(deadline=None, max_examples=60)
def test_any_text_in_bibtex(hostile: Paper) -> None:
    key = citation_keys([hostile])[hostile.id]
    assert read_bibtex(render_papers([Keyed(hostile, key)], "bibtex")) == (1, 1)


def test_the_sample_shelf_in_ris(keyed: list[Keyed]) -> None:
    read = rispy.loads(render_papers(keyed, "ris"))
    assert [each["title"] for each in read] == [each.paper.title for each in keyed]
    assert all(each["id"] for each in read)


def test_every_key_is_unique_whatever_its_case(keyed: list[Keyed]) -> None:
    assert len({each.key.casefold() for each in keyed}) == len(keyed)
