"""CSL as YAML, as Pandoc has it: a list of items, alone or under `references` -> records.

The list may stand in the head of a Markdown file. Each item is read by itself, and ends where a
line is indented no more than its dash: damage costs one item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.model.record import Line, Origin, Skipped
from generator.problems import Problem
from generator.readers._csl_item import CSL
from generator.readers._json_format import Piece
from generator.readers._json_items import JsonItem
from generator.text.yaml_lines import Node, YamlError, parse_yaml

_LIST = re.compile(r"references:\s*(?:#.*)?")
_TYPE = re.compile(r"[\s{-]*\"?type\"?:\s*[\"']?[a-z]|\s*- \{")  # every item of CSL states one
_DASH = re.compile(r"( *)-(?: |$)")
_AROUND = re.compile(r"\s*(?:---.*|%YAML.*|#.*)?")
_MARKDOWN = frozenset({"title", "container-title", "abstract"})  # which Pandoc reads as such
_EMPHASIS = re.compile(r"(\*{1,2})(?=[^\s*])([^*]+)(?<=[^\s*])\1")
_RAISED = re.compile(r"([~^])([^~^\s]{1,40})\1")
PEEKED = 3  # items that are looked at to tell the format
MOST_PARTS = 5_000  # colons, commas and lines of an item, each of which may part two values
LONGEST_ITEM = 100_000  # lines; no item is as long


def is_csl_yaml(lines: Sequence[Line]) -> bool:
    """Say whether a list of items of CSL stands here."""
    is_list = any(_LIST.fullmatch(line.text) for line in lines) or _begins_with_list(lines)
    if not is_list or not any(_TYPE.match(line.text) for line in lines):
        return False
    pieces = _read_items("", lines)
    items = (item for item in pieces if isinstance(item, JsonItem))
    return any(CSL.is_paper(item.value) for _, item in zip(range(PEEKED), items, strict=False))


def read_csl_yaml(path: str, lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield a record an item; what stands around the list is passed over."""
    return CSL.records(_read_items(path, lines))


def _begins_with_list(lines: Sequence[Line]) -> bool:
    said = (line.text.lstrip("\ufeff") for line in lines)
    first = next((text for text in said if not _AROUND.fullmatch(text)), "")
    return bool(_DASH.match(first))


def _read_items(path: str, lines: Iterable[Line]) -> Iterator[JsonItem | Skipped | Problem]:
    """Yield the items of lists and what stands around them; their sizes add up to the lines'."""
    item: list[Line] = []
    dash = -1  # where the dashes of the list stand; -1 where none is open
    is_open = True  # whether a dash here begins a list: at the top, and under `references`
    for line in lines:
        text = line.text.lstrip("\ufeff")
        match = _DASH.match(text)
        indent = len(text) - len(text.lstrip(" "))
        if item and (not text.strip() or indent > dash) and len(item) < LONGEST_ITEM:
            item.append(line)
            continue
        if item:
            yield _item(path, item)
            item = []
        if match and (is_open or indent == dash):
            item, dash, is_open = [line], indent, False
            continue
        if not _AROUND.fullmatch(text):
            is_open, dash = bool(_LIST.fullmatch(text)), -1
        blank = not text.strip()
        reason = "blank line" if blank else "text around the list of references"
        yield Skipped(Origin(path, line.number), line.size, reason)
    if item:
        yield _item(path, item)


def _item(path: str, lines: Sequence[Line]) -> JsonItem | Skipped | Problem:
    origin, size = Origin(path, lines[0].number), sum(line.size for line in lines)
    text = "\n".join(line.text.lstrip("\ufeff") for line in lines)
    if sum(map(text.count, ":,\n")) > MOST_PARTS:
        return Problem(origin, "yaml-damaged", "the item has more parts than any reference",
                       "look for a dash or a line end that is missing", size=size)  # fmt: skip
    try:
        root = parse_yaml(text)
    except YamlError as error:
        number = max(error.line, 1) - 1
        hint = f"mend the quotes and the indentation near line {origin.line + number}"
        return Problem(origin, "yaml-damaged", f"the item is no YAML: {error}", hint, size=size)
    value = _plain(root.items[0]) if root.items else None
    if not isinstance(value, dict) or "title" not in value:
        return Skipped(origin, size, "an item of a list that is no paper")
    for name in _MARKDOWN & set(value):
        if isinstance(value[name], str):
            value[name] = _RAISED.sub(r"\2", _EMPHASIS.sub(r"\2", value[name]))
    return JsonItem(value, origin, size)


def _plain(node: Node) -> Any:
    """A value as JSON would have it, all scalars as text."""
    if node.kind == "mapping":
        return {key.text: _plain(value) for key, value in node.fields}
    return node.text if node.kind == "text" else [_plain(item) for item in node.items]
