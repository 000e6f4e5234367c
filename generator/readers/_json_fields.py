"""Values of JSON objects -> texts, numbers, dates and authors, whatever they hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from math import isfinite
from typing import Any

from generator.model.dates import iso_date, parse_date
from generator.model.ids import collect_ids
from generator.model.name_lists import is_others, parse_names
from generator.model.names import Author, group, parse_name, person
from generator.model.orcids import read_orcid
from generator.readers._markup_text import abstract_text, plain_text
from generator.readers._record_fields import extra_of
from generator.text.entities import decode_entities

SHORT = 20  # items of a list that is shown whole
NAMES = ("name", "display_name", "title", "text", "value", "label", "keyword", "tag", "url", "id")


def text(value: Any) -> str:
    """A value as one line of text: a text, a number, or the first of a list; else empty.

    >>> text(["Deep  Toys", "Toys"]), text(2020), text(float("nan"))
    ('Deep Toys', '2020', '')
    """
    if isinstance(value, str):
        return " ".join(decode_entities(value).split())
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float) and not isfinite(value):  # data frames write NaN for nothing
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


def abstract_of(value: Any) -> str:
    """An abstract, as `prose` has it, without a heading of its own."""
    return abstract_text(value) if isinstance(value, str) else abstract_text(text(value))


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


def rest_of(value: Mapping[str, Any], used: Collection[str]) -> dict[str, str]:
    """What an object states in fields that a reader has no place for, as texts, for `extra`.

    Scalars and short lists; those of an object inside as "its name.theirs", in `used` too; of a
    list of objects their names. What is larger is data, such as an embedding.

    >>> rest_of({"a": 1, "b": {"c": "x", "d": "y"}, "e": [0.1] * 99, "f": [{"name": "z"}]}, {"b.c"})
    {'a': '1', 'b.d': 'y', 'f': 'z'}
    """
    return extra_of(_plain_fields(value, used), used)


def _plain_fields(value: Mapping[str, Any], used: Collection[str]) -> Iterator[tuple[str, Any]]:
    for name, each in value.items():
        if name in used:
            continue
        if isinstance(each, dict):
            yield from ((f"{name}.{key}", part) for key, part in each.items() if _is_plain(part))
        elif isinstance(each, list) and objects(each):
            yield name, list(texts(each[:SHORT], *NAMES))
        elif _is_plain(each):
            yield name, each


def _is_plain(value: Any) -> bool:
    """Whether a value is a scalar, or a short list of some."""
    if isinstance(value, list):
        return len(value) <= SHORT and not any(isinstance(each, list | dict) for each in value)
    return not isinstance(value, dict)


def counts(value: dict[str, Any], **named: str) -> dict[str, int]:
    """Counts by our name for them, those that are stated only."""
    found = {ours: value.get(theirs) for ours, theirs in named.items()}
    return {
        ours.replace("_", " "): number
        for ours, number in found.items()
        if isinstance(number, int) and not isinstance(number, bool) and number >= 0
    }


_WHOLE_DATE = ("raw", "literal", "date-time", "value", "iso-8601")
_PARTS_OF_A_DATE = ("year", "month", "day")


def date_of(value: Any) -> str:
    """A date: a text, a year, `{"date-parts": [[2024, 5]]}`, `{"raw": "May 2024"}`; else empty.

    Pandoc's YAML also has `{"year": 2024, "month": 5}` and a list of such.
    """
    if isinstance(value, list) and value and isinstance(value[0], dict):
        value = value[0]
    if isinstance(value, dict):
        parts = as_list(value.get("date-parts")) or [value.get(key) for key in _PARTS_OF_A_DATE]
        parts = parts[0] if isinstance(parts[0], list) else parts
        numbers = [number for part in parts[:3] if (number := _number(part))]
        if numbers and (stated := iso_date(*numbers)):
            return stated
        return parse_date(first_text(value, *_WHOLE_DATE))
    return parse_date(text(value))


def date_text(*values: Any) -> str:
    """The first date that is stated as its source spells it, whatever `date_of` makes of it."""
    for value in values:
        parts = as_list(value.get("date-parts")) if isinstance(value, dict) else []
        said = "-".join(filter(None, map(text, as_list(parts[0]) if parts else ())))
        if isinstance(value, dict):
            said = said or first_text(value, *_WHOLE_DATE)
        if said := said or text(value):
            return said
    return ""


def _number(value: Any) -> int:
    digits = text(value)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 6 else 0


def authors_of(value: Any) -> tuple[tuple[Author, ...], bool]:
    """Authors of any usual shape; the second value says that there are more than are named."""
    if isinstance(value, str):
        return parse_names(text(value))
    if isinstance(value, dict) and all(isinstance(each, str) for each in value.values()):
        parts = value.keys() & {*_GIVEN, *_FAMILY, *_WHOLE, "literal"}
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
_PLACES = ("affiliation", "affiliations", "institutions", "institution")
_FAMILY = ("family", "lastName", "last_name", "last", "surname", "familyName")
_WHOLE = ("name", "fullname", "full_name", "fullName", "display_name", "displayName", "author",
          "author_name")  # fmt: skip


def author_of(value: Any) -> Author | None:
    """An author: a name, or an object of its parts as CSL, Zotero, Crossref and others have it."""
    if not isinstance(value, dict):
        return parse_name(text(value))
    elsewhere = first_text(as_object(value.get("externalIds")), "ORCID")
    orcid = read_orcid(first_text(value, "ORCID", "orcid", "orcidId", "ORCIDs") or elsewhere)
    places = next((value[name] for name in _PLACES if value.get(name)), None)
    affiliation = next(iter(texts(places, "name", "display_name", "institution")), "")
    given, family = first_text(value, *_GIVEN), first_text(value, *_FAMILY)
    given = " ".join((given, *texts(value.get("middle")))).strip()
    if family and not given and (named := parse_name(family)) and named.is_group:
        return Author(named.name, orcid=orcid, affiliation=affiliation)
    if family or given:
        particles = (
            first_text(value, "dropping-particle"),
            first_text(value, "non-dropping-particle"),
            family,
        )
        family = " ".join(part for part in particles if part)
        return person(given, family, first_text(value, "suffix"), orcid, affiliation)
    if literal := first_text(value, "literal"):
        return Author(group(literal).name, orcid=orcid, affiliation=affiliation)
    named = parse_name(first_text(value, *_WHOLE))
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
