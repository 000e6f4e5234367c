"""Titles -> what two spellings of one title have in common, and how much a title says.

One key for "$\\beta$-VAE: Learning" and "β-VAE – learning", two for "GPT" and "GPT-2".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.text.entities import unescape_html
from generator.text.spellings import respell, spell_out_umlauts
from generator.text.tokens import folded_words

_TAG = re.compile(r"</?(?:[ibup]|em|strong|su[bp]|scp|tt|mml:\w+)(?:\s[^<>]*)?/?>", re.I)
_TEX_FONT = re.compile(r"\\(?:math|text|operator|emph|ensuremath)[a-z]*")
# A sign and its TeX are one word; those that are not named here are passed over, as is \sim.
_SIGNS = {"×": "x", "&": "and", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "→": "to",
          "∞": "infty", "√": "sqrt", "±": "pm", "≤": "leq", "≥": "geq", "∂": "partial",
          "∇": "nabla", "⊗": "otimes", "⊕": "oplus",
          r"\times": "x", r"\ell": "l", r"\rightarrow": "to", r"\longrightarrow": "to",
          r"\le": "leq", r"\ge": "geq", r"\sim": ""}  # fmt: skip
_SIGN = re.compile(r"\\times|\\(?:ell|(?:long)?rightarrow|le|ge|sim)(?![a-z])"
                   "|[×&øđłæœ→∞√±≤≥∂∇⊗⊕]")  # fmt: skip
_GREEK = re.compile("[\u03b1-\u03c9]")
_LATIN_MARK = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
# C++ and C# are no C, and 2.0 is not 20.
_NOT_KEPT = re.compile(r"(?<![^\W_])(?<![+#])[+#]+|(?:(?!(?<=\d)\.(?=\d))[^\w+#])+|_+")


@lru_cache(maxsize=100_000)  # a title is asked for several times, and stands in several sources
def title_key(title: str) -> str:
    """What identifies a title: its letters, digits and a few signs, blind to everything else.

    Empty where there is no letter and no digit. Titles with one key differ in case, accents,
    punctuation or markup, in how a Greek letter is written, or in British and American spelling.

    >>> title_key(r"$\\beta$-VAE: Hölder’s Way"), title_key("C++ & C#")
    ('betavaeholdersway', 'c++andc#')
    """
    text = title
    if "<" in text or "&" in text:
        text = unescape_html(_TAG.sub("", text))
    text = unicodedata.normalize("NFKC", text).casefold()
    if not text.isascii() or "\\" in text or "&" in text:
        text = _SIGN.sub(lambda found: _SIGNS[found[0]], _TEX_FONT.sub("", text))
        text = unicodedata.normalize("NFKD", text)
        text = _GREEK.sub(lambda found: _greek_name(found[0]), text)
        text = unicodedata.normalize("NFC", _LATIN_MARK.sub("", text))
    return _NOT_KEPT.sub("", respell(text))


def title_keys(title: str) -> tuple[str, ...]:
    """The key of a title, and where it has umlauts that of their transcription: "Ueber".

    >>> title_keys("Über Ringe"), title_keys("Rings")
    (('uberringe', 'ueberringe'), ('rings',))
    """
    key = title_key(title)
    if title.isascii():
        return (key,)
    return tuple(dict.fromkeys((key, title_key(spell_out_umlauts(title)))))


@lru_cache(maxsize=64)
def _greek_name(letter: str) -> str:
    return unicodedata.name(letter).split()[-1].casefold()


_FUNCTION_WORDS = frozenset(
    "a an and are as at be been but by can do does for from has have how in into is it its more "
    "not of on or our than that the their these they this to toward towards using via we what "
    "when where which while with without".split()
)


def content_words(text: str) -> frozenset[str]:
    """The folded words of a text that say what it is about.

    >>> sorted(content_words("On the Use of Transformers"))
    ['transformer', 'use']
    """
    return frozenset(folded_words(text)) - _FUNCTION_WORDS


_OFTEN_USED = re.compile(
    r"\b(?:surveys?|reviews?|overview|introduction|tutorial|primer|perspectives?|challenges|trends|"
    r"roadmap|handbook|advances|proceedings|workshop|report|state of the art|lecture notes)\b",
    re.I,
)
_GENERIC = frozenset(map(title_key, (
    "abstract", "abstracts", "acknowledgements", "acknowledgments", "afterword", "announcement",
    "announcements", "appendix", "author index", "book review", "book reviews", "call for papers",
    "comment", "commentary", "committees", "conclusion", "conclusions", "contents", "contributors",
    "correction", "corrections", "corrigendum", "discussion", "editor's note", "editorial",
    "editorial board", "errata", "erratum", "foreword", "from the editor", "from the editors",
    "front matter", "guest editorial", "guest editors' introduction", "in memoriam",
    "in this issue", "index", "introduction", "introduction to the special issue", "keynote",
    "letter to the editor", "letters", "message from the chairs", "message from the general chairs",
    "message from the program chairs", "news", "obituary", "organizing committee", "overview",
    "preface", "program committee", "prologue", "references", "rejoinder", "reply", "response",
    "retraction", "retraction note", "subject index", "summary", "table of contents",
    "to the editor", "untitled", "welcome", "welcome message",
)))  # fmt: skip
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def is_generic(title: str) -> bool:
    """Whether a title says nothing of its paper: "Editorial", "Erratum", or no letter at all."""
    return title_key(title) in _GENERIC or not title_key(title)


def is_survey(title: str) -> bool:
    """Whether a title is of the kind that several authors give to works of their own.

    The technical report of a model that it names is none.

    >>> is_survey("Annual Technical Report"), is_survey("Gemma 3 Technical Report")
    (True, False)
    """
    if report := _TECHNICAL_REPORT.search(title):
        words = title[: report.start()].split()
        if len(words) <= LONGEST_MODEL and any(map(_is_numbered, words)):
            return False
    return bool(_OFTEN_USED.search(title))


_TECHNICAL_REPORT = re.compile(r"\btechnical\s+report\W*$", re.I)
LONGEST_MODEL = 3  # words of a model's name


def _is_numbered(word: str) -> bool:
    return any(map(str.isdigit, word)) and not re.fullmatch(r"\W*\d{4}\W*", word)  # no year


_PERIODIC = re.compile(
    r"^\W*proceedings\b|\b(?:annual|yearly|biennial|quarterly|monthly|yearbook|newsletter|workshop)\b"
    r"|(?<!technical )(?<!case )\breports?\W*$|^\W*(?:report|overview|findings) (?:of|on) the\b",
    re.I,
)


def is_periodic(title: str) -> bool:
    """Whether a title is of the kind that comes again each year under the same hands.

    >>> is_periodic("World Crane Report"), is_periodic("CraneNet Technical Report")
    (True, False)
    """
    return bool(_PERIODIC.search(title))


def is_distinctive(title: str, words: int = 4) -> bool:
    """Whether hardly two works would bear a title: of so many words or more, and no survey.

    >>> is_distinctive("Attention Is All You Need"), is_distinctive("Deep Learning: A Survey")
    (True, False)
    """
    if is_survey(title):
        return False
    if len(_IDEOGRAPHS.findall(title)) >= 2 * words:
        return True
    return len(folded_words(title)) >= words and len(title_key(title)) >= 4 * words


_SUBTITLE = re.compile(r":\s|\s[–—-]\s")


def split_subtitle(title: str) -> tuple[str, str]:
    """A title and its subtitle, which is empty where there is none.

    >>> split_subtitle("GPT-4: A Report"), split_subtitle("GPT-4")
    (('GPT-4', 'A Report'), ('GPT-4', ''))
    """
    found = _SUBTITLE.search(title)
    return (title[: found.start()], title[found.end() :]) if found else (title, "")
