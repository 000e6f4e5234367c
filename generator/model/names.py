"""A person's or a group's name: text <-> its parts. Brace-aware splitting is BibTeX's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.model.name_order import (
    SUFFIX,
    SUFFIX_BETWEEN,
    is_cjk,
    is_group_name,
    split_cjk,
    split_words,
    without_particles,
    without_suffix,
)

_MARKS = " \t\n,;*†‡§¶⁰¹²³⁴⁵⁶⁷⁸⁹"  # footnotes behind a name
LONGEST_NAME = 1_000  # characters; what is longer is no name, and is not taken apart
_NOBODY = re.compile(r"\[?anonymous\]?", re.I)  # what indexes name where nobody is named
_NAMESAKE = re.compile(r"0\d{3}")  # the number by which DBLP tells namesakes apart


@dataclass(frozen=True, slots=True)
class Author:
    """An author. `family` is empty for a group, which is known by its `given`-less `name`.

    `family` includes particles ("van der Berg"). A mononym has a family name only. `orcid` is the
    bare identifier with a right check digit, `dblp` the number by which DBLP tells namesakes apart.
    `wrong_orcid` is what a source states for one, and is none by its check digit, or is said to be
    that of another author of the paper too.
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

    A suffix may stand behind either, as Crossref and Zotero have it.

    >>> person("Ada", "Lovelace, Jr.").suffix, person("Martin Luther, Jr.", "King").suffix
    ('Jr.', 'Jr.')
    """
    given, family, suffix = (" ".join(part.split()) for part in (given, family, suffix))
    if not suffix:
        family, suffix = _suffix_behind_comma(family)
    if not suffix:
        given, suffix = _suffix_behind_comma(given)
    if not family:
        given, family = "", given
    if given and is_cjk(family) and is_cjk(given):
        name = family + given
    else:
        name = " ".join(part for part in (given, family, suffix) if part)
    return Author(name, given, family, suffix, orcid, affiliation)


def undivided(name: str) -> Author | None:
    """An author whose name a source keeps whole where it divides others: most often a group.

    >>> [undivided(name).family for name in ("Toys United", "Turing, Alan", "Plato", "王小明")]
    ['', 'Turing', 'Plato', '王']
    """
    found = parse_name(name)
    is_one = found is None or "," in name or " " not in name.strip() or not found.given
    return found if is_one else group(name)


def _suffix_behind_comma(part: str) -> tuple[str, str]:
    before, _, behind = part.rpartition(", ")
    return (before, behind) if before and SUFFIX.fullmatch(behind) else (part, "")


def group(name: str) -> Author:
    """A group, whose name has no parts."""
    return Author(" ".join(name.split()))


def parse_name(text: str) -> Author | None:
    """Parse a name in either order, or a group's; None where there is no letter or nobody.

    A number of four digits behind it, by which DBLP tells namesakes apart, stands beside it.

    >>> parse_name("van der Berg, Jan Peter")
    Author(name='Jan Peter van der Berg', given='Jan Peter', family='van der Berg', suffix='', \
orcid='', affiliation='', dblp='', wrong_orcid='')
    >>> parse_name("Martin Luther King Jr.").suffix
    'Jr.'
    """
    text = text.rstrip(_MARKS)
    if _NOBODY.fullmatch(text):
        return None
    if len(text) > LONGEST_NAME:
        return Author(text)
    return name_of_parts([part.split() for part in text.split(",")])


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
