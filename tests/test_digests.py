from __future__ import annotations

from dataclasses import replace

import pytest

from generator import digests as digests_module
from generator.digests import digest_date, digests, papers_since
from generator.model.corpus import Corpus
from generator.model.paper import Annotations, Related
from generator.pages.digest import digest_pages
from generator.settings import Settings
from tests.downloads.test_downloads import SETTINGS, shelf
from tests.formats.papers import paper


@pytest.mark.parametrize(
    ("date", "shown", "expected"),
    [
        ("2020-05-06", "", "2020-05-06"),
        ("2020-05", "2021-02-03", "2021-02-03"),
        ("2020-05-06", "2021-02", "2020-05-06"),
        ("2020", "", ""),
        ("2020", "2021-02", "2021-02"),
        ("", "", ""),
    ],
)
def test_the_day_on_a_list_counts_before_that_of_publication_and_a_year_never(
    date: str, shown: str, expected: str
) -> None:
    assert digest_date(replace(paper("a", "A", date=date), dates={"shown": shown})) == expected


def test_an_arxiv_number_names_the_month_where_no_date_does() -> None:
    numbered = paper("a", "A", date="2018", ids={"arxiv": "1706.00001"})
    assert digest_date(numbered) == "2017-06"
    assert digest_date(replace(numbered, date="2018-02-03")) == "2018-02-03"


def test_a_paper_is_in_its_day_its_iso_week_and_its_month() -> None:
    corpus = shelf(
        paper("a", "A", date="2021-01-01"), paper("b", "B", date="2021-01"), paper("c", "C")
    )
    found = [(each.kind, each.id, [p.id for p in each.papers]) for each in digests(corpus)]
    assert found == [
        ("day", "2021-01-01", ["a"]),
        ("week", "2020-W53", ["a"]),
        ("month", "2021-01", ["a", "b"]),
    ]


def test_upvotes_rank_first_then_links_then_the_newest() -> None:
    papers = [
        paper("new", "New", date="2021-01-09"),
        paper("old", "Old", date="2021-01-02"),
        paper("linked", "Linked", date="2021-01-01"),
        replace(paper("few", "Few", date="2021-01-01"), counts={"upvotes": 0}),
        replace(paper("many", "Many", date="2021-01-01"), counts={"upvotes": 7}),
    ]
    corpus = shelf(*papers)
    near = Annotations(related=(Related("linked", 0.5),))
    corpus = replace(corpus, annotations={**corpus.annotations, "old": near})
    ranked = [each.id for each in papers_since(corpus, "2021-01-01")]
    assert ranked == ["many", "few", "linked", "new", "old"]


def test_a_month_counts_as_of_its_first_day() -> None:
    corpus = shelf(paper("a", "A", date="2021-02"), paper("b", "B", date="2021-01"))
    assert [each.id for each in papers_since(corpus, "2021-01-15")] == ["a"]


def test_a_shelf_of_many_periods_has_months_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests_module, "MOST_PERIODS", 5)
    corpus = shelf(paper("a", "A", date="2021-01-05"), paper("b", "B", date="2021-03-05"))
    assert [each.id for each in digests(corpus)] == ["2021-03", "2021-01"]


def pages(corpus: Corpus, settings: Settings = SETTINGS) -> dict[str, str]:
    return {file.path: file.text for file in digest_pages(corpus, settings, [])}


def test_a_shelf_without_precise_dates_has_no_digests() -> None:
    assert pages(shelf()) == pages(shelf(paper("a", "A", date="2021"))) == {}


def test_a_page_says_the_rule_and_how_many_it_leaves_out() -> None:
    many = [paper(f"p{n}", f"Toy {n}", date="2021-01") for n in range(5)]
    voted = replace(many[4], counts={"upvotes": 1})
    made = pages(shelf(*many[:4], voted), replace(SETTINGS, page_size=2))
    assert set(made) == {"digests/index.md", "digests/2021-01.md"}
    text = made["digests/2021-01.md"]
    assert "# January 2021\n" in text
    assert digests_module.RULE in text
    assert "5 papers, of which the first 2 are here" in text
    assert text.count("\n- [") == 2
    assert "\n    **1 upvote** · January 2021\n" in text


def test_a_page_leads_to_its_neighbours_and_to_what_it_is_part_of() -> None:
    corpus = shelf(
        paper("a", "A", date="2021-02-26"),
        paper("b", "B", date="2021-03-02"),
        paper("c", "C", date="2021-03-04"),
    )
    made = pages(corpus)
    day, week = made["digests/2021-03-02.md"], made["digests/2021-W09.md"]
    assert (
        "[← 26 February 2021](2021-02-26.md) · [all digests](index.md) · "
        "[4 March 2021 →](2021-03-04.md)"
    ) in day
    assert "1 paper · part of [Week 9 of 2021](2021-W09.md) and [March 2021](2021-03.md)\n" in day
    assert "1 March 2021 to 7 March 2021 · 2 papers · part of [March 2021](2021-03.md)\n" in week


def test_the_index_has_a_line_a_month_with_its_weeks_and_days() -> None:
    corpus = shelf(paper("a", "A", date="2021-02-28"), paper("b", "B", date="2021-03-03"))
    index = pages(corpus)["digests/index.md"]
    assert (
        '- [March](2021-03.md) 1 paper · week [9](2021-W09.md "Week 9 of 2021") · '
        'day [3](2021-03-03.md "3 March 2021")\n'
        "- [February](2021-02.md) 1 paper · week [8]"
    ) in index
    assert "Latest: [3 March 2021](2021-03-03.md) · [Week 9 of 2021](2021-W09.md) · " in index


def test_a_week_in_two_months_stands_in_that_of_its_newest_paper() -> None:
    corpus = shelf(paper("a", "A", date="2021-03-31"), paper("b", "B", date="2021-04-01"))
    april, march = pages(corpus)["digests/index.md"].split("- [April]")[1].split("- [March]")
    assert "(2021-W13.md" in april
    assert "(2021-W13.md" not in march
