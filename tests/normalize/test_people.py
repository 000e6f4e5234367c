from __future__ import annotations

import pytest

from generator.model.corpus import Corpus, order_corpus
from generator.model.names import parse_name
from generator.model.paper import Paper
from generator.model.taxonomy import Taxonomy
from generator.model.work import Origin
from generator.normalize.people import parse_people
from generator.problems import render_problem


def shelf() -> Corpus:
    names = ["Ada Lovelace", "Ada King", "Wei Wang 0001"]
    papers = [
        Paper(id=f"p{number}", title="Toys", origins=(Origin("toys"),), authors=(author,),
              aliases=(f"old{number}",))
        for number, name in enumerate(names) if (author := parse_name(name))
    ]  # fmt: skip
    return order_corpus(papers, Taxonomy({}))


def said(text: str) -> list[str]:
    return [render_problem(each).split("\n")[0]
            for each in parse_people(text, "people.yml", shelf())[1]]  # fmt: skip


def test_every_key_is_read() -> None:
    rules, problems = parse_people(
        "Ada Lovelace:\n  aliases: [Ada King]\n  orcid: 0000-0002-1825-0097\n"
        "  not_same_as: [Wei Wang]\nWei Wang:\n  split: [[p0, old1], [p2]]\n",
        "people.yml", shelf(),
    )  # fmt: skip
    assert problems == []
    assert rules[0].aliases == ("Ada King",)
    assert rules[0].orcid == "0000-0002-1825-0097"
    assert rules[0].apart == ("Wei Wang",)
    assert rules[1].splits == (("p0", "p1"), ("p2",))


def test_one_list_of_papers_is_one_split() -> None:
    rules, _ = parse_people("Ada King: {split: [p0, p1]}", "people.yml", shelf())
    assert rules[0].splits == (("p0", "p1"),)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Ada Lovelac: {aliases: []}",
         "people.yml:1: warning: no paper is by 'Ada Lovelac' (did you mean 'Ada Lovelace'?) "
         "[people-unmatched]"),
        ("Ada Lovelace:\n  alias: [x]",
         "people.yml:2: error: unknown key 'alias' (did you mean 'aliases'?) [people-key]"),
        ("Ada Lovelace:\n  aliases: [Ada Kin]",
         "people.yml:2: warning: no paper is by 'Ada Kin' (did you mean 'Ada King'?) "
         "[people-unmatched]"),
        ("Ada Lovelace:\n  orcid: 0000-0002-1825-0098",
         "people.yml:2: error: '0000-0002-1825-0098' is no ORCID: a digit is wrong "
         "[people-orcid]"),
        ("Ada Lovelace:\n  split:\n    - [p0, pp2]",
         "people.yml:3: error: unknown paper 'pp2' (did you mean 'p2'?) [people-paper]"),
        ("Ada Lovelace: [x]",
         "people.yml:1: error: the entry of 'Ada Lovelace' is not a mapping [people-shape]"),
        ("- x", "people.yml:1: error: the file is not a mapping of names [people-shape]"),
        ("'1': {}", "people.yml:1: error: '1' is no name [people-name]"),
        ("Ada King: {}\nada king: {}",
         "people.yml:2: warning: 'ada king' is there twice; both count [people-twice]"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(text: str, problem: str) -> None:
    assert said(text) == [problem]


def test_what_is_no_yaml_is_one_problem() -> None:
    (problem,) = said("a: [b\nc: d")
    assert "[people-yaml]" in problem


def test_an_empty_file_says_nothing() -> None:
    assert parse_people("", "people.yml", shelf()) == ((), [])
