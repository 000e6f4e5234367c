"""The words of a name -> given names and family name, and what else they may be: a group's.

Names are stored family name last ("Ada Lovelace") or first (王小明, Nguyễn Văn An, Turing A. M.).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

PARTICLES = frozenset(
    "aan abu af al ap auf aus av bij bin bint da dal dalla das de degli dei del dell' della "
    "dem den der des di do dos du d' el ibn la las le lo los mac onder op ould over 's 't ten "
    "ter tot uit v. v.d. van vande vanden vander vd vom von zu zum zur".split()
)
_JOIN = frozenset("e i y".split())  # two family names: Ramón y Cajal, Costa e Silva
_BEFORE_PARTICLES = frozenset("aan in onder op over uit".split())  # "in 't", "op den"; else words
# A capital may begin a particle too ("Luc Van Gool"), but others are given names ("Le", "Do"), and
# "Van" is one beside a Vietnamese family name, some are before any of China, Korea or Vietnam.
_CAPITAL_PARTICLES = frozenset("Van Von De Del Della Vande Vanden Vander".split())
_CAPITAL_OR_GIVEN = frozenset("Di Dos Das Du El Al Ben Ibn Abu Mc Ter".split())
_ANY_CAPITAL = _CAPITAL_PARTICLES | _CAPITAL_OR_GIVEN
_AFTER_TWO = frozenset("Filho Neto Netto Sobrinho".split())  # "son": "Souza Filho" is one name
_ACCENTED_VIETNAMESE = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh võ vũ đặng bùi đỗ hồ ngô dương lý đinh đào trương trịnh "
    "đoàn phùng mạc tạ bạch".split()
)
_VIETNAMESE = _ACCENTED_VIETNAMESE.union(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh dao truong "
    "trinh".split()
)
_VIETNAMESE_MIDDLE = frozenset("Văn Thị Van Thi".split())
_KOREAN = frozenset(
    "kim lee park choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang ahn song yoo "
    "hong ryu bae baek nam".split()
)
_CHINESE = frozenset(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng "
    "liang xie tang feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei "
    "su lu ding ren shen yao fan fang shi tan jin dai xue lei meng qin qiu yin yan bai gu".split()
)
_ASIAN = _VIETNAMESE | _KOREAN | _CHINESE
_SHORT_FAMILIES = frozenset({"NG"})
SUFFIX = re.compile(r"(?:(?i:jr|sr|junior|senior|esq|ph\.?d|2nd|3rd|4th)\.?|II|III|IV|VI{1,3}|IX)")
# Initials may be these as well, but not between two commas.
SUFFIX_BETWEEN = re.compile(rf"{SUFFIX.pattern}|V|(?i:m\.?d)\.?")
_SHORT_SUFFIX = re.compile(r"(?P<name>.*?\S),?\s+(?P<suffix>(?i:jr|sr)\.?|II|III|IV)")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TWO_LETTER_FAMILIES = frozenset(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 夏侯 东方 東方 皇甫 尉迟 公孙 公孫 慕容 令狐 "
    "남궁 황보 제갈 선우 독고".split()
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
# Without stops, as PubMed has them: "AM", "J-P". A family name in capitals has a vowel or is known.
_BARE_INITIALS = re.compile(r"[^\W\d_a-z]|[B-DF-HJ-NP-TV-XZ]{2,3}\.?|[A-Z]-[A-Z]")
_SHORT_FORM = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+")  # "Yu.", "Ch."
_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")
_GROUP = re.compile(
    r"\b(?:team|consortium|collaboration|group|project|lab|labs|laboratory|university|institute|"
    r"foundation|committee|association|organi[sz]ation|society|network|initiative|inc|ltd|gmbh|"
    r"corporation|community|alliance|authors|contributors|research|openai|deepmind|center|centre|"
    r"agency|department|ministry|council|commission|bureau|federation)\b"
    r"|(?<= )(?-i:of|for|the) |^the | & |[a-z] (?-i:AI)$", re.I
)  # fmt: skip
_GROUP_ALONE = re.compile(
    r"openai|deepmind|.*(?:consortium|collaboration)|\w+-AI|(?-i:[A-Z]{2,5})", re.I
)
_MOST_WORDS = 7  # of a person's name without a particle


def is_cjk(text: str) -> bool:
    """Whether a text holds a letter of Chinese, Japanese or Korean."""
    return bool(_CJK.search(text))


def is_group_name(words: Sequence[str]) -> bool:
    """Whether words in spoken order name a group; what stands in one word counts for nothing."""
    if len(words) == 1:
        return bool(_GROUP_ALONE.fullmatch(words[0]))
    if _GROUP.search(" ".join(word for word in words if " " not in word)):
        return True
    return len(words) > _MOST_WORDS and PARTICLES.isdisjoint(words)


def split_words(words: Sequence[str]) -> tuple[str, str]:
    """Given names and family name of two words or more in spoken order.

    >>> split_words("Luc Van Gool".split()), split_words("Nguyễn Văn An".split())
    (('Luc', 'Van Gool'), ('Văn An', 'Nguyễn'))
    """
    if first := _family_words_first(words):
        return " ".join(words[first:]), " ".join(words[:first])
    start = _family_start(words)
    return " ".join(words[:start]), " ".join(words[start:])


def _family_words_first(words: Sequence[str]) -> int:
    """How many words the family name has where it comes first; else 0."""
    first, last = words[0].casefold(), words[-1].casefold()
    if is_cjk(first) and is_cjk(last):
        return 1
    is_stated = first in _ACCENTED_VIETNAMESE or words[1] in _VIETNAMESE_MIDDLE
    if first in _VIETNAMESE and is_stated and last not in _VIETNAMESE:
        return 1
    if len(words) == 2 and first in _KOREAN and _SYLLABLES.fullmatch(words[1]):
        return 1
    if not _are_initials(words[-1]) or len(first) == 1 or _SHORT_FORM.fullmatch(words[0]):
        return 0
    if first in _ASIAN:
        return 1
    return next(
        at for at, word in enumerate(words)
        if at and (_SHORT_FORM.fullmatch(word) or _are_initials(word))
    )  # fmt: skip


def _are_initials(word: str) -> bool:
    """Whether the last word of a name alone is initials, whatever stands before it."""
    is_bare = bool(_BARE_INITIALS.fullmatch(word)) and word.rstrip(".") not in _SHORT_FAMILIES
    return is_bare or bool(_INITIALS.fullmatch(word))


def is_initials(word: str) -> bool:
    """Whether a word in a list of names that all end so is initials: no family is as short.

    >>> is_initials("AM"), is_initials("MA"), is_initials("OTT")
    (True, False, False)
    """
    is_family = word.casefold() in _ASIAN
    return _are_initials(word) or (len(word) <= 2 and not is_family)


def _family_start(words: Sequence[str]) -> int:
    """Where the family name begins: at the first particle, else with the last word."""
    last = words[-1].casefold()
    capitals = _CAPITAL_PARTICLES if last in _CHINESE | _KOREAN else _ANY_CAPITAL
    if _VIETNAMESE & {words[0].casefold(), last}:
        capitals = frozenset()
    for at, word in enumerate(words[:-1]):
        if at > 1 and word in _JOIN:
            return at - 1
        if word in _BEFORE_PARTICLES and words[at + 1] not in PARTICLES:
            continue
        if word in PARTICLES or word == "in":
            return at
        if at and word in capitals:
            return at
    if len(words) > 2 and words[-1] in _AFTER_TWO:
        return len(words) - 2
    return len(words) - 1


def split_cjk(text: str) -> tuple[str, str]:
    """Given and family name of a name without spaces, whose family name is its first letter."""
    if 2 <= len(text) <= 4 and all(_CJK.match(char) for char in text):
        family = 2 if len(text) == 4 or (len(text) == 3 and text[:2] in _TWO_LETTER_FAMILIES) else 1
        return text[family:], text[:family]
    return "", text


def without_suffix(text: str) -> tuple[str, str]:
    """A part of a name before a comma or behind it, and the suffix that ends it.

    >>> without_suffix("Smith Jr."), without_suffix("Jr."), without_suffix("Ada")
    (('Smith', 'Jr.'), ('Jr.', ''), ('Ada', ''))
    """
    match = _SHORT_SUFFIX.fullmatch(text)
    return (match["name"], match["suffix"]) if match else (text, "")


def without_particles(given: str) -> tuple[str, list[str]]:
    """Given names of a name written "Berg, Jan van der", and the particles behind them.

    >>> without_particles("Jan van der"), without_particles("van")
    (('Jan', ['van', 'der']), ('', ['van']))
    """
    words = given.split()
    count = len(words)
    while count and words[count - 1] in PARTICLES:
        count -= 1
    return " ".join(words[:count]), words[count:]
