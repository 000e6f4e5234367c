from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

import pytest

from generator.enrichers import mentions
from generator.enrichers._claim_patterns import object_end
from generator.enrichers.mentions import add_mentions
from generator.model.corpus import Corpus, order_corpus
from generator.model.method import NameRules
from generator.model.paper import Paper
from generator.model.record import Origin
from generator.model.taxonomy import Taxonomy
from generator.settings import Settings
from tests.conftest import yaml_cases
from tests.steps import CountedPattern, is_linear

CASES = Path(__file__).parent / "mentions"
SETTINGS = Settings(root=Path(), docs_dir=Path(), site_dir=Path())


def paper(id: str, title: str, abstract: str, date: str = "") -> Paper:  # noqa: A002
    return Paper(id=id, title=title, abstract=abstract, origins=(Origin("toys", 1),), date=date)


def mentioned(papers: list[Paper], rules: NameRules | None = None) -> Corpus:
    taxonomy = Taxonomy({}, rules or NameRules())
    return add_mentions(order_corpus(papers, taxonomy), SETTINGS)


def found(corpus: Corpus) -> dict[str, list[list[str]]]:
    return {
        each.id: [[mention.name, mention.paper] for mention in corpus.notes(each).mentions]
        for each in corpus
        if corpus.notes(each).mentions
    }


def introduced(corpus: Corpus) -> dict[str, list[str]]:
    notes = {each.id: sorted(corpus.notes(each).introduces) for each in corpus}
    return {each: names for each, names in notes.items() if names}


@pytest.mark.parametrize("case", yaml_cases(CASES))
def test_case(case: dict[str, Any]) -> None:
    corpus = mentioned([paper(**each) for each in case["papers"]])
    if case["introduces"]:
        for each, names in case["introduces"].items():
            assert introduced(corpus).get(each) == names
    else:
        assert introduced(corpus) == {}
    assert found(corpus) == case["mentions"]
    for each, sentences in case.get("sentences", {}).items():
        assert [mention.sentence for mention in corpus.notes(corpus[each]).mentions] == sentences
    for name, long_form in case.get("long_forms", {}).items():
        assert corpus.methods[name].long_form == long_form


def test_a_sentence_without_end_introduces_nothing_and_takes_no_more_than_its_share() -> None:
    claim = "we propose a deep toy network (DTN), "

    def introduce(size: int) -> dict[str, list[str]]:
        return introduced(mentioned([paper("a", "Toys", f"Here {claim * size}.")]))

    assert introduce(1) == introduce(20) == {"a": ["DTN"]}
    assert introduce(200) == {}
    assert is_linear(introduce, 100)


def test_a_title_without_end_takes_no_more_than_its_share() -> None:
    def introduce(size: int) -> None:
        spelt = "deep toy network (DTN) " * size
        mentioned([paper("a", spelt, spelt)])

    assert is_linear(introduce, 100)


def test_addresses_and_names_take_steps_in_proportion_to_their_number() -> None:
    first = paper("a", "Toynet: Toys", "We propose Toynet.")

    def mention(size: int) -> None:
        corpus = mentioned([first, paper("b", "Games", "Toynet at https://toys.org/b. " * size)])
        assert list(found(corpus)) == ["b"]

    assert is_linear(mention, 50)


