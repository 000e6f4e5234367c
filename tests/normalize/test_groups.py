"""Small shelves whose records state an identifier in common: what is one work, what is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.curation import Ruling
from generator.model.record import Origin, SourceRecord
from generator.normalize import Normalized, normalize
from tests.normalize.test_pairs import record

CASES = yaml.safe_load((Path(__file__).parent / "groups.yml").read_text(encoding="utf-8"))["cases"]


def records_of(case: Any) -> list[SourceRecord]:
    return [
        replace(record(said, line), origin=Origin("groups.yml", line))
        for line, said in enumerate(case["records"], 1)
    ]


def grouped(done: Normalized) -> list[list[int]]:
    return sorted(sorted(origin.line for origin in paper.origins) for paper in done.papers)


@pytest.mark.parametrize("name", CASES)
def test_records_are_one_paper_or_several(name: str) -> None:
    case = CASES[name]
    records = records_of(case)
    for order in (records, records[::-1]):
        done = normalize(order)
        assert grouped(done) == case["papers"]
        first = {paper.id: min(origin.line for origin in paper.origins) for paper in done.papers}
        pairs = sorted(sorted((first[each.first], first[each.second])) for each in done.suspects)
        assert pairs == case.get("suspects", [])
        told = [f"{each.message} ({each.hint})" for each in done.problems]
        assert len(told) == bool(case.get("says"))
        for words in case.get("says", ()):
            assert words in told[0]


def test_the_curator_settles_whether_an_identifier_is_of_one_work() -> None:
    records = records_of(CASES["other authors of another title wrote another work"])
    named = [f"groups.yml:{record.origin.line}" for record in records]
    joined = Ruling(Origin("overrides.yml", 1), named[0], same_as=(named[1],))
    kept_apart = Ruling(Origin("overrides.yml", 1), named[0], not_same_as=(named[1],))
    assert grouped(normalize(records, [joined])) == [[1, 2]]
    done = normalize(records, [kept_apart])
    assert grouped(done) == [[1], [2]]
    for ruling in (joined, kept_apart):
        assert not normalize(records, [ruling]).problems
        assert not normalize(records, [ruling]).suspects


def test_a_warning_of_a_large_volume_names_some_places_and_counts_the_rest() -> None:
    names = [chr(97 + at // 26) + chr(97 + at % 26) for at in range(60)]
    records = [
        replace(record({"title": f"{name}kites {name}flown", "authors": f"Ann {name}toy",
                        "doi": "10.1145/3999999"}, line), origin=Origin("a.bib", line))
        for line, name in enumerate(names, 1)
    ]  # fmt: skip
    done = normalize(records)
    assert len(done.papers) == 60
    (problem,) = done.problems
    assert problem.origin == Origin("a.bib", 60)
    assert "at a.bib:1, a.bib:2, a.bib:3 and 56 more places for 60 papers" in problem.message
    assert len(done.suspects) < 20
