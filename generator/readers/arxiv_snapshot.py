"""The arXiv metadata snapshot (JSON lines, as on Kaggle and from OAI) -> records.

`authors_parsed` has the names in parts and is preferred to `authors`; `versions` has the true
dates, `update_date` is that of the last change to the entry.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from generator.model.arxiv_ids import parse_arxiv
from generator.model.dates import arxiv_date, parse_date
from generator.model.dois import parse_doi
from generator.model.ids import collect_ids
from generator.model.name_lists import parse_names
from generator.model.names import Author, group, parse_name, person
from generator.model.record import SourceRecord
from generator.readers._json_fields import as_list, objects, rest_of, text
from generator.readers._json_format import JsonFormat
from generator.readers._json_items import JsonItem
from generator.readers._record_fields import filled, links_in

_USED = frozenset(
    "id title abstract authors authors_parsed versions update_date doi categories comments "
    "journal-ref report-no license submitter".split()
)
_GROUP = re.compile(r"\b(?:collaborations?|consortium|team|group)\b", re.I)
_BRACKETS = re.compile(r"\s*\([^()]*\)")


DAY = 16  # characters of "Mon, 12 Apr 2007 19:18:42 GMT" without the time of day
_day = lru_cache(maxsize=20_000)(parse_date)  # arXiv has had as many days


def _is_entry(value: dict[str, Any]) -> bool:
    has_history = "authors_parsed" in value or "versions" in value or "update_date" in value
    return "id" in value and "title" in value and "categories" in value and has_history


def snapshot_record(item: JsonItem) -> SourceRecord:
    """The record of an entry of the snapshot."""
    value = item.value
    arxiv = parse_arxiv(text(value.get("id"))) or ""
    dois = [doi for part in text(value.get("doi")).split() if (doi := parse_doi(part))]
    authors, has_more = _authors(value)
    created = [text(each.get("created"))[:DAY] for each in objects(value.get("versions"))]
    updated = created[-1] if len(created) > 1 else "" if created else text(value.get("update_date"))
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=text(value.get("title")),
        abstract=text(value.get("abstract")),
        authors=authors,
        has_more_authors=has_more,
        date=(_day(created[0]) if created else "") or (arxiv_date(arxiv) if arxiv else ""),
        dates=filled(updated=_day(updated)),
        ids=filled(arxiv=arxiv) | (collect_ids({"doi": dois[0]}) if dois else {}),
        keywords=tuple(
            category for each in as_list(value.get("categories")) for category in text(each).split()
        ),
        links=links_in(text(value.get("comments"))),
        facts=filled(
            comment=text(value.get("comments")),
            journal_reference=text(value.get("journal-ref")),
            report_number=text(value.get("report-no")),
            license=text(value.get("license")),
            submitted_by=text(value.get("submitter")),
            other_DOIs=", ".join(dois[1:]),
        ),
        extra=rest_of(value, _USED),
    )


def snapshot_stated(value: dict[str, Any]) -> dict[str, str]:
    """The texts of an entry whose loss is told."""
    created = (text(each.get("created")) for each in objects(value.get("versions")))
    return {"arxiv": text(value.get("id")), "doi": text(value.get("doi")),
            "date": next(created, "")}  # fmt: skip


def _authors(value: dict[str, Any]) -> tuple[tuple[Author, ...], bool]:
    parsed = [each for each in as_list(value.get("authors_parsed")) if isinstance(each, list)]
    if parsed:
        found = [_author([text(part) for part in each]) for each in parsed]
        return tuple(author for author in found if author), False
    return parse_names(_BRACKETS.sub("", text(value.get("authors"))))


def _author(parts: list[str]) -> Author | None:
    """An author of [family, given, suffix, affiliations…]."""
    family, given, suffix, affiliation = (*parts, "", "", "", "")[:4]
    if _GROUP.search(family):
        return group(f"{given} {family}")
    if not given and not suffix:
        return parse_name(family)
    return person(given, family, suffix, "", affiliation)


ARXIV_SNAPSHOT = JsonFormat(_is_entry, snapshot_record, snapshot_stated)
is_arxiv_snapshot, read_arxiv_snapshot = ARXIV_SNAPSHOT.recognises, ARXIV_SNAPSHOT.read
