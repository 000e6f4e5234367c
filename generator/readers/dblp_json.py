"""DBLP's search answers in JSON -> records; those in XML are read with DBLP's other XML.

One author, venue or address stands alone, several stand in a list. Before 2015 a title and a venue
were objects, with the parts of the venue in them.
"""

from __future__ import annotations

from typing import Any

from generator.model.record import SourceRecord
from generator.readers._dblp_hit import hit_record
from generator.readers._json_fields import as_list, as_object, first_text, prose, text, texts
from generator.readers._json_format import JsonFormat
from generator.readers._json_items import JsonItem

_HIT = frozenset(("@score", "@id"))


def _is_hit(value: dict[str, Any]) -> bool:
    info = value.get("info")
    return isinstance(info, dict) and "title" in info and bool(_HIT & set(value))


def _record(item: JsonItem) -> SourceRecord:
    info = as_object(item.value.get("info"))
    said = _said(item.value)
    named = as_list(as_object(info.get("authors")).get("author"))
    names = (first_text(each, "text") if isinstance(each, dict) else text(each) for each in named)
    editions = texts(info.get("ee")) or texts(said.get("ee"))
    return hit_record(said, names, editions, item.origin, item.size)


def _stated(value: dict[str, Any]) -> dict[str, str]:
    said = _said(value)
    return {"date": said.get("year", ""), "doi": said.get("doi", "")}


def _said(hit: dict[str, Any]) -> dict[str, str]:
    """The fields of a hit by name, with those that stand in a title's or a venue's object."""
    info = as_object(hit.get("info"))
    found = {name: prose(first_text(each, "text") if isinstance(each, dict) else each)
             for name, each in info.items()}  # fmt: skip
    for each in (as_object(info.get("title")), as_object(info.get("venue"))):
        found |= {name[1:]: text(part) for name, part in each.items() if name.startswith("@")}
    return {**found, "url": text(info.get("url")) or text(hit.get("url"))}


DBLP_JSON = JsonFormat(_is_hit, _record, _stated)
is_dblp_json, read_dblp_json = DBLP_JSON.recognises, DBLP_JSON.read
