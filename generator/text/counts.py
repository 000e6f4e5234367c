"""A count -> the words that say it."""

from __future__ import annotations


def plural(count: int, noun: str, nouns: str = "") -> str:
    """A count with its noun; `nouns` where more than one are not spelt with an s.

    >>> plural(1, "paper"), plural(1200, "paper"), plural(2, "person", "people")
    ('1 paper', '1,200 papers', '2 people')
    """
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"
