from __future__ import annotations

import pytest

from generator.formats import citation_keys
from generator.model.corpus import order_corpus
from generator.model.taxonomy import Taxonomy
from generator.selection import Selector
from tests.formats.papers import PLAIN

CORPUS = order_corpus(PLAIN, Taxonomy({}))
SELECTOR = Selector(CORPUS, citation_keys(CORPUS))


@pytest.mark.parametrize(
    "name",
    ["1706.00001", "arXiv:1706.00001v3", "https://arxiv.org/abs/1706.00001", "10.1000/TOY_net.1",
     "doi:10.1000/toy_net.1", "https://doi.org/10.1000/toy_net.1", "vantoy2017toynet",
     "VanToy2017ToyNet", "papers/1706.00001.html"],
)  # fmt: skip
def test_a_paper_is_found_by_whatever_names_it(name: str) -> None:
    found = SELECTOR.find(name)
    assert found is not None
    assert found.id == "1706.00001"


@pytest.mark.parametrize("name", ["2401.99999", "10.1000/none", "toy", "", "{", "\\cite{"])
def test_what_is_not_here_is_not_found(name: str) -> None:
    assert SELECTOR.find(name) is None


def test_a_list_gives_its_papers_in_its_order_and_says_what_is_missing() -> None:
    text = "geese-41c0aa\n# a comment\n10.1000/swans, nobody2020  # twice\n\ngeese-41c0aa\n"
    papers, missing = SELECTOR.select(text)
    assert [paper.title for paper in papers] == ["Geese", "Swans"]
    assert missing == ["nobody2020"]


def test_of_a_tex_text_only_its_citations_count() -> None:
    text = r"In Geese \citep[see][p.~3]{nunez2019swans, nobody} and \textcite{vantoy2017toynet}."
    papers, missing = SELECTOR.select(text)
    assert [paper.id for paper in papers] == ["doi-10.1000-swans", "1706.00001"]
    assert missing == ["nobody"]
