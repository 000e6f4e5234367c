"""Math in running text: `$…$` by the rule Markdown writers know from pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The opening dollar touches what follows, the closing one what precedes and no digit follows it:
# "$5 and $10" is money.
MATH = re.compile(r"\$(?<![\\$]\$)(?P<tex>(?=[^\s$`])[^$\n`]*?[^\s$\\`])\$(?![\d$])")


def find_math(text: str) -> Iterator[re.Match[str]]:
    """The math of a text in order, at once where there is no dollar.

    >>> [match["tex"] for match in find_math("$5 or $x$")]
    ['x']
    """
    return MATH.finditer(text) if "$" in text else iter(())


def dollar_math(text: str) -> str:
    r"""Write math that stands in other signs between dollars: `$$…$$`, `\[…\]`, environments.

    >>> dollar_math(r"so $$x_{1}$$ and \[ \frac{a}{b} \] and \begin{equation} y \end{equation}")
    'so $x_{1}$ and $\\frac{a}{b}$ and $y$'
    """
    if "$$" not in text and "\\" not in text:
        return text
    if "\\begin" in text:
        text = _ENVIRONMENT.sub(_environment, text)
    return _OTHER_SIGNS.sub(_in_dollars, text)


LONGEST = 1_000  # characters of a formula
_OTHER_SIGNS = re.compile(
    rf"(?<![\\$])(?:\$\$(?P<dollars>[^$]{{1,{LONGEST}}}?)\$\$(?!\$)"
    rf"|\\\[(?P<brackets>[^$]{{1,{LONGEST}}}?)\\\]"
    rf"|\\\((?P<parentheses>[^$]{{1,{LONGEST}}}?)\\\))"
)
_ENVIRONMENT = re.compile(
    r"\\begin\{(?P<name>(?:equation|displaymath|math|align|eqnarray|gather|multline)\*?)\}"
    rf"(?P<tex>[^$]{{1,{LONGEST}}}?)\\end\{{(?P=name)\}}"
)
_IN_MATH = {"align": "aligned", "eqnarray": "aligned", "gather": "gathered", "multline": "gathered"}
_LABEL = re.compile(r"\\label\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z])")
_IS_TEX = re.compile(r"[\\^_{=<>+]|^\s*[A-Za-z]\s*$")  # `\[see\]` is an escape of Markdown


def _in_dollars(match: re.Match[str]) -> str:
    tex = next(each for each in match.groups() if each is not None)
    is_math = tex.strip() and "`" not in tex and _IS_TEX.search(tex)
    if match["brackets"] is not None and tex.strip().isdecimal():
        is_math = False  # the number of a reference
    return f"${tex.strip()}$" if is_math else match.group()


def _environment(match: re.Match[str]) -> str:
    tex = " ".join(_LABEL.sub("", match["tex"]).split())
    inner = _IN_MATH.get(match["name"].rstrip("*"))
    if not tex or "`" in tex:
        return match.group()
    return rf"$\begin{{{inner}}} {tex} \end{{{inner}}}$" if inner else f"${tex}$"
