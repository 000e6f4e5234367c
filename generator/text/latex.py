r"""TeX markup in prose -> Unicode: accents, a few dozen macros, groups. Guarded.

Only text with a backslash or a brace is touched; an unescaped `%` ends nothing; a macro that is
not in the tables stays as it was written, with its argument. `tex_fields` decodes what is TeX
throughout.
"""

from __future__ import annotations

import re
import unicodedata

from generator.text.latex_tables import ABBREVIATIONS, ACCENTS, LETTERS, SYMBOLS, TAKE_SPACE

WRAPPERS = (
    "emph|textit|textbf|texttt|textsc|textrm|textsf|textsl|textnormal|text|underline|mbox|hbox|"
    "uline|textup|textmd|mkbibemph|mkbibbold|mkbibitalic|nohyphens|NoCaseChange|autocap|acs|acro|"
    "textgreek|textcyrillic|textlatin"
)
SWITCHES = (
    "em|it|bf|tt|sc|rm|sf|sl|itshape|bfseries|ttfamily|scshape|upshape|slshape|rmfamily|sffamily|"
    "mdseries|small|footnotesize|scriptsize|tiny|large|Large|normalsize|normalfont"
)
QUOTERS = "enquote|mkbibquote|textquote"

_ACCENT = re.compile(
    r"(?P<open>\{)?(?<!:)\\(?P<accent>[`'^\"~=.]|[uvHcdkr](?![A-Za-z])"
    r"|(?:[bhG]|cb|textcommabelow|textogonekcentered|polhk|ocirc|soft|udot)(?=\{))\s*"
    r"(?:\{\s*(?P<group>[^\W\d_])\s*\}|(?P<letter>[^\W\d_]))(?(open)\})"
)
_DOTLESS = str.maketrans("ıȷ", "ij")
_LETTER = re.compile(
    rf"(?P<open>\{{)?\\(?P<name>{'|'.join(LETTERS)})(?![A-Za-z])"
    r"(?(open)\s*\}|(?:\{\}|\s+(?=\w))?)"
)
_BARE_ACCENT = re.compile(r"\\([~^])\{\s*\}")
_ABBREVIATION = re.compile(
    rf"(?P<before>[,;])?\\(?P<name>{'|'.join(ABBREVIATIONS)})(?![A-Za-z])"
    r"(?:\{\}|\.(?!\w)|\\(?= ))?"
)
_SYMBOL = re.compile(r"\\(?P<name>[A-Za-z]+)(?P<after>\{\}| +)?")
_WRAPPER = re.compile(rf"\\(?:{WRAPPERS})\s*\{{(?P<text>[^{{}}]*)\}}")
_QUOTER = re.compile(rf"\\(?:{QUOTERS})\*?\s*\{{(?P<text>[^{{}}]*)\}}")
_SWITCH = re.compile(rf"\{{\s*\\(?:{SWITCHES})(?![A-Za-z])\s*+(?P<text>[^{{}}]*)\}}")
_ESCAPED = re.compile(r"\\([%&#_${}])")
_SPACING = re.compile(r"\\(?:[,;:! ]|quad\b|qquad\b|newline\b|\\)")
# Where a word may break, where letters stand apart, and where slanted letters end.
_NO_SPACE = re.compile(r"(?<=\w)\\[-/](?=\w)|(?<=[\w.])\\/(?=\W|$)")
_CODE = re.compile(r"\\symbol\{\s*(?P<code>3[3-9]|[4-8]\d|9[0-9]|1[01]\d|12[0-6])\s*\}")
_RAISED = re.compile(r"\\text(?P<where>super|sub)script\{(?P<text>[\dn+()-]+)\}")
_SUPERSCRIPTS = str.maketrans("0123456789n+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ⁺⁻⁽⁾")
_SUBSCRIPTS = str.maketrans("0123456789n+-()", "₀₁₂₃₄₅₆₇₈₉ₙ₊₋₍₎")


