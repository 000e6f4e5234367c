"""A text with the tags of HTML or JATS in it -> plain text; what is no tag stays as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.text.entities import unescape_html

_INLINE = (
    "i|b|em|strong|italic|bold|sub|sup|sc|scp|span|u|tt|code|font|a|nocase|small|inline-formula|"
    "disp-formula"
)
_BLOCK = "p|br|div|title|sec|section|list|list-item|ul|ol|li|h[1-6]|abstract|label|table|tr|td"
_NO_TEXT = (
    (re.compile(r"<!--"), "-->"),
    (re.compile(r"<script\b", re.I), "</script>"),
    (re.compile(r"<style\b", re.I), "</style>"),
)
_MATH = ((re.compile(r"<mml:math\b"), "</mml:math>"), (re.compile(r"<math\b"), "</math>"))
_TEX = (
    (re.compile(r"<jats:tex-math\b[^<>]*>"), "</jats:tex-math>"),
    (re.compile(r"<tex-math\b[^<>]*>"), "</tex-math>"),
)
_HEADING = re.compile(r"<(?:jats:)?title\b[^<>]*>(?P<words>[^<>]*)</(?:jats:)?title>", re.I)
_INLINE_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>(?:jats:)?(?:{_INLINE}))(?:\s[^<>]*?)?(?P<alone>/?)>", re.I
)
_BLOCK_TAG = re.compile(rf"</?(?:jats:)?(?:{_BLOCK})(?:\s[^<>]*)?/?>", re.I)
_OTHER_TAG = re.compile(r"</?(?:jats|mml|xocs|ce):[\w-]+(?:\s[^<>]*)?/?>", re.I)


def plain_text(text: str) -> str:
    """Drop the tags and resolve the character names of a text; white space is folded.

    TeX is kept where a formula is there in TeX and MathML; "Abstract" as a heading goes.

    >>> plain_text("<jats:title>Abstract</jats:title><p>Is a &lt; b in <i>E. coli</i>?</p>")
    'Is a < b in E. coli?'
    """
    given = text
    if "<" in text:
        if "tex-math" in text:
            text = _replace_elements(_replace_elements(text, _TEX, _dollars), _MATH)
        text = _replace_elements(text, _NO_TEXT)
        text = _HEADING.sub(_heading, text)
        text = _OTHER_TAG.sub("", _BLOCK_TAG.sub(" ", _without_inline(text)))
    if "&" in text:
        text = unescape_html(text)
        if "</" in text:  # tags that were escaped
            text = _OTHER_TAG.sub("", _without_inline(text))
    return " ".join(text.split()) or " ".join(given.split())  # a title may be a tag's name


def abstract_text(text: str) -> str:
    """An abstract as plain text, without the word by which some begin it.

    >>> abstract_text("Abstract: We study toys."), abstract_text("AbstractToys are wood.")
    ('We study toys.', 'Toys are wood.')
    >>> abstract_text("Abstract toys are no toys.")
    'Abstract toys are no toys.'
    """
    return _LABEL.sub("", plain_text(text))


_LABEL = re.compile(
    r"\A(?:(?i:abstract)\s*[:.—–-]\s+|ABSTRACT\s+(?=[A-Z][a-z\s])|Abstract(?=[A-Z][a-z]*\s)"
    r"|Abstract\s+(?=(?:We|This|In|The|Our|Background|Objectives?|Purpose|Aims?|Introduction)\b))"
)


def _without_inline(text: str) -> str:
    """A text without inline tags that have their partner; "the <i> tag" keeps its words."""
    open_tags: dict[str, list[re.Match[str]]] = {}
    dropped: list[tuple[int, int]] = []
    for tag in _INLINE_TAG.finditer(text):
        waiting = open_tags.setdefault(tag["name"].lower(), [])
        if tag["alone"]:
            dropped.append(tag.span())
        elif not tag["end"]:
            waiting.append(tag)
        elif waiting:
            dropped += [waiting.pop().span(), tag.span()]
    parts: list[str] = []
    end = 0
    for start, stop in sorted(dropped):
        parts.append(text[end:start])
        end = stop
    return "".join([*parts, text[end:]])


def _replace_elements(
    text: str,
    elements: Sequence[tuple[re.Pattern[str], str]],
    render: Callable[[str], str] = lambda inside: "",
) -> str:
    """Put something in the place of elements; one that is not closed stays. Linear in the text."""
    for opening, closing in elements:
        parts, done = [], 0
        for match in opening.finditer(text):
            end = text.find(closing, match.end()) if match.start() >= done else done
            if end < 0:
                break
            if match.start() >= done:
                parts += [text[done : match.start()], render(text[match.end() : end])]
                done = end + len(closing)
        text = "".join([*parts, text[done:]])
    return text


def _dollars(tex: str) -> str:
    """A formula of a publisher, which may be a whole TeX document, between dollars."""
    body = tex.rpartition(r"\begin{document}")[2].partition(r"\end{document}")[0].strip()
    return f"${body.strip('$')}$" if body else ""


def _heading(match: re.Match[str]) -> str:
    words = match["words"].strip().rstrip(":.")
    return f" {words}: " if words and words.casefold() not in {"abstract", "summary"} else " "
