"""A name -> its address. A function of the name alone, so that no other name can move it."""

from __future__ import annotations

import re

from generator.text.slugs import fingerprint, slug

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Taken by the index of the folder, or by devices of one operating system.
_RESERVED = re.compile(r"index|page|con|prn|aux|nul|(?:com|lpt)\d")


def name_slug(key: str) -> str:
    """The path-safe form of a name's key: plain where nothing is lost, else with a fingerprint.

    >>> name_slug("pc2"), name_slug("pc^2")
    ('pc2', 'pc2-24cad4')
    """
    if _PLAIN.fullmatch(key) and len(key) <= 60 and not _RESERVED.fullmatch(key):
        return key
    return f"{slug(key, 60) or 'name'}-{fingerprint(key)[:6]}"
