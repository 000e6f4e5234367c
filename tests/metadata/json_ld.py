"""Reads JSON-LD as programs do: expanded, with the vocabulary of schema.org and no network."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pyld import jsonld

SCHEMA = "https://schema.org/"
CONTEXT = {"@vocab": SCHEMA, **{name: {"@type": "@id"} for name in (
    "url", "sameAs", "item", "codeRepository", "contentUrl")}}  # fmt: skip
# The properties that schema.org gives these types, of those that we use.
PROPERTIES = {
    "ScholarlyArticle": "url headline name abstract description inLanguage author datePublished "
    "dateModified keywords isPartOf pageStart pageEnd publisher sameAs identifier mentions",
    "Person": "name givenName familyName identifier affiliation",
    "Organization": "name",
    "PropertyValue": "propertyID value",
    "Periodical": "name issn",
    "Book": "name isbn isPartOf",
    "BookSeries": "name issn",
    "PublicationIssue": "issueNumber isPartOf",
    "PublicationVolume": "volumeNumber isPartOf",
    "SoftwareSourceCode": "codeRepository",
    "BreadcrumbList": "itemListElement",
    "ListItem": "position name item url",
    "ItemList": "numberOfItems itemListElement",
    "CollectionPage": "name url mainEntity",
    "WebSite": "name url potentialAction",
    "SearchAction": "target query-input",
    "EntryPoint": "urlTemplate",
}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def expand(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The nodes of a document, outermost first, after every check that holds for any of ours."""
    expanded = jsonld.expand(dict(data), {"documentLoader": _load})
    nodes = [node for top in expanded for node in _nodes(top)]
    assert len(nodes) == len(list(_objects(data)))  # no node is dropped
    used = {name for each in _objects(data) for name in each if name[0] != "@"}
    kept = {name.removeprefix(SCHEMA) for node in nodes for name in node if name[0] != "@"}
    assert kept == used  # and no property
    for node in nodes:
        _check(node)
    return nodes


def _load(url: str, options: Mapping[str, Any]) -> dict[str, Any]:
    del options
    assert url == "https://schema.org", f"{url} would be asked of the network"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _objects(each)
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for each in value.values():
            yield from _objects(each)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each)
    if isinstance(value, dict):
        if "@type" in value and "@value" not in value:
            yield value
        for each in value.values():
            yield from _nodes(each)


def _check(node: Mapping[str, Any]) -> None:
    (kind,) = node["@type"]
    allowed = PROPERTIES[kind.removeprefix(SCHEMA)].split()
    for name, values in node.items():
        if name[0] == "@":
            continue
        assert name.removeprefix(SCHEMA) in allowed, f"{kind} has no {name}"
        for value in values:
            if "@value" in value:
                assert value["@value"] not in ("", None)
            elif "@type" not in value:
                assert re.match(r"https?://\S+$|[a-z]+:", value["@id"]), f"{name}: {value}"
    if "@id" in node:
        assert node["@id"].startswith("https://")
    for name in ("datePublished", "dateModified"):
        for value in node.get(f"{SCHEMA}{name}", ()):
            assert DATE.fullmatch(value["@value"])
