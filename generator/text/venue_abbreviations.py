"""Which names of venues are short for others: "Phys. Rev. Lett." and "Physical Review Letters".

No list of abbreviations is asked: a shelf that has the long name tells what the short one means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from generator.text.venue_names import venue_key

SMALL = {"a", "an", "for", "in", "of", "on", "the"}  # what abbreviations leave out; "a" not behind
MOST_ALIKE = 200  # names with the same initials; a shelf of so many is no shelf of papers


def abbreviated_names(names: Iterable[str]) -> dict[str, str]:
    """Each name that is short for one of the others and for no other, with that one.

    >>> abbreviated_names(["Phys. Rev. Lett.", "Physical Review Letters", "Phys. Rev. A"])
    {'Phys. Rev. Lett.': 'Physical Review Letters'}
    """
    alike: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for name in sorted(set(names)):
        words = _words(name)
        if len(words) > 1:
            alike[tuple(word[0] for word in words)].append((words, name))
    found: dict[str, str] = {}
    for several in alike.values():
        if 1 < len(several) <= MOST_ALIKE:
            _find_short(several, found)
    return found


def _find_short(names: list[tuple[tuple[str, ...], str]], found: dict[str, str]) -> None:
    """Add the short ones of names with the same initials, those first that leave out least."""
    names.sort(key=lambda each: -sum(map(len, each[0])))
    for at, (short, name) in enumerate(names):
        longer = {found.get(other, other) for words, other in names[:at] if _is_short(short, words)}
        if len(longer) == 1:
            found[name] = longer.pop()


def _is_short(short: tuple[str, ...], words: tuple[str, ...]) -> bool:
    pairs = list(zip(short, words, strict=True))
    if any(len(cut) + 2 <= len(word) for cut, word in pairs):  # a plural is no abbreviation
        return all(cut == word or _abbreviates(cut, word) for cut, word in pairs)
    return False


def _abbreviates(cut: str, word: str) -> bool:
    return word.startswith(cut) and (len(cut) > 1 or word == "journal")


def _words(name: str) -> tuple[str, ...]:
    """The words that count; a letter behind is a part of a journal: "Physical Review A"."""
    words = venue_key(name).split()
    return tuple(word for word in words[:-1] if word not in SMALL) + tuple(words[-1:])
