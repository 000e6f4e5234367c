"""Of the papers that hold every word, those come first in which the words stand close together."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.corpus import Corpus, order_corpus
from generator.search.answer import Options, search
from generator.search.index_files import Layout
from generator.search.reader import open_index
from generator.settings import Settings

from .conftest import Ask, paper, write_index

FILLER = "We weigh many wooden boxes on a long slow train through hills at night."
PAPERS = (
    paper("apart", "Apart", f"Green things. {FILLER} {FILLER} A lamp. {FILLER}"),
    paper("near", "Near", f"{FILLER} {FILLER} The green and the lamp. {FILLER} Things."),
    paper("parted", "Parted", f"{FILLER} {FILLER} Green wooden boxes, lamp. {FILLER} Things."),
    paper("row", "Row", f"{FILLER} {FILLER} {FILLER} Things: a green lamp."),
    paper("title", "Title of a green lamp", "Nothing more is known."),
    paper("forms", "Forms", f"Greens beside lamps. {FILLER} {FILLER} {FILLER}"),
    paper("one", "One", f"A green lawn. {FILLER} {FILLER} {FILLER} {FILLER}"),
)


@pytest.fixture(scope="module")
def shelf(
    sample_corpus: Corpus, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("closeness")
    write_index(folder, order_corpus(PAPERS, sample_corpus.taxonomy), settings, Layout())
    return folder


def ids(ask: Ask, shelf: Path, query: str, **options: object) -> list[str]:
    """The ids in order, the same from page and command."""
    given = {"semantic": False, **options}
    (page,) = ask(shelf, [{"ask": "search", "query": query, "options": given}])
    found = [hit["id"] for hit in page["answer"]["hits"]]
    twin = search(open_index(shelf), query, Options(**given))  # type: ignore[arg-type]
    assert found == [hit["id"] for hit in twin["hits"]]
    scores = [hit["score"] for hit in twin["hits"]]
    assert "sort" in options or scores == sorted(scores, reverse=True)
    return found


def test_words_side_by_side_count_more_than_words_apart(ask: Ask, shelf: Path) -> None:
    found = ids(ask, shelf, "green lamp ")
    assert found.index("row") < found.index("parted") < found.index("apart")


def test_stop_words_do_not_part_words(ask: Ask, shelf: Path) -> None:
    found = ids(ask, shelf, "green lamp ")
    assert found.index("near") < found.index("parted")


def test_closeness_lifts_no_paper_over_one_that_has_the_very_words(ask: Ask, shelf: Path) -> None:
    found = ids(ask, shelf, "green lamp ")
    assert found.index("apart") < found.index("forms") < found.index("one")


def test_an_order_that_is_asked_for_is_kept(ask: Ask, shelf: Path) -> None:
    found = ids(ask, shelf, "green lamp ", sort="title")
    assert found == ["apart", "forms", "near", "one", "parted", "row", "title"]


def test_pages_of_hits_follow_the_order_of_the_whole(ask: Ask, shelf: Path) -> None:
    whole = ids(ask, shelf, "green lamp ")
    parts = [ids(ask, shelf, "green lamp ", limit=2, offset=at) for at in range(0, 8, 2)]
    assert [found for part in parts for found in part] == whole


def test_papers_whose_text_is_missing_are_found_as_before(
    ask: Ask, sample_corpus: Corpus, settings: Settings, tmp_path: Path
) -> None:
    write_index(tmp_path, order_corpus(PAPERS, sample_corpus.taxonomy), settings, Layout())
    for text in (tmp_path / "assets/papershelf/search").glob("texts-*.js"):
        text.unlink()
    assert set(ids(ask, tmp_path, "green lamp ")) == {found.id for found in PAPERS}