def decode_latex(text: str) -> str:
    r"""Turn TeX in prose into plain text; text without a backslash or brace comes back as it is.

    >>> decode_latex(r'the H\"older constant, {\em finite}, 50\% of it, \foobar{x}')
    'the Hölder constant, finite, 50% of it, \\foobar{x}'
    """
    if "\\" not in text:
        return text
    names = frozenset(_MACRO.findall(text))  # only what occurs is looked for again
    if not names.isdisjoint(LETTERS):
        text = _LETTER.sub(lambda match: LETTERS[match["name"]], text)
    if names & _ACCENT_NAMES:
        text = _with_accents(text)
    if names & _GROUP_NAMES:
        text = _unwrap(text)
    if not names.isdisjoint(ABBREVIATIONS):
        text = _ABBREVIATION.sub(_abbreviated, text)
    if not names.isdisjoint(SYMBOLS):
        text = _SYMBOL.sub(_symbol, text)
    if "symbol" in names:
        text = _CODE.sub(lambda match: chr(int(match["code"])), text)
    if names & _OTHER_NAMES:
        text = _RAISED.sub(_raised, _NO_SPACE.sub("", text))
        text = _SPACING.sub(" ", text)
        text = _ESCAPED.sub(r"\1", text)
    return text


_MACRO = re.compile(r"\\([A-Za-z]+|[^A-Za-z])")
_ACCENT_NAMES = frozenset(ACCENTS)
_GROUP_NAMES = frozenset(f"{WRAPPERS}|{SWITCHES}|{QUOTERS}".split("|"))
_OTHER_NAMES = frozenset("textsuperscript textsubscript quad qquad newline".split()) | frozenset(
    "-/,;:! \\%&#_${}"
)


_NESTED = 20  # how deep macros are looked for in one another


def _unwrap(text: str) -> str:
    """Words without the macros that set them in a type, from the innermost group outwards."""
    for _ in range(_NESTED):
        previous = text
        text = _WRAPPER.sub(r"\g<text>", _SWITCH.sub(r"\g<text>", text))
        text = _QUOTER.sub(r"“\g<text>”", text)
        if text == previous:
            break
    return text


_STACKED = 3  # accents on one letter, at most


def _with_accents(text: str) -> str:
    text = _BARE_ACCENT.sub(r"\1", text)
    for _ in range(_STACKED):
        text = _ACCENT.sub(_accented, text)
        if not _ACCENT_LEFT.search(text):
            break
    return text


_ACCENT_LEFT = re.compile(r"\\(?:[`'^\"~=.]|[A-Za-z]+(?=\s*\{?[^\W\d_]))")


def _accented(match: re.Match[str]) -> str:
    letter = (match["group"] or match["letter"]).translate(_DOTLESS)
    if letter == "i" and match["accent"] == ".":
        return letter  # which has its dot
    return unicodedata.normalize("NFC", letter + ACCENTS[match["accent"]])


def _raised(match: re.Match[str]) -> str:
    return match["text"].translate(_SUPERSCRIPTS if match["where"] == "super" else _SUBSCRIPTS)


def _abbreviated(match: re.Match[str]) -> str:
    before = f"{match['before']} " if match["before"] else ""
    return before + ABBREVIATIONS[match["name"]]


_NO_FOLDER = re.compile(r"text|guil|quote|[of]g$|hyphen|slash|cd?prime|[A-Za-z]*TeX")
_PATH = re.compile(r"(?:^|[\s(\"'])[A-Za-z]:(?:\\\S*)?$|(?<![A-Za-z\\])[A-Za-z]{3,}$")


def _symbol(match: re.Match[str]) -> str:
    r"""A symbol, unless it stands in a path: `C:\nu` and `path\to` are no Greek and no arrow."""
    name, after = match["name"], match["after"] or ""
    if name not in SYMBOLS:
        return match.group()
    before = match.string[max(0, match.start() - 40) : match.start()]
    if not _NO_FOLDER.match(name) and _PATH.search(before):
        return match.group()
    return SYMBOLS[name] + ("" if after == "{}" or name in TAKE_SPACE else after)
