"""The parts of a citation that several formats spell alike."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.ids import id_url
from generator.model.paper import Paper
from generator.model.work import LinkKind

_FIRST = ("doi", "arxiv", "acl", "openreview", "pmid", "pmcid", "dblp", "s2", "openalex")


def best_url(paper: Paper) -> str:
    """The address under which a paper is cited: of its identifiers, else a link to it; or empty."""
    for scheme in _FIRST:
        if scheme in paper.ids:
            return id_url(scheme, paper.ids[scheme])
    return next((link.url for link in paper.links if link.kind is LinkKind.PAPER), "")


def split_pages(pages: str) -> tuple[str, str]:
    """First and last page of a range.

    >>> split_pages("12–19"), split_pages("e1234")
    (('12', '19'), ('e1234', ''))
    """
    first, dash, last = pages.replace("--", "–").replace("—", "–").partition("–")
    if not dash and pages.count("-") == 1 and all(part.isdigit() for part in pages.split("-")):
        first, _, last = pages.partition("-")
    return first.strip(), last.strip()


def join_keywords(keywords: Sequence[str], sign: str = ",") -> str:
    """Keywords in one text, parted by commas, by semicolons where one has a comma of its own.

    A sole one with a comma is closed by a semicolon, by which readers know it from two.

    >>> join_keywords(["cs.LG", "toys, wooden"]), join_keywords(["toys, wooden"])
    ('cs.LG; toys, wooden', 'toys, wooden;')
    """
    if any("," in keyword for keyword in keywords):
        sign = ";"
    words = [keyword.replace(";", ",") for keyword in keywords] if sign == ";" else keywords
    return f"{sign} ".join(words) + (sign if len(words) == 1 and "," in words[0] else "")


def cited_date(paper: Paper) -> str:
    """The date of the version that is cited: of one dated by another version, the year alone.

    A paper that came out in proceedings may have the day of its preprint for a date.
    """
    stated = paper.stated_by
    is_of_another = (
        paper.publication.venue
        and "date" in stated
        and stated["date"] != stated.get("publication", stated["date"])
    )
    return paper.date[:4] if is_of_another else paper.date
