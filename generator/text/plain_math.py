r"""`$…$` in a title -> characters that any typeface has, for where no math can be set.

Scripts become raised or lowered characters where all of them exist, fractions a slash; what is
unknown keeps its name, without the backslash.
"""

from __future__ import annotations

import re
import unicodedata

from generator.text.latex import decode_latex
from generator.text.math_spans import MATH

_RAISED = dict(
    zip("0123456789+-=()in*†‡abcdefghjklmoprstuvwxyzT",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ*†‡ᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ", strict=True)
)  # fmt: skip
_LOWERED = dict(
    zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)
_SIZES = re.compile(r"\\(?:left|right|[bB]ig{1,2}[lr]?|displaystyle|limits|nolimits)(?![A-Za-z])")
_BLACKBOARD = re.compile(r"\\mathbb\s*(?:\{\s*)?([CNPQRZ])(?:\s*\})?")
_FONT = re.compile(
    r"\\(?:math(?:rm|bf|it|sf|tt|cal|scr|frak|bbm|bb)|boldsymbol|bm|operatorname\*?)(?![A-Za-z])\s*"
)
_ROOT = re.compile(r"\\sqrt\s*\{([^{}]*)\}")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ACCENT = re.compile(
    r"\\(hat|widehat|tilde|widetilde|bar|overline|vec|dot|ddot)\s*(?:\{\s*(\w)\s*\}|(?<=\s)(\w))"
)
_ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303",
    "bar": "\u0304", "overline": "\u0304", "vec": "", "dot": "\u0307", "ddot": "\u0308",
}  # fmt: skip
_SCRIPT = re.compile(r"\s*([\^_])\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s\\{}]))")
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*")
_RAISE, _LOWER = "\ue000", "\ue001"  # a script that stays one, so that it is not read again
_DROPPED = {ord(char): "" for char in "{}\\"} | {ord("~"): " ", ord(_RAISE): "^", ord(_LOWER): "_"}


def plain_math(text: str) -> str:
    r"""A text with its math in plain characters; without math it comes back as it is.

    >>> plain_math(r"Sorting in $O(n^{2}\log n)$ on $\mathbb{R}^d$")
    'Sorting in O(n²log n) on ℝᵈ'
    """
    if "$" not in text:
        return text
    return MATH.sub(lambda match: _plain(match["tex"]), text)


def _plain(tex: str) -> str:
    tex = _SIZES.sub("", _BLACKBOARD.sub(lambda match: "ℂℕℙℚℝℤ"["CNPQRZ".index(match[1])], tex))
    tex = _ACCENT.sub(_accented, _FONT.sub("", tex))
    tex = decode_latex(tex)
    for _ in range(8):  # from the innermost group outwards
        before = tex
        tex = _FRACTION.sub(r"\1/\2", _ROOT.sub(r"√\1", tex))
        tex = _SCRIPT.sub(_scripted, tex)
        if tex == before:
            break
    tex = _COMMAND.sub(r"\1 ", tex)
    return " ".join(tex.translate(_DROPPED).split())


def _accented(match: re.Match[str]) -> str:
    letter = match[2] or match[3]
    whole = unicodedata.normalize("NFC", letter + _ACCENTS[match[1]])
    return whole if len(whole) == 1 else letter  # an accent apart from its letter is none


def _scripted(match: re.Match[str]) -> str:
    script = (match[2] if match[2] is not None else match[3]).strip()
    if script in ("\\prime", "'", "′"):
        return "′"
    if script in ("∘", "\\circ"):
        return "°"
    table = _RAISED if match[1] == "^" else _LOWERED
    if all(char in table for char in script):
        return "".join(table[char] for char in script)
    bare = script if len(script) == 1 or script.isalnum() else f"({script})"
    return f"{_RAISE if match[1] == '^' else _LOWER}{bare}"
