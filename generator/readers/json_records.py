"""Any other JSON or JSON lines whose objects have a title -> records.

Obvious names of fields need no word (`_field_names`), in any case, snake or camel; a field may lie
one level down. Our own exports are read back as they were written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from typing import Any

from generator.model.ids import PARSERS
from generator.model.record import Line, SourceRecord
from generator.model.work import Link, LinkKind, Publication, Summary
from generator.readers._field_names import known_fields, our_fields, plain_name
from generator.readers._field_record import (
    LINK_FIELDS,
    NO_PLACE,
    Fields,
    OwnFields,
    field_values,
    stated_values,
)
from generator.readers._json_columns import column_names, rows_of_columns
from generator.readers._json_fields import (
    NAMES,
    as_object,
    authors_of,
    date_of,
    first_text,
    objects,
    stated_ids,
    text,
    texts,
)
from generator.readers._json_format import JsonFormat, Piece
from generator.readers._json_items import JsonItem
from generator.readers._record_fields import extra_of, links_of

LOOKED_AT = 20  # objects of a list within an object, which may be the papers themselves
_BESIDE_TITLE = frozenset({"abstract", "authors", "date", "year", "venue", "doi", "arxiv", "url",
                           "pdf", "keywords"})  # fmt: skip


def is_json_records(lines: Sequence[Line], own: OwnFields | None = None) -> bool:
    """Say whether objects with a title and one thing more that papers have stand here."""
    return _format(own or {}).recognises(lines)


def read_json_records(
    path: str, lines: Iterable[Line], own: OwnFields | None = None
) -> Iterator[Piece]:
    """Yield a record an object; `own` maps names of theirs to fields of ours."""
    return _format(own or {}).read(path, lines)


def _format(own: OwnFields) -> JsonFormat:
    return JsonFormat(
        partial(_is_paper, own=own), partial(_record, own=own), partial(_stated, own=own),
        partial(rows_of_columns, own=own),
    )  # fmt: skip


def _is_paper(value: dict[str, Any], own: OwnFields) -> bool:
    names = column_names(value) or value
    found = {ours for name, ours, _ in known_fields(names, own) if _says(value.get(name, name))}
    holds_list = any(
        sum(_names_paper(inner, own) for inner in objects(each)[:LOOKED_AT]) > 1
        for name, each in value.items()
        if not _is_field(name, own)
    )
    return _are_of_paper(found) and not holds_list


def _names_paper(value: dict[str, Any], own: OwnFields) -> bool:
    return _are_of_paper({ours for name, ours, _ in our_fields(value, own) if _says(value[name])})


def _are_of_paper(found: Set[str]) -> bool:
    return "title" in found and bool(found & _BESIDE_TITLE)


def _says(value: Any) -> bool:
    return bool(value) and not isinstance(value, bool)


def _is_field(name: str, own: OwnFields) -> bool:
    return bool(our_fields([name], own)) or plain_name(name) in _OUR_LISTS


def _record(item: JsonItem, own: OwnFields) -> SourceRecord:
    value = _flat(item.value)
    known = known_fields(value, own)
    fields = Fields((ours, _as_text(value[name], ours)) for name, ours, _ in known)
    stated = field_values(fields)
    names = next((value[name] for name, ours, _ in known if ours == "authors" and value[name]), "")
    if not isinstance(names, str):
        stated["authors"], stated["has_more_authors"] = authors_of(names)
    words = next((value[name] for name, ours, _ in known if ours == "keywords"), None)
    if isinstance(words, list):  # the best name's, though it be empty: "tags" may be something else
        stated["keywords"] = texts(words, *NAMES)
    stated |= _as_we_write(item.value, stated)
    used = {name for name, ours, _ in known if ours not in NO_PLACE} | _AS_WE_WRITE
    extra = extra_of(_parted(item.value, used), used)
    return SourceRecord(origin=item.origin, size=item.size, extra=extra, **stated)


def _stated(value: dict[str, Any], own: OwnFields) -> dict[str, str]:
    value = _flat(value)
    return stated_values(
        Fields((ours, _as_text(value[name], ours)) for name, ours, _ in known_fields(value, own))
    )


def _flat(value: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an object and, where none of that name is there, those one level down."""
    inner = {name: each for nested in value.values() for name, each in as_object(nested).items()}
    return {**inner, **value}


def _parted(value: Mapping[str, Any], used: Set[str]) -> Iterator[tuple[str, Any]]:
    """The fields of an object, and those of an object in it, one level down, where one is used."""
    for name, each in value.items():
        inner = as_object(each)
        if used.isdisjoint(inner):
            yield name, each
        else:
            yield from ((f"{name}.{key}", part) for key, part in inner.items() if key not in used)


def _as_text(value: Any, ours: str) -> str:
    """A value of one of our fields as text; a list is parted by semicolons."""
    names = ("url", "href", "link", *NAMES) if ours in LINK_FIELDS else NAMES
    if isinstance(value, list):
        return "; ".join(texts(value, *names))
    if isinstance(value, dict):
        return first_text(value, *names) or date_of(value)
    return text(value)


_OUR_LISTS = frozenset({"links", "related", "origins", "mentions", "summaries", "tags",
                        "versions", "references"})  # fmt: skip


_AS_WE_WRITE = _OUR_LISTS | {"ids", "publication", "has_more_authors", "author_count", "counts",
                             "abstract_kind", "facts", "dates", "cites", "similar"}  # fmt: skip


def _as_we_write(value: dict[str, Any], stated: dict[str, Any]) -> dict[str, Any]:
    """What our own exports state in fields that no other source has in this shape."""
    ids = {scheme: text(each) for scheme, each in as_object(value.get("ids")).items()
           if scheme in PARSERS}  # fmt: skip
    links = tuple(
        Link(LinkKind(role), url)
        for each in objects(value.get("links"))
        if (role := text(each.get("kind"))) in set(LinkKind)
        and links_of(url := text(each.get("url")))
    )
    summaries = tuple(
        Summary(text(each.get("text")), text(each.get("kind")))
        for each in objects(value.get("summaries"))
        if text(each.get("text")) and text(each.get("kind"))
    )
    publication = as_object(value.get("publication"))
    parts = {name: text(publication.get(name)) for name in Publication.__dataclass_fields__}
    found: dict[str, Any] = {}
    if ids:
        found["ids"] = {**stated["ids"], **stated_ids(ids)}
    if links:
        found["links"] = links
    if summaries:
        found["summaries"] = summaries
    if value.get("has_more_authors") is True:
        found["has_more_authors"] = True
    if publication:
        found["publication"] = Publication(**parts | {"venue": stated["publication"].venue})
    for name, kind in (("has_more_authors", bool), ("author_count", int), ("abstract_kind", str)):
        if type(value.get(name)) is kind:
            found[name] = value[name]
    for name in ("counts", "facts", "dates"):
        if isinstance(value.get(name), dict):
            found[name] = _same_kind(value[name], int if name == "counts" else str)
    for name in ("cites", "similar"):
        if isinstance(value.get(name), list):
            found[name] = tuple(each for each in texts(value[name]) if ":" in each)
    return found


def _same_kind(value: dict[str, Any], kind: type) -> dict[str, Any]:
    return {name: each for name, each in value.items() if type(each) is kind}
