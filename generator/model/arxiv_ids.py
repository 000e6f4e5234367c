"""Identifiers of arXiv: what is found -> the id without its version, and the version."""

from __future__ import annotations

import re
from urllib.parse import unquote

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
