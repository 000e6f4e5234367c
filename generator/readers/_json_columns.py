"""An object that holds a table's columns, as pandas and datasets write them -> its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.readers._field_names import known_fields
from generator.readers._json_items import JsonItem


def column_names(value: Mapping[str, Any]) -> list[str]:
    """The names in `{"columns": [...], "data": [[...], ...]}`; empty for any other object."""
    names, rows = value.get("columns"), value.get("data")
    if not isinstance(names, list) or not isinstance(rows, list):
        return []
    is_table = all(isinstance(name, str) for name in names) and isinstance((rows or [0])[0], list)
    return names if is_table else []


def rows_of_columns(item: JsonItem, own: Mapping[str, str]) -> Iterator[JsonItem]:
    """The rows of an object of columns, the first of which has its bytes; else the item alone.

    >>> item = JsonItem({"title": ["Deep Toys", "Toys"], "year": [2020, 2021]}, None, 9)
    >>> [(row.value, row.size) for row in rows_of_columns(item, {})]
    [({'title': 'Deep Toys', 'year': 2020}, 9), ({'title': 'Toys', 'year': 2021}, 0)]
    """
    value = item.value
    if names := column_names(value):
        rows = [dict(zip(names, row, strict=False)) for row in value["data"]
                if isinstance(row, list)]  # fmt: skip
    else:
        rows = _rows(value, [name for name, _, _ in known_fields(value, own) if value[name]])
    for at, row in enumerate(rows or [value]):
        yield replace(item, value=row, size=0 if at else item.size)


def _rows(value: Mapping[str, Any], known: list[str]) -> list[dict[str, Any]]:
    """The rows where all fields that are known are lists, or numbered objects, of one length."""
    first = value[known[0]] if known else None
    if len(known) < 2 or not isinstance(first, list | dict) or len(first) < 2:
        return []
    columns = {name: each for name, each in value.items()
               if isinstance(each, type(first)) and len(each) == len(first)}  # fmt: skip
    if any(name not in columns for name in known):
        return []
    places: list[Any] = list(range(len(first)) if isinstance(first, list) else first)
    if isinstance(first, dict) and not (
        all(key.isdecimal() for key in first)
        and all(set(each) == set(first) for each in columns.values())
    ):
        return []
    return [{name: column[place] for name, column in columns.items()} for place in places]
