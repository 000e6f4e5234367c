"""What a paper's page says between title and abstract -> dates, counts, facts and authors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model.dates import parse_date
from generator.model.names import Author, parse_name
from generator.readers._page_words import COUNT, DATE, date_near, parse_count

_PUBLISHED = re.compile(rf"Published on ({DATE})")
_SUBMITTED = re.compile(rf"Submitted by .{{1,90}}? on ({DATE})")
_SUBMITTER = re.compile(rf"Submitted by (\S.{{0,80}}?)(?= on {DATE}| [·#]| Upvote|$)")
_UPVOTES = re.compile(rf"Upvote\s+({COUNT})(?=\s|$)")
_RANK = re.compile(r"#\d+ Paper of the (?:day|week|month)")
_ORGANIZATION = re.compile(
    rf"Submitted by .{{1,90}}? on {DATE}(?: {_RANK.pattern})? (?P<name>[^\W\d].{{1,80}}?) Upvote"
)
_MORE = re.compile(r"\+\s*(\d{1,9})(?: authors?)?\s*$")
_YEAR = re.compile(r"\d{4}")


def page_dates(meta: str, arxiv: str) -> tuple[str, str]:
    """When the paper was published, and when it was put on the list; empty where not said.

    A page leaves out the year in which it was saved: where both dates lack it, it is the same one;
    where only the second does, it is not known.

    >>> page_dates("Published on Feb 2 · Submitted by Ada on Feb 6", "2602.03036")
    ('2026-02-02', '2026-02-06')
    """
    published, submitted = _PUBLISHED.search(meta), _SUBMITTED.search(meta)
    date = date_near(published[1], arxiv) if published else ""
    if not submitted:
        return date, ""
    is_same_year = published is not None and not _YEAR.search(published[1])
    return date, parse_date(submitted[1], int(date[:4] or 0) if is_same_year else 0)


def page_upvotes(meta: str) -> int | None:
    """The upvotes, None where they are not said."""
    match = _UPVOTES.search(meta)
    return parse_count(match[1]) if match else None


def page_facts(meta: str) -> dict[str, str]:
    """Who put the paper on the list, the organisation named before the votes, the day's rank."""
    found: dict[str, str] = {}
    if match := _SUBMITTER.search(meta):
        found["submitted by"] = match[1]
    if match := _ORGANIZATION.search(meta):
        found["organization"] = match["name"]
    if match := _RANK.search(meta):
        found["rank"] = match[0]
    return found


def page_authors(texts: Sequence[str]) -> tuple[tuple[Author, ...], int]:
    """The authors that a page names, parted by commas only, and how many more it says there are.

    >>> authors, more = page_authors(["Ada Toy ,", "Bo van Toy", "+ 8 authors"])
    >>> [author.family for author in authors], more
    (['Toy', 'van Toy'], 8)
    """
    whole = " ".join(texts)
    more = _MORE.search(whole)
    whole = whole[: more.start()] if more else whole
    parsed = (parse_name(part) for part in whole.split(","))
    return tuple(author for author in parsed if author), int(more[1]) if more else 0
