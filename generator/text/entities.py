"""Entities of HTML that exports leave in texts -> the characters that they stand for."""

from __future__ import annotations

import html
import re


def decode_entities(text: str) -> str:
    """Put characters in the place of entities, also of those that were escaped twice.

    >>> decode_entities("O&#39;Neil, R&amp;D, a &amp;lt; b")
    "O'Neil, R&D, a < b"
    """
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(entity: re.Match[str]) -> str:
    return html.unescape(f"&{entity['name']}" if entity["name"] else "&")


_ENTITY = re.compile(
    r"&(?:(?:amp|#38|#x26);)*+(?P<name>(?:lt|gt|quot|apos|nbsp|#\d{2,6}|#x[\da-fA-F]{2,5});)"
    r"|&(?:(?:amp|#38|#x26);)++"
)
