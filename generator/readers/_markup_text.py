"""A text with the tags of HTML or JATS in it -> plain text; what is no tag stays as it stands."""

from __future__ import annotations

import html
import re

_INLINE = "i|b|em|strong|italic|bold|sub|sup|sc|scp|span|u|tt|code|font|a|nocase|small"
_BLOCK = "p|br|div|title|sec|section|list|list-item|ul|ol|li|h[1-6]|abstract|label|table|tr|td"
_MATH = re.compile(
    r"<(?P<tag>(?:mml:)?math)\b[^<>]*>.*?</(?P=tag)>|<!--.*?-->|<(?P<raw>script|style)\b.*?</(?P=raw)>",
    re.S | re.I,
)
_TEX = re.compile(r"<(?:jats:)?tex-math\b[^<>]*>(?P<tex>.*?)</(?:jats:)?tex-math>", re.S | re.I)
_HEADING = re.compile(r"<(?:jats:)?title\b[^<>]*>(?P<words>[^<>]*)</(?:jats:)?title>", re.I)
_INLINE_TAG = re.compile(rf"</?(?:jats:)?(?:{_INLINE})(?:\s[^<>]*)?/?>", re.I)
_BLOCK_TAG = re.compile(rf"</?(?:jats:)?(?:{_BLOCK})(?:\s[^<>]*)?/?>", re.I)
_OTHER_TAG = re.compile(r"</?(?:jats|mml|xocs|ce):[\w-]+(?:\s[^<>]*)?/?>", re.I)


def plain_text(text: str) -> str:
    """Drop the tags and resolve the character names of a text; white space is folded.

    TeX is kept where a formula is there in TeX and MathML; "Abstract" as a heading goes.

    >>> plain_text("<jats:title>Abstract</jats:title><p>Is a &lt; b in <i>E. coli</i>?</p>")
    'Is a < b in E. coli?'
    """
    if "<" in text:
        if "tex-math" in text:
            text = _MATH.sub("", _TEX.sub(lambda match: _dollars(match["tex"]), text))
        text = _MATH.sub(lambda match: "" if not match["tag"] else match[0], text)
        text = _HEADING.sub(_heading, text)
        text = _OTHER_TAG.sub("", _BLOCK_TAG.sub(" ", _INLINE_TAG.sub("", text)))
    if "&" in text:
        text = html.unescape(text)
    return " ".join(text.split())


def _dollars(tex: str) -> str:
    """A formula of a publisher, which may be a whole TeX document, between dollars."""
    body = re.sub(r".*\\begin\{document\}|\\end\{document\}.*", "", tex, flags=re.S).strip()
    return f"${body.strip('$')}$" if body else ""


def _heading(match: re.Match[str]) -> str:
    words = match["words"].strip().rstrip(":.")
    return f" {words}: " if words and words.casefold() not in {"abstract", "summary"} else " "
