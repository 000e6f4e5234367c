"""What a title says of its paper: it corrects another, is a part of several, is retracted."""

from __future__ import annotations

import re

from generator.text.title_keys import split_subtitle, title_key

_RETRACTED = re.compile(
    r"^\W*(?:retracted|withdrawn)\b(?:\s+(?:article|paper|chapter))?\s*[:\])–—.-]\W*"
    r"|[(\[]\s*retracted\b[^()\[\]]*[)\]]\W*$",
    re.I,
)


def is_completed_by(title: str, other: str) -> bool:
    """Whether another title is this one marked as retracted, or this one word and its subtitle.

    >>> is_completed_by("On Cranes", "RETRACTED: On cranes"), is_completed_by("GPT", "GPT: A Toy")
    (True, True)
    >>> is_completed_by("GPT", "GPT-2: A Toy"), is_completed_by("On Cranes", "On Cranes: A Survey")
    (False, False)
    """
    key, whole = title_key(title), title_key(other)
    if not key or key not in whole or key == whole:
        return False
    name, subtitle = split_subtitle(other)
    if subtitle and " " not in name.strip() and title_key(name) == key:
        return True
    return title_key(_RETRACTED.sub("", other)) == key


_NOTICE = re.compile(
    r"^\W*(?:(?:author|publisher)(?:['’]?s)?\s+)?(?:"
    r"(?P<erratum>errat(?:um|a)|corrigend(?:um|a)|addend(?:um|a)|corrections?(?=\s*(?::|to\b|–|—))|"
    r"retraction(?=\s*(?::|note|notice|of\b))|expression of concern)"
    r"|(?P<reply>(?:a\s+)?(?:comments?|remarks?|notes?)\s+on\b(?=.*[\"“'‘:])|(?:a\s+)?(?:reply|"
    r"rejoinder)(?=\s*(?::|to\b))|response\s+to\s*[:\"“‘]|comments?\s+on\s*[:\"“‘]|comments?\s+on\b)"
    r"|(?P<supplement>supplement(?:ary|al)?(?:\s+(?:materials?|information|data|appendix))?"
    r"(?=\s*(?::|to\b|for\b|–|—)))"
    r")",
    re.I,
)
_NOTICE_AT_END = re.compile(
    r"[\[(:–—]\s*(?:(?P<erratum>errat(?:um|a)|corrigend(?:um|a)|addendum|expression of concern|"
    r"(?:(?:author|publisher)(?:['’]?s)?\s+)?correction)|"
    r"(?P<reply>reply|rejoinder)|(?P<supplement>supplement(?:ary|al)?(?:\s+materials?)?))\W*$",
    re.I,
)
_PART = re.compile(r"\b(?:part|volume|vol\.?)\s+(?P<number>[ivx]+|\d+|one|two|three|four)\b", re.I)
_NUMBERS = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7",
            "viii": "8", "ix": "9", "x": "10", "one": "1", "two": "2", "three": "3",
            "four": "4"}  # fmt: skip


def notice_kind(title: str) -> str:
    """What a paper about another paper is: "erratum", "reply", "supplement"; empty for others.

    >>> notice_kind("Corrigendum to “On Cranes”"), notice_kind("Correction of Exposure Bias")
    ('erratum', '')
    >>> notice_kind("On Cranes (Publisher Correction)"), notice_kind("RETRACTED: On Cranes")
    ('erratum', '')
    """
    found = _NOTICE.search(title) or _NOTICE_AT_END.search(title)
    return found.lastgroup or "" if found else ""


def part_number(title: str) -> str:
    """Which part of a series a title says it is, empty where it says nothing.

    >>> part_number("Cranes, Part II: Folding")
    '2'
    """
    found = _PART.search(title)
    return _NUMBERS.get(found["number"].casefold(), found["number"].casefold()) if found else ""
