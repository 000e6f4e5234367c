"""What is stated of a work -> plain data for JSON, in one documented shape.

| field | holds |
|---|---|
| title, abstract | cleaned text; `$…$` holds TeX |
| authors | `{name, given, family, orcid}`, in order; family is null for a group |
| date | of publication, ISO 8601 as precise as known, or null |
| ids | scheme (arxiv, doi, acl, openalex, s2, pmid, pmcid, dblp, openreview, isbn) to identifier |
| venue | journal, proceedings or book, or null |
| keywords | the sources' own words and categories |
| links | `{kind, url}`; kind is code, data, model, demo, project page, paper or other |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from generator.model.names import Author
from generator.model.work import Publication, Work


def work_object(work: Work) -> dict[str, Any]:
    """The documented fields, always there."""
    return {
        "title": work.title,
        "abstract": work.abstract,
        "authors": [author_object(author) for author in work.authors],
        "date": work.date or None,
        "ids": dict(sorted(work.ids.items())),
        "venue": work.publication.venue or None,
        "keywords": list(work.keywords),
        "links": [{"kind": link.kind.value, "url": link.url} for link in work.links],
    }


def author_object(author: Author) -> dict[str, Any]:
    """An author as plain data; null where nothing is stated."""
    shown = {
        "name": author.name,
        "given": author.given or None,
        "family": author.family or None,
        "orcid": author.orcid or None,
    }
    more = {"suffix": author.suffix, "affiliation": author.affiliation, "dblp": author.dblp}
    return shown | {name: text for name, text in more.items() if text}


def more_stated(work: Work) -> dict[str, Any]:
    """The fields that few sources state, those that are stated only, named as in `Work`."""
    publication = publication_object(work.publication)
    publication.pop("venue", None)
    stated: Mapping[str, Any] = {
        "abstract_kind": work.abstract_kind,
        "has_more_authors": work.has_more_authors,
        "author_count": work.author_count,
        "dates": dict(sorted(work.dates.items())),
        "citation_key": work.citation_key,
        "publication": publication,
        "language": work.language,
        "summaries": [{"text": each.text, "kind": each.kind} for each in work.summaries],
        "counts": dict(sorted(work.counts.items())),
        "facts": dict(sorted(work.facts.items())),
        "cites": list(work.cites),
        "similar": list(work.similar),
    }
    return {name: value for name, value in stated.items() if value}


def publication_object(publication: Publication) -> dict[str, str]:
    """What is stated of a publication."""
    return {
        field.name: text
        for field in fields(Publication)
        if (text := getattr(publication, field.name))
    }
