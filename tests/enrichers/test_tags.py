from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.enrichers import _tag_context as tag_context
from generator.model.paper import TagKind
from tests.conftest import yaml_cases
from tests.enrichers.toy import notes, paper, shelf
from tests.steps import CountedPattern, is_linear


@pytest.mark.parametrize("case", yaml_cases(Path(__file__).parent / "tags"))
def test_tags(case: dict[str, Any]) -> None:
    matches = {match.tag: match for match in notes(case["title"], case["abstract"]).tags}
    strengths = {tag: "strong" if match.is_strong else "weak" for tag, match in matches.items()}
    assert {tag: strengths.get(tag) for tag in case.get("given", {})} == case.get("given", {})
    assert not matches.keys() & set(case.get("absent", ()))
    for tag, child in case.get("parents", {}).items():
        assert matches[tag].kind is TagKind.PARENT
        assert [(each.where, each.phrase) for each in matches[tag].evidence] == [("child", child)]


def test_every_tag_says_where_its_phrase_stands() -> None:
    (match,) = notes("K-means for pebbles", "k-means sorts. K-Means is fast.").tags
    evidence = [(each.where, each.phrase, each.count) for each in match.evidence]
    assert evidence == [("title", "K-means", 1), ("abstract", "k-means", 2)]


def test_a_stated_keyword_becomes_the_tag_it_names_or_a_tag_of_its_own() -> None:
    tags = notes("Pebbles", "", ("principal component analysis", "stat.ME", "lithics")).tags
    found = {match.tag: match for match in tags}
    assert found["method/pca"].kind is TagKind.STATED
    assert found["keyword/lithics"].kind is TagKind.STATED
    assert all(match.is_strong and match.evidence[0].where == "keywords" for match in tags)


def test_a_keyword_with_nothing_to_spell_an_address_from_is_kept() -> None:
    tags = notes("Pebbles", "", ("石", "???")).tags
    assert len(tags) == len({match.tag for match in tags}) == 2


RURAL = [
    ("Village credit in Norfolk", "Peasants lent to peasants. Village credit was small."),
    ("Court rolls and village credit", "Court rolls record debts."),
    ("Court rolls as a source", "Clerks wrote court rolls. Grain prices are given."),
    ("Grain prices and harvests", "Harvests moved grain prices."),
    ("Monastic estates", "Monastic estates sold at high grain prices."),
    ("Account rolls of monastic estates", "Account rolls were audited."),
]


def test_a_shelf_from_another_field_gets_tags_from_its_own_phrases() -> None:
    corpus = shelf(*(paper(number, *texts) for number, texts in enumerate(RURAL)))
    mined = {match.tag for each in corpus for match in corpus.notes(each).tags
             if match.kind is TagKind.MINED}  # fmt: skip
    assert {"phrase/village-credit", "phrase/court-roll", "phrase/grain-price"} <= {
        tag.removesuffix("s") for tag in mined
    }
    assert all(corpus.taxonomy.tags[tag].facet == "phrase" for tag in mined)


def test_words_of_any_field_are_no_mined_tags() -> None:
    texts = [(f"{title}: a survey of methods", f"{text} The survey and its method. A data set.")
             for title, text in RURAL]  # fmt: skip
    corpus = shelf(*(paper(number, *each) for number, each in enumerate(texts)))
    tags = {match.tag for each in corpus for match in corpus.notes(each).tags}
    assert "phrase/village-credit" in tags
    assert not [tag for tag in tags if tag.split("/")[1] in {"survey", "methods", "method"}]


def test_a_shelf_that_the_taxonomy_covers_gets_no_mined_tags() -> None:
    corpus = shelf(*(paper(n, f"Clustering with PCA, part {n}", "Part of it.") for n in range(8)))
    kinds = {match.kind for each in corpus for match in corpus.notes(each).tags}
    assert kinds == {TagKind.TAXONOMY}


def test_a_word_without_end_in_the_brackets_after_an_acronym_costs_no_tag() -> None:
    tags = notes("Toys", "XGBoost (" + "a" * 500 + ". XGBoost again.").tags
    assert [match.tag for match in tags] == ["method/boosting"]


@pytest.mark.parametrize("name", ["_COMPARED", "_EXAMPLES"])
def test_what_stands_before_a_phrase_is_looked_at_nearby(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = CountedPattern(getattr(tag_context, name))
    monkeypatch.setattr(tag_context, name, counted)
    notes("Toys", "clustering pebbles " * 500)  # one sentence
    assert 0 < counted.characters < 500 * 500


def test_phrases_and_acronyms_of_a_long_abstract_are_found_in_proportion_to_its_length() -> None:
    assert is_linear(lambda size: notes("Toys", "clustering beside PCA. " * size), 50)
