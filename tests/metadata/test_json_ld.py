from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings

from generator.metadata import list_json_ld, paper_json_ld, render_json_ld, site_json_ld
from generator.model.names import person
from generator.model.paper import Paper
from generator.model.work import Link, LinkKind, Publication
from tests.formats.papers import PLAIN, hostile_papers, rich_papers
from tests.metadata.json_ld import SCHEMA, expand

URL = "https://toys.example.org/shelf/papers/x.html"
CRUMBS = [("Toys", "https://toys.example.org/shelf/"), ("Cranes", URL)]


def kinds(nodes: list[dict[str, object]]) -> list[str]:
    return [str(node["@type"]).removeprefix(f"['{SCHEMA}").removesuffix("']") for node in nodes]


@given(rich_papers() | hostile_papers())
@settings(deadline=None, max_examples=80)
def test_every_property_of_a_paper_is_kept_when_it_is_expanded(paper: Paper) -> None:
    for address, crumbs in ((URL, CRUMBS), ("", [])):
        told = json.loads(render_json_ld(paper_json_ld(paper, address, crumbs, "A toy.")))
        assert expand(told)


def test_code_a_series_and_an_affiliation_have_their_own_types() -> None:
    full = replace(
        PLAIN[0],
        authors=(person("Ann", "Toy", orcid="0000-0002-1825-0097", affiliation="Toy Lab"),),
        links=(Link(LinkKind.CODE, "https://code.example.org/toys"),),
        publication=Publication(
            "paper-conference", "Proceedings of Toys", "7", "1", "1–9", "Toy Press", "1234-5679",
            "9780306406157", "Notes on Toys",
        ),
    )  # fmt: skip
    found = kinds(expand(paper_json_ld(full, URL, CRUMBS, "A toy.")))
    assert {"SoftwareSourceCode", "Book", "BookSeries", "Organization", "Person"} <= set(found)


def test_lists_and_the_site_are_expanded_whole() -> None:
    papers = [("Swans", URL), ("Geese", f"{URL}?2")]
    nodes = expand(list_json_ld("Birds", CRUMBS[0][1], papers, start=101))
    assert kinds(nodes) == ["CollectionPage", "ItemList", "ListItem", "ListItem"]
    assert nodes[2][f"{SCHEMA}position"] == [{"@value": 101}]
    site = expand(site_json_ld("Toys", CRUMBS[0][1], f"{CRUMBS[0][1]}search.html?q="))
    assert kinds(site) == ["WebSite", "SearchAction", "EntryPoint"]
