"""A person's or a group's name: text <-> its parts. Brace-aware splitting is BibTeX's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PARTICLES = frozenset(
    "af al auf bin da dal de degli dei del dela della der den des di do dos du el ibn la las le lo "
    "los mac ten ter tot van vande vanden vander vom von y zu zum zur 't".split()
)
_SUFFIX = re.compile(r"(?:jr|sr|junior|senior|esq|ph\.?d|m\.?d|[ivx]{2,4}|iv|2nd|3rd|4th)\.?", re.I)
_OTHERS = re.compile(r"(?:and\s+)?(?:et\.?\s*al\.?|others|and others|u\.\s?a\.|等)", re.I)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_GROUP = re.compile(
    r"\b(?:team|consortium|collaboration|group|project|lab|labs|laboratory|university|institute|"
    r"foundation|committee|association|organi[sz]ation|society|network|initiative|inc|ltd|gmbh|"
    r"corporation|community|alliance|authors|contributors|research|openai|deepmind)\b", re.I
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Author:
    """An author. `family` is empty for a group, which is known by its `given`-less `name`.

    `family` includes particles ("van der Berg"). A mononym has a family name only. `orcid` is the
    bare identifier with a right check digit.
    """

    name: str
    given: str = ""
    family: str = ""
    suffix: str = ""
    orcid: str = ""
    affiliation: str = ""

    @property
    def is_group(self) -> bool:
        """Whether this is a group and no person."""
        return not self.family

    @property
    def sort_name(self) -> str:
        """How a list of names has it: "Berg, Jan van der" stays "van der Berg, Jan"."""
        if self.is_group:
            return self.name
        return ", ".join(part for part in (self.family, self.suffix, self.given) if part)


def person(
    given: str, family: str, suffix: str = "", orcid: str = "", affiliation: str = ""
) -> Author:
    """An author of stated parts; a given name alone is a mononym.

    >>> person("Ada", "Lovelace").name
    'Ada Lovelace'
    """
    given, family, suffix = (" ".join(part.split()) for part in (given, family, suffix))
    if not family:
        given, family = "", given
    if given and _CJK.search(family) and _CJK.search(given):
        name = family + given
    else:
        name = " ".join(part for part in (given, family, suffix) if part)
    return Author(name, given, family, suffix, orcid, affiliation)


def group(name: str) -> Author:
    """A group, whose name has no parts."""
    return Author(" ".join(name.split()))


def parse_name(text: str) -> Author | None:
    """Parse a name in either order, or a group's; None where there is no letter.

    >>> parse_name("van der Berg, Jan Peter")
    Author(name='Jan Peter van der Berg', given='Jan Peter', family='van der Berg', suffix='', \
orcid='', affiliation='')
    >>> parse_name("Martin Luther King Jr.").suffix
    'Jr.'
    """
    text = " ".join(text.split()).strip(" ,;")
    if not re.search(r"[^\W\d_]", text):
        return None
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) == 1:
        return _natural(parts[0])
    if len(parts) == 2:
        if _SUFFIX.fullmatch(parts[1]) and " " in parts[0]:
            whole = _natural(parts[0])
            return person(whole.given, whole.family, parts[1])
        return person(parts[1], parts[0])
    if _SUFFIX.fullmatch(parts[1]):
        return person(" ".join(parts[2:]), parts[0], parts[1])
    if _SUFFIX.fullmatch(parts[-1]):
        return person(" ".join(parts[1:-1]), parts[0], parts[-1])
    return person(" ".join(parts[1:]), parts[0])


def _natural(text: str) -> Author:
    """A name as it is spoken: given names, particles, family name, suffix."""
    words = text.split()
    if (_GROUP.search(text) and len(words) > 1) or len(words) > 7:
        return group(text)
    if len(words) == 1:
        return person(*_split_cjk(text)) if _CJK.search(text) else person("", text)
    suffix = ""
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    if _CJK.search(words[0]) and _CJK.search(words[-1]):
        return person(" ".join(words[1:]), words[0], suffix)  # the family name comes first
    start = len(words) - 1
    for at in range(1, len(words) - 1):
        if words[at].casefold() in PARTICLES and words[at][:1].islower():
            start = at
            break
    return person(" ".join(words[:start]), " ".join(words[start:]), suffix)


def _split_cjk(text: str) -> tuple[str, str]:
    """Given and family name of a name without spaces, whose family name is its first letter."""
    if 2 <= len(text) <= 4 and all(_CJK.match(char) for char in text):
        family = 2 if len(text) == 4 else 1
        return text[family:], text[:family]
    return "", text


def is_others(text: str) -> bool:
    """Whether a name only says that there are more: "et al.", "and others"."""
    return bool(_OTHERS.fullmatch(text.strip()))


def split_names(text: str) -> list[str]:
    """Part a list of names on one line, whatever separates them.

    Semicolons part before "and", "and" before commas; commas part only where no name is written
    family name first.

    >>> split_names("Ada Lovelace, Alan Turing and Grace Hopper")
    ['Ada Lovelace', 'Alan Turing', 'Grace Hopper']
    >>> split_names("Lovelace, Ada and Turing, Alan")
    ['Lovelace, Ada', 'Turing, Alan']
    """
    return [name for name in (part.strip(" ,;") for part in _split(text)) if name]


def _split(text: str) -> Iterator[str]:
    if ";" in text:
        yield from re.split(r"\s*;\s*(?:and\s+|&\s+)?", text)
        return
    for part in re.split(r",?\s+(?:and|und|et|&)\s+(?!al\b)", text):
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        if _are_names(pieces):
            yield from pieces
        elif len(pieces) > 2 and len(pieces) % 2 == 0 and not _SUFFIX.fullmatch(pieces[1]):
            for at in range(0, len(pieces), 2):
                yield f"{pieces[at]}, {pieces[at + 1]}"
        else:
            yield part


def _are_names(pieces: list[str]) -> bool:
    """Whether comma-separated pieces are whole names in spoken order, not parts of one name."""
    if len(pieces) < 2:
        return False
    whole = [" " in piece or is_others(piece) or bool(_CJK.search(piece)) for piece in pieces]
    return all(whole) or (len(pieces) > 3 and sum(whole) > 0.7 * len(whole))


def parse_names(text: str) -> tuple[tuple[Author, ...], bool]:
    """Parse a list of names; the second value says that there are more than are named."""
    names = split_names(text)
    has_more = any(is_others(name) or _ENDS_IN_OTHERS.search(name) for name in names)
    named = (_ENDS_IN_OTHERS.sub("", name) for name in names if not is_others(name))
    authors = tuple(author for name in named if (author := parse_name(name)))
    return authors, has_more


_ENDS_IN_OTHERS = re.compile(r",?\s+(?:et\.?\s*al\.?|and others)$", re.I)
