"""Filters and facet counts, both from the columns. Twin of `search-facets.js`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.search.query import Filter
from generator.search.reader import Folded, Index
from generator.search.terms import fold, title_key

_SPAN = re.compile(r"^(>=|<=|>|<|)(\d{4})(?:(-|\.\.)(\d{4})?)?$")
_TO_SPAN = re.compile(r"^(?:-|\.\.)(\d{4})$")
FIRST_YEAR, LAST_YEAR = 0, 9999


def years(value: str) -> tuple[int, int] | None:
    """The first and last year of a span; None where it is none.

    >>> years("2019"), years(">=2019"), years("2019-2021"), years("<2019")
    ((2019, 2019), (2019, 9999), (2019, 2021), (0, 2018))
    """
    if match := _TO_SPAN.match(value):
        return FIRST_YEAR, int(match[1])
    match = _SPAN.match(value)
    if not match:
        return None
    sign, year, dash, last = match[1], int(match[2]), match[3], match[4]
    if dash:
        return None if sign else (year, int(last) if last else LAST_YEAR)
    spans = {
        "": (year, year),
        ">=": (year, LAST_YEAR),
        ">": (year + 1, LAST_YEAR),
        "<=": (FIRST_YEAR, year),
        "<": (FIRST_YEAR, year - 1),
    }
    return spans[sign]


def by_facet(wanted: Filter) -> dict[str, list[str]]:
    """The values of a filter by what a document has to hold one of each.

    Values of one field are alternatives, but tags named with their facet (`task/retrieval`) are so
    within the facet only: who asks for a task and a method wants both.
    """
    parts: dict[str, list[str]] = {}
    for text in wanted.values:
        facet, slash, _ = text.partition("/")
        is_apart = wanted.field == "tag" and slash and not wanted.is_not
        parts.setdefault(f"tag:{facet}" if is_apart else wanted.field, []).append(text)
    return parts


def wanted_values(index: Index, wanted: Filter, texts: Sequence[str]) -> set[int]:
    """The numbers of a column's values that texts of a filter name; empty where they name none."""
    values, _ = index.column(wanted.field)
    found: set[int] = set()
    for text in texts:
        if wanted.field == "year" and (span := years(text)):
            found |= {n for n, (key, _) in enumerate(values) if span[0] <= int(key) <= span[1]}
            continue
        folded = index.folded(wanted.field)
        found |= _matching(folded, _is_same(text)) or _matching(folded, _is_part(text))
    return found


def _matching(values: list[Folded], test: Callable[[Folded], bool]) -> set[int]:
    return {number for number, value in enumerate(values) if test(value)}


def _is_same(text: str) -> Callable[[Folded], bool]:
    folded, title = fold(text), title_key(text)
    return lambda value: folded in (value.key, value.name) or (bool(title) and value.title == title)


def _is_part(text: str) -> Callable[[Folded], bool]:
    """Every word of the text is a word of the label, the last perhaps unfinished."""
    *words, last = title_key(text).split(" ")

    def test(value: Folded) -> bool:
        is_begun = bool(last) and any(word.startswith(last) for word in value.words)
        return is_begun and all(word in value.words for word in words)

    return test


def failures(
    index: Index, filters: Sequence[Filter], documents: Sequence[int]
) -> tuple[dict[int, set[str]], list[str]]:
    """For every document the fields whose filters it fails; and the filters that name nothing.

    A filter that names nothing the shelf has is left out.
    """
    failed: dict[int, set[str]] = {document: set() for document in documents}
    unknown: list[str] = []
    for wanted in filters:
        _, rows = index.column(wanted.field)
        for part, texts in by_facet(wanted).items():
            numbers = wanted_values(index, wanted, texts)
            if not numbers:
                unknown += [f"{wanted.field}:{value}" for value in texts]
                continue
            for document in documents:
                holds = any(number in numbers for number in rows[document])
                if holds == wanted.is_not:
                    failed[document].add("-" if wanted.is_not else part)
    return failed, unknown


def count_facets(index: Index, failed: dict[int, set[str]]) -> dict[str, list[dict[str, object]]]:
    """How many documents each value has, most first, then in the column's order.

    A document that fails a facet's own filter alone counts there, so that another value of the
    same facet can still be chosen.
    """
    facets: dict[str, list[dict[str, object]]] = {}
    for name in index.meta["columns"]:
        values, rows = index.column(name)
        counts = [0] * len(values)
        for document, fields in failed.items():
            only = next(iter(fields)) if len(fields) == 1 else ""
            if fields and only != name and not only.startswith(f"{name}:"):
                continue
            prefix = only[len(name) + 1 :] + "/" if only.startswith(f"{name}:") else ""
            for number in rows[document]:
                counts[number] += values[number][0].startswith(prefix)
        held = [(-count, number) for number, count in enumerate(counts) if count]
        facets[name] = [
            {"value": values[number][0], "label": values[number][1], "count": -count}
            for count, number in sorted(held)
        ]
    return facets
