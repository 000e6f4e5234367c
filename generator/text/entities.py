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


def unescape_html(text: str) -> str:
    """Put characters in the place of every entity of HTML, but for numbers without end.

    >>> unescape_html("a &lt; b &eacute;"), unescape_html("&#" + "9" * 5000)[:4]
    ('a < b é', '&#99')
    """
    return html.unescape(_ENDLESS.sub("&amp;#", text))


_ENDLESS = re.compile(r"&#(?=[0-9]{9})")  # no character's; Python refuses to read very long ones


def _character(entity: re.Match[str]) -> str:
    return html.unescape(f"&{entity['name']}" if entity["name"] else "&")


_ENTITY = re.compile(
    r"&(?:(?:amp|#38|#x26);)*+(?P<name>(?:lt|gt|quot|apos|nbsp|#\d{2,6}|#x[\da-fA-F]{2,5});)"
    r"|&(?:(?:amp|#38|#x26);)++"
)
