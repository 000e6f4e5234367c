"""Identifiers: text as it is found -> canonical form, and canonical form -> address.

Schemes: arxiv, doi, acl, openalex, s2, pmid, pmcid, dblp, openreview, isbn. Every `parse_x` takes
an identifier, its usual prefixes or its addresses, and answers None for anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

_ARXIV_NEW = re.compile(r"(?P<id>\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v(?P<version>\d+))?")
_ARXIV_OLD = re.compile(
    r"(?P<archive>[a-z]+(?:-[a-z]+)?)(?:\.[A-Z]{2})?/(?P<number>\d{7})(?:v(?P<version>\d+))?"
)
_ARXIV_PREFIX = re.compile(
    r"(?:https?://)?(?:(?:www\.|export\.)?(?:arxiv\.org|alphaxiv\.org|ar5iv\.org|"
    r"ar5iv\.labs\.arxiv\.org)/(?:abs|pdf|html|e-print|format|ps|src|overview)/|"
    r"huggingface\.co/papers/|(?:https?://)?(?:dx\.)?doi\.org/10\.48550/arxiv\.|"
    r"(?:doi:\s*)?10\.48550/arxiv\.|arxiv\s*[:.]\s*|abs/|oai:arxiv\.org:)",
    re.I,
)


def parse_arxiv(text: str) -> str | None:
    """An arXiv id without its version: "2307.09288", "hep-th/9901001".

    >>> parse_arxiv("https://arxiv.org/pdf/2307.09288v2.pdf"), parse_arxiv("math.GT/0309136")
    ('2307.09288', 'math/0309136')
    """
    found = _match_arxiv(text)
    return found[0] if found else None


def arxiv_version(text: str) -> int | None:
    """The version that an arXiv id or address names, None where it names none.

    >>> arxiv_version("arXiv:2307.09288v2")
    2
    """
    found = _match_arxiv(text)
    return found[1] if found else None


def _match_arxiv(text: str) -> tuple[str, int | None] | None:
    bare = re.split(r"[?#\s]", _ARXIV_PREFIX.sub("", unquote(text.strip()), count=1), maxsplit=1)[0]
    bare = re.sub(r"\.pdf$", "", bare.rstrip("/.,;)]"), flags=re.I)
    if match := _ARXIV_NEW.fullmatch(bare):
        digits = len(match["id"]) - 5
        if match["id"][:4] < "0704" or digits != (4 if match["id"][:4] < "1501" else 5):
            return None
        return match["id"], int(match["version"]) if match["version"] else None
    if match := _ARXIV_OLD.fullmatch(bare):
        version = int(match["version"]) if match["version"] else None
        return f"{match['archive']}/{match['number']}", version
    return None


def parse_doi(text: str) -> str | None:
    """A DOI as given, without its prefix; compare DOIs by `same_id`.

    An arXiv DOI ("10.48550/arXiv.…") is a DOI too; readers state it as the arXiv id that it is.

    >>> parse_doi("https://doi.org/10.1145/3292500.3330701).")
    '10.1145/3292500.3330701'
    """
    bare = _DOI_PREFIX.sub("", unquote(text.strip()), count=1)
    match = _DOI.match(bare)
    if not match:
        return None
    doi = match[0].rstrip(".,;:'\"”’>]}")
    while doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1].rstrip(".,;")
    return doi if _DOI.fullmatch(doi) else None


_DOI_PREFIX = re.compile(r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|doi\s*[:=]?\s*", re.I)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"<>]+")


def parse_orcid(text: str) -> str | None:
    """An ORCID with a right check digit (ISO 7064 MOD 11-2), hyphenated.

    >>> parse_orcid("https://orcid.org/0000-0002-1825-0097"), parse_orcid("0000-0002-1825-0098")
    ('0000-0002-1825-0097', None)
    """
    match = re.search(r"(?<!\d)(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])(?!\d)", text)
    if not match:
        return None
    digits = "".join(match.groups()).upper()
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "-".join(match.groups()).upper() if "0123456789X"[check] == digits[15] else None


def _fullmatch(pattern: str, rewrite: Callable[[str], str] = str) -> Callable[[str], str | None]:
    compiled = re.compile(pattern, re.I)

    def parse(text: str) -> str | None:
        match = compiled.fullmatch(text.strip().rstrip("/.,;"))
        return rewrite(match["id"]) if match else None

    return parse


parse_openalex = _fullmatch(
    r"(?:https?://(?:api\.)?openalex\.org/(?:works/)?|openalex:)?(?P<id>W\d{4,12})", str.upper
)
parse_s2 = _fullmatch(
    r"(?:https?://(?:www\.|api\.)?semanticscholar\.org/(?:paper/|v1/paper/)(?:[^/\s]+/)?|s2:)?"
    r"(?P<id>[0-9a-f]{40})", str.lower
)  # fmt: skip
parse_acl = _fullmatch(
    r"(?:https?://(?:www\.)?(?:aclanthology\.org|aclweb\.org/anthology)/(?:papers/)?|acl:)?"
    r"(?P<id>(?:[A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9]+\.\d+))(?:\.pdf|\.bib)?"
)  # fmt: skip
parse_pmid = _fullmatch(
    r"(?:https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/|"
    r"pmid\s*:?\s*)?(?P<id>[1-9]\d{0,7})"
)  # fmt: skip
parse_pmcid = _fullmatch(
    r"(?:https?://\S+?/(?:articles/)?|pmcid\s*:?\s*)?(?P<id>PMC\d{4,9})(?:\.\d+)?", str.upper
)
parse_dblp = _fullmatch(
    r"(?:https?://dblp\.(?:org|uni-trier\.de|dagstuhl\.de)/rec/|dblp:)?"
    r"(?P<id>(?:journals|conf|phd|books|series|reference|homepages|tr|data)/[\w./-]+?)"
    r"(?:\.html|\.xml|\.bib)?"
)  # fmt: skip
parse_openreview = _fullmatch(
    r"(?:https?://openreview\.net/(?:forum|pdf|attachment)\?id=|openreview:)(?P<id>[\w-]{8,16})"
    r"(?:&\S*)?"
)  # fmt: skip
parse_isbn = _fullmatch(
    r"(?:isbn(?:-1[03])?\s*:?\s*)?(?P<id>(?:97[89][- ]?)?(?:\d[- ]?){9}[\dX])",
    lambda found: re.sub(r"[- ]", "", found).upper(),
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

    >>> collect_ids({"doi": "10.48550/arXiv.1706.03762", "pmid": "none"})
    {'arxiv': '1706.03762'}
    """
    found: dict[str, str] = {}
    for scheme, text in stated.items():
        value = parse_id(scheme, text) if text else None
        if scheme == "doi" and value and (arxiv := parse_arxiv(value)):
            found.setdefault("arxiv", arxiv)
        elif value:
            found[scheme] = value
    return found


def find_ids(url: str) -> dict[str, str]:
    """The identifiers that a web address or a prefixed identifier holds; numbers alone hold none.

    >>> find_ids("https://aclanthology.org/P19-1001.pdf")
    {'acl': 'P19-1001'}
    """
    if arxiv := parse_arxiv(url):
        return {"arxiv": arxiv}
    for scheme in ("doi", "acl", "openalex", "pmcid", "openreview", "dblp", "s2"):
        if value := parse_id(scheme, url):
            return {scheme: value}
    if "pubmed" in url.lower() or url.lower().startswith("pmid"):
        value = parse_pmid(url)
        return {"pmid": value} if value else {}
    return {}


def same_id(scheme: str, first: str, second: str) -> bool:
    """Whether two canonical identifiers of a scheme are one; DOIs are blind to case."""
    return first.casefold() == second.casefold() if scheme == "doi" else first == second


def id_url(scheme: str, value: str) -> str:
    """The address of an identifier, empty for a scheme without one.

    >>> id_url("arxiv", "1706.03762")
    'https://arxiv.org/abs/1706.03762'
    """
    return _ADDRESSES[scheme].format(value) if scheme in _ADDRESSES else ""
