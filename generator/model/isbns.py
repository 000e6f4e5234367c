"""ISBNs: text as it is found -> ten or thirteen digits whose last one checks the others."""

from __future__ import annotations

import re


def parse_isbn(text: str) -> str | None:
    """An ISBN of ten or thirteen digits whose last one checks the others, without hyphens.

    The first one of a list; what stands in brackets behind it says which of the books it is.

    >>> parse_isbn("ISBN 978-3-16-148410-0"), parse_isbn("0-19-852663-6"), parse_isbn("5551234567")
    ('9783161484100', '0198526636', None)
    """
    return next(filter(None, map(_single_isbn, _BETWEEN_ISBNS.split(text))), None)


def _single_isbn(text: str) -> str | None:
    match = _ISBN.fullmatch(text.strip().rstrip(".,;"))
    if not match:
        return None
    isbn = re.sub(r"[- –]", "", match["id"]).upper()
    digits = [10 if char == "X" else int(char) for char in isbn]
    weights = range(10, 0, -1) if len(isbn) == 10 else [1, 3] * 6 + [1]
    total = sum(weight * digit for weight, digit in zip(weights, digits, strict=True))
    return isbn if total % (11 if len(isbn) == 10 else 10) == 0 else None


_BETWEEN_ISBNS = re.compile(r"[,;|()]|(?<!\s)\s+(?=97[89])")
_ISBN = re.compile(
    r"(?:isbn(?:-1[03])?\s*+:?\s*+)?(?P<id>97[89][- –]?(?:\d[- –]?){9}\d|(?:\d[- –]?){9}[\dXx])",
    re.I,
)
