from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.paper import Paper, Version
from generator.model.record import Origin, Pick, SourceRecord
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


def record(line: int, **stated: object) -> SourceRecord:
    bare = SourceRecord(title="Toys", origin=Origin("toys.bib", line), size=1)
    return replace(bare, **stated)  # type: ignore[arg-type]


def pick(scheme: str, value: str) -> Pick:
    return Pick(Origin("list.txt", 1), 1, scheme, value)


def test_a_paper_answers_to_the_names_of_all_its_records() -> None:
    merged = paper("a", origins=(Origin("toys.bib", 1), Origin("toys.bib", 5)), citation_key="ada")
    records = [record(1, citation_key="ada"),
               record(5, citation_key="Ada2024", ids={"doi": "10.5555/other"}),
               record(9, citation_key="nobody")]  # fmt: skip
    for wish in (pick("citation key", "ada2024"), pick("doi", "10.5555/OTHER")):
        assert keep_picked([merged], [wish], records) == ([merged], [])


def test_a_key_of_two_papers_picks_both_and_says_so() -> None:
    twins = [paper("a", citation_key="toy"), paper("b", citation_key="Toy")]
    kept, (problem,) = keep_picked(twins, [pick("citation key", "toy")])
    assert kept == twins
    assert problem.code == "pick-ambiguous"
    assert problem.message == "the citation key 'toy' is that of 2 papers; all are picked"


def test_a_hidden_paper_that_is_picked_is_called_hidden() -> None:
    hidden = paper("a", ids={"arxiv": "2401.00001"})
    kept, (problem,) = keep_picked([], [pick("arxiv", "2401.00001")], (), [hidden])
    assert kept == []
    assert (problem.code, problem.severity) == ("pick-hidden", "warning")


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
    finnish = "Otsikko;Tekijä;Vuosi;DOI\nSyvä leikki;Ada Spiel;2024;10.5555/1\n"
    objects = '[{"Otsikko": "Syvempi leikki", "Tekijä": "Ada Spiel", "Vuosi": 2023}]'
    plain = make_shelf(tmp_path, {"a.csv": finnish, "b.json": objects})
    report = Report()
    assert len(build_corpus(plain, report)) == 0
    assert {problem.code for problem in report.problems} == {"csv-no-header", "not-a-paper-list"}
    named: Settings = replace(
        plain, fields=(("Otsikko", "title"), ("tekijä", "authors"), ("Vuosi", "year"))
    )
    report = Report()
    corpus = build_corpus(named, report)
    assert report.problems == []
    assert {(paper.title, paper.authors[0].name, paper.date) for paper in corpus} == {
        ("Syvä leikki", "Ada Spiel", "2024"),
        ("Syvempi leikki", "Ada Spiel", "2023"),
    }
