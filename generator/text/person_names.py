"""A name -> what it is compared by. Case, accents, full stops and hyphens make no other name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from generator.model.names import Author, parse_name

_DBLP = re.compile(r"(.*\D)\s(\d{4})")
_INITIALS = re.compile(r"(?<![\w.'’-])[^\W\d_a-z]{2,3}(?![\w.'’-])")  # "AM Turing", "Ricky TQ Chen"
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
                          "ı": "i", "ß": "ss"})  # fmt: skip

# Family names that, in Latin letters, so many people share that a given name of one word beside
# them names many. Facts of the censuses of China, Korea and Vietnam.
COMMON = frozenset(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng "
    "liang xie song tang han feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye "
    "cheng wei su lu ding ren shen yao kim lee park choi jung kang cho yoon jang lim nguyen tran "
    "le pham hoang huynh vu vo dang bui do".split()
)


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name by its folded words: `given` apart, `family` as one text."""

    given: tuple[str, ...]
    family: str
    suffix: str = ""

    @property
    def text(self) -> str:
        """The key as one text."""
        return " ".join((*self.given, self.family, *self.suffix.split()))

    @property
    def has_initials_only(self) -> bool:
        """Whether no given name is spelt out, as in "J. R. Smith"."""
        return bool(self.given) and all(len(word) == 1 for word in self.given)

    @property
    def is_ambiguous(self) -> bool:
        """Whether more than one person is to be expected behind the name.

        >>> [NameKey(given, name).is_ambiguous for given, name in ((("j",), "smith"), \
(("wei",), "wang"), (("ada",), "lovelace"))]
        [True, True, False]
        """
        is_bare = len(self.given) == 1 and len(self.given[0]) < 7
        is_short = self.has_initials_only and len(self.given) < 3
        return is_short or (is_bare and self.family in COMMON)

    @property
    def initial(self) -> str:
        """The family name and the first letter before it."""
        return f"{self.family} {self.given[0][0]}" if self.given else self.family


def name_key(author: Author) -> NameKey:
    """What a name is compared by.

    >>> from generator.model.names import parse_name
    >>> name_key(parse_name("Jürgen P. Müller-Straße Jr."))
    NameKey(given=('jurgen', 'p'), family='muller strasse', suffix='jr')
    """
    if author.is_group:
        return NameKey((), " ".join(_words(author.name)) or author.name.casefold())
    family = " ".join(_words(author.family)) or author.family.casefold()
    given = author.given if author.family.isupper() else _INITIALS.sub(_apart, author.given)
    return NameKey(tuple(_words(given)), family, " ".join(_words(author.suffix)))


def _apart(found: re.Match[str]) -> str:
    return " ".join(found[0]) if found[0].isupper() else found[0]


def _words(text: str) -> list[str]:
    if not text:
        return []
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    initials = re.sub(r"(?<=\b\w)\.?-(?=\w\b)", " ", plain.translate(_LETTERS))  # "J.-P." is two
    return re.findall(r"\w+", initials.replace("'", "").replace("’", "").replace("_", " "))


def without_number(author: Author) -> tuple[Author, str]:
    """An author without the number by which DBLP tells namesakes apart, and that number.

    >>> from generator.model.names import parse_name
    >>> author, number = without_number(parse_name("Wei Wang 0001"))
    >>> author.name, author.family, number
    ('Wei Wang', 'Wang', '0001')
    """
    if author.dblp:
        return replace(author, dblp=""), author.dblp
    match = _DBLP.fullmatch(author.name) if author.name[-1:].isdigit() else None
    bare = parse_name(match[1]) if match else None
    if not match or not bare:
        return author, ""
    return replace(bare, orcid=author.orcid, affiliation=author.affiliation), match[2]


def may_be_short_for(short: NameKey, full: NameKey) -> bool:
    """Whether `short` spells fewer of the given names of `full`, and none otherwise.

    >>> keys = [NameKey(("g",), "hinton"), NameKey(("geoffrey", "e"), "hinton")]
    >>> may_be_short_for(keys[0], keys[1]), may_be_short_for(keys[1], keys[0])
    (True, False)
    """
    if short.family != full.family or short.given == full.given or not short.given:
        return False
    if short.suffix and short.suffix != full.suffix:
        return False
    if len(short.given) > len(full.given):
        return False
    pairs = list(zip(short.given, full.given, strict=False))
    return all(one == other or (len(one) == 1 and other.startswith(one)) for one, other in pairs)
