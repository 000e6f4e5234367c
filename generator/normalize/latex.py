r"""TeX markup in prose -> Unicode: accents, a few dozen macros, groups. Guarded.

Only text with a backslash or a brace is touched; an unescaped `%` ends nothing; a macro that is
not in the tables stays as it was written, with its argument.
"""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø",
    "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "th": "þ", "dj": "đ",
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
    r"(?P<open>\{)?(?<!:)\\(?P<accent>[`'^\"~=.]|[uvHcdkr](?![A-Za-z]))\s*"
    r"(?:\{\s*(?P<group>\\?[A-Za-z])\s*\}|(?P<letter>\\?[A-Za-z]))(?(open)\})"
)
_LETTER = re.compile(rf"\\(?P<name>{'|'.join(_LETTERS)})(?![A-Za-z])(?:\{{\}}|\s(?=\w))?")
_ABBREVIATION = re.compile(
    rf"(?P<before>[,;])?\\(?P<name>{'|'.join(_ABBREVIATIONS)})(?![A-Za-z])"
    r"(?:\{\}|\.(?!\w)|\\(?= ))?"
)
_SYMBOL = re.compile(rf"\\(?P<name>{'|'.join(_SYMBOLS)})(?![A-Za-z])(?:\{{\}})?")
_WRAPPER = re.compile(rf"\\(?:{_WRAPPERS})\s*\{{(?P<text>[^{{}}]*)\}}")
_SWITCH = re.compile(rf"\{{\s*\\(?:{_SWITCHES})(?![A-Za-z])\s*(?P<text>[^{{}}]*)\}}")
_ESCAPED = re.compile(r"\\([%&#_${}])")
_SPACING = re.compile(r"\\(?:[,;:! ]|quad\b|qquad\b|newline\b|\\)")


def decode_latex(text: str) -> str:
    r"""Turn TeX in prose into plain text; text without a backslash or brace comes back as it is.

    >>> decode_latex(r'the H\"older constant, {\em finite}, 50\% of it, \foobar{x}')
    'the Hölder constant, finite, 50% of it, \\foobar{x}'
    """
    if "\\" not in text and "{" not in text:
        return text
    text = _ACCENT.sub(_accented, text)
    text = _LETTER.sub(lambda match: _LETTERS[match["name"]], text)
    previous = None
    while previous != text:  # from the innermost group outwards
        previous = text
        text = _SWITCH.sub(r"\g<text>", text)
        text = _WRAPPER.sub(r"\g<text>", text)
    text = _ABBREVIATION.sub(_abbreviated, text)
    text = _SYMBOL.sub(_symbol, text)
    text = _SPACING.sub(" ", text)
    return _ESCAPED.sub(r"\1", text)


def _accented(match: re.Match[str]) -> str:
    letter = (match["group"] or match["letter"]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[match["accent"]])


def _abbreviated(match: re.Match[str]) -> str:
    before = f"{match['before']} " if match["before"] else ""
    return before + _ABBREVIATIONS[match["name"]]


_PATH = re.compile(r"(?:^|[\s(\"'])[A-Za-z]:(?:\\\S*)?$|(?<![A-Za-z\\])[A-Za-z]{3,}$")


def _symbol(match: re.Match[str]) -> str:
    r"""A symbol, unless it stands in a path: `C:\nu` and `path\to` are no Greek and no arrow."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    is_path = _PATH.search(before)
    return match.group() if is_path else _SYMBOLS[match["name"]]
