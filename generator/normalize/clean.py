"""Raw text -> what its author meant to stand there. No word is ever dropped.

Saved pages hold residue of TeX and of the page: `45\\%`, `\\ie`, ``` ``x'' ```, `128times128`,
`url{url}`. Each rule below restores one of them where nothing has to be guessed; what stays
doubtful is left exactly as it stood.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.normalize.lost_math import restore_math
from generator.text.entities import decode_entities
from generator.text.latex import decode_latex
from generator.text.links import find_urls
from generator.text.math_spans import dollar_math, find_math


def clean_text(raw: str) -> str:
    r"""Restore a title or an abstract to one line of plain text with math in `$…$`.

    >>> clean_text(r"saves 45\% of ``typical'' costs,\ie a 128times128 grid")
    'saves 45% of “typical” costs, i.e. a 128×128 grid'
    """
    if _PLAIN.fullmatch(raw):
        return raw  # most names, venues and keywords: no rule has anything to find
    return _clean_short(raw) if len(raw) <= SHORT else _clean(raw)


SHORT = 80  # characters: names, keywords, venues and licences recur, titles and abstracts do not


@lru_cache(maxsize=50_000)
def _clean_short(raw: str) -> str:
    return _clean(raw)


def _clean(raw: str) -> str:
    text = dollar_math(_plain_characters(raw))
    if "{" in text:
        text = _TEX_LINK.sub(r"\g<text> (\g<url>)", _DOUBLED_URL.sub(r"\g<url>", text))
        text = _TEX_URL.sub(r"\g<url>", text)
    parts: list[str] = []
    end = 0
    for start, stop in _protected_spans(text):
        parts += [_clean_prose(text[end:start]), text[start:stop]]
        end = stop
    parts.append(_clean_prose(text[end:]))
    cleaned = _SPACE_BEFORE_STOP.sub(r"\g<stop>", "".join(parts)).strip()
    return " ".join(cleaned.split()) if "  " in cleaned else cleaned  # TeX has spaces of its own


def _plain_characters(raw: str) -> str:
    """Decode entities, compose characters (NFC), fold white space, drop invisible controls."""
    text = " ".join(unicodedata.normalize("NFC", decode_entities(raw)).split())
    return text if text.isprintable() else " ".join(_INVISIBLE.sub("", text).split())


_PLAIN = re.compile(r"(?:[A-Za-z]+|\d+)(?:(?:[.,]? |-)(?:[A-Za-z]+|\d+))*")
_INVISIBLE = re.compile(  # controls, and what is no character at all, which XML refuses
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_DOUBLED_URL = re.compile(
    r"(?:\\(?:url|href) ?\{)?"
    r"(?P<url>(?:(?:https?|ftp)://|www\.)[^\s{}]{3,500}"
    r"|(?<![\w./-])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/[^\s{}]{0,500})"
    r"\}? ?\{(?P=url)\}"
)
_TEX_LINK = re.compile(r"\\href ?\{(?P<url>[^{}\s]+)\} ?\{(?P<text>[^{}]+)\}")
_TEX_URL = re.compile(r"\\url ?\{(?P<url>[^{}\s]+)\}")
_SPACE_BEFORE_STOP = re.compile(r" (?<=[\w)\]/%”] )(?P<stop>[.,;](?=\s|$))")


def _protected_spans(text: str) -> list[tuple[int, int]]:
    """Addresses and `$…$`, which no rule may touch, in order and apart from one another."""
    spans = [(span.start, span.end) for span in find_urls(text)]
    spans += [match.span() for match in find_math(text)]
    apart: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def _clean_prose(text: str) -> str:
    text = restore_math(text)
    parts: list[str] = []
    end = 0
    for match in find_math(text):
        parts += [_clean_words(text[end : match.start()]), match.group()]
        end = match.end()
    return "".join([*parts, _clean_words(text[end:])])


def _clean_words(text: str) -> str:
    text = decode_latex(text)
    for sign, pattern, replacement in _RULES:
        if sign in text:
            text = pattern.sub(replacement, text)
    return text


# What a text must hold for the rule to be tried, the pattern, and what takes its place.
_RULES = tuple(
    (sign, re.compile(pattern), replacement)
    for sign, pattern, replacement in (
        # quotes: ``x'' or ``x"
        ("``", r"``((?:(?!``).)+?)(?:''|\")", r"“\1”"),
        # ties: after punctuation, between a word and its bracket, after an abbreviation that takes
        # a number; x~N(0,1) and p~q are relations
        ("~", r"(?<=[.,;:])~(?=[\w(\[$“])|(?<=[A-Za-z]{3})~(?=[(\[])", " "),
        ("~", r"\b(Fig(?:ure)?|Sec(?:tion)?|Tab(?:le)?|Eqn?|Lemma|Theorem|Chapter|Dr)~(?=\w)",
         r"\1 "),
        # dashes: --- anywhere, -- between spaces or between characters, not an option's "--flag"
        ("---", r"(?<!-)---(?!-)", "—"),
        ("--", r"(?<= )--(?= )|(?<=[^\s-])--(?=[^\s>-])", "–"),
        # products: 3times, 128times128, 3 times 10^{-4} keeps its words
        ("times", r"(?<=\d)times(?=\d)", "×"),
        ("times", r"(?<![A-Za-z])(\d[\d.,–-]{0,12})times\b", r"\1×"),
        ("×", r"(?<=\d)× (?=\d)", "×"),
        # a lost \sim before a percentage or a factor
        ("sim", r"(?<![A-Za-z])sim(?=\d+(?:\.\d+)?(?:%|×|x\b))", "∼"),
        # a sentence glued to the one before
        ("", r"([.?!])(?<=[a-z]{3}[.?!])(?=(?:In|We|The|This|These|Our|It|To|For|However|Moreover|"
         r"Furthermore|Specifically|First|Second|Third|Finally|As|By|With|Here|Code|Additionally|"
         r"Experiments|Extensive|Results) ?\b(?!\())", r"\1 "),
    )
)  # fmt: skip
