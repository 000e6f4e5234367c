"""OpenReview notes (JSON of API 1, and of API 2, which wraps each value) -> records.

Reviews, comments and decisions are notes too; a paper is one with authors or an abstract.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urljoin

from generator.model.dates import parse_date, unix_date
from generator.model.record import Line, SourceRecord
from generator.model.work import Publication, Summary
from generator.readers._json_fields import (
    Piece,
    as_object,
    authors_of,
    first_text,
    prose,
    read_records,
    stated_ids,
    text,
    texts,
)
from generator.readers._json_items import JsonItem, peek_objects
from generator.readers._record_fields import filled, links_of

SITE = "https://openreview.net"
_LATEST = 200 * 366 * 86_400_000  # milliseconds since 1970: no date lies beyond
_UNDECIDED = re.compile(r"submitted to|.*\b(?:withdrawn|rejected|reject)\b", re.I)


def is_openreview(lines: Sequence[Line]) -> bool:
    """Say whether submissions of OpenReview stand here."""
    return any(map(_is_paper, peek_objects(lines)))


def _is_paper(value: dict[str, Any]) -> bool:
    content = as_object(value.get("content"))
    is_note = bool({"forum", "invitation", "invitations", "id"} & set(value))
    return is_note and "title" in content and ("authors" in content or "abstract" in content)


def read_openreview(path: str, lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield a record a submission."""
    return read_records(path, lines, _is_paper, _record)


def _record(item: JsonItem) -> SourceRecord:
    note = item.value
    content = {
        name: each["value"] if isinstance(each, dict) and "value" in each else each
        for name, each in as_object(note.get("content")).items()
    }
    authors, has_more = authors_of(content.get("authors"))
    tldr = first_text(content, "TLDR", "TL;DR", "tldr", "one-sentence_summary")
    venue = text(content.get("venue"))
    is_undecided = bool(_UNDECIDED.match(venue))
    addresses = [urljoin(SITE, each) for each in (first_text(content, "pdf"),) if each]
    addresses += [each for name in ("code", "html", "supplementary_material", "project_page")
                  for each in texts(content.get(name)) if each.startswith("http")]  # fmt: skip
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=prose(content.get("title")),
        abstract=prose(content.get("abstract")),
        authors=authors,
        has_more_authors=has_more,
        date=next((date for key in ("pdate", "odate", "cdate", "tcdate")
                   if (date := _date(note.get(key)))), ""),
        dates=filled(updated=_date(note.get("mdate") or note.get("tmdate"))),
        ids=stated_ids({"openreview": first_text(note, "forum", "id"),
                         "doi": first_text(content, "doi", "DOI")}),
        publication=Publication(venue="" if is_undecided else venue),
        keywords=texts(content.get("keywords")),
        summaries=(Summary(tldr, "TLDR"),) if tldr else (),
        links=links_of(*addresses),
        facts=filled(status=venue if is_undecided else "",
                     license=first_text(note, "license"),
                     primary_area=first_text(content, "primary_area")),
    )  # fmt: skip


def _date(value: Any) -> str:
    """A day counted in milliseconds from 1970 on, or as text."""
    if not isinstance(value, int) or not 0 < value < _LATEST:
        return parse_date(text(value)) if isinstance(value, str) else ""
    return unix_date(value // 1000)
