r"""Text as TeX has it: signs and letters spelt as commands, math kept where TeX can set it."""

from __future__ import annotations

import re
import unicodedata

from generator.text.math_spans import find_math

_ESCAPES = {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}",
    "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "$": r"\$", "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}", "`": r"{\textasciigrave}", "\n": " ", "\r": " ", "\t": " ",
}  # fmt: skip
_ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u ",
    "\u0307": ".", "\u0308": '"', "\u030a": "r ", "\u030b": "H ", "\u030c": "v ", "\u0323": "d ",
    "\u0327": "c ", "\u0328": "k ",
}  # fmt: skip
_LETTERS = {
    "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    "ı": "i", "ð": "dh", "Ð": "DH", "þ": "th", "Þ": "TH", "đ": "dj", "Đ": "DJ",
}  # fmt: skip
# What ends a line, a cell or a group of TeX, and commands that do more than set math: somebody
# else's title must not read a file or define a command in a reader's document.
_UNSOUND = re.compile(
    r"(?<!\\)[%#]|([\^_])\s*(?:\{[^{}]*\}|\\[A-Za-z]+|[^\\{}])\s*\1"
    r"|\\(?:input|include\w*|write\w*|read|open(?:in|out)|immediate|special|[egx]?def|let|csname"
    r"|futurelet|catcode|(?:direct|late)lua|(?:re)?newcommand|expandafter|every\w+|usepackage)"
    r"(?![A-Za-z])"
)
_CELL = re.compile(r"(?<!\\)&")


def escape_bibtex(text: str) -> str:
    r"""Spell text so that TeX shows it as it is; `$…$` stays.

    >>> escape_bibtex("50% of $x^2$ & {more}")
    '50\\% of $x^2$ \\& {\\textbraceleft}more{\\textbraceright}'
    """
    parts: list[str] = []
    end = 0
    for math in find_math(text):
        if not _is_sound(math[0]):
            continue
        parts += [escape_signs(text[end : math.start()]), math[0]]
        end = math.end()
    return "".join([*parts, escape_signs(text[end:])])


def escape_signs(text: str) -> str:
    """Spell every sign that TeX would read as a command."""
    return "".join(_ESCAPES.get(char, char) for char in text)


def spell_name(text: str) -> str:
    r"""Spell a part of a person's name so that initials and labels can be cut from it.

    What is one letter is one group to BibTeX. biber takes the first character of a word for its
    initial, after it has cut commands spelt with letters; of `\\&` it would take the backslash.

    >>> spell_name("Łukasz Núñez & R")
    "{\\L}ukasz N{\\'u}{\\~n}ez {\\symbol{38}} R"
    """
    return "".join(map(_spell_sign, text))


def spell_letters(text: str) -> str:
    """Spell Latin letters with accents, of each of which BibTeX would see two or three bytes."""
    return text if text.isascii() else "".join(map(_spell_letter, text))


def _spell_sign(char: str) -> str:
    if char in "=;":  # biber takes `family=` for the name of a part; some write ";" for "and"
        return f"{{{char}}}"
    if char in _ESCAPES:
        return _ESCAPES[char] if char.isspace() else f"{{\\symbol{{{ord(char)}}}}}"
    return _spell_letter(char)


def _spell_letter(char: str) -> str:
    if char in _LETTERS:
        return f"{{\\{_LETTERS[char]}}}"
    parts = unicodedata.normalize("NFD", char)
    if len(parts) == 2 and parts[0].isascii() and parts[1] in _ACCENTS:
        return f"{{\\{_ACCENTS[parts[1]]}{parts[0]}}}"
    return char


def _is_sound(math: str) -> bool:
    """Whether TeX can set it: braces balance, no comment, parameter or stray cell is in it."""
    if _UNSOUND.search(math) or (_CELL.search(math) and "\\begin{" not in math):
        return False
    return _is_balanced(math) and _is_balanced(re.sub(r"\\.", "", math))  # to BibTeX, and to TeX


def _is_balanced(text: str) -> bool:
    depth = 0
    for brace in re.findall("[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
