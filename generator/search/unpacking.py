"""What the index files spell in short strings -> terms, postings and rows, each checked.

`search-unpacking.js` does the same in the browser. What is damaged raises one of the errors that
a damaged payload is known by: ArithmeticError, AttributeError, LookupError, TypeError, ValueError.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, islice
from typing import Any, NamedTuple

from generator.search.packing import VALUES, unpack_numbers, unpack_words


class Posting(NamedTuple):
    """A document that holds a term: weight 1 to 63, and whether its title holds it."""

    document: int
    weight: int
    in_title: bool


def starts_of(packed: str) -> list[int]:
    """The number of the first item of each shard, from the packed sizes of the shards."""
    starts = [0]
    for size in unpack_numbers(packed):
        starts.append(starts[-1] + size)
    return starts[:-1] or [0]


def unpack_postings(text: str) -> list[Posting]:
    """The postings of one term, in order of documents."""
    found: list[Posting] = []
    document = number = shift = 0
    is_weight = False
    for char in text:
        value = VALUES[char]
        if is_weight:
            document += number >> 1
            found.append(Posting(document, value, bool(number & 1)))
            number = shift = 0
            is_weight = False
            continue
        number |= (value & 31) << shift
        shift += 5
        is_weight = value < 32
    return found


def unpack_rows(text: str) -> list[list[int]]:
    """The numbers of each document's values; a row is its count and the steps between them."""
    rows: list[list[int]] = []
    numbers = iter(unpack_numbers(text))
    for count in numbers:
        row = list(accumulate(islice(numbers, count)))
        if len(row) != count:
            raise ValueError("a row that is cut off")
        rows.append(row)
    return rows


def _check_texts(texts: Iterable[object]) -> None:
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("no text")


def checked_terms(packed: Any) -> tuple[list[str], list[int]]:
    """A shard of the lexicon: its terms in order, and how many documents hold each."""
    terms, counts = unpack_words(packed["words"]), unpack_numbers(packed["held"])
    if len(terms) != len(counts):
        raise ValueError("not a count a term")
    return terms, counts


def checked_texts(rows: Any) -> list[list[Any]]:
    """The rows that hits show, all text but the tags, a list of texts in the seventh place."""
    if not isinstance(rows, list):
        raise TypeError("no rows")
    for row in rows:
        _check_texts([*row[:6], *row[7:]])
        _check_texts(row[6] if len(row) > 6 else ())
    return rows


def checked_names(rows: Any) -> list[tuple[str, str, str]]:
    """Rows of id, title and own address."""
    names = [(paper_id, title, url) for paper_id, title, url in rows]
    _check_texts(text for name in names for text in name)
    return names


def checked_column(packed: Any, size: int) -> tuple[list[list[str]], list[list[int]]]:
    """A facet of so many documents: its values as key and label, each document's by number."""
    values, rows = packed["values"], unpack_rows(packed["rows"])
    highest = max((row[-1] for row in rows if row), default=0)
    if len(rows) != size or (values and highest >= len(values)):
        raise ValueError("rows of another column")
    _check_texts(text for value in values for text in (value[0], value[1]))
    return values, rows
