"""A paper, a list, the site -> schema.org JSON-LD. It never claims to be the publisher."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.formats._parts import cited_date, split_pages
from generator.model.ids import NAMES, id_url
from generator.model.names import Author
from generator.model.paper import Paper
from generator.model.work import LinkKind

DESCRIPTION = 160  # characters that search engines show
_CONTEXT = "https://schema.org"


def render_json_ld(data: Mapping[str, Any]) -> str:
    """JSON that is safe inside a script element: nothing in it can close the element.

    >>> render_json_ld({"name": "</script>"})
    '{"name":"\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def paper_json_ld(
    paper: Paper, page_url: str, crumbs: Sequence[tuple[str, str]], gist: str
) -> dict[str, Any]:
    """A ScholarlyArticle with its breadcrumbs; `page_url` and the crumbs' addresses may be empty.

    `gist` is the sentence that describes it.
    """
    article = {"@type": "ScholarlyArticle", **_article(paper, page_url, gist)}
    graph = [article, *([_breadcrumbs(crumbs)] if page_url and crumbs else [])]
    return {"@context": _CONTEXT, "@graph": graph}


def _article(paper: Paper, page_url: str, gist: str) -> dict[str, Any]:
    code = [link.url for link in paper.links if link.kind is LinkKind.CODE]
    where = paper.publication
    first, last = split_pages(where.pages)
    same = [url for scheme in sorted(paper.ids) if (url := id_url(scheme, paper.ids[scheme]))]
    stated = {
        "@id": page_url,
        "url": page_url,
        "headline": paper.title,
        "name": paper.title,
        "abstract": paper.abstract,
        "description": gist[:DESCRIPTION],
        "inLanguage": paper.language,
        "author": [_author(author) for author in paper.authors],
        "datePublished": cited_date(paper),
        "dateModified": paper.dates.get("updated", ""),
        "keywords": list(paper.keywords),
        "isPartOf": _part_of(paper),
        "pageStart": first,
        "pageEnd": last,
        "publisher": {"@type": "Organization", "name": where.publisher} if where.publisher else "",
        "sameAs": same,
        "identifier": [
            {"@type": "PropertyValue", "propertyID": NAMES.get(scheme, scheme), "value": value}
            for scheme, value in sorted(paper.ids.items())
        ],
        "mentions": [{"@type": "SoftwareSourceCode", "codeRepository": url} for url in code],
    }
    return _known(stated)


def _known(stated: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in stated.items() if value}


def _author(author: Author) -> dict[str, Any]:
    if author.is_group:
        return {"@type": "Organization", "name": author.name}
    stated = {
        "givenName": author.given,
        "familyName": author.family,
        "identifier": f"https://orcid.org/{author.orcid}" if author.orcid else "",
        "affiliation": {"@type": "Organization", "name": author.affiliation}
        if author.affiliation else "",
    }  # fmt: skip
    return {"@type": "Person", "name": author.name, **_known(stated)}


def _part_of(paper: Paper) -> dict[str, Any]:
    """The journal with its volume and issue, or the book of proceedings; empty for neither."""
    where = paper.publication
    if not where.venue:
        return {}
    part: dict[str, Any]
    if where.type in ("article-journal", ""):
        part = {"@type": "Periodical", "name": where.venue, "issn": where.issn}
    else:
        series = {"name": where.series, "issn": where.issn}
        told = {"@type": "BookSeries", **_known(series)} if any(series.values()) else None
        part = {"@type": "Book", "name": where.venue, "isbn": where.isbn, "isPartOf": told}
    part = _known(part)
    if where.volume:
        part = {"@type": "PublicationVolume", "volumeNumber": where.volume, "isPartOf": part}
    if where.issue:
        part = {"@type": "PublicationIssue", "issueNumber": where.issue, "isPartOf": part}
    return part


def _breadcrumbs(crumbs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": url}
            for place, (name, url) in enumerate(crumbs, start=1)
        ],
    }


def list_json_ld(
    title: str, page_url: str, papers: Sequence[tuple[str, str]], start: int = 1
) -> dict[str, Any]:
    """A CollectionPage whose items are titles and full addresses; needs the site's address.

    `start` is the place of the first in the whole list.
    """
    items = [
        {"@type": "ListItem", "position": place, "name": name, "url": url}
        for place, (name, url) in enumerate(papers, start=start)
    ]
    listed = {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}
    return {"@context": _CONTEXT, "@type": "CollectionPage", "name": title, "url": page_url,
            "mainEntity": listed}  # fmt: skip


def site_json_ld(name: str, site_url: str, search_url: str) -> dict[str, Any]:
    """A WebSite that tells how it is searched; `search_url` ends where the query begins."""
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{search_url}{{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    return {"@context": _CONTEXT, "@type": "WebSite", "name": name, "url": site_url,
            "potentialAction": action}  # fmt: skip
