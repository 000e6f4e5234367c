"""A person's or a group's name: text <-> its parts. Brace-aware splitting is BibTeX's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.model.name_order import (
    PARTICLES,
    SUFFIX,
    SUFFIX_BETWEEN,
    is_cjk,
    is_group_name,
    split_cjk,
    split_words,
    without_particles,
    without_suffix,
)

_OTHERS = re.compile(r"(?:and\s+)?(?:et\.?\s*al\.?|others|and others|u\.\s?a\.|等)", re.I)
_ENDS_IN_OTHERS = re.compile(r"(?:,?\s+(?:et\.?\s*al\.?|and others)|(?<=[\u3400-\u9fff])等)$", re.I)
_MARKS = " \t\n,;*†‡§¶⁰¹²³⁴⁵⁶⁷⁸⁹"  # footnotes behind a name
_NAMESAKE = re.compile(r"0\d{3}")  # the number by which DBLP tells namesakes apart


@dataclass(frozen=True, slots=True)
class Author:
    """An author. `family` is empty for a group, which is known by its `given`-less `name`.

    `family` includes particles ("van der Berg"). A mononym has a family name only. `orcid` is the
    bare identifier with a right check digit, `dblp` the number by which DBLP tells namesakes apart.
    `wrong_orcid` is what a source states for one, and is none by its check digit.
    """

    name: str
    given: str = ""
    family: str = ""
    suffix: str = ""
    orcid: str = ""
    affiliation: str = ""
    dblp: str = ""
    wrong_orcid: str = ""

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
    if given and is_cjk(family) and is_cjk(given):
        name = family + given
    else:
        name = " ".join(part for part in (given, family, suffix) if part)
    return Author(name, given, family, suffix, orcid, affiliation)


def group(name: str) -> Author:
    """A group, whose name has no parts."""
    return Author(" ".join(name.split()))


def parse_name(text: str) -> Author | None:
    """Parse a name in either order, or a group's; None where there is no letter.

    A number of four digits behind it, by which DBLP tells namesakes apart, stands beside it.

    >>> parse_name("van der Berg, Jan Peter")
    Author(name='Jan Peter van der Berg', given='Jan Peter', family='van der Berg', suffix='', \
orcid='', affiliation='', dblp='', wrong_orcid='')
    >>> parse_name("Martin Luther King Jr.").suffix
    'Jr.'
    """
    return name_of_parts([part.split() for part in text.rstrip(_MARKS).split(",")])


def name_of_parts(parts: Sequence[Sequence[str]]) -> Author | None:
    """A name whose comma-separated parts, and their words, have been told apart already.

    >>> name_of_parts([["Frank", "Barnes and Noble"]]).family
    'Barnes and Noble'
    """
    parts = [words for words in parts if words]
    number = parts[-1][-1] if parts and len(parts[-1]) > 1 else ""
    if _NAMESAKE.fullmatch(number):
        parts = [*parts[:-1], [word.rstrip(_MARKS) or word for word in parts[-1][:-1]]]
    if not any(re.search(r"[^\W\d_]", word) for words in parts for word in words):
        return None
    author = _natural(parts[0]) if len(parts) == 1 else _parted(parts)
    return replace(author, dblp=number) if _NAMESAKE.fullmatch(number) else author


def _parted(parts: Sequence[Sequence[str]]) -> Author:
    """A name with commas: family name, suffix, given names; or a group's, with its legal form."""
    spelt = [" ".join(words) for words in parts]
    if len(parts) == 2 and SUFFIX.fullmatch(spelt[1]):
        whole = _natural(parts[0])
        return person(whole.given, whole.family or whole.name, spelt[1])
    if len(parts) == 2 and _GROUP_LAST.fullmatch(spelt[0]):
        return group(f"{spelt[1]} {spelt[0]}")
    is_listed = len(parts[0]) > 1 and _GROUP_LAST.fullmatch(parts[0][-1])  # "Toy Team, Anytown"
    if is_listed or _LEGAL_FORM.fullmatch(spelt[-1]):
        return group(", ".join(spelt))
    if len(parts) > 2:
        for at in (1, len(parts) - 1):
            if SUFFIX_BETWEEN.fullmatch(spelt[at]):
                given = " ".join(spelt[1:at] + spelt[at + 1 :])
                return person(given, spelt[0], spelt[at])
    family, suffix = without_suffix(spelt[0])
    given, own_suffix = without_suffix(" ".join(spelt[1:]))
    given, particles = without_particles(given)
    return person(given, " ".join((*particles, family)), suffix or own_suffix)


# What is alone before the comma where a group is listed by its last word: "Team, Gemini".
_GROUP_LAST = re.compile(
    r"(?i:team|collaboration|consortium|organi[sz]ation|committee|association|foundation|"
    r"initiative|group|institute|university|laboratory|society|community|alliance|project|network)"
)
_LEGAL_FORM = re.compile(r"(?:Inc|Ltd|LLC|GmbH|Corp)\.?")


