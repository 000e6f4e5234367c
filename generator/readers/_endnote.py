"""What EndNote calls a type of reference, and the number it keeps for ISSN and ISBN alike."""

from __future__ import annotations

import re

from generator.readers._publication import publication_type

_TYPES = {"electronic article": "article-journal", "conference paper": "paper-conference",
          "conference proceedings": "paper-conference", "unpublished work": "article",
          "web page": "webpage", "computer program": "software", "edited book": "book",
          "electronic book": "book", "electronic book section": "chapter"}  # fmt: skip
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]\b(?!-)")
MEDLINE = ("pubmed", "medline", "nlm")


def endnote_type(stated: str) -> str:
    """The CSL type of a type of reference, empty where it is none we know.

    >>> endnote_type("Electronic Article"), endnote_type("Book Section"), endnote_type("Map")
    ('article-journal', 'chapter', '')
    """
    return _TYPES.get(stated.casefold()) or publication_type(stated)


def is_issn(number: str) -> bool:
    """Whether a number that may be an ISBN is an ISSN, or begins with one.

    >>> is_issn("1234-567X"), is_issn("1234-5678 (print)"), is_issn("978-3-16-148410-0")
    (True, True, False)
    """
    return bool(_ISSN.match(number))
