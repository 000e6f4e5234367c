from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator.model.name_lists import parse_names
from generator.model.paper import Paper
from generator.model.record import SourceRecord
from generator.model.taxonomy import Tag, Taxonomy
from generator.model.work import Origin, Publication, Work
from generator.normalize import Normalized, normalize
from generator.normalize.corrections import correct
from generator.normalize.override_keys import KEYS, overrides_schema
from generator.normalize.overrides import parse_overrides
from generator.normalize.paper_names import index_names
from generator.normalize.rulings import parse_rulings
from generator.problems import Problem

SCHEMA = Path(__file__).parents[2] / "generator" / "data" / "overrides.schema.json"
AUTHORS = parse_names("Ann Toy; Bob Bear")[0]
FIRST = SourceRecord(
    origin=Origin("refs.bib", 3), size=0, title="Cranes", abstract="Of cranes.", authors=AUTHORS,
    date="2020", ids={"doi": "10.1000/Crane"}, publication=Publication("article-journal", "Toys"),
)  # fmt: skip
SECOND = SourceRecord(origin=Origin("saved.txt", 9), size=0, title="On the Folding of Birds",
                      abstract="Of birds.")  # fmt: skip


def build(
    overrides: str, records: Iterable[SourceRecord] = (FIRST, SECOND)
) -> tuple[Normalized, dict[str, Paper], list[Problem]]:
    """What a shelf with these corrections holds, by title, and every problem."""
    rulings, problems = parse_rulings(overrides, "overrides.yml")
    done = normalize(records, rulings)
    names = index_names(done.papers, done.hidden)
    told, more = parse_overrides(overrides, "overrides.yml", names, Taxonomy({}))
    papers, _, idle = correct(done.papers, told, done.conflicts)
    return done, {paper.title: paper for paper in papers}, [*problems, *done.problems, *more, *idle]


def is_by_the_schema(entry: str) -> bool:
    """Whether an editor, to which a date is a text, lets an entry pass."""
    said = yaml.safe_load(re.sub(r"(\d{4}-\d\d-\d\d)", r"'\1'", f"refs.bib:3: {{{entry}}}"))
    return jsonschema.Draft7Validator(overrides_schema()).is_valid(said)


def test_every_stated_field_can_be_stated_anew() -> None:
    text = """
doi:10.1000/CRANE:
  title: Cranes in $R^2$
  abstract: In a word.
  authors: [Eve Goose, {name: Dan Swan, orcid: 0000-0002-1825-0097}, et al.]
  author_count: 5
  date: May 2021
  ids: {doi: null, arxiv: "arXiv:2105.00001v2"}
  citation_key: goose2021
  language: en
  keywords: [cranes, birds]
  dates: {submitted: 2021-01-05}
  counts: {citations: 12}
  facts: {license: MIT}
  cites: ["arxiv:1706.03762"]
  similar: ["arxiv:1706.03762"]
  type: paper-conference
  venue: Birds
  volume: 7
  issue: 2
  pages: 1–9
  publisher: Toy
  issn: 1234-5678
  isbn: 978-3-16-148410-0
  series: Folds
  place: Paris
"""
    _, papers, problems = build(text)
    assert problems == []
    paper = papers["Cranes in $R^2$"]
    assert paper.id == "doi-10.1000-crane", "a correction moves no page"
    assert [(each.name, each.orcid) for each in paper.authors] == [
        ("Eve Goose", ""), ("Dan Swan", "0000-0002-1825-0097")
    ]  # fmt: skip
    assert (paper.has_more_authors, paper.date, paper.ids) == (
        True, "2021-05", {"arxiv": "2105.00001"}
    )  # fmt: skip
    assert paper.publication == Publication(
        "paper-conference", "Birds", "7", "2", "1–9", "Toy", "1234-5678", "978-3-16-148410-0",
        "Folds", "Paris",
    )  # fmt: skip
    assert (paper.counts, paper.facts, paper.dates) == (
        {"citations": 12}, {"license": "MIT"}, {"submitted": "2021-01-05"}
    )  # fmt: skip
    assert paper.stated_by["title"] == Origin("overrides.yml", 3)
    assert paper.stated_by["publication"].path == "overrides.yml"


