from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings

from generator.formats import FORMATS, Keyed, citation_keys, render_papers
from generator.formats._bibtex_text import escape_bibtex
from generator.formats.csv_table import COLUMNS
from generator.model.corpus import Corpus
from generator.model.names import person
from generator.model.paper import Paper
from generator.model.work import Origin
from tests.formats.papers import PLAIN, hostile_papers, paper


def keyed(papers: Iterable[Paper]) -> list[Keyed]:
    papers = list(papers)
    keys = citation_keys(papers)
    return [Keyed(each, keys[each.id]) for each in papers]


def test_bibtex_of_a_conference_paper() -> None:
    assert render_papers(keyed(PLAIN[:1]), "bibtex") == (
        "@inproceedings{vantoy2017toynet,\n"
        "  title         = {{ToyNet}: Folding {3D} Cranes with {BERT}},\n"
        "  author        = {van Toy, Ann and Fold, Jr., Bob B. and {Crane Team}},\n"
        "  year          = {2017},\n"
        "  month         = jun,\n"
        "  day           = {12},\n"
        "  booktitle     = {Proceedings of Toys \\& Folds},\n"
        "  keywords      = {cs.LG, paper folding},\n"
        "  abstract      = {We fold 50\\% of all cranes, at $O(n^2)$ cost.},\n"
        "  pages         = {12--19},\n"
        "  doi           = {10.1000/toy_net.1},\n"
        "  eprint        = {1706.00001},\n"
        "  archiveprefix = {arXiv},\n"
        "  url           = {https://doi.org/10.1000/toy_net.1},\n"
        "}\n"
    )


def test_ris_of_a_journal_paper() -> None:
    assert render_papers(keyed(PLAIN[1:2]), "ris").splitlines() == [
        "TY  - JOUR", "ID  - nunez2019swans", "TI  - Swans", "AU  - Núñez, José", "PY  - 2019",
        "T2  - Journal of Toys", "VL  - 4", "IS  - 2", "SP  - e17", "DO  - 10.1000/swans",
        "UR  - https://doi.org/10.1000/swans", "ER  - ", "",
    ]  # fmt: skip


def test_markdown_of_papers_with_and_without_an_address() -> None:
    assert render_papers(keyed(PLAIN[1:]), "markdown") == (
        "- [Swans](https://doi.org/10.1000/swans). José Núñez. Journal of Toys 2019.\n- Geese.\n"
    )


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_not_known_is_not_there(name: str) -> None:
    text = render_papers(keyed(PLAIN[2:]), name)
    assert "Geese" in text
    assert not re.search(r"None|\{\}|null|: \"\"|-  *\r?\n(?!\r?\n)", text.replace("ER  - ", "ER"))


@given(hostile_papers())
@settings(deadline=None)
def test_no_text_breaks_out_of_csl_json_or_csv(hostile: Paper) -> None:
    (item,) = json.loads(render_papers(keyed([hostile]), "csl_json"))
    assert item["title"] == hostile.title
    rows = list(
        csv.DictReader(io.StringIO(render_papers(keyed([hostile]), "csv_table"), newline=""))
    )
    assert len(rows) == 1
    assert set(rows[0]) == set(COLUMNS)
    assert rows[0]["Abstract"] in (hostile.abstract, f"'{hostile.abstract}")
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in rows[0].values())


@given(hostile_papers())
@settings(deadline=None)
def test_no_text_breaks_out_of_bibtex_or_ris(hostile: Paper) -> None:
    bibtex = render_papers(keyed([hostile]), "bibtex")
    depth = 0
    for char in bibtex:
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0
    assert bibtex.rstrip().endswith("}")
    assert bibtex.count("\n@") == 0
    ris = render_papers(keyed([hostile]), "ris").split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris if line)
    assert [line[:2] for line in ris if line].count("TY") == 1


def test_escaping_keeps_math_and_spells_the_rest() -> None:
    assert escape_bibtex("$a_1$ costs $5_") == r"$a_1$ costs \$5\_"
    assert escape_bibtex("${$") == r"\${\textbraceleft}\$"


def test_keys_are_readable_unique_and_stay_when_a_paper_is_added() -> None:
    ann = person("Ann", "Toy")
    papers = [
        paper("1", "Deep Toys for All", authors=(ann,), date="2020-01"),
        paper("2", "Deep Cranes", authors=(ann,), date="2020-02"),
        paper("3", "Deep Toys for All", authors=(ann,), date="2020-03"),
    ]
    before = citation_keys(papers)
    assert before == {"1": "toy2020deep", "2": "toy2020deepcranes", "3": "toy2020deeptoys"}
    later = paper("0", "Deep Swans", authors=(ann,), date="2020-04")
    assert {**citation_keys([later, *papers]), "0": ""} == {**before, "0": ""}


def test_of_a_real_shelf_no_paper_changes_the_key_of_another_but_of_a_younger_namesake(
    sample_corpus: Corpus,
) -> None:
    papers = list(sample_corpus)
    keys = citation_keys(papers)
    for added in papers:
        before = citation_keys(each for each in papers if each is not added)
        for paper_id in (each for each in before if before[each] != keys[each]):
            other = sample_corpus[paper_id]
            assert keys[added.id] == before[paper_id]
            assert added.date < other.date
            assert added.date[:4] == other.date[:4]


def test_a_key_that_a_correction_states_stays_whatever_is_added() -> None:
    ann = person("Ann", "Toy")
    cited = paper("2", "Deep Toys", authors=(ann,), date="2020-02", citation_key="toy2020deep")
    older = paper("1", "Deep Cranes", authors=(ann,), date="2020-01")
    assert citation_keys([cited, older]) == {"2": "toy2020deep", "1": "toy2020deepcranes"}


def test_a_stated_key_stands_unless_it_is_unsafe_or_taken() -> None:
    papers = [
        paper("1", "Toys", citation_key="Toy:20"),
        paper("2", "Cranes", citation_key="toy:20"),
        paper("3", "Swans", citation_key="a b{"),
    ]
    assert citation_keys(papers) == {"1": "Toy:20", "2": "cranes", "3": "swans"}


def test_five_thousand_authors_are_all_there() -> None:
    many = paper("1", "Toys", authors=tuple(person("Ann", f"Toy{n}") for n in range(5000)))
    for name in ("bibtex", "ris", "csl_json", "csv_table"):
        assert "Toy4999" in render_papers(keyed([many]), name)


def test_proceedings_are_not_cited_by_the_day_of_their_preprint() -> None:
    preprint, proceedings = Origin("arxiv.xml", 1), Origin("refs.bib", 9)
    stated = {"date": preprint, "publication": proceedings}
    merged = replace(PLAIN[0], stated_by=stated)
    assert "month" not in render_papers(keyed([merged]), "bibtex")
    assert "year          = {2017}" in render_papers(keyed([merged]), "bibtex")
    alone = replace(PLAIN[0], stated_by={"date": preprint, "publication": preprint})
    assert "month         = jun" in render_papers(keyed([alone]), "bibtex")
