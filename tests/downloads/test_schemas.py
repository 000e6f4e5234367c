"""What feed readers and crawlers take is what their formats allow.

The schemas say what the formats do, of the parts that we use, in words of our own.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from lxml import etree

from generator.formats import FORMATS, Keyed, citation_keys, render_papers
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.settings import Settings
from tests.conftest import ROOT
from tests.downloads.test_downloads import HOSTED, SETTINGS, files, shelf
from tests.formats.papers import hostile_papers

SCHEMAS = ROOT / "tests" / "schemas"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def atom() -> Any:
    return etree.RelaxNG(etree.parse(str(SCHEMAS / "atom.rng")))


def check_atom(text: str, is_hosted: bool) -> None:
    feed = etree.fromstring(text.encode("utf-8", "replace"))
    atom().assertValid(feed)
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    for entry in feed.iter(f"{ATOM}entry"):
        ways = [link.get("rel") for link in entry.findall(f"{ATOM}link")]
        assert ways.count("alternate") == 1
    if is_hosted:
        assert all(link.get("href").startswith("https://") for link in feed.iter(f"{ATOM}link"))


def check_json_feed(text: str, is_hosted: bool) -> None:
    """The rules of JSON Feed 1.1."""
    feed = json.loads(text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    known = {"version", "title", "home_page_url", "feed_url", "items", "authors", "language"}
    assert set(feed) <= known
    assert {"version", "title", "items"} <= set(feed)
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    for item in feed["items"]:
        known = "id url external_url title content_text content_html summary authors tags"
        assert set(item) <= {*known.split(), "date_published", "date_modified"}
        texts = [item[name] for name in item if name not in {"authors", "tags"}]
        assert all(isinstance(text, str) and text for text in texts)
        assert {"content_text", "content_html"} & set(item)
        assert MOMENT.fullmatch(item["date_published"])
        assert all(set(author) == {"name"} for author in item.get("authors", ()))
        assert all(isinstance(tag, str) for tag in item.get("tags", ()))
        assert item["url"].startswith("https://") == is_hosted
    assert feed["feed_url"].startswith("https://") == is_hosted


def check_opml(text: str, is_hosted: bool) -> None:
    """The rules of OPML 2.0 for a list of subscriptions."""
    opml = etree.fromstring(text.encode("utf-8", "replace"))
    assert (opml.tag, opml.get("version")) == ("opml", "2.0")
    assert [part.tag for part in opml] == ["head", "body"]
    assert opml.findtext("head/title") is not None
    lines = opml.findall("body/outline")
    assert lines
    for line in lines:
        assert line.get("type") == "rss"
        assert line.get("text")
        assert line.get("xmlUrl", "").startswith("https://") == is_hosted


def check_feeds(corpus: Corpus, settings: Settings) -> int:
    made = files(corpus, settings)
    checks = {"atom": check_atom, "feed.json": check_json_feed, "opml": check_opml}
    seen = 0
    for path, text in made.items():
        for suffix, check in checks.items():
            if path.endswith(f".{suffix}"):
                check(text, bool(settings.site_url))
                seen += 1
    return seen


@pytest.mark.parametrize("settings", [SETTINGS, HOSTED], ids=["anywhere", "hosted"])
def test_every_feed_of_the_sample_shelf_is_what_its_format_allows(
    sample_corpus: Corpus, settings: Settings
) -> None:
    assert check_feeds(sample_corpus, settings) > 200


@given(hostile_papers())
@hypothesis_settings(deadline=None, max_examples=60)
def test_feeds_of_any_text_are_what_their_formats_allow(hostile: Paper) -> None:
    dated = replace(hostile, date=hostile.date or "2020")
    assert check_feeds(shelf(dated), HOSTED) == 7


@pytest.mark.parametrize(
    "wrong",
    ["<updated>2020</updated>", "<updated>2020-01-01T00:00:00Z</updated><id>a</id><id>b</id>"],
)
def test_the_schema_of_feeds_refuses_what_is_none(wrong: str) -> None:
    text = f'<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title>A</title>{wrong}</feed>'
    assert not atom().validate(etree.fromstring(text))


def csl_schema() -> Any:
    schema = json.loads((SCHEMAS / "csl.schema.json").read_text(encoding="utf-8"))
    return jsonschema.Draft7Validator(schema)


def test_csl_json_of_the_sample_shelf_is_what_its_schema_allows(sample_corpus: Corpus) -> None:
    keys = citation_keys(sample_corpus)
    items = json.loads(
        render_papers([Keyed(each, keys[each.id]) for each in sample_corpus], "csl_json")
    )
    csl_schema().validate(items)
    assert len(items) == len(sample_corpus)


@given(hostile_papers())
@hypothesis_settings(deadline=None, max_examples=60)
def test_csl_json_of_any_text_is_what_its_schema_allows(hostile: Paper) -> None:
    csl_schema().validate([json.loads(FORMATS["csl_json"].item(Keyed(hostile, "toys")))])


@pytest.mark.parametrize("wrong", [{"type": "preprint"}, {"year": "2020"}, {"issued": "2020"}])
def test_the_schema_of_csl_refuses_what_is_none(wrong: dict[str, str]) -> None:
    assert not csl_schema().is_valid([{"id": "a", "type": "book", **wrong}])


@pytest.mark.parametrize("settings", [SETTINGS, HOSTED], ids=["anywhere", "hosted"])
def test_the_citation_of_the_shelf_is_what_its_schema_allows(
    sample_corpus: Corpus, settings: Settings
) -> None:
    settings = replace(settings, site_author="Toy: Keepers #1", repo_url="https://a.example/b")
    told = yaml.load(files(sample_corpus, settings)["CITATION.cff"], Loader=yaml.BaseLoader)  # noqa: S506
    schema = json.loads((SCHEMAS / "citation_cff.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(told)
    assert ("url" in told) == bool(settings.site_url)
