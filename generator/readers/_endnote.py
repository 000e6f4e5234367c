"""What EndNote calls a type of reference, and the number it keeps for ISSN and ISBN alike."""

from __future__ import annotations

import re

from generator.readers._publication import publication_type

_TYPES = {"electronic article": "article-journal", "conference paper": "paper-conference",
          "conference proceedings": "paper-conference", "unpublished work": "article",
          "web page": "webpage", "computer program": "software", "edited book": "book",
          "electronic book": "book", "electronic book section": "chapter"}  # fmt: skip
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]\b(?!-)")
MEDLINE = ("pubmed", "medline", "nlm", "cmedm")  # the last is what EBSCO calls it


def endnote_type(stated: str) -> str:
    """The CSL type of a type of reference, empty where it is none we know.

    >>> endnote_type("Electronic Article"), endnote_type("Book Section"), endnote_type("Map")
    ('article-journal', 'chapter', '')
    """
    return _TYPES.get(stated.casefold()) or publication_type(stated)


def issn_of(number: str) -> str:
    """The ISSN that a number begins with, which may be an ISBN; empty where it is none.

    >>> issn_of("1234-567X"), issn_of("1234-5678 (print) 8765-4321"), issn_of("978-3-16-148410-0")
    ('1234-567X', '1234-5678', '')
    """
    match = _ISSN.match(number)
    return match[0] if match else ""
