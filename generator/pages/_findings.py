"""What the papers of a shelf leave open: each finding with the correction that would mend it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from generator.model.corpus import Corpus
from generator.model.orcids import parse_orcid
from generator.model.paper import Paper
from generator.model.taxonomy import Taxonomy
from generator.normalize.conflicts import place
from generator.normalize.doubts import Doubt, broken_math, missing_abstracts, odd_dates
from generator.pages._corrections import stated_authors

CONFLICT = "merge-conflict"
_PLACEHOLDER = re.compile(
    r"xxx+|your[-_]\w[\w-]*|example|username|placeholder|todo|tbd|anonymous", re.I
)  # fmt: skip
_RESERVED = re.compile(
    r"(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost|local)$"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: the paper, what is the matter, and the fields that would mend it.

    A field in `fix` that holds what is shown now is confirmed by stating it. `instead` would mend
    it where a pair, or the records of one paper, are two works and not one.
    """

    paper: Paper
    what: str
    fix: Mapping[str, Any]
    instead: Mapping[str, Any] = field(default_factory=dict)
    other: Paper | None = None


def _doubts(
    find: Callable[[Sequence[Paper]], Iterator[Doubt]],
) -> Callable[[Corpus], Iterator[Finding]]:
    """What is doubtful and no curator has stated, with what is shown now."""

    def findings(corpus: Corpus) -> Iterator[Finding]:
        for paper, name, what in find(corpus.papers):
            said = corpus.curations.get(paper.id)
            if not said or (name not in said.stated and name not in said.confirmed):
                yield Finding(paper, what, {name: getattr(paper, name) or None})

    return findings


def suspected_duplicates(corpus: Corpus) -> Iterator[Finding]:
    """Pairs of papers that may be one."""
    ids = {paper.id for paper in corpus}
    for suspect in corpus.suspects:
        if suspect.first in ids and suspect.second in ids:
            first, second = corpus[suspect.first], corpus[suspect.second]
            yield Finding(first, suspect.reason, {"same_as": [second.id]},
                          {"not_same_as": [second.id]}, second)  # fmt: skip


def conflicting_fields(corpus: Corpus) -> Iterator[Finding]:
    """Papers whose sources disagree on a field, with what is shown now, to confirm or put right."""
    told_by = {origin: paper for paper in corpus for origin in paper.origins}
    for problem in corpus.problems:
        if problem.code == CONFLICT and (paper := told_by.get(problem.origin)):
            field_name = problem.message.partition(":")[0].split()[0]
            where = place(problem.origin)
            yield Finding(paper, f"{where}: {problem.message}",
                          {field_name: _shown_now(paper, field_name)},
                          {"not_same_as": [where]} if problem.origin.line else {})  # fmt: skip


def _shown_now(paper: Paper, field_name: str) -> Any:
    if field_name == "authors":
        return stated_authors(paper)
    return dict(paper.ids) if field_name == "ids" else getattr(paper, field_name) or None


def wrong_identifiers(corpus: Corpus) -> Iterator[Finding]:
    """ORCIDs and ISBNs whose last digit does not follow from the others, and ORCIDs of two."""
    for paper in corpus:
        for author in paper.authors:
            if author.wrong_orcid:
                fault = "is another author's too" if parse_orcid(author.wrong_orcid) else _DIGIT
                what = f"the ORCID {author.wrong_orcid} of {author.name} {fault}"
                yield Finding(paper, what, {"authors": stated_authors(paper)})
        for orcid, names in _shared_orcids(paper).items():
            what = f"the ORCID {orcid} is stated of {' and of '.join(names)}"
            yield Finding(paper, what, {"authors": stated_authors(paper, without=orcid)})
        printed, known = _isbns(paper.publication.isbn), _isbns(paper.ids.get("isbn", ""))
        right = ", ".join(filter(is_isbn, printed)) or None
        for isbn in sorted({*printed, *known}):
            if not is_isbn(isbn):
                fix = {"isbn": right} if isbn in printed else {}
                yield Finding(paper, f"the ISBN {isbn} {_DIGIT}",
                              {**fix, "ids": {"isbn": None}} if isbn in known else fix)  # fmt: skip


_DIGIT = "has a wrong digit"


def _shared_orcids(paper: Paper) -> dict[str, list[str]]:
    """ORCIDs that more than one author of a paper has, with their names: all but one are wrong."""
    holders: dict[str, list[str]] = {}
    for author in paper.authors:
        if author.orcid:
            holders.setdefault(author.orcid, []).append(author.name)
    return {orcid: names for orcid, names in holders.items() if len(names) > 1}


def _isbns(stated: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;]|\s{2,}", stated) if part.strip()]


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
    "Wrong identifiers": wrong_identifiers,
    "Odd dates": _doubts(odd_dates),
    "Math left open": _doubts(broken_math),
    "Doubtful links": doubtful_links,
    "Missing abstracts": _doubts(missing_abstracts),
}


def left_open(paper: Paper) -> Counter[str]:
    """How much of each kind a paper leaves open by itself, whatever else is on a shelf."""
    alone = Corpus((paper,), Taxonomy({}), {})
    return Counter(name for name, check in CHECKS.items() for _ in check(alone))