def test_every_field_of_a_work_has_its_key() -> None:
    stated = {key.states for key in KEYS.values()} | {"abstract_kind", "has_more_authors"}
    by_hand = {"summaries": "summary", "links": "add_links"}
    assert set(by_hand.values()) <= KEYS.keys()
    assert {each.name for each in fields(Work)} - stated == {*by_hand}
    parts = {name for name, key in KEYS.items() if key.states == "publication"}
    assert parts == {each.name for each in fields(Publication)}


def test_the_schema_that_ships_is_that_of_the_keys() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == overrides_schema(), (
        "write overrides_schema() to generator/data/overrides.schema.json as JSON, indent 2"
    )


@pytest.mark.parametrize(
    "entry",
    [
        "title: null", "title: [a]", "summary: ''", "author_count: [5]", "author_count: -1",
        "author_count: {a: 5}", "counts: {stars: -1}", "add_links: [ftp://toys.org]",
        "add_links: [{kind: code}]", "add_links: toys", "authors: [{nam: Ann}]", "keywords: {a: b}",
        "ids: {arxv: x}", "type: jornal", "hide: perhaps", "id: con", "same_as: [[a]]", "venu: T",
    ],
)  # fmt: skip
def test_what_the_schema_refuses_is_refused(entry: str) -> None:
    assert not is_by_the_schema(entry)
    assert any(problem.severity == "error" for problem in build(f"refs.bib:3: {{{entry}}}")[2])


@pytest.mark.parametrize(
    "entry",
    [
        "title: 1984", "abstract: null", "authors: null", "authors: Eve Goose", "keywords: null",
        "author_count: null", "author_count: 5", "add_links: []", "add_links: https://toys.org",
        "same_as: null", "add_related: 1706.03762", "date: null", "date: 2021", "date: 2021-05-31",
        "ids: {doi: null}", "isbn: null", "counts: {stars: 5}", "id: conference",
    ],
)  # fmt: skip
def test_what_the_schema_lets_pass_is_taken(entry: str) -> None:
    assert is_by_the_schema(entry)
    problems = build(f"refs.bib:3: {{{entry}}}")[2]
    errors = [problem for problem in problems if problem.severity == "error"]
    assert [each for each in errors if "unknown paper" not in each.message] == []


@pytest.mark.parametrize(
    ("entry", "line", "told"),
    [
        ("title: ''", 2, "needs a title"),
        ("date: soon", 2, "is not a date"),
        ("ids: {arxiv: 99}", 2, "is no arXiv identifier"),
        ("ids: {arxv: 1706.03762}", 2, "did you mean 'arxiv'"),
        ("ids: [a]", 2, "a mapping is needed"),
        ("type: article-jornal", 2, "did you mean 'article-journal'"),
        ("authors: [{nam: Ann}]", 2, "did you mean 'name'"),
        ("authors: [{name: Ann Toy, orcid: 0000-0002-1825-0098}]", 2, "check digit"),
        ("authors: [{affiliation: Toys}]", 2, "needs a name"),
        ("counts:\n    citations: many", 3, "whole number"),
        ("abstract: [a]", 2, "a text is needed"),
        ("keywords: {a: b}", 2, "a list of texts"),
        ("venu: Toys", 2, "did you mean 'venue'"),
        ("hide: perhaps", 2, "true or false"),
        ("id: A B", 2, "is no address"),
        ("id: index", 2, "is no address"),
        ("id: con", 2, "is no address"),
        ("id: lpt1.cranes", 2, "is no address"),
        ("id: cranes.", 2, "is no address"),
        ("date: 2020-02-30", 2, "is not a date"),
        ("date: 31 April 2021", 2, "is not a date"),
        ("date: 20211301", 2, "is not a date"),
        ("dates:\n    submitted: 2021-13", 3, "is not a date"),
        ("keywords: [cranes, [birds]]", 2, "a list is there"),
        ("same_as: {saved.txt: 9}", 2, "a text is needed"),
        ("add_mentions:\n    - [SCAN]", 3, "a text is needed"),
        ("same_as: [doi:10.1000/cran]", 2, "did you mean 'doi:10.1000/crane'"),
        ("same_as:\n  - doi:10.1000/crane", 3, "itself"),
        ("title: Cranes", 2, "already"),
        ("venue: Toys", 2, "already"),
    ],
)
def test_what_is_wrong_is_a_problem_with_its_line(entry: str, line: int, told: str) -> None:
    _, papers, problems = build(f"doi:10.1000/crane:\n  {entry}\n")
    assert [problem.origin for problem in problems] == [Origin("overrides.yml", line)]
    assert told in problems[0].message
    assert papers["Cranes"].authors == AUTHORS


