"""What a curator writes for a stated field -> its value, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from generator.model.dates import is_cut, parse_date
from generator.model.ids import NAMES, PARSERS, parse_id
from generator.model.name_lists import is_others, parse_names
from generator.model.names import Author, group, parse_name, person
from generator.model.orcids import parse_orcid
from generator.normalize.clean import clean_text
from generator.normalize.override_keys import CSL_TYPES, KEYS
from generator.problems import did_you_mean, quote
from generator.text.yaml_lines import Node


class BadValueError(ValueError):
    """A value that its key cannot take; `node` is where it stands."""

    def __init__(self, node: Node, message: str) -> None:
        super().__init__(message)
        self.node = node


def read_stated(key: str, node: Node) -> dict[str, Any]:
    """The fields of a work that a key states. Of a mapping, None takes away. Raises BadValueError.

    >>> read_stated("date", Node("text", 1, "May 2024"))
    {'date': '2024-05'}
    """
    value = _READERS[KEYS[key].shape](node)
    if key == "title" and not value:
        raise BadValueError(node, "a paper needs a title")
    if key == "authors":
        authors, has_more = value
        return {"authors": authors, "has_more_authors": has_more}
    return {"abstract": value, "abstract_kind": ""} if key == "abstract" else {key: value}


def read_truth(node: Node) -> bool:
    """A yes or a no. Raises BadValueError."""
    said = node.text.casefold()
    if said not in {"true", "yes", "on", "false", "no", "off"}:
        raise BadValueError(node, f"it is true or false, not {quote(node.text or node.kind)}")
    return said in {"true", "yes", "on"}


def _text(node: Node) -> str:
    if node.kind != "text":
        raise BadValueError(node, f"a text is needed, not a {node.kind}")
    return clean_text(node.text)


def _texts(node: Node) -> tuple[str, ...]:
    for each in (node, *node.items):
        if each.kind == "mapping" or (each.kind == "list" and each is not node):
            raise BadValueError(each, f"a list of texts is needed, and a {each.kind} is there")
    return tuple(dict.fromkeys(clean_text(each.text) for each in node.texts()))


def _date(node: Node) -> str:
    text = _text(node)
    date = parse_date(text)
    if text and (not date or is_cut(text, date)):
        raise BadValueError(node, f"{quote(text)} is not a date such as 2024-05-31")
    return date


def _type(node: Node) -> str:
    text = _text(node)
    if text and text not in CSL_TYPES:
        raise BadValueError(node, f"unknown type {quote(text)}{did_you_mean(text, CSL_TYPES)}")
    return text


def _mapping(read: Callable[[Node, str], Any]) -> Callable[[Node], dict[str, Any]]:
    def read_all(node: Node) -> dict[str, Any]:
        if node.kind != "mapping":
            raise BadValueError(node, f"a mapping is needed, not a {node.kind}")
        return {
            name.text: read(value, name.text) if value.text or value.kind != "text" else None
            for name, value in node.fields
        }

    return read_all


def _identifier(node: Node, scheme: str) -> str:
    if scheme not in PARSERS:
        raise BadValueError(node, f"unknown kind of identifier {quote(scheme)}"
                             f"{did_you_mean(scheme, PARSERS)}")  # fmt: skip
    text = _text(node)
    value = parse_id(scheme, text) or parse_id(scheme, f"{scheme}:{text}")
    if not value:
        raise BadValueError(node, f"{quote(text)} is no {NAMES[scheme]} identifier")
    return value


def _count(node: Node, name: str) -> int:
    text = _text(node).replace(",", "")
    if not text.isdecimal() or len(text) > 9:
        raise BadValueError(node, f"{name}: {quote(text)} is not a whole number")
    return int(text)


def _authors(node: Node) -> tuple[tuple[Author, ...], bool]:
    if node.kind == "text":
        return parse_names(clean_text(node.text))
    if node.kind == "mapping":
        return (_author(node),), False
    others = [item for item in node.items if item.kind == "text" and is_others(item.text)]
    return tuple(_author(item) for item in node.items if item not in others), bool(others)


def _author(node: Node) -> Author:
    if node.kind == "text":
        author = parse_name(clean_text(node.text))
        if not author:
            raise BadValueError(node, f"{quote(node.text)} is no name")
        return author
    parts = {name.text: _text(value) for name, value in node.fields}
    for part in parts:
        if part not in _PARTS:
            hint = did_you_mean(part, _PARTS)
            raise BadValueError(node, f"unknown part of a name {quote(part)}{hint}")
    orcid = parse_orcid(parts.get("orcid", ""))
    if parts.get("orcid") and not orcid:
        raise BadValueError(node, f"{quote(parts['orcid'])} is no ORCID: its check digit is wrong")
    name = parts.get("name", "")
    found = parse_name(name) if name else None
    given = parts.get("given", found.given if found else "")
    family = parts.get("family", found.family if found else "")
    suffix = parts.get("suffix", found.suffix if found else "")
    if given or family:
        author = person(given, family, suffix, orcid or "", parts.get("affiliation", ""))
        return replace(author, dblp=found.dblp) if found else author
    if not found:
        raise BadValueError(node, "an author needs a name")
    return group(name)


_PARTS = ("name", "given", "family", "suffix", "orcid", "affiliation")
_READERS: Mapping[str, Callable[[Node], Any]] = {
    "text": _text,
    "name": _text,
    "texts": _texts,
    "date": _date,
    "type": _type,
    "authors": _authors,
    "ids": _mapping(_identifier),
    "dates": _mapping(lambda node, _: _date(node)),
    "counts": _mapping(_count),
    "count": lambda node: _count(node, "the count") if node.text or node.kind != "text" else None,
    "facts": _mapping(lambda node, _: _text(node)),
}