def _natural(words: Sequence[str]) -> Author:
    """A name as it is spoken: given names, particles, family name, suffix."""
    text = " ".join(words)
    if len(words) == 1:
        if is_cjk(text):
            return person(*split_cjk(text))
        return group(text) if is_group_name(words) else person("", text)
    if is_group_name(words):
        return group(text)
    suffix = ""
    if len(words) > 2 and (SUFFIX.fullmatch(words[-1]) or words[-1] in {"MD", "M.D."}):
        words, suffix = words[:-1], words[-1]
    given, family = split_words(words)
    family, own_suffix = without_suffix(family)  # braces may keep them together
    return person(given, family, suffix or own_suffix)


def is_others(text: str) -> bool:
    """Whether a name only says that there are more: "et al.", "and others"."""
    return bool(_OTHERS.fullmatch(text.strip()))


def split_names(text: str) -> list[str]:
    """Part a list of names on one line, whatever separates them.

    Semicolons part before "and", "and" before commas; commas part only where no name is written
    family name first. "Turing AM, Hopper G" becomes "Turing, AM" and "Hopper, G".

    >>> split_names("Ada Lovelace, Alan Turing and Grace Hopper")
    ['Ada Lovelace', 'Alan Turing', 'Grace Hopper']
    >>> split_names("Lovelace, Ada and Turing, Alan")
    ['Lovelace, Ada', 'Turing, Alan']
    """
    text = " ".join(text.translate(_WIDE).split())
    return [name for name in (part.strip(" ,;") for part in _split(text)) if name]


_WIDE = str.maketrans({"；": ";", "，": ",", "、": ",", "|": ";", "•": ";", "\n": " "})
_AND = re.compile(r",?\s+(?:(?i:and)|und|et|&)\s+(?!al\b)")
_VANCOUVER = re.compile(r"(?P<family>[^\W\d_][^\s,]+(?: [^\s,]+)*?) (?P<initials>[A-Z]{1,3})\.?")


def _split(text: str) -> Iterator[str]:
    if ";" in text:
        for part in text.split(";"):
            name = re.sub(r"^\s*(?:and|&)\s+", "", part)
            is_list = "," not in name and not is_group_name(name.split())
            yield from _AND.split(name) if is_list else [name]
        return
    parts = [_comma_pieces(part) for part in _AND.split(text)]
    stated = [pieces for pieces in parts if not is_others(" ".join(pieces))]
    if len(stated) > 1 and all(len(pieces) == 2 for pieces in stated):
        yield from (", ".join(pieces) for pieces in parts)  # family names first, every one
        return
    for pieces in parts:
        yield from _split_pieces(pieces)


def _comma_pieces(text: str) -> list[str]:
    return [piece for piece in (piece.strip() for piece in text.split(",")) if piece]


def _split_pieces(pieces: list[str]) -> Iterator[str]:
    """The names in comma-separated pieces, each of which may be a name or half of one."""
    vancouver = [_VANCOUVER.fullmatch(piece) for piece in pieces if not is_others(piece)]
    if len(vancouver) > 1 and all(vancouver):
        yield from (f"{match['family']}, {match['initials']}" for match in vancouver if match)
        yield from (piece for piece in pieces if is_others(piece))
    elif _are_names(pieces):
        yield from pieces
    elif len(pieces) > 2 and len(pieces) % 2 == 0 and not SUFFIX.fullmatch(pieces[1]):
        for at in range(0, len(pieces), 2):
            yield f"{pieces[at]}, {pieces[at + 1]}"
    elif pieces and is_others(pieces[-1]):
        yield from (", ".join(pieces[:-1]), pieces[-1])
    else:
        yield ", ".join(pieces)


def _are_names(pieces: list[str]) -> bool:
    """Whether comma-separated pieces are whole names in spoken order, not parts of one name."""
    if len(pieces) < 2 or (len(pieces) == 2 and pieces[0].split()[0] in PARTICLES):
        return False
    whole = [" " in piece or is_others(piece) or is_cjk(piece) for piece in pieces]
    if len(pieces) == 2 and is_others(pieces[1]):
        return True
    initials = sum(bool(_INITIALS.fullmatch(piece)) for piece in pieces)
    if initials and 2 * initials == len(pieces):
        return False  # "Smith, J. A., van Dyke, R. B."
    return all(whole) or (len(pieces) > 3 and sum(whole) > 0.7 * len(whole))


_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?)+")


def parse_names(text: str) -> tuple[tuple[Author, ...], bool]:
    """Parse a list of names; the second value says that there are more than are named.

    >>> [author.family for author in parse_names("Turing AM, Hopper G, et al.")[0]]
    ['Turing', 'Hopper']
    """
    names = split_names(text)
    has_more = any(is_others(name) or _ENDS_IN_OTHERS.search(name) for name in names)
    named = (_ENDS_IN_OTHERS.sub("", name) for name in names if not is_others(name))
    authors = tuple(author for name in named if (author := parse_name(name)))
    return authors, has_more
