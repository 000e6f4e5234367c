from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.downloads.feeds import feed_files
from generator.downloads.llms import llms_files
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.output import OutputFile
from generator.pages.home import home_pages
from generator.pages.trending import RULE, RULE_OF_ALL, trending_pages
from generator.trending import FEWEST, HALF_LIFE, Trend, trending
from tests.downloads.test_downloads import SETTINGS, shelf
from tests.formats.papers import NASTY, paper


def voted(name: str, date: str, shown: str = "", **counts: int) -> Paper:
    dates = {"shown": shown} if shown else {}
    return replace(paper(name, f"Toy {name}", date=date), counts=counts, dates=dates)


OLD = [voted(f"old{n}", "2020-01-01", upvotes=1) for n in range(FEWEST)]


def now(*papers: Paper) -> list[str]:
    """The ids of those that trend now, beside papers long forgotten that fill the shelf."""
    return [each.paper.id for each in trending(shelf(*papers, *OLD)).now]


def page(corpus: Corpus, pages: Callable[..., object] = trending_pages) -> str:
    made = pages(corpus, SETTINGS, [])
    return "".join(file.text for file in made if isinstance(file, OutputFile))  # type: ignore[attr-defined]


def test_upvotes_rank_and_age_halves_them() -> None:
    first, half = "2024-05-31", "2024-05-01"
    assert HALF_LIFE == 30
    papers = [voted("new", first, upvotes=50), voted("half", half, upvotes=101)]
    assert now(*papers) == ["half", "new"]
    papers[1] = voted("half", half, upvotes=99)
    assert now(*papers) == ["new", "half"]


def test_a_hundred_stars_count_as_ten_upvotes() -> None:
    papers = [
        voted("starred", "2024-05-31", stars=100),
        voted("nine", "2024-05-31", upvotes=9),
        voted("eleven", "2024-05-31", upvotes=11),
        voted("both", "2024-05-31", upvotes=5, stars=100),
    ]
    assert now(*papers) == ["both", "eleven", "starred", "nine"]


def test_the_day_on_a_list_counts_before_that_of_publication() -> None:
    shown = voted("shown", "2021-01-01", shown="2024-05-31", upvotes=5)
    assert now(shown, voted("other", "2024-05-30", upvotes=5)) == ["shown", "other"]


def test_a_paper_without_upvotes_stars_or_anything_left_of_them_does_not_trend() -> None:
    papers = [
        voted("new", "2024-05-31", upvotes=9),
        voted("cited", "2024-05-31", citations=900),
        voted("none", "2024-05-31", upvotes=0, stars=0),
        voted("undated", "", upvotes=900),
        voted("forgotten", "2023-05-31", upvotes=900),
    ]
    found = trending(shelf(*papers, *OLD))
    assert [each.paper.id for each in found.now] == ["new"]
    assert [each.paper.id for each in found.of_the_year] == ["new"]
    assert [each.paper.id for each in found.of_all_time][:3] == ["forgotten", "undated", "new"]


def test_today_is_the_newest_date_of_the_papers_that_have_numbers() -> None:
    papers = [voted("a", "2024-05-31", upvotes=9), paper("later", "Later", date="2031-01-01")]
    assert trending(shelf(*papers, *OLD)).today == "2024-05-31"
    by_year = voted("b", "2024", upvotes=900)
    assert [each.age for each in trending(shelf(papers[0], by_year, *OLD)).now] == [151, 0]


def test_a_new_paper_changes_no_order_among_the_others() -> None:
    papers = [
        voted("a", "2024-05-31", upvotes=40),
        voted("b", "2024-05-01", upvotes=90),
        voted("c", "2024-04-10", upvotes=190),
    ]
    assert now(*papers) == now(*papers, voted("later", "2024-08-01", upvotes=1))[:3]


@pytest.mark.parametrize("count", [10**30, 10**400])
def test_a_number_beyond_reckoning_is_no_error(count: int) -> None:
    papers = [voted("vast", "2024-05-31", upvotes=count, stars=count)]
    assert now(*papers) == ["vast"]


