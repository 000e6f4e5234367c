"""What a shelf exports, its readers read back as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.formats import Keyed, render_papers
from generator.model.names import Author, person
from generator.model.paper import Paper
from generator.model.record import SourceRecord
from generator.sources import read_bytes
from tests.formats.papers import PLAIN, paper

FORMATS = ["bibtex", "ris"]


def read_back(papers: list[Paper], name: str) -> tuple[SourceRecord, ...]:
    keyed = [Keyed(each, f"key{number}") for number, each in enumerate(papers)]
    file = read_bytes("toys.txt", render_papers(keyed, name).encode())
    assert file.is_balanced
    assert file.problems == ()
    assert file.format == name
    return file.records


@pytest.mark.parametrize("name", FORMATS)
def test_papers_come_back_with_what_the_format_can_say(name: str) -> None:
    for written, record in zip(PLAIN, read_back(list(PLAIN), name), strict=True):
        assert record.title == written.title
        assert record.abstract == written.abstract
        assert record.authors == written.authors
        assert record.ids == written.ids
        assert record.keywords == written.keywords
        assert record.publication == replace(
            written.publication, type=record.publication.type, venue=record.publication.venue
        )


SIGNS = st.sampled_from([*"abC 19{}\\%#_~^&\"'<>@,;:.-=()é漢", "\\alpha", "{\\em x}", " and "])
TITLES = st.lists(SIGNS, min_size=1, max_size=12).map(
    lambda signs: " ".join(f"Toys {''.join(signs)} end".split())
)
WORDS = st.from_regex(r"[A-ZÉ][a-zé]{2,7}", fullmatch=True).filter(
    lambda word: word not in {"Others", "Junior", "Senior", "Esq"}
)
AUTHORS = st.builds(person, WORDS, WORDS | WORDS.map("van der {}".format))


@pytest.mark.parametrize("name", FORMATS)
@given(title=TITLES, abstract=TITLES, authors=st.lists(AUTHORS, max_size=4))
@settings(deadline=None)
def test_any_title_and_any_names_come_back(
    name: str, title: str, abstract: str, authors: list[Author]
) -> None:
    written = paper("toys", title, abstract=abstract, authors=tuple(authors), date="2020-05-17")
    (record,) = read_back([written], name)
    assert record.title == title
    assert record.abstract == abstract
    assert record.authors == tuple(authors)
    assert record.date == written.date
