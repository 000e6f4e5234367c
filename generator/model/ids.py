"""Identifiers: text as it is found -> canonical form, and canonical form -> address.

Schemes: arxiv, doi, acl, openalex, s2, pmid, pmcid, dblp, openreview, isbn. Every `parse_x` takes
an identifier, its usual prefixes or its addresses, and answers None for anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import quote

from generator.model.arxiv_ids import parse_arxiv
from generator.model.dois import parse_doi
from generator.model.isbns import parse_isbn


def _fullmatch(pattern: str, rewrite: Callable[[str], str] = str) -> Callable[[str], str | None]:
    compiled = re.compile(rf"{pattern}(?:/?[?#&]\S*)?", re.I | re.A)  # and what an address adds

    def parse(text: str) -> str | None:
        match = compiled.fullmatch(text.strip().rstrip("/.,;"))
        return rewrite(match["id"]) if match else None

    return parse


parse_openalex = _fullmatch(
    r"(?:https?://(?:\w+\.)?openalex\.org/(?:works/)?|openalex:)?(?P<id>W\d{4,12})", str.upper
)
parse_s2 = _fullmatch(
    r"(?:https?://(?:www\.|api\.)?semanticscholar\.org/(?:(?:graph/)?v1/)?paper/(?:[^/\s]+/)?|s2:)?"
    r"(?P<id>[0-9a-f]{40})", str.lower
)  # fmt: skip
parse_acl = _fullmatch(
    r"(?:https?://(?:www\.)?(?:aclanthology\.(?:org|info|coli\.uni-saarland\.de)|aclweb\.org/anthology)/"
    r"(?:papers/|anthology-files/pdf/)?(?:(?:[A-Z]/)?[A-Z]\d\d/)?|acl:)?"
    r"(?P<id>(?:[A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9]+\.\d+))(?:\.pdf|\.bib|/[A-Z]\d\d-\d{4})?",
    lambda value: value.lower() if value[0].isdigit() else value.upper(),
)  # fmt: skip
parse_pmid = _fullmatch(
    r"(?:https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed|"
    r"europepmc\.org/(?:article|abstract)/med)/(?:\?term=)?|pmid\s*:?\s*)?(?P<id>[1-9]\d{0,7})"
)  # fmt: skip
parse_pmcid = _fullmatch(
    r"(?:(?:https?://\S+?/(?:articles/)?|pmcid\s*:?\s*)?(?=PMC)|"
    r"https?://(?:www\.)?ncbi\.nlm\.nih\.gov/pmc/articles/(?=\d))"
    r"(?P<id>(?:PMC)?\d{4,9})(?:\.\d+)?", lambda found: f"PMC{found.upper().removeprefix('PMC')}"
)  # fmt: skip
parse_dblp = _fullmatch(
    r"(?:https?://(?:www\.)?dblp\d?\.(?:org|uni-trier\.de|dagstuhl\.de)/rec/"
    r"(?:(?:bib|bibtex|html|xml|rdf)\d?/)?|dblp:)?"
    r"(?P<id>(?:journals|conf|phd|books|series|reference|homepages|persons|tr|data)/[\w./-]+?)"
    r"(?:\.html|\.xml|\.bib)?"
)  # fmt: skip
parse_openreview = _fullmatch(
    r"(?:https?://openreview\.net/(?:forum|pdf|attachment)\?(?:[^\s&?]+&)*id=|openreview:)?(?P<id>[\w-]{8,16})"
)


PARSERS: Mapping[str, Callable[[str], str | None]] = {
    "arxiv": parse_arxiv,
    "doi": parse_doi,
    "acl": parse_acl,
    "openalex": parse_openalex,
    "s2": parse_s2,
    "pmid": parse_pmid,
    "pmcid": parse_pmcid,
    "dblp": parse_dblp,
    "openreview": parse_openreview,
    "isbn": parse_isbn,
}
_ADDRESSES = {
    "arxiv": "https://arxiv.org/abs/{}",
    "doi": "https://doi.org/{}",
    "acl": "https://aclanthology.org/{}",
    "openalex": "https://openalex.org/{}",
    "s2": "https://www.semanticscholar.org/paper/{}",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}",
    "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/{}",
    "dblp": "https://dblp.org/rec/{}",
    "openreview": "https://openreview.net/forum?id={}",
}
NAMES = {
    "arxiv": "arXiv", "doi": "DOI", "acl": "ACL Anthology", "openalex": "OpenAlex",
    "s2": "Semantic Scholar", "pmid": "PubMed", "pmcid": "PubMed Central", "dblp": "DBLP",
    "openreview": "OpenReview", "isbn": "ISBN",
}  # fmt: skip


def parse_id(scheme: str, text: str) -> str | None:
    """An identifier of a scheme in its canonical form, None where it is none."""
    return PARSERS[scheme](text) if scheme in PARSERS else None


def collect_ids(stated: Mapping[str, str]) -> dict[str, str]:
    """The right identifiers among stated ones; an arXiv DOI becomes the arXiv id that it is.

    A number that is said to be PubMed Central's needs no letters before it.

    >>> collect_ids({"doi": "10.48550/arXiv.1706.03762", "pmid": "none", "pmcid": "5815332"})
    {'arxiv': '1706.03762', 'pmcid': 'PMC5815332'}
    """
    found: dict[str, str] = {}
    for scheme, text in stated.items():
        if scheme == "pmcid" and text.isdecimal():
            text = f"PMC{text}"
        value = parse_id(scheme, text) if text else None
        if scheme == "doi" and value and (arxiv := parse_arxiv(value)):
            found.setdefault("arxiv", arxiv)
        elif value:
            found[scheme] = value
    return found


def find_ids(url: str) -> dict[str, str]:
    """The identifiers that a web address or a prefixed identifier holds; numbers alone hold none.

    >>> find_ids("https://aclanthology.org/P19-1001.pdf"), find_ids("2004.10123")
    ({'acl': 'P19-1001'}, {})
    """
    text = url.strip()
    for scheme in _FOUND_IN_ADDRESSES:
        value = PARSERS[scheme](text)
        if value and (
            _is_unmistakable(scheme, value) or not text.lower().startswith(value.lower())
        ):
            return {scheme: value}
    return {}


def identify(text: str) -> dict[str, str]:
    """The identifier that a text is, where it is said to be one: a bare number may be an arXiv id.

    >>> identify("2004.10123"), identify("two words")
    ({'arxiv': '2004.10123'}, {})
    """
    for scheme in ("arxiv", "doi", "acl", "openalex", "pmcid", "dblp", "s2"):
        if value := PARSERS[scheme](text):
            return {scheme: value}
    return find_ids(text)


def _is_unmistakable(scheme: str, value: str) -> bool:
    """Whether an identifier can stand alone: a DOI, an old arXiv id."""
    return scheme == "doi" or (scheme == "arxiv" and "/" in value)


_FOUND_IN_ADDRESSES = (
    "arxiv",
    "doi",
    "acl",
    "openalex",
    "pmcid",
    "openreview",
    "s2",
    "pmid",
    "dblp",
)


def same_id(scheme: str, first: str, second: str) -> bool:
    """Whether two canonical identifiers of a scheme are one; DOIs are blind to case."""
    return first.casefold() == second.casefold() if scheme == "doi" else first == second


def id_url(scheme: str, value: str) -> str:
    """The address of an identifier, empty for a scheme without one.

    >>> id_url("arxiv", "1706.03762")
    'https://arxiv.org/abs/1706.03762'
    """
    address = _ADDRESSES.get(scheme, "")
    return address.format(quote(value, safe="/:;()._-+@!$&'*,=~")) if address else ""
