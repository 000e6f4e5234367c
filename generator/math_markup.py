"""`$…$` in Markdown into MathML, when the site is built: pages need no script to show math."""

from __future__ import annotations

import copy
import re
from functools import lru_cache
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from generator.text.math_spans import MATH

# Commands that carry addresses, classes or styles have no place in untrusted text.
_UNSAFE = re.compile(r"\\(?:href|url|class|style|cssId|html\w*|includegraphics)\b")

# The converter knows this environment only by the name that it has beyond math.
_ALIGNED = re.compile(r"(\\(?:begin|end)\{)aligned\}")


@lru_cache(maxsize=4096)
def _render(tex: str) -> Element | None:
    if _UNSAFE.search(tex):
        return None
    try:
        element = convert_to_element(_ALIGNED.sub(r"\1align*}", tex))
    except Exception:  # the converter raises whatever its own parser trips over
        return None
    element.set("alttext", tex)
    for node in element.iter():
        node.attrib.pop("xmlns", None)
        if node.text:
            node.text = AtomicString(node.text)  # else Markdown reads TeX's text as Markdown
    return element


class _MathProcessor(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 -- Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str, int, int]:
        del data
        element = _render(m["tex"])
        if element is None:
            return AtomicString(m.group()), m.start(), m.end()
        return copy.deepcopy(element), m.start(), m.end()


class MathExtension(Extension):
    """Show `$…$` as MathML; TeX that cannot be converted stays as it was written."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Python-Markdown's name
        """Run before backslash escapes, which would eat the TeX."""
        md.inlinePatterns.register(_MathProcessor(MATH.pattern, md), "papershelf-math", 185)
