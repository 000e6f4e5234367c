"""Merging and the curator's word, through the whole line from files to pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.pipeline import Report, build_corpus, render
from generator.problems import UserError
from tests.conftest import make_shelf

CRANES = "Of cranes that a machine folds, and of how well each wing holds its shape. " * 4
BIRDS = "Of birds that nobody folds, and of the ways in which their wings hold. " * 4


def test_the_ledger_counts_what_was_merged_by_rule_and_pages_lead_from_old_addresses(
    tmp_path: Path,
) -> None:
    settings = make_shelf(
        tmp_path / "shelf",
        {"a.txt": f"Cranes\n{CRANES}\nBirds\n{BIRDS}\nGeese\n{BIRDS}\n",
         "b.txt": f"Cranes\n{CRANES}\n"},
    )  # fmt: skip
    told: dict[str, str] = {}
    report = Report(on_stage=lambda name, summary, _: told.update({name: summary}))
    before = build_corpus(settings, report)
    assert told["normalize"] == "3 papers, 1 merged (1 same title and abstract)"
    assert [each.reason for each in report.suspects] == ["the same abstract under different titles"]
    birds = next(paper for paper in before if paper.title == "Birds")
    geese = next(paper for paper in before if paper.title == "Geese")
    cranes = next(paper for paper in before if paper.title == "Cranes")
    (settings.root / "overrides.yml").write_text(
        f"{birds.id}:\n  same_as: [{geese.id}]\n  title: All the Birds\n  date: 2024-05\n"
        f"{cranes.id}: {{hide: true}}\n",
        encoding="utf-8",
    )
    report = Report(on_stage=lambda name, summary, _: told.update({name: summary}))
    corpus = build_corpus(settings, report)
    assert told["normalize"] == (
        "1 paper, 2 merged (1 same title and abstract, 1 the curator says so), 1 hidden"
    )
    (paper,) = corpus
    assert (paper.title, paper.date) == ("All the Birds", "2024-05")
    assert {paper.id, *paper.aliases} == {birds.id, geese.id}
    pages = {file.path: file.text for file in render(corpus, settings, report)}
    assert f"redirect: {paper.id}.md" in pages[f"papers/{paper.aliases[0]}.md"]
    assert "Stated here, in place of the sources: title, date" in pages[f"papers/{paper.id}.md"]
    assert f"papers/{cranes.id}.md" not in pages


@pytest.mark.parametrize("option", ["overrides", "people"])
def test_a_curators_file_under_another_name_has_to_be_there(option: str, tmp_path: Path) -> None:
    settings = make_shelf(tmp_path / "shelf", {"a.txt": f"Cranes\n{CRANES}\n"})
    assert len(build_corpus(settings, Report())) == 1
    for name in ("misspelt.yml", "sources"):
        with pytest.raises(UserError, match=f"{option}: there is no file '{name}'"):
            build_corpus(replace(settings, **{option: name}), Report())
    assert len(build_corpus(replace(settings, **{option: ""}), Report())) == 1