def test_what_stands_before_a_name_is_looked_at_nearby(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = CountedPattern(vars(mentions)["_AFTER_MEASURE"])
    monkeypatch.setattr(mentions, "_AFTER_MEASURE", counted)
    mentioned([paper("a", "Toynet: Toys", "We propose Toynet. " + "Toynet plays. " * 300)])
    assert 0 < counted.characters < 100 * 300


def test_what_is_proposed_stands_near_the_verb() -> None:
    assert object_end("we propose toys of wood", 11) == 16
    assert object_end("we propose " + "wooden, " * 500, 11) < 1_000


def test_backlinks_and_spans_agree_with_the_mentions() -> None:
    corpus = mentioned(
        [
            paper("a", "FoldNet: Cranes", "FoldNet folds."),
            paper("b", "Swans", "We use FoldNet for swans."),
            paper("c", "Better than FoldNet", "We do better."),
        ]
    )
    assert corpus.notes(corpus["a"]).mentioned_by == ("b", "c")
    first = corpus.notes(corpus["b"]).mentions[0]
    assert corpus["b"].abstract[first.start : first.end] == "FoldNet"
    second = corpus.notes(corpus["c"]).mentions[0]
    assert (second.start, second.sentence) == (-1, "Better than FoldNet")


def test_the_shelfs_own_rules_stop_and_add_names() -> None:
    papers = [
        paper("a", "FoldNet: Cranes", "FoldNet folds."),
        paper("b", "Swans", "We use FoldNet and white cranes."),
        paper("c", "Geese", "No name here."),
    ]
    assert found(mentioned(papers, NameRules(stop=("FoldNet",)))) == {}
    rules = NameRules(aliases={"FoldNet": ("white crane",)}, papers={"GooseX": "c"})
    corpus = mentioned([*papers, paper("d", "Ducks", "White cranes and GooseX.")], rules)
    assert found(corpus)["d"] == [["FoldNet", "a"], ["GooseX", "c"]]


def test_a_name_the_shelf_gives_to_a_paper_is_sure_and_takes_its_usual_long_form() -> None:
    papers = [
        paper("a", "Cranes from Captions", "Cranes fold."),
        paper("b", "Swans", "We use crane image pairing (CIP) on swans."),
        paper("c", "Geese", "The central ink pot (CIP) is full."),
        paper("d", "Ducks", "We fold CIP. We use crane image pairing."),
        paper("e", "Coots", "We apply crane image pairing (CIP) to coots."),
    ]
    corpus = mentioned(papers, NameRules(papers={"CIP": "a"}))
    assert corpus.methods["CIP"].long_form == "crane image pairing"
    assert found(corpus) == {each: [["CIP", "a"]] for each in ("b", "d", "e")}


@pytest.mark.parametrize("papers", [[], [paper("a", "", "")], [paper("a", "X: ", " ")]])
def test_empty_shelves_and_papers_have_no_names(papers: list[Paper]) -> None:
    corpus = mentioned(papers)
    assert found(corpus) == {}
    assert corpus.methods == {}


def test_input_order_changes_nothing() -> None:
    papers = [
        paper(f"p{number:03}", f"Fold{number}X: Cranes", f"Fold{number}X beats Fold{number // 2}X.")
        for number in range(60)
    ]
    shuffled = random.Random(1).sample(papers, len(papers))  # noqa: S311 -- no secret
    assert mentioned(papers) == mentioned(shuffled)


def test_ten_thousand_names_cost_no_more_than_their_texts() -> None:
    papers = [
        paper(
            f"p{number:05}",
            f"Fold{number}X: A Way to Fold Cranes",
            f"In this paper, we propose Fold{number}X, a way to fold. It beats Fold{number // 3}X "
            "and Principal Component Analysis (PCA) on every crane that we have tried so far.",
        )
        for number in range(10_000)
    ]
    start = time.process_time()
    corpus = mentioned(papers)
    assert time.process_time() - start < 20  # 4 s on a quiet machine
    assert len(corpus.methods) == 10_000
    assert sum(len(each) for each in found(corpus).values()) == 9_999


def test_methods_have_addresses_of_their_own() -> None:
    names = ["PC^2", "PC2", "Fold++", "Fold+", "CON", "INDEX", "Index2", "β-Fold"]
    corpus = mentioned(
        [paper(f"p{at}", f"{name}: Folds", f"We propose {name}, a method. {name} folds.")
         for at, name in enumerate(names)]
    )  # fmt: skip
    slugs = [method.slug for method in corpus.methods.values()]
    assert len(set(slugs)) == len(slugs) >= 6
    assert not {"con", "index"} & set(slugs)
    alone = mentioned([paper("p", "PC^2: Folds", "We propose PC^2, a method.")])
    assert alone.methods["PC^2"].slug == corpus.methods["PC^2"].slug