def test_papers_that_the_curator_calls_one_are_one() -> None:
    done, papers, problems = build("refs.bib:3: {same_as: ['saved.txt:9']}")
    assert [each.code for each in problems] == ["merge-conflict"]
    (paper,) = papers.values()
    assert (paper.id, len(paper.origins)) == ("doi-10.1000-crane", 2)
    assert paper.aliases[0].startswith("on-the-folding-of-birds-")
    assert [each.rule for each in done.merges] == ["the curator says so"]


def test_what_the_curator_states_settles_a_conflict() -> None:
    text = "refs.bib:3: {same_as: ['saved.txt:9'], title: Cranes}"
    _, papers, problems = build(text)
    assert problems == []
    assert [*papers] == ["Cranes"]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("refs.bib:3: {same_as: ['saved.txt:9'], volume: 3}\nsaved.txt:9: {volume: 4}", 2,
         "volume: line 1 says otherwise of the same paper; this counts"),
        ("refs.bib:3:\n  same_as: ['saved.txt:9']\n  same_as: ['refs.bib:3 ']", 3,
         "'same_as' is there twice in one entry"),
        ("refs.bib:3:\n  same_as: ['saved.txt:9']\n  not_same_as: ['saved.txt:9']", 3,
         "not_same_as: 'saved.txt:9' is the same paper by a same_as, which counts"),
    ],
)  # fmt: skip
def test_what_is_said_twice_or_against_itself_is_told(text: str, line: int, told: str) -> None:
    _, papers, problems = build(text)
    assert len(papers) == 1
    told_there = [each.message for each in problems if each.origin == Origin("overrides.yml", line)]
    assert any(told in message for message in told_there)


def test_entries_of_one_paper_add_up_as_when_several_corrections_are_pasted() -> None:
    text = """
refs.bib:3: {ids: {arxiv: 2105.00001}, keywords: [cranes], add_mentions: [SCAN]}
doi:10.1000/crane: {ids: {doi: null}, volume: 7, keywords: [cranes]}
doi-10.1000-crane: {date: 2021}
"""
    _, papers, problems = build(text)
    paper = papers["Cranes"]
    assert problems == []
    assert (paper.ids, paper.date) == ({"arxiv": "2105.00001"}, "2021")
    assert (paper.publication.volume, paper.keywords) == ("7", ("cranes",))


@pytest.mark.parametrize("field", ["keywords: [a]", "id: a", "date: 2019", "title: A"])
def test_entries_of_one_paper_that_contradict_each_other_are_told(field: str) -> None:
    other = field.replace("[a", "[b").replace("id: a", "id: b").replace("2019", "2018")
    other = other.replace("A", "B")
    _, _, problems = build(f"refs.bib:3: {{{field}}}\ndoi:10.1000/crane: {{{other}}}\n")
    told = [each.message for each in problems if each.code == "override-twice"]
    assert len(told) == 1
    assert "line 1 says otherwise" in told[0]


def test_of_a_field_that_is_there_twice_the_later_counts() -> None:
    _, papers, problems = build("refs.bib:3:\n  title: Swans\n  title: Geese\n")
    assert "Geese" in papers
    assert [(each.code, each.origin.line) for each in problems] == [("override-twice", 3)]


