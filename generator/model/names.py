"""A person's or a group's name: text <-> its parts. Brace-aware splitting is BibTeX's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

PARTICLES = frozenset(
    "af al auf bin da dal de degli dei del dela della der den des di do dos du el ibn la las le lo "
    "los mac ten ter tot van vande vanden vander vom von zu zum zur 't".split()
)
# A capital may begin a particle too ("Luc Van Gool"), but others are given names ("Le", "Do"), and
# "Van" is one beside a Vietnamese family name.
_CAPITAL_PARTICLES = frozenset("Van Von De Del Della Vande Vanden Vander".split())
_VIETNAMESE = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh dao truong trinh "
    "nguyễn trần lê phạm hoàng huỳnh võ vũ đặng bùi đỗ hồ ngô dương lý đinh đào trương".split()
)
_SUFFIX = re.compile(
    r"(?:(?i:jr|sr|junior|senior|esq|ph\.?d|m\.?d|2nd|3rd|4th)|II|III|IV|VI{0,3}|IX)\.?"
)
_OTHERS = re.compile(r"(?:and\s+)?(?:et\.?\s*al\.?|others|and others|u\.\s?a\.|等)", re.I)
_ENDS_IN_OTHERS = re.compile(r"(?:,?\s+(?:et\.?\s*al\.?|and others)|(?<=[\u3400-\u9fff])等)$", re.I)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TWO_LETTER_FAMILIES = frozenset(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 夏侯 东方 東方 皇甫 尉迟 公孙 公孫 慕容 令狐 "
    "남궁 황보 제갈 선우 독고".split()
)
_GROUP = re.compile(
    r"\b(?:team|consortium|collaboration|group|project|lab|labs|laboratory|university|institute|"
    r"foundation|committee|association|organi[sz]ation|society|network|initiative|inc|ltd|gmbh|"
    r"corporation|community|alliance|authors|contributors|research|openai|deepmind)\b"
    r"|(?<= )(?-i:of|for|the) |^the ", re.I
)  # fmt: skip
_GROUP_ALONE = re.compile(r"openai|deepmind|.*(?:consortium|collaboration)", re.I)
_MARKS = " \t\n,;*†‡§¶"  # footnotes behind a name
_NOBODY = re.compile(r"\[?anonymous\]?", re.I)  # what indexes name where nobody is named
_NAMESAKE = re.compile(r"(?<=\w) (\d{4})$")  # the number by which DBLP tells namesakes apart


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

    A suffix may stand behind the given names, as Zotero has it.

    >>> person("Ada", "Lovelace").name, person("Martin Luther, Jr.", "King").suffix
    ('Ada Lovelace', 'Jr.')
    """
    given, family, suffix = (" ".join(part.split()) for part in (given, family, suffix))
    before, _, behind = given.rpartition(", ")
    if before and not suffix and _SUFFIX.fullmatch(behind):
        given, suffix = before, behind
    if not family:
        given, family = "", given
    if given and _CJK.search(family) and _CJK.search(given):
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
    number = _NAMESAKE.search(text)
    text = _NAMESAKE.sub("", text).rstrip(_MARKS)
    author = name_of_parts([part.split() for part in text.split(",")])
    return replace(author, dblp=number[1]) if author and number else author


def name_of_parts(parts: Sequence[Sequence[str]]) -> Author | None:
    """A name whose comma-separated parts, and their words, have been told apart already.

    >>> name_of_parts([["Frank", "Barnes and Noble"]]).family
    'Barnes and Noble'
    """
    parts = [words for words in parts if words]
    if not any(re.search(r"[^\W\d_]", word) for words in parts for word in words):
        return None
    spelt = [" ".join(words) for words in parts]
    if len(parts) == 1:
        return _natural(parts[0])
    if len(parts) == 2 and _SUFFIX.fullmatch(spelt[1]):
        whole = _natural(parts[0])
        return person(whole.given, whole.family or whole.name, spelt[1])
    if len(parts) > 2:
        for at in (1, len(parts) - 1):
            if _SUFFIX.fullmatch(spelt[at]):
                given = " ".join(spelt[1:at] + spelt[at + 1 :])
                return person(given, spelt[0], spelt[at])
    return person(" ".join(spelt[1:]), spelt[0])


def _natural(words: Sequence[str]) -> Author:
    """A name as it is spoken: given names, particles, family name, suffix."""
    text = " ".join(words)
    if len(words) == 1:
        if _CJK.search(text):
            return person(*_split_cjk(text))
        return group(text) if _GROUP_ALONE.fullmatch(text) else person("", text)
    if _GROUP.search(" ".join(word for word in words if " " not in word)) or len(words) > 7:
        return group(text)
    suffix = ""
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        words, suffix = words[:-1], words[-1]
    if _CJK.search(words[0]) and _CJK.search(words[-1]):
        return person(" ".join(words[1:]), words[0], suffix)  # the family name comes first
    if end := _family_end(words):
        return person(" ".join(words[end:]), " ".join(words[:end]), suffix)
    start = _family_start(words)
    return person(" ".join(words[:start]), " ".join(words[start:]), suffix)


def _family_end(words: Sequence[str]) -> int:
    """Where a family name ends that has its initials behind it ("Turing A.M."); else 0."""
    end = len(words)
    while end and _INITIALS.fullmatch(words[end - 1]) and words[end - 1][0].isupper():
        end -= 1
    return end if end < len(words) and not _INITIALS.fullmatch(words[0]) else 0


def _family_start(words: Sequence[str]) -> int:
    """Where the family name begins: at the first particle, else with the last word."""
    is_vietnamese = bool(_VIETNAMESE & {words[0].casefold(), words[-1].casefold()})
    for at, word in enumerate(words[:-1]):
        if word in PARTICLES:
            return at
        if at and word in _CAPITAL_PARTICLES and not is_vietnamese:
            return at
        if at > 1 and word in {"y", "i"}:  # Spanish and Catalan join two family names
            return at - 1
    return len(words) - 1


def _split_cjk(text: str) -> tuple[str, str]:
    """Given and family name of a name without spaces, whose family name is its first letter."""
    if 2 <= len(text) <= 4 and all(_CJK.match(char) for char in text):
        family = 2 if len(text) == 4 or (len(text) == 3 and text[:2] in _TWO_LETTER_FAMILIES) else 1
        return text[family:], text[:family]
    return "", text


def is_others(text: str) -> bool:
    """Whether a name only says that there are more: "et al.", "and others"."""
    return bool(_OTHERS.fullmatch(text.strip()))


def listed_names(names: Sequence[str]) -> list[str]:
    """Names that a source lists one by one; "Turing AM" is "Turing, AM" where all are so.

    >>> listed_names(["Turing AM", "van Dyke R"]), listed_names(["Turing AM", "Grace Hopper"])
    (['Turing, AM', 'van Dyke, R'], ['Turing AM', 'Grace Hopper'])
    """
    short = [_VANCOUVER.fullmatch(name) for name in names]
    if len(short) < 2 or not all(
        match or is_others(name) for match, name in zip(short, names, strict=True)
    ):
        return list(names)
    return [match.expand(r"\g<family>, \g<initials>") if match else name
            for match, name in zip(short, names, strict=True)]  # fmt: skip


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
            yield from _AND.split(name) if "," not in name and not _GROUP.search(name) else [name]
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
    elif len(pieces) > 2 and len(pieces) % 2 == 0 and not _SUFFIX.fullmatch(pieces[1]):
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
    whole = [" " in piece or is_others(piece) or bool(_CJK.search(piece)) for piece in pieces]
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
