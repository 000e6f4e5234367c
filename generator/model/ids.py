"""Identifiers: text as it is found -> canonical form, and canonical form -> address.

Schemes: arxiv, doi, acl, openalex, s2, pmid, pmcid, dblp, openreview, isbn. Every `parse_x` takes
an identifier, its usual prefixes or its addresses, and answers None for anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import quote, unquote

_ARXIV_NEW = re.compile(r"(?P<id>\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v(?P<version>\d+))?")
_ARXIV_OLD = re.compile(
    r"(?P<archive>acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|"
    r"cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|"
    r"mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|stat|"
    r"supr-con)(?:\.[A-Za-z-]{2,})?/(?P<number>(?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])\d{3})"
    r"(?:v(?P<version>\d+))?"
)
_ARXIV_PREFIX = re.compile(
    r"(?:https?://)?(?:(?:(?:[a-z0-9-]{1,20}\.)?arxiv\.org|(?:www\.)?alphaxiv\.org|ar5iv\.org|"
    r"ar5iv\.labs\.arxiv\.org|xxx\.lanl\.gov)/"
    r"(?:abs|pdf|html|e-print|format|ps|src|overview|ftp/arxiv/papers/[0-9]{4})/|"
    r"(?:huggingface|hf)\.co/papers/|(?:dx\.)?doi\.org/10\.48550/arxiv\.|"
    r"(?:www\.)?semanticscholar\.org/arxiv/|api\.semanticscholar\.org/(?:v1/paper/)?arxiv:|"
    r"(?:doi:\s*)?10\.48550/arxiv\.|oai:arxiv\.org:|abs/|"
    r"(?:arxiv(?: e-?prints?| preprints?),?\s*)?arxiv[\s:./-]+)",
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
    bare = re.split(r"[?#\s[]", _ARXIV_PREFIX.sub("", unquote(text.strip()), count=1), maxsplit=1)[
        0
    ]
    bare = re.sub(r"\.pdf$", "", bare.rstrip("/.,;)]"), flags=re.I)
    if match := _ARXIV_NEW.fullmatch(bare):
        digits = len(match["id"]) - 5
        if match["id"][:4] < "0704" or digits != (4 if match["id"][:4] < "1501" else 5):
            return None
        return match["id"], _version(match["version"])
    if match := _ARXIV_OLD.fullmatch(bare):
        return f"{match['archive']}/{match['number']}", _version(match["version"])
    return None


def _version(digits: str | None) -> int | None:
    """A version's number; one of more than four digits is no version."""
    return int(digits) if digits and len(digits) <= 4 else None


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
        bare = bare if "doi.org/" in address[0] else _OF_PAGE.sub("", bare)
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
    r"|https?://[^/\s]+/(?:[\w.-]+/){0,2}(?:(?:doi|articles?|article-lookup|chapter|book|content|abs|"
    r"full|fulltext|pdf|epdf|epub|abstract|document|reference|stable)/){1,3}(?=10\.)"
    r"|https?://[^\s?]+\?(?:id|doi)=(?=10\.)", re.I,
)  # fmt: skip
_OF_PAGE = re.compile(  # what a publisher's address has behind the DOI
    r"(?<=\w)/(?:abstract|full|fulltext|meta|pdf|epdf|summary|html?|references|citation)$"
    r"|(?<=^10\.1101/\d{4}\.\d\d\.\d\d\.\d{6})v\d+(?:\.[a-z-]+)*$"
)
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"]+")
LONGEST_DOI = 500  # characters; the longest registered have about two hundred
_AFTER_DOI = ".,;:/'”’"


_ORCID = re.compile(r"(?<!\d)(\d{4})[-‐-–]?(\d{4})[-‐-–]?(\d{4})[-‐-–]?(\d{3}[\dXx])(?!\d)")


def read_orcid(text: str) -> str:
    """An ORCID as a source states it, hyphenated, be its check digit right or wrong; or empty.

    >>> read_orcid("https://orcid.org/0000-0002-1825-0098"), read_orcid("unknown")
    ('0000-0002-1825-0098', '')
    """
    match = _ORCID.search(text)
    return "-".join(match.groups()).upper() if match and match[0][:14].strip("0-") else ""


def parse_orcid(text: str) -> str | None:
    """An ORCID with a right check digit (ISO 7064 MOD 11-2), hyphenated.

    >>> parse_orcid("https://orcid.org/0000-0002-1825-0097"), parse_orcid("0000-0002-1825-0098")
    ('0000-0002-1825-0097', None)
    """
    match = _ORCID.search(text)
    if not match:
        return None
    digits = "".join(match.groups()).upper()
    if digits.startswith("0" * 12):
        return None  # nobody's: a form that was not filled in
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "-".join(match.groups()).upper() if "0123456789X"[check] == digits[15] else None


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


def parse_isbn(text: str) -> str | None:
    """An ISBN of ten or thirteen digits whose last one checks the others, without hyphens.

    The first one of a list; what stands in brackets behind it says which of the books it is.

    >>> parse_isbn("ISBN 978-3-16-148410-0"), parse_isbn("0-19-852663-6"), parse_isbn("5551234567")
    ('9783161484100', '0198526636', None)
    """
    return next(filter(None, map(_single_isbn, _BETWEEN_ISBNS.split(text))), None)


def _single_isbn(text: str) -> str | None:
    match = _ISBN.fullmatch(text.strip().rstrip(".,;"))
    if not match:
        return None
    isbn = re.sub(r"[- –]", "", match["id"]).upper()
    digits = [10 if char == "X" else int(char) for char in isbn]
    weights = range(10, 0, -1) if len(isbn) == 10 else [1, 3] * 6 + [1]
    total = sum(weight * digit for weight, digit in zip(weights, digits, strict=True))
    return isbn if total % (11 if len(isbn) == 10 else 10) == 0 else None


_BETWEEN_ISBNS = re.compile(r"[,;|()]|\s+(?=97[89])")
_ISBN = re.compile(
    r"(?:isbn(?:-1[03])?\s*+:?\s*+)?(?P<id>97[89][- –]?(?:\d[- –]?){9}\d|(?:\d[- –]?){9}[\dXx])",
    re.I,
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
