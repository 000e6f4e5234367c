from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.formats import FORMATS, Keyed
from generator.model.names import person
from generator.model.record import Origin, SourceRecord
from generator.normalize import normalize
from generator.normalize.paper_ids import paper_id
from generator.text.slugs import SLUG_LIMIT

TOY = person("Ann", "Toy")


def record(title: str, abstract: str, path: str = "a.txt", line: int = 1) -> SourceRecord:
    return SourceRecord(origin=Origin(path, line), size=0, title=title, abstract=abstract)


def test_equal_records_become_one_paper_with_all_origins() -> None:
    papers = normalize(
        [
            record("Toys", "About toys.", "b.txt", 3),
            record("Toys", "About toys.", "a.txt", 9),
            record("Toys", "About toys.", "a.txt", 1),
        ]
    ).papers
    assert [paper.origins for paper in papers] == [
        (Origin("a.txt", 1), Origin("a.txt", 9), Origin("b.txt", 3))
    ]


def test_one_title_with_two_abstracts_is_two_papers_at_two_addresses() -> None:
    papers = normalize([record("Toys", "About toys."), record("Toys", "About bears.")]).papers
    assert len({paper.id for paper in papers}) == 2


def test_similar_titles_do_not_merge() -> None:
    parts = [record("Toys: Part I", "About."), record("Toys: Part II", "About.")]
    assert len(normalize(parts).papers) == 2


def test_an_address_does_not_depend_on_the_other_papers() -> None:
    alone = normalize([record("Toys", "About toys.")]).papers[0].id
    many = [record("Toys", "About bears."), record("Toys", "About toys."), record("Bears", "x")]
    for order in itertools.permutations(many):
        assert alone in {paper.id for paper in normalize(order).papers}


def test_the_order_of_sources_that_agree_changes_nothing() -> None:
    records = [
        record("Toys", "At https://a.org/toys.", "a.txt", 2),
        record("Toys", "At https://a.org/toys.", "b.txt", 5),
        record("Bears", "About bears.", "b.txt", 7),
    ]
    assert normalize(records).papers == normalize(records[::-1]).papers


def test_the_same_text_wrapped_otherwise_is_the_same_paper() -> None:
    wrapped = [record("Toys", "About  toys."), record("Toys", "About\ntoys.")]
    assert len(normalize(wrapped).papers) == 1


def test_stated_fields_are_kept_when_duplicates_merge() -> None:
    plain = record("Toys", "About toys.")
    dated = replace(plain, ids={"arxiv": "2401.00001"}, date="2024-01-01", authors=(TOY,))
    other = replace(dated, origin=Origin("b.txt", 1), authors=())
    (paper,) = normalize([other, dated]).papers
    assert paper.id == "2401.00001"
    assert paper.authors == (TOY,)
    assert paper.date == "2024-01-01"


def test_ids_are_safe_as_file_names() -> None:
    assert paper_id("x", "", {"doi": "10.1000/A(b)<c>"}, (), "") == "doi-10.1000-a-b-c"
    assert paper_id("../../etc", "", {}, (), "").startswith("etc-")
    assert paper_id("深度学习", "", {}, (), "").startswith("paper-")
    long = paper_id("word " * 100, "", {}, (person("Ann", "van Toy"),), "2024-05-01")
    assert len(long) < 110
    assert "-van-toy-2024-" in long


def test_an_orcid_with_a_wrong_digit_is_kept_apart() -> None:
    right, wrong = "0000-0002-1825-0097", "0000-0002-1825-0098"
    authors = (person("Ann", "Toy", orcid=right), person("Bob", "Bear", orcid=wrong))
    (paper,) = normalize([replace(record("Toys", "About toys."), authors=authors)]).papers
    assert [author.orcid for author in paper.authors] == [right, ""]
    assert [author.wrong_orcid for author in paper.authors] == ["", wrong]


def test_an_orcid_of_two_authors_of_one_paper_is_nobodys() -> None:
    orcid = "0000-0002-1825-0097"
    authors = (person("Ann", "Toy", orcid=orcid), person("Bob", "Bear", orcid=orcid))
    (paper,) = normalize([replace(record("Toys", "About toys."), authors=authors)]).papers
    assert [(author.orcid, author.wrong_orcid) for author in paper.authors] == [("", orcid)] * 2


@pytest.mark.parametrize(
    ("stated", "kept"),
    [("2002-13", "2002"), ("2018-<ar3", "2018"), ("]3", ""), ("2020-02-30", "2020-02"),
     ("2024-05-01", "2024-05-01"), ("", "")],
)  # fmt: skip
def test_a_papers_date_is_one_whatever_its_source_states(stated: str, kept: str) -> None:
    told = replace(record("Toys", "About toys."), date=stated, dates={"updated": stated})
    (paper,) = normalize([told]).papers
    assert (paper.date, paper.dates["updated"]) == (kept, kept)
    for form in FORMATS.values():
        form.item(Keyed(paper, "toys"))


def of_one_doi(path: str, line: int) -> list[SourceRecord]:
    """Works of which all state one DOI, from a line of a file on."""
    titles = ("Owls at Night", "Bears in Winter", "Cranes of Paper", "Bears in Winter")
    return [
        SourceRecord(origin=Origin(path, line + 3 * at), size=0, title=title,
                     authors=(person("Ann", family),), date=year, ids={"doi": "10.1145/3999999"})
        for at, (title, family, year) in enumerate(
            zip(titles, ("Toy", "Bear", "Crane", "Bear"), ("2018", "2019", "2019", "2024"),
                strict=True)
        )
    ]  # fmt: skip


@settings(deadline=None)
@given(
    st.integers(1, 10_000), st.sampled_from(["a.bib", "z.bib"]),
    st.permutations(range(8)),
)  # fmt: skip
def test_no_line_and_no_order_of_files_moves_a_paper(
    line: int, path: str, order: list[int]
) -> None:
    def addresses(records: list[SourceRecord]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for paper in normalize(records).papers:
            found.setdefault(paper.title, set()).add(paper.id)
        return found

    before = addresses(of_one_doi("m.bib", 1))
    moved = [*of_one_doi("m.bib", 1), *of_one_doi(path, line)]
    assert sum(map(len, before.values())) == 3
    assert addresses([moved[at] for at in order]) == before
    assert addresses(of_one_doi(path, line)) == before


def test_a_doi_that_is_longer_than_a_disk_takes_is_cut_and_still_tells_which_it_is() -> None:
    dois = [f"10.1000/{'x' * 300}{end}" for end in "ab"]
    ids = {paper_id("Toys", "", {"doi": doi}, (), "") for doi in dois}
    assert len(ids) == 2
    assert all(len(each) <= SLUG_LIMIT and each.startswith("doi-10.1000-x") for each in ids)
    assert {paper_id("Bears", "", {"doi": doi.upper()}, (), "") for doi in dois} == ids


def test_the_origins_of_one_work_are_compared_a_few_times_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = 0
    is_before = Origin.__lt__

    def counted(first: Origin, second: Origin) -> bool:
        nonlocal compared
        compared += 1
        return is_before(first, second)

    monkeypatch.setattr(Origin, "__lt__", counted)
    done = normalize([record("Deep Toys", "", line=line) for line in range(300)])
    assert len(done.merges) == 299
    assert compared < 20 * 300
