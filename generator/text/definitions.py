"""Running text -> what it says its short names are short for: "long form (SHORT)" and its kin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.text.name_tokens import NAME_WORD, capitals, is_name_shaped, is_spelt_by, singular

WORDS_MAX = 10  # of a long form
_LINKING = frozenset("a an the of for with and in on to via by from at as or our using".split())
_CLASSES = frozenset("method framework model approach algorithm technique module".split())
_QUOTES = "\"“”‘’'`*"
_NAMING = (
    r"(?:(?:[\w\s,.-]{0,20}?\b)?(?:named|called|termed|dubbed|coined|abbreviated as|abbr\.?|"
    r"i\.e\.,?|a\.k\.a\.?|aka|or|hereafter|henceforth|namely|denoted as|denoted by|"
    r"short|in short)[:,]?\s+)?"
)
_SHORT_IN_BRACKETS = re.compile(
    rf"[(\[]\s*{_NAMING}[{_QUOTES}]*(?P<name>{NAME_WORD})[{_QUOTES}]*(?:\s*[,;:][^()]{{0,300}})?\s*[)\]]"
)
_LONG_IN_BRACKETS = re.compile(r"\((?P<long>[^()]{5,120})\)")
_STANDS_FOR = re.compile(
    r",?\s+(?:\(|which\s+|that\s+|is\s+)?(?:stands|short|standing|an acronym)\s+(?:for|of)\s+"
    rf"[{_QUOTES}]*(?P<long>[^().;:]{{5,120}})"
)
_MAY_STAND_FOR = re.compile(r"st(?:ands|anding)\s|short\s|acronym\s")
_NAME_BEFORE = re.compile(rf"(?P<name>{NAME_WORD})[{_QUOTES}]*\s*$")
_LONGEST_NAME = 100  # characters, and a blank and quotes after them
_BREAK = re.compile(r"[.,;:!?](?=\s)|[()\[\]]|\s[–—]\s")


@dataclass(frozen=True, slots=True)
class Definition:
    """A short name and its long form; `start` and `end` span both in the text."""

    name: str
    long_form: str
    start: int
    end: int


def definitions(text: str) -> list[Definition]:
    """Find the short names that a text spells out, in order.

    >>> [(found.name, found.long_form) for found in definitions("Decomposed Reward Models (DRMs)")]
    [('DRM', 'Decomposed Reward Models')]
    """
    if "(" not in text and " for " not in text and "[" not in text:
        return []
    found = [*(_long_before(text) if ")" in text or "]" in text else ()), *_long_after(text)]
    return sorted(found, key=lambda each: (each.start, each.end, each.name))


def _long_before(text: str) -> Iterator[Definition]:
    for match in _SHORT_IN_BRACKETS.finditer(text):
        name = match["name"]
        if not is_name_shaped(name) and not (name[0].isupper() and len(name) > 2):
            continue
        before = text[max(0, match.start() - 160) : match.start()]
        breaks = [each.end() for each in _BREAK.finditer(before)]
        clause = before[breaks[-1] if breaks else 0 :]
        long_form = _spelling_tail(name, clause.strip(f" {_QUOTES}").split())
        if long_form:
            start = match.start() - len(before) + before.rfind(long_form.split()[0])
            yield Definition(singular(name), _unquoted(long_form), start, match.end())


def _unquoted(text: str) -> str:
    return re.sub(r"[\"“”`*]", "", text).strip(_QUOTES)


def _long_after(text: str) -> Iterator[Definition]:
    patterns = [_LONG_IN_BRACKETS] if "(" in text else []
    if _MAY_STAND_FOR.search(text):
        patterns.append(_STANDS_FOR)
    for pattern in patterns:
        for match in pattern.finditer(text):
            near = max(0, match.start() - _LONGEST_NAME)
            begin = max(near, text.rfind(" ", near, max(0, match.start() - 1)) + 1)
            name = _NAME_BEFORE.search(text, begin, match.start())
            if not name or capitals(name["name"]) == 0:
                continue
            words = _BREAK.split(match["long"])[0].split()
            if long_form := spelling_head(name["name"], words):
                yield Definition(singular(name["name"]), long_form, name.start(), match.end())


def _spelling_tail(name: str, words: Sequence[str]) -> str:
    """The last words that spell a name: by plain initials if so many do, else the fewest."""
    limit = min(WORDS_MAX, len(words))
    letters = [char for char in singular(name).casefold() if char.isalpha()]
    tails = [words[-count:] for count in range(1, limit + 1)]
    by_initials = [tail for tail in tails if _initials(tail) == letters]
    for tail in (*by_initials, *tails[1:], *tails[:1]):
        if tail[0].casefold() not in _LINKING and is_spelt_by(name, tail):
            return " ".join(_without_class(name, tail))
    return ""


def _without_class(name: str, words: Sequence[str]) -> Sequence[str]:
    """A long form without a "method" or "framework" at its end that the name does not spell."""
    if len(words) > 2 and words[-1].rstrip("s") in _CLASSES and is_spelt_by(name, words[:-1]):
        return words[:-1]
    return words


def spelling_head(name: str, words: Sequence[str]) -> str:
    """The first words that spell a name, as in a title "NAME: long form for a task"; "" if none."""
    limit = min(WORDS_MAX, len(words))
    heads = [words[:count] for count in range(1, limit + 1)]
    whole = [
        head for head in heads
        if len(head) == len(words) or words[len(head)].casefold() in _LINKING
    ]  # fmt: skip
    for tried, strictly in ((reversed(whole), True), (whole, False), (heads, False)):
        for head in tried:
            is_phrase = len(head) > 1 and head[-1].casefold() not in _LINKING
            if is_phrase and is_spelt_by(name, head, strictly=strictly):
                return " ".join(head).strip(f"{_QUOTES},;")
    return ""


def _initials(words: Sequence[str]) -> list[str]:
    parts = [part for word in words for part in re.split(r"[-/]", word)]
    return [part[0].casefold() for part in parts if part and part.casefold() not in _LINKING]
