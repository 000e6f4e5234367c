"""The fields of a BibTeX entry that hold identifiers and addresses -> ids and links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.model.arxiv_ids import parse_arxiv
from generator.model.ids import collect_ids, find_ids
from generator.model.names import Author, parse_name
from generator.model.orcids import read_orcid
from generator.model.work import Link
from generator.readers._record_fields import arxiv_in
from generator.text.links import classify_link, find_urls

ID_FIELDS = {"doi": "doi", "pmid": "pmid", "pmcid": "pmcid", "isbn": "isbn", "arxivid": "arxiv",
             "arxiv": "arxiv", "openalex": "openalex"}  # fmt: skip
_LINK_FIELDS = ("url", "code", "github", "pdf", "website", "project", "html", "demo", "video",
                "slides", "poster", "supp", "blog", "dataset", "talk")  # fmt: skip
_PROSE_FIELDS = ("howpublished", "note", "title", "eprint")  # which may hold an address
_EPRINTS = {"arxiv": "arxiv", "pubmed": "pmid", "pmid": "pmid", "pmcid": "pmcid",
            "pubmedcentral": "pmcid", "openreview": "openreview", "dblp": "dblp"}  # fmt: skip
_ADDRESS_ESCAPE = re.compile(r"\\([_%&#~{}$])|[{}]|\\(?:url|href|path)(?![A-Za-z])")
_HREF = re.compile(r"(\\href\s*\{[^{}]*\})\s*\{")


def entry_ids(key: str, fields: Mapping[str, str]) -> dict[str, str]:
    """The identifiers of an entry by scheme: those of fields of their own come first."""
    stated = {
        scheme: _address(fields[name]).strip("<>()[] ")
        for name, scheme in ID_FIELDS.items()
        if name in fields
    }
    ids = collect_ids(stated)
    archive = fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv"
    eprint = _address(fields.get("eprint", ""))
    scheme = _EPRINTS.get(archive.strip().lower(), "")
    found = [collect_ids({scheme: eprint})] if eprint and scheme else []
    found += [find_ids(eprint)] if eprint else []
    for name in ("url", "biburl", "ee", "howpublished"):
        found += [find_ids(url) for url in _addresses(fields.get(name, ""))]
    found.append(find_ids(key))
    for name in ("journal", "journaltitle", "volume", "note", "howpublished", "number"):
        text = fields.get(name, "")
        by_number = parse_arxiv(text) if text[:4] == "abs/" else None
        found.append({"arxiv": by_number} if by_number else arxiv_in(text))
    for each in found:
        ids = {**each, **ids}
    return dict(sorted(ids.items()))


def entry_links(fields: Mapping[str, str]) -> dict[str, list[Link]]:
    """The links of an entry by field: those that are addresses, and addresses in prose."""
    links: dict[str, list[Link]] = {}
    for name in (*_LINK_FIELDS, *_PROSE_FIELDS):
        text = fields.get(name, "")
        if text and (name in _LINK_FIELDS or "http" in text or "\\url" in text):
            links[name] = [Link(classify_link(url), url) for url in _addresses(text)]
    return links


def with_orcids(authors: tuple[Author, ...], fields: Mapping[str, str]) -> tuple[Author, ...]:
    """Authors with the ORCIDs that an entry states by name or by place.

    Web of Science has "Toy, Ada/0000-0002-1825-0097", BibLaTeX `author+an:orcid = {1="0000-…"}`.
    """
    named = (
        (parse_name(name), orcid) for name, orcid in _NAMED.findall(fields.get("orcid-numbers", ""))
    )
    by_name = {author.sort_name.casefold(): orcid for author, orcid in named if author}
    places = _PLACED.findall(fields.get("author+an:orcid") or fields.get("author+an", ""))
    by_place = {int(place) - 1: orcid for place, orcid in places}
    if "orcid" in fields and len(authors) == 1:
        by_place[0] = fields["orcid"]
    if not by_name and not by_place:
        return authors
    stated = [
        by_name.get(author.sort_name.casefold()) or by_place.get(at, "")
        for at, author in enumerate(authors)
    ]
    return tuple(
        replace(author, orcid=read_orcid(orcid))
        for author, orcid in zip(authors, stated, strict=True)
    )


_NAMED = re.compile(r"\s*([^/;]{2,80})/\s*(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])")
_PLACED = re.compile(r"(\d{1,3})\s*=\s*\"?[^\";=]{0,30}?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])")


def _addresses(text: str) -> Iterator[str]:
    for span in find_urls(_address(_HREF.sub(r"\1 {", text))):
        yield span.url


def _address(text: str) -> str:
    return " ".join(_ADDRESS_ESCAPE.sub(r"\1", text).split())
