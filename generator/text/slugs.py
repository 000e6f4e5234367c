"""Text to path-safe words, and text to a fingerprint of its letters and digits."""

from __future__ import annotations

import hashlib
import re
import unicodedata

SLUG_LIMIT = 72  # characters; with folders and suffix a path stays under 120, safe on every disk


def slug(text: str, limit: int = SLUG_LIMIT) -> str:
    """Fold text to lower-case ASCII words joined by hyphens; empty when nothing is left.

    >>> slug("U^2-Net: Going Deeper – Hölder’s way")
    'u2-net-going-deeper-holders-way'
    """
    folded = unicodedata.normalize("NFKD", text).replace("ß", "ss").replace("ø", "o")
    ascii_text = folded.encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['^_+*`]", "", ascii_text))
    joined = "-".join(words)
    if len(joined) <= limit:
        return joined
    return joined[: limit + 1].rsplit("-", 1)[0][:limit]


def fingerprint(*texts: str) -> str:
    """A hash of the letters, digits and symbols of texts, blind to case and white space.

    Sixteen hexadecimal digits. Two texts that a reader would call the same have one fingerprint.
    """
    parts = ("".join(unicodedata.normalize("NFKC", text).casefold().split()) for text in texts)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
