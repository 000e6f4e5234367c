"""What a source states and a record lacks -> warnings, the same for every format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.model.dates import is_cut
from generator.model.ids import find_ids
from generator.model.record import SourceRecord
from generator.problems import Problem, quote

_HINTS = {
    "date": "give it as 2020, 2020-01 or 2020-01-31",
    "doi": "a DOI is like 10.1234/name, with four digits or more",
    "arxiv": "an arXiv id is like 2001.01234",
    "url": "an address begins with http:// or https://",
    "authors": "name the authors, with semicolons between them",
}
_WHAT = {"date": "a date", "doi": "a DOI", "arxiv": "an arXiv id", "url": "a web address",
         "authors": "a list of names"}  # fmt: skip


def told(record: SourceRecord, stated: Mapping[str, str]) -> Iterator[SourceRecord | Problem]:
    """Yield a record after warnings of what it lost; one without a title is a Problem instead."""
    if not record.title:
        known = next(iter(record.ids.values()), "here")
        yield Problem(
            record.origin, "record-without-title", f"the record {known} has no title",
            "add its title, or delete the record", size=record.size,
        )  # fmt: skip
        return
    yield from lost_values(record, stated)
    yield record


def lost_values(record: SourceRecord, stated: Mapping[str, str]) -> Iterator[Problem]:
    """Warn of the stated date, DOI, arXiv id, address and authors that could not be read."""
    for name in _HINTS:
        text = stated.get(name, "").strip()
        if text and not _is_kept(record, name, text):
            yield Problem(
                record.origin,
                f"bad-{name}",
                f"{quote(text)} is not {_WHAT[name]}",
                _HINTS[name],
                "warning",
            )


def _is_kept(record: SourceRecord, name: str, text: str) -> bool:
    if name == "date":
        is_no_day = bool(_DAY.fullmatch(text)) and is_cut(text, record.date)
        return bool(record.date) and not is_no_day
    if name == "authors":
        return bool(record.authors) or record.has_more_authors
    if name == "url":
        return bool(record.links or find_ids(text))
    return name in record.ids or "arxiv" in record.ids


# A day in full, of which nothing may be lost; a zero in it says that it is not known.
_DAY = re.compile(r"\d{4}(?P<sign>[-/.])(?!00?\b)\d{1,2}(?P=sign)(?!00?\b)\d{1,2}/?")
