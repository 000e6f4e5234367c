"""Values of JSON objects -> texts, numbers, dates, authors and records, whatever they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from generator.model.dates import iso_date, parse_date
from generator.model.ids import collect_ids, read_orcid
from generator.model.names import Author, group, is_others, parse_name, parse_names, person
from generator.model.record import Line, Skipped, SourceRecord
from generator.problems import Problem
from generator.readers._json_items import JsonItem, read_items
from generator.readers._lost_values import lost_values
from generator.readers._markup_text import plain_text
from generator.text.entities import decode_entities

Piece = SourceRecord | Skipped | Problem


def read_records(
    path: str,
    lines: Iterable[Line],
    is_item: Callable[[dict[str, Any]], bool],
    build: Callable[[JsonItem], SourceRecord],
    stated: Callable[[JsonItem], Mapping[str, str]] = lambda item: {},
    parts: Callable[[JsonItem], Iterable[JsonItem]] = lambda item: (item,),
) -> Iterator[Piece]:
    """Yield a record for each object that is an item; one without a title is a Problem.

    `stated` are the texts of an item whose loss is told, `parts` the items that one may hold.
    """
    for item in read_items(path, lines, is_item):
        if not isinstance(item, JsonItem):
            yield item
            continue
        for part in parts(item):
            record = build(part)
            if record.title:
                yield from lost_values(record, stated(part))
            yield record if record.title else _untitled(part)


def _untitled(item: JsonItem) -> Problem:
    name = next((text(item.value.get(key)) for key in ("id", "DOI", "key", "paperId")
                 if text(item.value.get(key))), "")  # fmt: skip
    return Problem(
        item.origin, "record-without-title", f"the record {name or 'here'} has no title",
        "add its title, or delete the record", size=item.size,
    )  # fmt: skip


def text(value: Any) -> str:
    """A value as one line of text: a text, a number, or the first of a list; else empty."""
    if isinstance(value, str):
        return " ".join(decode_entities(value).split())
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    return text(value[0]) if isinstance(value, list) and value else ""


def first_text(value: dict[str, Any], *keys: str) -> str:
    """The first of some fields that holds a text."""
    return next((found for key in keys if (found := text(value.get(key)))), "")


def texts(value: Any, *keys: str) -> tuple[str, ...]:
    """The texts of a list, or of its objects' first filled field among `keys`; each once."""
    found = (
        first_text(each, *keys) if isinstance(each, dict) else text(each) for each in as_list(value)
    )
    return tuple(dict.fromkeys(each for each in found if each))


def prose(value: Any) -> str:
    """A title or an abstract without the tags of HTML and JATS."""
    return plain_text(value) if isinstance(value, str) else plain_text(text(value))


def as_list(value: Any) -> list[Any]:
    """A list as it is, nothing for null, any other value as the only one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def as_object(value: Any) -> dict[str, Any]:
    """An object as it is, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a list."""
    return [each for each in as_list(value) if isinstance(each, dict)]


def counts(value: dict[str, Any], **named: str) -> dict[str, int]:
    """Counts by our name for them, those that are stated only."""
    found = {ours: value.get(theirs) for ours, theirs in named.items()}
    return {
        ours.replace("_", " "): number
        for ours, number in found.items()
        if isinstance(number, int) and not isinstance(number, bool) and number >= 0
    }


def date_of(value: Any) -> str:
    """A date: a text, a year, `{"date-parts": [[2024, 5]]}`, `{"raw": "May 2024"}`; else empty."""
    if isinstance(value, dict):
        parts = as_list(value.get("date-parts"))
        if parts and isinstance(parts[0], list):
            numbers = [number for part in parts[0][:3] if (number := _number(part))]
            if numbers and (stated := iso_date(*numbers)):
                return stated
        return parse_date(first_text(value, "raw", "literal", "date-time", "value", "iso-8601"))
    return parse_date(text(value))


def _number(value: Any) -> int:
    digits = text(value)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 6 else 0


def authors_of(value: Any) -> tuple[tuple[Author, ...], bool]:
    """Authors of any usual shape; the second value says that there are more than are named."""
    if isinstance(value, str):
        return parse_names(text(value))
    if isinstance(value, dict) and all(isinstance(each, str) for each in value.values()):
        parts = value.keys() & {*_GIVEN, *_FAMILY, *_NAME, "literal"}
        value = [value] if parts else list(value.values())  # {"1": "Ada Toy", "2": …}
    names = [
        text(each) if not isinstance(each, dict) else first_text(each, "name", "literal")
        for each in as_list(value)
    ]
    found = (
        author_of(each)
        for each, name in zip(as_list(value), names, strict=True)
        if not is_others(name)
    )
    return tuple(author for author in found if author), any(map(is_others, names))


_GIVEN = ("given", "firstName", "first_name", "first", "forename", "givenName")
_FAMILY = ("family", "lastName", "last_name", "last", "surname", "familyName")
_NAME = ("name", "fullname", "full_name", "fullName", "display_name", "displayName", "author",
         "author_name")  # fmt: skip


def author_of(value: Any) -> Author | None:
    """An author: a name, or an object of its parts as CSL, Zotero, Crossref and others have it."""
    if not isinstance(value, dict):
        return parse_name(text(value))
    orcid = read_orcid(first_text(value, "ORCID", "orcid", "orcidId", "ORCIDs"))
    stated = value.get("affiliation") or value.get("affiliations") or value.get("institution")
    affiliation = next(iter(texts(stated, "name", "display_name", "institution")), "")
    given, family = first_text(value, *_GIVEN), first_text(value, *_FAMILY)
    if family or given:
        particles = (
            first_text(value, "dropping-particle"),
            first_text(value, "non-dropping-particle"),
            family,
        )
        family = " ".join(part for part in particles if part)
        return person(given, family, first_text(value, "suffix"), orcid, affiliation)
    if literal := first_text(value, "literal"):
        return group(literal)
    named = parse_name(first_text(value, *_NAME))
    if named is None or not (orcid or affiliation):
        return named
    if named.is_group:
        return Author(named.name, orcid=orcid, affiliation=affiliation)
    return person(named.given, named.family, named.suffix, orcid, affiliation)


def stated_ids(stated: Mapping[str, str]) -> dict[str, str]:
    """The right identifiers of fields that say their scheme; OpenReview's have no own form.

    >>> stated_ids({"openreview": "ryQu7f-RZ", "doi": "none"})
    {'openreview': 'ryQu7f-RZ'}
    """
    note = stated.get("openreview", "")
    is_bare = bool(note) and "openreview" not in note
    return collect_ids({**stated, "openreview": f"openreview:{note}" if is_bare else note})
