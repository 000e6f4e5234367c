from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from lxml import etree, html

from generator.change_history import record_changes
from generator.downloads import DOWNLOADS, lists
from generator.downloads.citations import FOLDER
from generator.model.change import Change, ChangeKind, ChangeSet
from generator.model.corpus import Corpus, order_corpus
from generator.model.paper import Annotations, Paper, TagMatch
from generator.model.taxonomy import Tag, Taxonomy
from generator.settings import Settings
from tests.formats.papers import PLAIN, hostile_papers, paper

SETTINGS = Settings(root=Path(), docs_dir=Path(), site_dir=Path(), site_name="Toys & Folds")
HOSTED = replace(SETTINGS, site_url="https://toys.example.org/shelf/")
TAXONOMY = Taxonomy({"task/birds": Tag("task/birds", "task", "Birds & <b>bees</b>")})
SITE = {"robots.txt", "llms.txt", "CITATION.cff", "changes/sets.js"}  # also without papers
ATOM = "{http://www.w3.org/2005/Atom}"


def shelf(*papers: Paper) -> Corpus:
    notes = {each.id: Annotations(tags=(TagMatch("task/birds"),)) for each in papers}
    return replace(order_corpus(papers, TAXONOMY), annotations=notes)


def files(corpus: Corpus, settings: Settings = SETTINGS) -> dict[str, str]:
    made = [file for make in DOWNLOADS.values() for file in make(corpus, settings)]
    assert len({file.path for file in made}) == len(made)
    return {file.path: file.text for file in made}


def test_every_list_has_every_format_and_feed() -> None:
    suffixes = ("bib", "ris", "csl.json", "csv", "md", "atom", "feed.json")
    stems = ("papers", "tags/task/birds", "years/2017", "years/2019")
    expected = {f"{stem}.{suffix}" for stem in stems for suffix in suffixes}
    made = {path for path in files(shelf(*PLAIN)) if not path.startswith(FOLDER)}
    assert made == {*expected, "feeds.opml", *SITE}


def test_abstracts_are_in_the_whole_shelf_only() -> None:
    made = files(shelf(*PLAIN))
    assert "We fold" in made["papers.bib"]
    assert "We fold" not in made["tags/task/birds.bib"]


def test_an_empty_shelf_has_no_list_and_undated_papers_no_feed() -> None:
    assert set(files(shelf())) == SITE
    assert not [path for path in files(shelf(PLAIN[2])) if "atom" in path or "feed" in path]


@given(hostile_papers())
@hypothesis_settings(deadline=None, max_examples=60)
def test_feeds_of_any_text_are_sound(hostile: Paper) -> None:
    dated = replace(hostile, date=hostile.date or "2020")
    made = files(shelf(dated), HOSTED)
    feed = etree.fromstring(made["papers.atom"].encode("utf-8", "replace"))
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 1
    for element in (feed, *entries):  # what RFC 4287 asks of every feed and entry, once
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
    assert feed.find(f"{ATOM}updated").text.endswith("T00:00:00Z")
    etree.fromstring(made["feeds.opml"].encode("utf-8", "replace"))
    told = json.loads(made["papers.feed.json"])
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["items"][0]["title"] == dated.title
    assert {"id", "content_text"} <= set(told["items"][0])


def test_addresses_are_absolute_where_the_site_has_one() -> None:
    made = files(shelf(*PLAIN), HOSTED)
    feed = etree.fromstring(made["tags/task/birds.atom"].encode())
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": "https://toys.example.org/shelf/tags/task/birds.atom",
        "alternate": "https://toys.example.org/shelf/tags/task/birds.html",
    }


def test_ids_stay_and_updated_changes_only_with_a_stated_date() -> None:
    first = json.loads(files(shelf(*PLAIN))["papers.feed.json"])["items"]
    again = json.loads(files(shelf(*PLAIN), HOSTED)["papers.feed.json"])["items"]
    assert [item["id"] for item in first] == [item["id"] for item in again]
    revised = replace(PLAIN[1], dates={"updated": "2021-02"})
    items = json.loads(files(shelf(PLAIN[0], revised))["papers.feed.json"])["items"]
    assert items[0]["date_published"] == "2021-02-01T00:00:00Z"


