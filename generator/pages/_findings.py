"""What the papers of a shelf leave open: each finding with the correction that would mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from generator.model.corpus import Corpus
from generator.model.dates import arxiv_date
from generator.model.ids import parse_orcid
from generator.model.paper import Paper
from generator.normalize.conflicts import place
from generator.text.math_spans import find_math

CONFLICT = "merge-conflict"
FIRST_YEAR = "1900"  # a printed paper that is older is rarer than a slip of the keyboard
_PLACEHOLDER = re.compile(
    r"xxx+|your[-_]\w[\w-]*|example|username|placeholder|todo|tbd|anonymous", re.I
)  # fmt: skip
_RESERVED = re.compile(
    r"(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost|local)$"
)
_PRICE = re.compile(r"\$\s?\d")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: the paper, what is the matter, and the fields that would mend it."""

    paper: Paper
    what: str
    fix: Mapping[str, Any] = field(default_factory=dict)
    other: Paper | None = None


def missing_abstracts(corpus: Corpus) -> Iterator[Finding]:
    """Papers without an abstract."""
    for paper in corpus:
        if not paper.abstract:
            yield Finding(paper, "no abstract is stated", {"abstract": "…"})


def suspected_duplicates(corpus: Corpus) -> Iterator[Finding]:
    """Pairs of papers that may be one."""
    ids = {paper.id for paper in corpus}
    for suspect in corpus.suspects:
        if suspect.first in ids and suspect.second in ids:
            first, second = corpus[suspect.first], corpus[suspect.second]
            yield Finding(first, suspect.reason, {"same_as": [second.id]}, second)


def conflicting_fields(corpus: Corpus) -> Iterator[Finding]:
    """Papers whose sources disagree on a field, with what is shown now, to confirm or put right."""
    told_by = {origin: paper for paper in corpus for origin in paper.origins}
    for problem in corpus.problems:
        if problem.code == CONFLICT and (paper := told_by.get(problem.origin)):
            field_name = problem.message.partition(":")[0].split()[0]
            what = f"{place(problem.origin)}: {problem.message}"
            yield Finding(paper, what, {field_name: _shown_now(paper, field_name)})


def _shown_now(paper: Paper, field_name: str) -> Any:
    if field_name == "authors":
        return [author.name for author in paper.authors]
    return dict(paper.ids) if field_name == "ids" else getattr(paper, field_name, "…")


def wrong_identifiers(corpus: Corpus) -> Iterator[Finding]:
    """ORCIDs and ISBNs whose last digit does not follow from the others, and ORCIDs of two."""
    for paper in corpus:
        for author in paper.authors:
            if author.wrong_orcid:
                fault = "is another author's too" if parse_orcid(author.wrong_orcid) else _DIGIT
                what = f"the ORCID {author.wrong_orcid} of {author.name} {fault}"
                yield Finding(paper, what, {"authors": [each.name for each in paper.authors]})
        stated = {paper.publication.isbn, paper.ids.get("isbn", "")}
        for isbn in sorted(part for each in stated for part in re.split(r"[,;]|\s{2,}", each)):
            if isbn.strip() and not is_isbn(isbn):
                yield Finding(paper, f"the ISBN {isbn.strip()} {_DIGIT}", {"isbn": "…"})


_DIGIT = "has a wrong digit"


def is_isbn(text: str) -> bool:
    """Whether the check digit of an ISBN of ten or thirteen digits is right (ISO 2108).

    >>> is_isbn("978-3-16-148410-0"), is_isbn("978-3-16-148410-1"), is_isbn("0-306-40615-2")
    (True, False, True)
    """
    digits = re.sub(r"[\s–-]|^isbn(?:-1[03])?:?", "", text.strip(), flags=re.I).upper()
    if re.fullmatch(r"[0-9]{13}", digits):
        return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits)) % 10 == 0
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(value * (10 - at) for at, value in enumerate(values)) % 11 == 0
    return False


def odd_dates(corpus: Corpus) -> Iterator[Finding]:
    """Dates before 1900, and after everything that the sources tell of when they were made."""
    newest = max((date for paper in corpus for date in _witnesses(paper)), default="")
    for paper in corpus:
        if paper.date and paper.date < FIRST_YEAR:
            yield Finding(paper, f"published in {paper.date}, before {FIRST_YEAR}", {"date": "…"})
        elif newest and paper.date[:4].isdecimal() and int(paper.date[:4]) > int(newest[:4]) + 1:
            what = f"published in {paper.date}, while nothing else here is later than {newest}"
            yield Finding(paper, what, {"date": "…"})


def _witnesses(paper: Paper) -> Iterator[str]:
    """Dates on which somebody had this paper: it was shown, updated, or given an arXiv id."""
    yield from (date for name, date in paper.dates.items() if name in {"shown", "updated", "added"})
    if arxiv := paper.ids.get("arxiv"):
        yield arxiv_date(arxiv)


def broken_math(corpus: Corpus) -> Iterator[Finding]:
    """Titles and abstracts in which a `$` is left open."""
    for paper in corpus:
        for name, text in (("title", paper.title), ("abstract", paper.abstract)):
            if place := open_dollar(text):
                yield Finding(paper, f"a $ is left open in the {name}: “{place}”", {name: text})


def open_dollar(text: str) -> str:
    """What stands about a `$` that no other closes; empty when there is none. Prices are none.

    >>> open_dollar("it costs $5 or $x$"), open_dollar("at $O(n steps")
    ('', 'at $O(n steps')
    """
    if "$" not in text:
        return ""
    text = re.sub(r"\$\$.+?\$\$", "", text)
    rest, end = [], 0
    for match in find_math(text):
        rest.append(text[end : match.start()])
        end = match.end()
    rest.append(text[end:])
    outside = "\0".join(rest).replace("\\$", "\0\0")
    for match in re.finditer(r"\$", outside):
        if not _PRICE.match(outside, match.start()):
            around = outside[max(0, match.start() - 20) : match.start() + 30]
            return " ".join(around.replace("\0", " ").split())
    return ""


def doubtful_links(corpus: Corpus) -> Iterator[Finding]:
    """Links that cannot lead anywhere, by how they look; nobody is asked."""
    for paper in corpus:
        for link in paper.links:
            if why := doubt(link.url):
                yield Finding(paper, f"{link.url} {why}", {"remove_links": [link.url]})


def doubt(url: str) -> str:
    """Why an address cannot be right; empty when it looks so.

    >>> doubt("https://github.com/your-name/code"), doubt("https://arxiv.org/abs/1706.03762")
    ('is a placeholder', '')
    """
    if re.search(r"\s", url):
        return "holds a space"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return "is no address"
    if _RESERVED.search(host):
        return "is on a host that is nobody's"
    if "." not in host.strip("."):
        return "has no host"
    if url.endswith(("...", "…", "-")):
        return "is cut off"
    is_placeholder = any(map(_PLACEHOLDER.fullmatch, parts.path.split("/")))
    return "is a placeholder" if is_placeholder else ""


CHECKS: Mapping[str, Callable[[Corpus], Iterator[Finding]]] = {
    "Possible duplicates": suspected_duplicates,
    "Fields in conflict": conflicting_fields,
    "Wrong ORCIDs and ISBNs": wrong_identifiers,
    "Odd dates": odd_dates,
    "Math left open": broken_math,
    "Doubtful links": doubtful_links,
    "Missing abstracts": missing_abstracts,
}
