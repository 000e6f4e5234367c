from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator.model.corpus import Corpus, order_corpus
from generator.model.name_lists import parse_names
from generator.model.names import parse_name
from generator.model.paper import Paper
from generator.model.record import SourceRecord
from generator.model.taxonomy import Taxonomy
from generator.model.work import Origin
from generator.normalize.people import KEYS, parse_people, people_schema
from generator.problems import render_problem

SCHEMA = Path(__file__).parents[2] / "generator" / "data" / "people.schema.json"
VALUES = {"aliases": "[Ada King]", "orcid": "0000-0002-1825-0097", "not_same_as": "Wei Wang",
          "split": "[[p0, p1], [p2]]"}  # fmt: skip


def shelf() -> Corpus:
    authors = parse_names("Ada Lovelace; Ada King; Wei Wang 0001")[0]
    papers = [
        Paper(id=f"p{number}", title="Toys", origins=(Origin("toys"),), authors=authors,
              aliases=(f"old{number}",))
        for number in range(3)
    ]  # fmt: skip
    return order_corpus(
        [*papers, Paper(id="p3", title="Toys", origins=(Origin("a"),))], Taxonomy({})
    )


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


def test_papers_of_a_split_go_by_every_name_that_corrections_know() -> None:
    toy = replace(shelf()["p0"], id="p9", origins=(Origin("toys.bib", 7),),
                  ids={"doi": "10.1000/Toy"})  # fmt: skip
    rules, problems = parse_people(
        "Ada King: {split: [['doi:10.1000/toy'], [p1]]}", "people.yml",
        order_corpus([*shelf(), toy], Taxonomy({})),
    )  # fmt: skip
    assert problems == []
    assert rules[0].splits == (("p9",), ("p1",))


def test_papers_of_a_split_that_are_of_others_or_there_twice_are_told() -> None:
    assert said("Ada King:\n  split:\n  - [p1]\n  - [p3, old1]\n") == [
        "people.yml:4: warning: 'p3' is not by 'Ada King' [people-unmatched]",
        "people.yml:4: warning: 'old1' is there twice; the later counts [people-twice]",
    ]


def test_what_is_no_name_in_a_list_is_told() -> None:
    assert said("Ada Lovelace:\n  aliases:\n  - {name: Ada King}") == [
        "people.yml:3: error: a text is needed, not a mapping [people-shape]"
    ]


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


def test_the_schema_that_ships_is_that_of_the_keys() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == people_schema(), (
        "write people_schema() to generator/data/people.schema.json as JSON, indent 2"
    )


@pytest.mark.parametrize("key", KEYS)
def test_what_the_schema_lets_pass_is_read_and_what_it_refuses_is_told(key: str) -> None:
    def passes(text: str) -> bool:
        return jsonschema.Draft7Validator(people_schema()).is_valid(yaml.safe_load(text))

    right = f"Ada Lovelace: {{{key}: {VALUES[key]}}}"
    assert said(right) == []
    assert passes(right)
    wrong = f"Ada Lovelace: {{{key}x: {VALUES[key]}}}"
    assert "[people-key]" in said(wrong)[0]
    assert not passes(wrong)
    assert not passes("Ada Lovelace: [x]")


def test_a_spelling_that_was_merged_away_is_known() -> None:
    author = parse_name("A. A. Lovelace")
    assert author
    records = [SourceRecord(title="Toys", origin=Origin("toys"), size=1, authors=(author,))]

    def told(text: str) -> list[str]:
        return [each.message for each in parse_people(text, "people.yml", shelf(), records)[1]]

    assert told("Ada Lovelace: {aliases: [A. A. Lovelace], not_same_as: [A. A. Lovelace]}") == []
    assert told("A. A. Lovelace: {aliases: [Ada Lovelace]}") == []
    assert told("A. A. Lovelace: {orcid: 0000-0002-1825-0097}") == [
        "the papers of 'A. A. Lovelace' spell the name otherwise since they were merged"
    ]
