r"""TeX markup in prose -> Unicode: accents, a few dozen macros, groups. Guarded.

Only text with a backslash or a brace is touched; an unescaped `%` ends nothing; a macro that is
not in the tables stays as it was written, with its argument. Fields of BibTeX are TeX throughout:
there, braces that only keep letters as they are go as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.text.math_spans import MATH, dollar_math

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø",
    "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "th": "þ", "dj": "đ",
    "DH": "Ð", "TH": "Þ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "SS": "ẞ",
}  # fmt: skip
_ABBREVIATIONS = {
    "ie": "i.e.", "eg": "e.g.", "etal": "et al.", "etc": "etc.", "wrt": "w.r.t.", "cf": "cf.",
    "vs": "vs.", "aka": "a.k.a.", "iid": "i.i.d.",
}  # fmt: skip
_SYMBOLS = {
    "times": "×", "pm": "±", "mp": "∓", "cdot": "·", "div": "÷", "sim": "∼", "approx": "≈",
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "ll": "≪", "gg": "≫",
    "infty": "∞", "to": "→", "rightarrow": "→", "leftarrow": "←", "Rightarrow": "⇒",
    "leftrightarrow": "↔", "mapsto": "↦", "in": "∈", "subset": "⊂", "cup": "∪", "cap": "∩",
    "forall": "∀", "exists": "∃", "partial": "∂", "nabla": "∇", "ell": "ℓ", "circ": "∘",
    "degree": "°", "dagger": "†", "ldots": "…", "dots": "…", "cdots": "⋯", "textellipsis": "…",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "textregistered": "®",
    "texttrademark": "™", "copyright": "©", "textbackslash": "\\",
    "textless": "<", "textgreater": ">", "textbar": "|", "textdollar": "$", "textmu": "µ",
    "textdegree": "°", "texteuro": "€", "euro": "€", "textsection": "§", "textonehalf": "½",
    "textperiodcentered": "·", "textbullet": "•", "guillemotleft": "«", "guillemotright": "»",
    "quotedblbase": "„", "quotesinglbase": "‚", "textexclamdown": "¡", "textquestiondown": "¿",
    "textquotesingle": "'", "textquotedbl": '"', "textbraceleft": "{", "textbraceright": "}",
    "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "LaTeX": "LaTeX",
    "TeX": "TeX", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ",
    "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ",
    "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ",
    "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ",
    "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
_WRAPPERS = (
    "emph|textit|textbf|texttt|textsc|textrm|textsf|textsl|textnormal|text|underline|mbox|hbox|"
    "uline|textup|textmd|enquote"
)
_SWITCHES = "em|it|bf|tt|sc|rm|sf|sl|itshape|bfseries|ttfamily|scshape|small|normalfont"

_ACCENT = re.compile(
    r"(?P<open>\{)?(?<!:)\\(?P<accent>[`'^\"~=.]|[uvHcdkr](?![A-Za-z])|b(?=\{))\s*"
    r"(?:\{\s*(?P<group>\\?[A-Za-z])\s*\}|(?P<letter>\\?[A-Za-z]))(?(open)\})"
)
_LETTER = re.compile(
    rf"(?P<open>\{{)?\\(?P<name>{'|'.join(_LETTERS)})(?![A-Za-z])"
    r"(?(open)\s*\}|(?:\{\}|\s+(?=\w))?)"
)
_BARE_ACCENT = re.compile(r"\\([~^])\{\s*\}")
_ABBREVIATION = re.compile(
    rf"(?P<before>[,;])?\\(?P<name>{'|'.join(_ABBREVIATIONS)})(?![A-Za-z])"
    r"(?:\{\}|\.(?!\w)|\\(?= ))?"
)
_SYMBOL = re.compile(rf"\\(?P<name>{'|'.join(_SYMBOLS)})(?![A-Za-z])(?:\{{\}})?")
_WRAPPER = re.compile(rf"\\(?:{_WRAPPERS})\s*\{{(?P<text>[^{{}}]*)\}}")
_SWITCH = re.compile(rf"\{{\s*\\(?:{_SWITCHES})(?![A-Za-z])\s*+(?P<text>[^{{}}]*)\}}")
_ESCAPED = re.compile(r"\\([%&#_${}])")
_SPACING = re.compile(r"\\(?:[,;:! ]|quad\b|qquad\b|newline\b|\\)")
_NO_SPACE = re.compile(r"(?<=\w)\\[-/](?=\w)")  # where a word may break, where letters stand apart
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
    if names & _ACCENT_NAMES:
        text = _ACCENT.sub(_accented, _BARE_ACCENT.sub(r"\1", text))
    if not names.isdisjoint(_LETTERS):
        text = _LETTER.sub(lambda match: _LETTERS[match["name"]], text)
    if names & _GROUP_NAMES:
        text = _unwrap(text)
    if not names.isdisjoint(_ABBREVIATIONS):
        text = _ABBREVIATION.sub(_abbreviated, text)
    if not names.isdisjoint(_SYMBOLS):
        text = _SYMBOL.sub(_symbol, text)
    if "symbol" in names:
        text = _CODE.sub(lambda match: chr(int(match["code"])), text)
    if names & _OTHER_NAMES:
        text = _RAISED.sub(_raised, _NO_SPACE.sub("", text))
        text = _SPACING.sub(" ", text)
        text = _ESCAPED.sub(r"\1", text)
    return text


_MACRO = re.compile(r"\\([A-Za-z]+|[^A-Za-z])")
_ACCENT_NAMES = frozenset(_ACCENTS)
_GROUP_NAMES = frozenset(f"{_WRAPPERS}|{_SWITCHES}".split("|"))
_OTHER_NAMES = frozenset("textsuperscript textsubscript quad qquad newline".split()) | frozenset(
    "-/,;:! \\%&#_${}"
)


_NESTED = 20  # how deep macros are looked for in one another


def _unwrap(text: str) -> str:
    """Words without the macros that set them in a type, from the innermost group outwards."""
    for _ in range(_NESTED):
        previous = text
        text = _WRAPPER.sub(r"\g<text>", _SWITCH.sub(r"\g<text>", text))
        if text == previous:
            break
    return text


def _accented(match: re.Match[str]) -> str:
    letter = (match["group"] or match["letter"]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[match["accent"]])


def _raised(match: re.Match[str]) -> str:
    return match["text"].translate(_SUPERSCRIPTS if match["where"] == "super" else _SUBSCRIPTS)


def _abbreviated(match: re.Match[str]) -> str:
    before = f"{match['before']} " if match["before"] else ""
    return before + _ABBREVIATIONS[match["name"]]


_PATH = re.compile(r"(?:^|[\s(\"'])[A-Za-z]:(?:\\\S*)?$|(?<![A-Za-z\\])[A-Za-z]{3,}$")


def _symbol(match: re.Match[str]) -> str:
    r"""A symbol, unless it stands in a path: `C:\nu` and `path\to` are no Greek and no arrow."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    is_path = _PATH.search(before)
    return match.group() if is_path else _SYMBOLS[match["name"]]


