"""Lists from A to Z: the letter something is filed under, its heading, a jump to each."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from generator import urls

OTHER = "#"  # the heading of what begins with no letter


def initial(text: str) -> str:
    """The letter a text is filed under, `#` when it begins with a digit or holds no letter.

    >>> initial('"Principal Components" Enable'), initial("Éclair"), initial("3D")
    ('P', 'E', '#')
    """
    first = folded(text)[:1]
    return first.upper() if first.isalpha() else OTHER


def folded(text: str) -> str:
    """A text without case, accents and leading signs, to be ordered by."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    for index, char in enumerate(plain):
        if char.isalnum():
            return plain[index:]
    return ""


def shown_letter(letter: str) -> str:
    """A letter as its heading has it."""
    return "0–9" if letter == OTHER else letter


def render_letter(letter: str) -> str:
    """The heading of a letter, with an anchor to jump to."""
    return f"## {shown_letter(letter)} {{ #{_anchor(letter)} }}\n"


def render_jumps(starts: Mapping[str, int], first: str, path: str) -> str:
    """Links to where each letter starts, from the page at `path` of the list at `first`."""
    jumps = []
    for letter, number in starts.items():
        target = urls.nth_page(first, number)
        anchor = _anchor(letter)
        link = f"#{anchor}" if target == path else urls.link(target, path, anchor)
        jumps.append(f"[{shown_letter(letter)}]({link})")
    return " ".join(jumps) + "\n"


def _anchor(letter: str) -> str:
    """The id of a letter's heading; `attr_list` takes ASCII only.

    >>> _anchor("A"), _anchor("#")
    ('letter-a', 'letter-other')
    """
    if letter == OTHER:
        return "letter-other"
    return "letter-" + (letter.lower() if letter.isascii() else f"{ord(letter[0]):x}")