def test_the_second_to_pin_an_id_is_told_at_its_own_line() -> None:
    text = "refs.bib:3:\n  id: birds\nsaved.txt:9:\n  id: birds\n"
    _, papers, problems = build(text)
    assert papers["Cranes"].id == "birds"
    assert [(each.code, each.origin.line) for each in problems] == [("override-id", 4)]


def test_the_schema_knows_which_ids_are_addresses() -> None:
    pattern = overrides_schema()["additionalProperties"]["properties"]["id"]["pattern"]
    names = ["a", "conference", "page.1", "con", "aux.x", "a.", "page"]
    assert [name for name in names if re.search(pattern, name)] == names[:3]


def test_papers_that_the_curator_calls_two_are_two() -> None:
    copy = SourceRecord(origin=Origin("b.bib", 4), size=0, title="Cranes", authors=AUTHORS,
                        ids={"doi": "10.1000/crane"})  # fmt: skip
    together, _, _ = build("", [FIRST, copy])
    assert len(together.papers) == 1
    apart, _, problems = build("b.bib:4: {not_same_as: ['refs.bib:3']}", [FIRST, copy])
    assert problems == []
    assert len({paper.id for paper in apart.papers}) == 2
    assert "doi-10.1000-crane" in {paper.id for paper in apart.papers}


def test_a_hidden_paper_is_counted_and_nowhere_else() -> None:
    text = "doi-10.1000-crane: {hide: true}\narxiv:2001.00001: {hide: false}\n"
    done, papers, problems = build(text)
    assert [*papers] == ["On the Folding of Birds"]
    assert [paper.title for paper in done.hidden] == ["Cranes"]
    assert [problem.origin.line for problem in problems] == [2]
    assert len(done.papers) + len(done.merges) + len(done.hidden) == 2


def test_a_pinned_id_is_the_address_and_the_old_one_leads_to_it() -> None:
    text = "doi-10.1000-crane: {id: cranes}\ncranes: {language: en}\n"
    _, papers, problems = build(text)
    assert problems == []
    paper = papers["Cranes"]
    assert (paper.id, paper.aliases, paper.language) == ("cranes", ("doi-10.1000-crane",), "en")


def test_an_id_that_another_paper_has_is_not_given_away() -> None:
    other = normalize([SECOND]).papers[0].id
    _, papers, problems = build(f"doi:10.1000/crane:\n  id: {other}\n")
    assert papers["Cranes"].id == "doi-10.1000-crane"
    assert papers["On the Folding of Birds"].id == other
    assert [(each.code, each.origin.line) for each in problems] == [("override-id", 2)]


def test_an_entry_under_a_former_id_is_that_of_the_paper() -> None:
    bare = SourceRecord(origin=Origin("a.txt", 1), size=0, title="Cranes", abstract="Of cranes.")
    former = normalize([bare]).papers[0].id
    _, papers, problems = build(f"{former}: {{language: fr}}", [FIRST, bare])
    assert problems == []
    assert (papers["Cranes"].id, papers["Cranes"].language) == ("doi-10.1000-crane", "fr")


@pytest.mark.parametrize("text", ["", "a: [", "- a", "x: 3", "x: {same_as: {a: b}}", "1: {id: }"])
def test_text_of_another_shape_rules_nothing(text: str) -> None:
    rulings, _ = parse_rulings(text, "o.yml")
    assert not any(each.same_as or each.pinned or each.is_hidden for each in rulings)
    done, _, _ = build(text)
    assert len(done.papers) == 2


def test_a_tag_goes_by_its_id_its_label_or_an_alias_in_this_order() -> None:
    taxonomy = Taxonomy(
        {
            "method/folding": Tag("method/folding", "method", "Folding", aliases=("crane making",)),
            "task/birds": Tag("task/birds", "task", "Birds", aliases=("Folding", "crane making")),
        }
    )
    text = "a:\n  add_tags: [Crane making, folding, task/birds]\n"
    told, problems = parse_overrides(text, "overrides.yml", {"a": "a"}, taxonomy)
    assert told["a"].add_tags == ("method/folding", "method/folding", "task/birds")
    assert problems == []
