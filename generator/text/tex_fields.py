r"""A field of BibTeX, which is TeX throughout -> plain text with math in `$…$`.

Braces that only keep letters as they are go, and so does what tells TeX how to set a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.latex import QUOTERS, SWITCHES, WRAPPERS, decode_latex
from generator.text.latex_tables import SYMBOLS
from generator.text.math_spans import MATH, dollar_math


def decode_bibtex(text: str) -> str:
    r"""Decode a field of BibTeX: TeX in prose, and braces that only keep letters as they are.

    Math stays TeX, in `$…$`, and braces stay around the argument of an unknown macro.

    >>> decode_bibtex(r"{BERT}: {\'{\i}}ndices at 50% of {$O(n^{2})$} for {\"Ozg{\"u}r} \{a, b\}")
    'BERT: índices at 50% of $O(n^{2})$ for Özgür {a, b}'
    """
    if not any(sign in text for sign in "\\{}$`"):
        return text
    if not text.isascii():
        text = _PLACEHOLDERS.sub("", text)
    if "\\" in text:
        if "backslash$" in text:
            text = _BACKSLASH.sub("\ufdd5", _LINE_END.sub(" ", text))
        if "\\ensuremath" in text:
            text = _ENSURED.sub(_ensured, text)
    text = dollar_math(text)
    if "$" in text:
        text = _PAIR.sub(_pair, text)
    math = [match.group() for match in MATH.finditer(text)] if "$" in text else []
    if math:
        text = MATH.sub("\ufdd0", text)
    if "\\" in text:
        text = _LITERAL.sub(lambda match: _LITERALS[match["sign"]], text)
        if not _SETTING.isdisjoint(_NAME.findall(text)):  # only what occurs is looked for again
            text = _FIRST_OF_TWO.sub(r"\g<text>", _SECOND_OF_TWO.sub(r"\g<text>", text))
            text = _BREAK.sub(" ", _DROPPED.sub("", text))
        text = decode_latex(text)
        if "\\" in text:
            text = _OWN_NAME.sub(r"\g<name>", text)
    if "{" in text or "}" in text:
        text = "".join(_without_case_braces(text))
    if "`" in text:
        text = _SINGLE_QUOTED.sub(r"‘\g<text>’", text)
    parts = text.split("\ufdd0")
    text = "".join(_joined(parts, math)) if math else text
    return text if text.isascii() else text.translate(_OF_PLACEHOLDERS)


def _joined(parts: list[str], math: list[str]) -> Iterator[str]:
    """The text with its math; where a number follows at once, they are one, or plain text."""
    yield parts[0]
    for tex, after in zip(math, parts[1:], strict=True):
        if after[:1].isdecimal():
            rest = after.lstrip("0123456789")
            yield _with_digits(tex[1:-1], after[: len(after) - len(rest)]) + rest
        else:
            yield tex + after


_SINGLE_QUOTED = re.compile(r"(?<![\w`])`(?!`)(?P<text>(?:[^`']|'(?=\w)){1,300})'(?!['\w])")
_OF_PLACEHOLDERS = {0xFDD1: "{", 0xFDD2: "}", 0xFDD5: "\\", 0xFDD6: "`"}
_PLACEHOLDERS = re.compile("[\ufdd0-\ufdd2\ufdd5\ufdd6]")
_LITERAL = re.compile(
    r"\\(?:(?=[{}])|text(?=[ab]))(?P<sign>[{}]|(?:brace(?:left|right)|backslash|asciigrave)(?![A-Za-z]))"
    r"(?:(?<=[a-z])(?:\{\}|\s+))?"
)
_LITERALS = {
    "{": "\ufdd1", "}": "\ufdd2", "braceleft": "\ufdd1", "braceright": "\ufdd2",
    "backslash": "\ufdd5", "asciigrave": "\ufdd6",
}  # fmt: skip
# In which others are two deep. The bound keeps the time that many unclosed ones take in check.
_GROUP = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,200}\}){0,200}\}){0,500}\}"
_ENSURED = re.compile(rf"(?P<math>\$)?\\ensuremath\s*(?P<group>{_GROUP})")
_FIRST_OF_TWO = re.compile(rf"\\texorpdfstring\s*(?P<text>{_GROUP})\s*{_GROUP}")
_COLORING = "textcolor|colorbox|foreignlanguage|textlang"
_SECOND_OF_TWO = re.compile(rf"\\(?:{_COLORING})\s*\{{[^{{}}]*\}}\s*(?P<text>{_GROUP})")
_SILENT = f"{SWITCHES}|relax|protect|ignorespaces|unskip|allowbreak|boldmath|noindent|centering"
_SILENT_OF_ONE = "noopsort|SortNoop|selectlanguage|thanks|vspace|hspace"
_DROPPED = re.compile(rf"\\(?:{_SILENT})(?![A-Za-z])\s*|\\(?:{_SILENT_OF_ONE})\*?\s*\{{[^{{}}]*\}}")
_OWN_NAME = re.compile(r"\\(?P<name>[A-Z]{2,})(?![A-Za-z])(?:\{\}|(?!\s*\{))")  # `\VAX`, `\XML{}`
_BREAKS = "par|linebreak|break|hfil|hfill|thinspace|enspace"
_BREAK = re.compile(rf"\\(?:{_BREAKS})(?![A-Za-z])")
_NAME = re.compile(r"\\([A-Za-z]+)")
_SETTING = frozenset(f"texorpdfstring|{_COLORING}|{_SILENT}|{_SILENT_OF_ONE}|{_BREAKS}".split("|"))
_BACKSLASH = re.compile(r"\${1,2}\\backslash\${1,2}")
_LINE_END = re.compile(  # an escaped one, which is no macro: Mendeley writes `$\backslash$n`
    _BACKSLASH.pattern
    + r"(?:n(?!(?:abla|u|eq|e|eg|ot|otin|ewline|orm|onumber|ewcommand|oindent|leq|geq|parallel)\b)"
    r"|r(?!(?:ho|m|ight|ightarrow|angle|ceil|floor|enewcommand)\b))"
)
_PAIR = re.compile(r"(?<!\\)\$(?P<tex>(?:[^$\\]|\\.){1,1000})\$(?P<digits>\d*)")
_IS_TEX = re.compile(r"[\\^_]|^\s*[A-Za-z<>=+~-]\s*$")
_SPACE = re.compile(r"(?:\\[,;:! ]|~|\\thinspace)+")


def _ensured(match: re.Match[str]) -> str:
    r"""The argument of `\ensuremath`: math, unless it is one sign, or stands in math already."""
    tex = match["group"][1:-1].strip()
    if match["math"]:
        return f"${match['group']}"
    if sign := SYMBOLS.get(tex.removeprefix("\\")):
        return sign
    return f"${tex}$" if tex else ""


def _pair(match: re.Match[str]) -> str:
    r"""What two dollars enclose: `$\sim$5` is no math to `MATH`, as a number follows at once."""
    tex, digits = match["tex"].strip(), match["digits"]
    if _SPACE.fullmatch(tex):
        return f" {digits}"
    if not _IS_TEX.search(tex):
        return match.group()
    return _with_digits(tex, digits) if digits else f"${tex}$"


def _with_digits(tex: str, digits: str) -> str:
    bare = tex.strip("{} ")
    sign = bare if len(bare) == 1 and not bare.isalpha() else SYMBOLS.get(bare.removeprefix("\\"))
    return f"{sign}{digits}" if sign else f"${tex}{digits}$"


_BRACE = re.compile(r"[{}]")
_ENDS_IN_MACRO = re.compile(r"\\(?P<name>[A-Za-z]+)\*?$")
_UNWRAPPED = frozenset(f"{WRAPPERS}|textsuperscript|textsubscript".split("|"))
_QUOTING = frozenset(QUOTERS.split("|"))


def _without_case_braces(text: str) -> Iterator[str]:
    """The pieces of a text without its braces, but for those around a macro's arguments."""
    closers: list[str] = []  # what stands in the place of each brace that will close
    end = 0
    after_argument = -1
    for match in _BRACE.finditer(text):
        at = match.start()
        piece, end, start = text[end:at], at + 1, end
        if match.group() == "{":
            macro = _ENDS_IN_MACRO.search(text, max(start, at - 40), at)
            name = macro["name"] if macro else ""
            if macro and (name in _UNWRAPPED or name in _QUOTING):
                yield piece[: macro.start() - start]
                yield "“" if name in _QUOTING else ""
                closers.append("”" if name in _QUOTING else "")
                continue
            is_argument = at == after_argument or bool(macro)
            yield piece + ("{" if is_argument else "")
            closers.append("}" if is_argument else "")
        else:
            closer = closers.pop() if closers else ""
            yield piece + closer
            after_argument = end if closer == "}" else after_argument
    yield text[end:]
