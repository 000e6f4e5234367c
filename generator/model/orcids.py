"""ORCIDs: text as it is found -> the hyphenated form, and whether its check digit is right."""

from __future__ import annotations

import re

_ORCID = re.compile(r"(?<!\d)(\d{4})[-‐-–]?(\d{4})[-‐-–]?(\d{4})[-‐-–]?(\d{3}[\dXx])(?!\d)")


def read_orcid(text: str) -> str:
    """An ORCID as a source states it, hyphenated, be its check digit right or wrong; or empty.

    >>> read_orcid("https://orcid.org/0000-0002-1825-0098"), read_orcid("unknown")
    ('0000-0002-1825-0098', '')
    """
    match = _ORCID.search(text)
    return "-".join(match.groups()).upper() if match and match[0][:14].strip("0-") else ""


def parse_orcid(text: str) -> str | None:
    """An ORCID with a right check digit (ISO 7064 MOD 11-2), hyphenated.

    >>> parse_orcid("https://orcid.org/0000-0002-1825-0097"), parse_orcid("0000-0002-1825-0098")
    ('0000-0002-1825-0097', None)
    """
    match = _ORCID.search(text)
    if not match:
        return None
    digits = "".join(match.groups()).upper()
    if digits.startswith("0" * 12):
        return None  # nobody's: a form that was not filled in
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "-".join(match.groups()).upper() if "0123456789X"[check] == digits[15] else None
