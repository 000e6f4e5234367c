"""DOIs: text as it is found, addresses of resolvers and publishers too -> the DOI."""

from __future__ import annotations

import re
from urllib.parse import unquote


def parse_doi(text: str) -> str | None:
    """A DOI as given, without its prefix; compare DOIs by `same_id`.

    An arXiv DOI ("10.48550/arXiv.…") is a DOI too; readers state it as the arXiv id that it is.

    >>> parse_doi("https://doi.org/10.1145/3292500.3330701).")
    '10.1145/3292500.3330701'
    """
    text = _DOI_LABEL.sub("", _ENTITY.sub(lambda match: _ENTITIES[match[0]], text.strip()))
    bare = _DOI_PREFIX.sub("", text, count=1)
    if address := _DOI_ADDRESS.match(text):
        ends = r"[?#&]" if address[0].endswith("=") else r"[?#]"
        bare = re.split(ends, text[address.end() :], maxsplit=1)[0]
        bare = bare.rstrip("/").removesuffix(".pdf")
        if "doi.org/" not in address[0]:
            bare = _OF_VERSION.sub(r"\1", _OF_PAGE.sub(r"\1", bare))
    if "%" in bare and (address or "%2f" in bare.lower()):
        bare = unquote(bare)
    match = _DOI.match(bare)
    if not match:
        return None
    if len(match[0]) > LONGEST_DOI:
        return None
    doi = match[0].split("</", 1)[0].rstrip(_AFTER_DOI)
    for opening, closing in ("()", "<>", "[]", "{}"):
        while doi.endswith(closing) and doi.count(closing) > doi.count(opening):
            doi = doi[:-1].rstrip(_AFTER_DOI)
    return doi if _DOI.fullmatch(doi) else None


_DOI_PREFIX = re.compile(r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|doi\s*[:=]?\s*", re.I)
_DOI_LABEL = re.compile(  # what stands before a prefix or an address that says the same
    r"^(?:(?:info:|urn:)?doi\s*[:=/]\s*(?=https?:|doi|10\.)|https?://(?:dx\.)?doi\.org/(?=https?:|doi:))+",
    re.I,
)
_DOI_ADDRESS = re.compile(  # the resolver's, and publishers' that have the DOI in the path
    r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|https?://(?:link\.springer\.com|doi\.[^/\s]+)/(?=10\.)"
    r"|https?://[^/\s]+/(?:[A-Za-z0-9_.-]+/){0,2}(?:(?:doi|articles?|article-lookup|chapter|book|content|abs|"
    r"full|fulltext|pdf|epdf|epub|abstract|document|reference|stable)/){1,3}(?=10\.)"
    r"|https?://[^\s?]+\?(?:id|doi)=(?=10\.)", re.I,
)  # fmt: skip
_OF_PAGE = re.compile(  # what a publisher's address has behind the DOI
    r"^((?s:.+))/(?:abstract|full|fulltext|meta|pdf|epdf|summary|html?|references|citation)$"
)
_OF_VERSION = re.compile(  # bioRxiv's
    r"^(10\.1101/[0-9]{4}\.[0-9]{2}\.[0-9]{2}\.[0-9]{6})v[0-9]+(?:\.[a-z-]+)*$"
)
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"]+")
LONGEST_DOI = 500  # characters; the longest registered have about two hundred
_AFTER_DOI = ".,;:/'”’"