@pytest.mark.parametrize(
    "papers",
    [
        [],
        [paper(f"p{n}", "Toy", date="2024-05-31") for n in range(9)],
        [voted(f"p{n}", "2024-05-31", upvotes=3) for n in range(FEWEST - 1)],
        [voted(f"p{n}", "", upvotes=3) for n in range(9)],
    ],
    ids=["nothing", "no numbers", "too few", "no dates"],
)
def test_where_little_is_known_nothing_leads_to_a_page_that_is_not_there(
    papers: list[Paper],
) -> None:
    corpus = shelf(*papers)
    assert page(corpus) == ""
    assert "trending" not in page(corpus, home_pages)
    assert not [file for file in feed_files(corpus, SETTINGS) if "trending" in file.text]
    assert "trending" not in "".join(file.text for file in llms_files(corpus, SETTINGS))


NEW = voted("new", "2024-05-31", upvotes=12, stars=100)
AGED = voted("aged", "2024-05-01", upvotes=1, stars=3290)


def test_the_page_states_its_rule_its_today_and_each_paper_s_reason() -> None:
    text = page(shelf(NEW, AGED, *OLD))
    assert f"\n{RULE} {RULE_OF_ALL}\n" in text
    assert "As of 31 May 2024, the newest date" in text
    assert "1. [Toy aged](papers/aged.md)  \n" in text
    assert (
        "    **1 upvote** · 3,290 stars · 1 May 2024 · 58 points, 29 left after 30 days\n"
        "2. [Toy new](papers/new.md)"
    ) in text
    assert "    **12 upvotes** · 100 stars · 31 May 2024 · 22 points\n" in text


def test_lists_of_the_year_and_of_all_time_stand_where_they_add_a_paper() -> None:
    text = page(shelf(NEW, AGED, *OLD))
    assert "## The past year" not in text
    assert "3. [Toy old0](papers/old0.md)  \n    **1 upvote** · 1 January 2020 · 1 point\n" in text
    earlier = voted("earlier", "2023-09-01", upvotes=90)
    assert "## The past year { .papershelf-papers }\n" in page(shelf(NEW, AGED, earlier, *OLD))
    undated = voted("undated", "", upvotes=900)
    assert "    **900 upvotes** · 900 points\n" in page(shelf(NEW, undated, *OLD))


def test_the_numbers_are_rounded_as_people_read_them() -> None:
    from generator.pages.trending import render_reason

    each = Trend(voted("a", "2024-05-01", stars=2), 2**0.5, "2024-05-01", 1)
    assert render_reason(each) == "**2 stars** · 1 May 2024 · 1.4 points, 1.4 left after 1 day"


def test_hostile_titles_keep_the_lists_whole() -> None:
    papers = [
        replace(voted(f"p{n}", f"20{n % 20:02}-01-01", upvotes=9), title=f"Toy {sign} x")
        for n, sign in enumerate(each for each in NASTY if each != "\n")
    ]
    lines = page(shelf(*papers)).splitlines()
    items = [line for line in lines if re.match(r"\d+\. ", line)]
    assert len(items) == 11  # one trends now, ten of all time
    assert all(re.fullmatch(r"\d+\. \[Toy .* x\]\(papers/p\d+\.md\)  ", each) for each in items)


def test_home_llms_and_feeds_lead_to_the_page() -> None:
    corpus = shelf(NEW, AGED, *OLD)
    home = page(corpus, home_pages)
    assert "## Trending" in home
    assert "(trending.md)" in home
    assert "trending.html.md): 2" in "".join(file.text for file in llms_files(corpus, SETTINGS))
    made = {file.path: file.text for file in feed_files(corpus, SETTINGS)}
    assert {"trending.atom", "trending.feed.json"} <= set(made)
    assert made["trending.atom"].count("<entry>") == 2
    assert 'xmlUrl="trending.atom"' in made["feeds.opml"]
