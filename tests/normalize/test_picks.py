from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.paper import Paper, Version
from generator.model.record import Origin, Pick
from generator.normalize.picks import keep_picked
from generator.pipeline import Report, build_corpus
from generator.settings import Settings
from tests.conftest import make_shelf


def paper(paper_id: str, **stated: object) -> Paper:
    bare = Paper(id=paper_id, title=paper_id, origins=(Origin("toys.bib", 1),))
    return replace(bare, **stated)  # type: ignore[arg-type]


PAPERS = [
    paper("a", ids={"arxiv": "2401.00001", "doi": "10.5555/ABC"}, citation_key="Toy2024"),
    paper("b", aliases=("2401.00002",)),
    paper("c", versions=(Version(Origin("toys.bib", 9), {"acl": "P19-1001"}),)),
    paper("d", ids={"doi": "10.5555/d"}),
]


@pytest.mark.parametrize(
    ("scheme", "value", "kept"),
    [
        ("arxiv", "2401.00001", "a"),
        ("doi", "10.5555/abc", "a"),
        ("citation key", "toy2024", "a"),
        ("arxiv", "2401.00002", "b"),
        ("acl", "P19-1001", "c"),
    ],
)
def test_a_paper_is_picked_by_any_of_its_names(scheme: str, value: str, kept: str) -> None:
    papers, problems = keep_picked(PAPERS, [Pick(Origin("list.txt", 1), 1, scheme, value)])
    assert [paper.id for paper in papers] == [kept]
    assert problems == []


def test_what_no_source_has_is_told_and_without_a_list_all_stay() -> None:
    picks = [
        Pick(Origin("list.txt", 1), 1, "doi", "10.5555/d"),
        Pick(Origin("list.txt", 2), 1, "arxiv", "2401.09999"),
        Pick(Origin("list.txt", 3), 1, "citation key", "nobody1999"),
    ]
    papers, problems = keep_picked(PAPERS, picks)
    assert [paper.id for paper in papers] == ["d"]
    assert [(each.code, each.origin.line, each.severity) for each in problems] == [
        ("pick-not-found", 2, "warning"),
        ("pick-not-found", 3, "warning"),
    ]
    assert "papershelf fetch" in problems[0].hint
    assert keep_picked(PAPERS, []) == (PAPERS, [])


TABLE = "title,year,arxiv,abstract\n" + "".join(
    f"Toy {n},2024,2401.{n:05},We study toys and this is number {n} of them.\n" for n in range(5)
)


def test_a_list_among_the_sources_picks_from_the_others(tmp_path: Path) -> None:
    shelf = make_shelf(tmp_path, {"a.csv": TABLE, "z.txt": "# x\n2401.00003\n2401.00001\n"})
    report = Report()
    corpus = build_corpus(shelf, report)
    assert sorted(paper.title for paper in corpus) == ["Toy 1", "Toy 3"]
    assert [problem.code for problem in report.problems] == []
    assert all(file.is_balanced for file in report.files)


def test_fields_say_what_a_source_calls_ours(tmp_path: Path) -> None:
    german = "Titel;Verfasser;Jahr;DOI\nTiefe Spiele;Ada Spiel;2024;10.5555/1\n"
    objects = '[{"Titel": "Tiefere Spiele", "Verfasser": "Ada Spiel", "Jahr": 2023}]'
    plain = make_shelf(tmp_path, {"a.csv": german, "b.json": objects})
    report = Report()
    assert len(build_corpus(plain, report)) == 0
    assert {problem.code for problem in report.problems} == {"csv-no-header", "not-a-paper-list"}
    named: Settings = replace(
        plain, fields=(("Titel", "title"), ("verfasser", "authors"), ("Jahr", "year"))
    )
    report = Report()
    corpus = build_corpus(named, report)
    assert report.problems == []
    assert {(paper.title, paper.authors[0].name, paper.date) for paper in corpus} == {
        ("Tiefe Spiele", "Ada Spiel", "2024"),
        ("Tiefere Spiele", "Ada Spiel", "2023"),
    }
