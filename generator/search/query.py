"""What was typed -> a Query. Twin of `search-query.js`.

| typed | means |
|---|---|
| `graph networks` | both words, the last one perhaps unfinished |
| `"graph networks"` | the words side by side, once the second quote is typed |
| `-graph`, `-"graph networks"`, `-tag:x` | not these |
| `cats OR dogs` | either word |
| `tag:x`, `author:x`, `venue:x`, `source:x`, `has:code` | a facet |
| `tag:x,y`, `tag:x OR tag:y` | either |
| `year:2019`, `year:2019-2021`, `year:>=2019`, `year:<2019` | a year or a span |
| `in:title` | the words stand in the title |
| `tag:` | nothing yet |
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.search.terms import query_units, title_key

LONGEST_QUERY = 20_000  # characters; the rest of a longer one is not read
MOST_CONDITIONS = 32  # phrases, and exclusions; further ones are not asked for
MOST_VALUES = 50  # of the filters of one field; further ones are not asked for
_ITEM = re.compile(r'(-?)(?:(tag|author|venue|year|source|has|in):)?(?:"([^"]*)("?)|([^\s"]+))')
_BEGUN = re.compile("(?:tag|author|venue|year|source|has|in):")


Given = Mapping[str, str | Sequence[str] | None]


@dataclass(slots=True)
class Slot:
    """One word asked for: `words` answer it exactly, `loose` nearly; `is_open` if unfinished."""

    words: tuple[str, ...]
    loose: tuple[str, ...] = ()
    is_open: bool = False


@dataclass(slots=True)
class Filter:
    """A facet and its values, of which one suffices; with `is_not`, none may hold."""

    field: str
    values: list[str]
    is_not: bool = False


@dataclass(slots=True)
class Query:
    """A parsed query; `key` is its plain text as a title would be typed.

    `has_too_many` says that values of filters were left out, as there were too many.
    """

    slots: list[Slot] = field(default_factory=list)
    common: list[Slot] = field(default_factory=list)
    phrases: list[tuple[str, ...]] = field(default_factory=list)
    excluded: list[tuple[str, ...]] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    in_title: bool = False
    key: str = ""
    asks_common: bool = False
    has_too_many: bool = False

    @property
    def asks_nothing(self) -> bool:
        """Whether no word of content is asked for, so that filters alone decide."""
        return self.asks_common or not (self.slots or self.phrases)


def parse_query(text: str, stop_words: frozenset[str], filters: Given | None = None) -> Query:
    """Parse what was typed; `filters` adds facets, a value that begins with `-` excludes.

    >>> query = parse_query('pca -robust tag:images "low rank" the net', frozenset({"the"}))
    >>> [slot.words for slot in query.slots], query.phrases, query.excluded
    ([('pca',), ('low',), ('rank',), ('net',)], [('low', 'rank')], [('robust',)])
    """
    text = text[:LONGEST_QUERY]
    query = Query()
    plain: list[str] = []
    is_or = False
    for match in _ITEM.finditer(text):
        sign, name, quoted, closed, word = match.groups()
        if word == "OR" and not sign and not name:
            is_or = True
            continue
        value = quoted if quoted is not None else word
        if not name and quoted is None and _BEGUN.fullmatch(word):
            pass  # a filter without its value
        elif name == "in":
            query.in_title = query.in_title or value == "title"
        elif name:
            values = [value] if quoted is not None else value.split(",")
            _add_filter(query, Filter(name, values, bool(sign)), is_or)
        elif sign:
            _add_words(query.excluded, value)
        else:
            if closed:
                _add_words(query.phrases, value)
            else:
                plain.append(value)
            _add_slots(query, value, stop_words, is_or)
        is_or = False
    for name, wanted in (filters or {}).items():
        query.filters += _given_filters(name, wanted)
    _leave_out(query)
    _finish(query, text, plain)
    return query


def _add_words(found: list[tuple[str, ...]], text: str) -> None:
    words = tuple(word for unit in query_units(text) for word in unit.words)
    if words and words not in found and len(found) < MOST_CONDITIONS:
        found.append(words)


def _add_filter(query: Query, new: Filter, is_or: bool) -> None:
    last = query.filters[-1] if query.filters else None
    if is_or and last and (last.field, last.is_not) == (new.field, new.is_not):
        last.values += new.values
    elif new.values:
        query.filters.append(new)


def _leave_out(query: Query) -> None:
    """Ask for no filter or value twice, for none that is empty, and for not too many."""
    seen: set[tuple[str, bool, tuple[str, ...]]] = set()
    held: dict[str, int] = {}
    kept: list[Filter] = []
    for one in query.filters:
        values = [value for value in dict.fromkeys(one.values) if value.strip(" ")]
        name = (one.field, one.is_not, tuple(values))
        if not values or name in seen:
            continue
        seen.add(name)
        room = MOST_VALUES - held.get(one.field, 0)
        query.has_too_many = query.has_too_many or len(values) > room
        if room > 0:
            kept.append(Filter(one.field, values[:room], one.is_not))
            held[one.field] = held.get(one.field, 0) + len(values[:room])
    query.filters = kept


def _given_filters(name: str, given: str | Sequence[str] | None) -> list[Filter]:
    each = [given] if isinstance(given, str | int) else given or ()
    wanted = [str(value) for value in each if value is not None]
    unwanted = [value[1:] for value in wanted if value.startswith("-")]
    values = [value for value in wanted if not value.startswith("-")]
    found = [Filter(name, values)] if values else []
    return found + ([Filter(name, unwanted, True)] if unwanted else [])


def _add_slots(query: Query, text: str, stop_words: frozenset[str], is_or: bool) -> None:
    slots: list[Slot] = []
    for parts, whole in query_units(text):
        if whole and len(parts) == 1:
            slots.append(Slot((whole,), parts))
        else:
            slots += [Slot((part, whole) if whole else (part,)) for part in parts]
    content = [slot for slot in slots if slot.words[0] not in stop_words]
    query.common += [slot for slot in slots if slot.words[0] in stop_words]
    if is_or and query.slots and content:
        query.slots[-1].words += content[0].words
        content = content[1:]
    query.slots += content


def _finish(query: Query, text: str, plain: list[str]) -> None:
    """Leave out repeated words; the last word is unfinished unless a space or sign follows it."""
    last = text[-1:]
    is_open = bool(plain) and text.endswith(plain[-1]) and not re.match(r'[\s".,:;!?)]', last)
    if not query.slots:
        query.slots, query.common = query.common, []
        query.asks_common = bool(query.slots)
    ends_common = bool(query.common) and query.common[-1].words[0] == title_key(text).split(" ")[-1]
    if is_open and query.slots and not ends_common:
        query.slots[-1].is_open = True
    first: dict[tuple[str, ...], Slot] = {}
    for slot in query.slots:
        kept = first.setdefault(slot.words, slot)
        kept.is_open = kept.is_open or slot.is_open
    query.slots = list(first.values())
    query.key = title_key(" ".join(plain)) if not query.phrases else ""