def test_a_large_list_is_parted_within_the_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "BUDGET", 2_000)
    many = [paper(f"p{n:03}", f"Toy {n}", abstract="long " * 60) for n in range(30)]
    made = {path: text for path, text in files(shelf(*many)).items() if path.startswith("papers")}
    bib = {path: text for path, text in made.items() if path.endswith(".bib")}
    assert len(bib) > 3
    assert all(len(text.encode()) <= 2_000 for text in bib.values())
    assert sum(text.count("@misc") for text in bib.values()) == 30
    assert "papers-2.bib" in bib


def test_adding_a_paper_changes_only_the_lists_it_is_in() -> None:
    other = replace(TAXONOMY, tags={**TAXONOMY.tags, "task/fish": Tag("task/fish", "task", "Fish")})
    fish = paper("fish", "Fish", date="2021")
    notes = {each.id: Annotations(tags=(TagMatch("task/birds"),)) for each in PLAIN}
    before = replace(order_corpus(PLAIN, other), annotations=notes)
    notes = {**notes, "fish": Annotations(tags=(TagMatch("task/fish"),))}
    after = replace(order_corpus([*PLAIN, fish], other), annotations=notes)
    old, new = files(before), files(after)
    changed = {path for path in new if old.get(path) != new[path]}
    changed = {path for path in changed if not path.startswith(f"{FOLDER}/")}
    assert all(
        path.startswith(("papers.", "tags/task/fish.", "years/2021.", "feeds.", "llms."))
        for path in changed
    )


def told(corpus: Corpus, *days: str) -> Corpus:
    """A shelf whose birds came, each on a day of its own, the first day first."""
    history: tuple[ChangeSet, ...] = ()
    for day, each in zip(days, corpus, strict=False):
        history = record_changes([Change(ChangeKind.ADDED, each.id, each.title)], history, day)
    return replace(corpus, changes=history)


def test_what_changed_is_a_feed_with_an_entry_a_set_and_in_the_opml() -> None:
    made = files(told(shelf(*PLAIN), "2024-05-03", "2024-05-04"), HOSTED)
    feed = etree.fromstring(made["changes.atom"].encode())
    assert feed.find(f"{ATOM}updated").text == "2024-05-04T00:00:00Z"
    entries = feed.findall(f"{ATOM}entry")
    days = [entry.find(f"{ATOM}updated").text[:10] for entry in entries]
    assert days == ["2024-05-04", "2024-05-03"]
    assert entries[0].find(f"{ATOM}title").text == "1 paper added"
    content = entries[0].find(f"{ATOM}content")
    assert content.get("type") == "html"
    assert content.text == (
        '<h2>Added</h2><ul><li><a href="https://toys.example.org/shelf/papers/1706.00001.html">'
        "ToyNet: Folding 3D Cranes with BERT</a></li></ul>"
    )
    items = json.loads(made["changes.feed.json"])["items"]
    assert items[0]["content_html"] == content.text
    assert items[0]["url"].startswith("https://toys.example.org/shelf/changes/2024-05-04-")
    assert "https://toys.example.org/shelf/changes.atom" in made["feeds.opml"]


def test_the_entry_of_a_set_stays_as_it_is_when_another_follows() -> None:
    first = json.loads(files(told(shelf(*PLAIN), "2024-05-03"))["changes.feed.json"])
    both = json.loads(files(told(shelf(*PLAIN), "2024-05-03", "2024-05-04"))["changes.feed.json"])
    assert both["items"][1:] == first["items"]


@given(hostile_papers())
@hypothesis_settings(deadline=None, max_examples=40)
def test_the_feed_of_changes_of_any_title_is_sound(hostile: Paper) -> None:
    made = files(told(shelf(hostile), "2024-05-03"))
    feed = etree.fromstring(made["changes.atom"].encode("utf-8", "replace"))
    content = html.fromstring(feed.find(f"{ATOM}entry/{ATOM}content").text)
    assert not content.xpath(".//script | .//b")
    assert len(content.xpath(".//a")) == 1


def test_a_page_is_told_of_sets_by_their_counts_alone() -> None:
    script = files(told(shelf(*PLAIN), "2024-05-03"))["changes/sets.js"]
    sets = json.loads(script.partition("changeSets = ")[2].rstrip(";\n"))
    assert [each[1:] for each in sets] == [[1, 0, 0, 0]]
    assert "ToyNet" not in script
