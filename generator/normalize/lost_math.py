r"""Math whose dollars and backslashes were lost on the way -> `$…$`, where nothing is guessed.

Saved pages hold `W^{res}`, `10^{10}`, `mathcal{O}(n^2)`, `C_{Phi circ Psi}`. Braces after `^`, `_`
or a math font say for certain that this was TeX; names of Greek letters and operators inside get
their backslash back. One unknown word, one brace too few, and the piece stays as it stood.
"""

from __future__ import annotations

import re

_GREEK = (
    "alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|"
    "tau|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega"
)
_OPERATORS = (
    "log|exp|min|max|sin|cos|tan|ln|poly|circ|times|cdot|infty|ell|leq|geq|in|to|sum|prod|pm|sim|"
    "rm|bf|it|mathrm|mathbf|mathcal|mathbb|sqrt|frac|tilde|hat|bar|text|otimes|oplus|top"
)
_NAMES = re.compile(rf"(?<![A-Za-z\\])(?:{_GREEK}|{_OPERATORS})(?![A-Za-z])")
_LABELS = frozenset("in to it bf rm bar hat tilde text top min max log sum prod poly".split())
_FONT = r"\\?(?:mathcal|mathbb|mathbf|mathrm|mathfrak|mathscr)"
_BRACED = r"\{[^{}$]{1,40}\}"
_SCRIPT = rf"(?:[\^_](?:{_BRACED}|\w))"
_MATH_TOKEN = re.compile(
    rf"(?<![\w\\^{{}}$])(?:"
    rf"{_FONT}\{{[A-Za-z]\}}{_SCRIPT}*(?:\([^()${{}}]{{1,60}}(?:{_BRACED})?[^()${{}}]{{0,20}}\)|(?!\())"
    rf"|\\?(?:sqrt)\{{[^{{}}$]{{1,30}}\}}"
    rf"|\\?frac\{{[^{{}}$]{{1,30}}\}}\{{[^{{}}$]{{1,30}}\}}"
    rf"|\\?(?:{_GREEK}|[A-Za-z]|\d+(?:\.\d+)?){_SCRIPT}{{0,9}}[\^_]{_BRACED}{_SCRIPT}{{0,9}}"
    rf")(?![\w{{}}^_$])"
)
_WIDE_FONT = re.compile(r"math(?:cal|bb|frak|scr)\{(?![A-Za-z]\})")
_WORD = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{3,}")


def restore_math(text: str) -> str:
    r"""Put TeX that is certain between dollars, and leave the rest of the text alone.

    >>> restore_math("W^{res}, mathcal{O}(n log n), R^d, frac{klog L{m}}")
    '$W^{res}$, $\\mathcal{O}(n \\log n)$, R^d, frac{klog L{m}}'
    """
    if "{" not in text:
        return text
    return _MATH_TOKEN.sub(_restored, text)


def _named(match: re.Match[str]) -> str:
    """A name with its backslash back, but not a label: `h_{it}` is no italic, `s_{in}` no sign."""
    around = match.string[max(0, match.start() - 2) : match.end() + 1]
    is_label = around == f"_{{{match.group()}}}"
    return match.group() if is_label and match.group() in _LABELS else f"\\{match.group()}"


def _restored(match: re.Match[str]) -> str:
    found = match.group()
    tex = _NAMES.sub(_named, found)
    words = _WORD.findall(tex)
    # A single word as a script, W^{res} or I_{\rm mag}, is a label; others were lost macros.
    labels = re.findall(r"[\^_]\{(?:\\rm )?([A-Za-z]{2,})\}", tex)
    if _WIDE_FONT.search(tex) or any(word not in labels for word in words):
        return found
    return f"${tex}$"
