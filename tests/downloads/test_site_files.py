from __future__ import annotations

import re
from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from generator.downloads.citation_cff import citation_cff_files
from generator.downloads.llms import llms_files
from generator.downloads.robots import robots_files
from generator.model.corpus import Corpus
from generator.model.topic import Topic
from generator.settings import Settings
from tests.downloads.test_downloads import HOSTED, SETTINGS, shelf
from tests.formats.papers import PLAIN, paper


def citation(corpus: Corpus, settings: Settings) -> dict[str, object]:
    (file,) = citation_cff_files(corpus, settings)
    told: dict[str, object] = yaml.safe_load(file.text)
    return told


def llms(corpus: Corpus, settings: Settings = SETTINGS) -> str:
    (file,) = llms_files(corpus, settings)
    return file.text


def test_robots_name_the_sitemap_where_the_site_has_an_address() -> None:
    (file,) = robots_files(shelf(), HOSTED)
    assert "Sitemap: https://toys.example.org/shelf/sitemap.xml\n" in file.text
    (file,) = robots_files(shelf(), SETTINGS)
    assert "Sitemap" not in file.text


def test_a_shelf_of_which_nothing_is_known_can_still_be_cited() -> None:
    assert citation(shelf(), replace(SETTINGS, site_name=" ")) == {
        "cff-version": "1.2.0",
        "message": "If you use this collection, please cite it as below.",
        "type": "dataset",
        "title": "Papershelf",
        "authors": [{"name": "Papershelf"}],
    }


def test_a_citation_has_the_author_the_address_and_the_newest_day_stated() -> None:
    papers = [
        paper("a", "A", date="2020-05-06"),
        replace(paper("b", "B", date="2022"), dates={"shown": "2021-02-03"}),
    ]
    told = citation(shelf(*papers), replace(HOSTED, site_author="The Toy Keepers"))
    assert told["authors"] == [{"name": "The Toy Keepers"}]
    assert told["url"] == "https://toys.example.org/shelf/"
    assert told["date-released"] == "2021-02-03"  # a year alone is no day


@given(st.text(max_size=60))
@hypothesis_settings(deadline=None, max_examples=60)
def test_a_citation_of_any_name_is_yaml_that_reads_back(name: str) -> None:
    told = citation(shelf(), replace(SETTINGS, site_name=name.encode("utf-8", "replace").decode()))
    expected = " ".join(name.encode("utf-8", "replace").decode().split())
    assert told["title"] == (expected or "Papershelf")


def test_llms_lead_to_twins_of_indexes_with_content_and_of_topics() -> None:
    corpus = replace(
        shelf(*PLAIN), topics=(Topic("birds", "Birds [and] bees", papers=(), central=()),)
    )
    text = llms(corpus, HOSTED)
    assert text.startswith("# Toys & Folds\n\n> A shelf of 3 research papers")
    links = re.findall(r"\]\((\S+)\)", text)
    root = "https://toys.example.org/shelf/"
    assert links == [
        f"{root}papers.jsonl", f"{root}papers.schema.json", f"{root}papers/index.html.md",
        f"{root}tags/index.html.md", f"{root}topics/index.html.md", f"{root}years/index.html.md",
        f"{root}recent.html.md", f"{root}digests/index.html.md", f"{root}topics/birds.html.md",
    ]  # fmt: skip
    assert "Birds \\[and\\] bees" in text


@pytest.mark.parametrize("directories", [True, False])
def test_llms_of_an_empty_shelf_name_no_index(directories: bool) -> None:
    assert "index" not in llms(
        shelf(), replace(SETTINGS, use_directory_urls=directories)
    ).lower().replace("## indexes", "")