def decode_bibtex(text: str) -> str:
    r"""Decode a field of BibTeX: TeX in prose, and braces that only keep letters as they are.

    Math stays TeX, in `$…$`, and braces stay around the argument of an unknown macro.

    >>> decode_bibtex(r"{BERT}: {\'{\i}}ndices at 50% of {$O(n^{2})$} for {\"Ozg{\"u}r} \{a, b\}")
    'BERT: índices at 50% of $O(n^{2})$ for Özgür {a, b}'
    """
    if "\\" not in text and "{" not in text and "}" not in text:
        return text
    if not text.isascii():
        text = _PLACEHOLDERS.sub("", text)
    text = dollar_math(text)
    if "\\(" in text:
        text = _OTHER_MATH.sub(r"$\g<tex>$", text)
    math = [match.group() for match in MATH.finditer(text)] if "$" in text else []
    if math:
        text = MATH.sub("\ufdd0", text)
    if "\\" in text:
        text = _LITERAL.sub(lambda match: _LITERALS[match["sign"].removesuffix("{}")], text)
        text = decode_latex(text)
    if "{" in text or "}" in text:
        text = "".join(_without_case_braces(text))
    text = text.replace("\ufdd1", "{").replace("\ufdd2", "}").replace("\ufdd5", "\\")
    parts = text.split("\ufdd0")
    return "".join(part + tex for part, tex in zip(parts, [*math, ""], strict=True))


_PLACEHOLDERS = re.compile("[\ufdd0-\ufdd2\ufdd5]")
_LITERAL = re.compile(
    r"\\(?:(?=[{}])|text(?=b))(?P<sign>[{}]|(?:brace(?:left|right)|backslash)(?![A-Za-z])(?:\{\})?)"
)
_LITERALS = {
    "{": "\ufdd1", "}": "\ufdd2", "braceleft": "\ufdd1", "braceright": "\ufdd2",
    "backslash": "\ufdd5",
}  # fmt: skip
_OTHER_MATH = re.compile(r"\\\((?P<tex>[^$]{1,300}?)\\\)")  # \( … \)
_BRACE = re.compile(r"[{}]")
_ENDS_IN_MACRO = re.compile(r"\\[A-Za-z]+\*?$")


def _without_case_braces(text: str) -> Iterator[str]:
    """The pieces of a text without its braces, but for those around a macro's arguments."""
    kept: list[bool] = []  # for each brace that is open
    end = 0
    after_argument = -1
    for match in _BRACE.finditer(text):
        at = match.start()
        yield text[end:at]
        end = at + 1
        if match.group() == "{":
            kept.append(
                at == after_argument or bool(_ENDS_IN_MACRO.search(text[max(0, at - 40) : at]))
            )
            if kept[-1]:
                yield "{"
        elif kept and kept.pop():
            yield "}"
            after_argument = end
    yield text[end:]
