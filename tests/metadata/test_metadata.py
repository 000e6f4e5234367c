from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import parse_qsl

from hypothesis import given, settings

from generator.metadata import (
    SharedImage,
    coins,
    highwire_tags,
    open_graph_tags,
    page_tags,
    paper_json_ld,
    render_json_ld,
    site_json_ld,
)
from generator.model.names import person
from generator.model.paper import Paper
from generator.model.work import Publication
from tests.formats.papers import PLAIN, hostile_papers

CONFERENCE, JOURNAL, BARE = PLAIN
URL = "https://toys.example.org/papers/x.html"


def item_type(paper: Paper) -> str:
    """The type that Zotero's rules for embedded metadata give a page, by its tags' order."""
    names = [name for name, _ in highwire_tags(paper)]
    rules = (
        ("citation_journal_title", "journalArticle"),
        ("citation_conference_title", "conferencePaper"),
        ("citation_technical_report_institution", "report"),
        ("citation_dissertation_institution", "thesis"),
        ("citation_inbook_title", "bookSection"),
        ("citation_title", "journalArticle"),
    )
    return next(kind for name, kind in rules if name in names)


def test_zotero_takes_each_kind_for_what_it_is() -> None:
    thesis = replace(BARE, publication=Publication("thesis", publisher="Toy University"))
    preprint = replace(BARE, ids={"arxiv": "2401.00001"})
    kinds = [item_type(paper) for paper in (CONFERENCE, JOURNAL, thesis, preprint, BARE)]
    assert kinds == ["conferencePaper", "journalArticle", "thesis", "report", "journalArticle"]


def test_a_sole_author_is_named_without_a_comma() -> None:
    sole = replace(JOURNAL, authors=(person("Jan Peter", "van der Berg"),))
    assert ("citation_author", "Jan Peter van der Berg") in highwire_tags(sole)
    names = [value for name, value in highwire_tags(CONFERENCE) if name == "citation_author"]
    assert names == ["van Toy, Ann", "Fold, Bob B. Jr.", "Crane Team"]


def test_keywords_are_parted_by_semicolons_and_dates_by_slashes() -> None:
    tags = dict(highwire_tags(replace(CONFERENCE, keywords=("a, b", "c;d"))))
    assert tags["citation_keywords"] == "a, b; c,d"
    assert tags["citation_publication_date"] == "2017/06/12"
    assert (tags["citation_firstpage"], tags["citation_lastpage"]) == ("12", "19")


@given(hostile_papers())
@settings(deadline=None)
def test_no_tag_is_empty_and_no_text_closes_the_script(hostile: Paper) -> None:
    named = highwire_tags(hostile, URL) + open_graph_tags(hostile, URL, "Toys", (), "A toy.")
    assert all(name and value.strip() for name, value in named)
    text = render_json_ld(paper_json_ld(hostile, URL, [("Toys", URL)], "A toy."))
    assert not re.search(r"[<>&\u2028\u2029]", text)
    article = json.loads(text)["@graph"][0]
    assert article["name"] == hostile.title
    assert all(article.values())
    given_back = dict(parse_qsl(coins(hostile), keep_blank_values=True))
    assert hostile.title in (given_back.get("rft.atitle"), given_back.get("rft.title"))


def test_the_article_never_claims_this_site_as_its_publisher() -> None:
    article = paper_json_ld(CONFERENCE, URL, [("Toys", URL)], "A toy.")["@graph"][0]
    assert "publisher" not in article
    assert article["author"][2] == {"@type": "Organization", "name": "Crane Team"}
    assert article["isPartOf"] == {"@type": "Book", "name": "Proceedings of Toys & Folds"}
    assert "https://doi.org/10.1000/toy_net.1" in article["sameAs"]


def test_a_journal_stands_inside_its_volume_and_issue() -> None:
    part = paper_json_ld(JOURNAL, URL, [], "")["@graph"][0]["isPartOf"]
    assert part["issueNumber"] == "2"
    assert part["isPartOf"]["volumeNumber"] == "4"
    assert part["isPartOf"]["isPartOf"]["name"] == "Journal of Toys"


def test_breadcrumbs_need_addresses() -> None:
    assert len(paper_json_ld(BARE, "", [("Toys", "")], "")["@graph"]) == 1
    crumbs = paper_json_ld(BARE, URL, [("Toys", URL), ("Geese", URL)], "")["@graph"][1]
    assert [crumb["position"] for crumb in crumbs["itemListElement"]] == [1, 2]


def test_the_site_tells_how_it_is_searched() -> None:
    action = site_json_ld("Toys", "https://t.example/", "https://t.example/search.html?q=")
    target = action["potentialAction"]["target"]["urlTemplate"]
    assert target == "https://t.example/search.html?q={search_term_string}"


def test_a_page_with_a_picture_is_shown_large_and_says_what_the_picture_shows() -> None:
    image = SharedImage("https://toys.example.org/assets/x.png", "Geese.\nAnn Toy")
    paper = dict(open_graph_tags(BARE, URL, "Toys", (), "A toy.", image))
    page = dict(page_tags("", URL, "Toys", "", image))
    for tags in (paper, page):
        assert tags["og:image"] == tags["twitter:image"] == image.url
        assert tags["og:image:alt"] == tags["twitter:image:alt"] == "Geese. Ann Toy"
        assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
        assert (tags["og:image:type"], tags["twitter:card"]) == ("image/png", "summary_large_image")
    assert page["og:title"] == "Toys"
    assert "og:description" not in page


def test_a_page_without_a_picture_names_none() -> None:
    for tags in (open_graph_tags(BARE, URL, "Toys", (), ""), page_tags("A", URL, "Toys", "")):
        assert ("twitter:card", "summary") in tags
        assert not [name for name, _ in tags if "image" in name]
