"""OpenReview notes (JSON of API 1, and of API 2, which wraps each value) -> records.

Reviews, comments and decisions are notes too; a paper is one with authors, an abstract or a venue.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from generator.model.dates import parse_date, unix_date
from generator.model.ids import find_ids
from generator.model.record import SourceRecord
from generator.model.work import Publication, Summary
from generator.readers._json_fields import (
    as_object,
    authors_of,
    date_text,
    first_text,
    prose,
    rest_of,
    stated_ids,
    text,
    texts,
)
from generator.readers._json_format import JsonFormat
from generator.readers._json_items import JsonItem
from generator.readers._record_fields import filled, links_of

_ADDRESSES = ("pdf", "code", "html", "supplementary_material", "project_page")
SITE = "https://openreview.net"
_DATES = ("pdate", "odate", "cdate", "tcdate")
_LATEST = 200 * 366 * 86_400_000  # milliseconds since 1970: no date lies beyond
_USED = frozenset(
    "title abstract authors keywords TLDR TL;DR tldr one-sentence_summary venue pdf code html "
    "supplementary_material project_page doi DOI license primary_area id forum pdate odate cdate "
    "tcdate mdate tmdate content decision".split()
)
_UNDECIDED = re.compile(
    r"submitted to|under review|decision pending|"
    r".*\b(?:withdrawn|rejected|reject|conference submission)\b", re.I
)  # fmt: skip
_ACCEPTED = re.compile(r"^accepted (?:at|by|to)\s+", re.I)
_TAKEN_BACK = re.compile(r"withdrawn|desk.?reject\w*", re.I)
_OF_PAPERS = frozenset(("authors", "abstract", "venueid"))  # no review has them
_ELSEWHERE = ("arxiv", "doi", "dblp", "acl")


def _is_paper(value: dict[str, Any]) -> bool:
    content = as_object(value.get("content"))
    is_note = bool({"forum", "invitation", "invitations", "id"} & set(value))
    return is_note and "title" in content and bool(_OF_PAPERS & set(content))


def _record(item: JsonItem) -> SourceRecord:
    note = item.value
    content = _content(note)
    authors, has_more = authors_of(content.get("authors"))
    tldr = first_text(content, "TLDR", "TL;DR", "tldr", "one-sentence_summary")
    venue = _ACCEPTED.sub("", text(content.get("venue")))
    is_undecided = bool(_UNDECIDED.match(venue))
    addresses = [urljoin(SITE, each) for name in _ADDRESSES for each in texts(content.get(name))
                 if each.startswith(("http", "/"))]  # fmt: skip
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=prose(content.get("title")),
        abstract=prose(content.get("abstract")),
        authors=authors,
        has_more_authors=has_more,
        date=next((date for key in _DATES
                   if (date := _date(note.get(key)))), ""),
        dates=filled(updated=_date(note.get("mdate") or note.get("tmdate"))),
        ids=_ids(note, content),
        publication=Publication(venue="" if is_undecided else venue),
        keywords=_keywords(content.get("keywords")),
        summaries=(Summary(tldr, "TLDR"),) if tldr else (),
        links=links_of(*addresses),
        facts=filled(status=venue if is_undecided else _status(note),
                     decision=first_text(content, "decision"),
                     license=first_text(note, "license"),
                     primary_area=first_text(content, "primary_area")),
        extra=rest_of({**note, **content}, _USED),
    )  # fmt: skip


def _stated(note: dict[str, Any]) -> dict[str, str]:
    content = _content(note)
    return {"date": date_text(*(note.get(key) for key in _DATES)),
            "doi": first_text(content, "doi", "DOI")}  # fmt: skip


def _content(note: dict[str, Any]) -> dict[str, Any]:
    """What is stated, without the wrapping of API 2."""
    return {
        name: each["value"] if isinstance(each, dict) and "value" in each else each
        for name, each in as_object(note.get("content")).items()
    }


def _ids(note: dict[str, Any], content: dict[str, Any]) -> dict[str, str]:
    """The note's own id, and those that say where the paper is as well."""
    named = [*texts(content.get("pdf")), *texts(content.get("html")),
             *texts(content.get("externalIds")), *texts(note.get("externalIds"))]  # fmt: skip
    found = {scheme: stated for each in named for scheme, stated in find_ids(each).items()
             if scheme in _ELSEWHERE}  # fmt: skip
    own = {"openreview": first_text(note, "forum", "id"), "doi": first_text(content, "doi", "DOI")}
    return found | stated_ids(own)


def _status(note: dict[str, Any]) -> str:
    """What the form was called that a paper was taken back with, before venues said so."""
    forms = " ".join((*texts(note.get("invitations")), text(note.get("invitation"))))
    found = _TAKEN_BACK.search(forms)
    return found[0].replace("_", " ").lower() if found else ""


def _keywords(value: Any) -> tuple[str, ...]:
    """Keywords; many fill in all of them as one, with commas or semicolons between."""
    words = texts(value)
    if len(words) == 1:
        words = texts(re.split(r"\s*[;,]\s*", words[0]))
    return words


def _date(value: Any) -> str:
    """A day counted in milliseconds from 1970 on, or as text."""
    if not isinstance(value, int) or not 0 < value < _LATEST:
        return parse_date(text(value)) if isinstance(value, str) else ""
    return unix_date(value // 1000)


OPENREVIEW = JsonFormat(_is_paper, _record, _stated)
is_openreview, read_openreview = OPENREVIEW.recognises, OPENREVIEW.read
