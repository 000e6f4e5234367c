"""Styles in which people write references, one a file: a paper in, one line of plain text out.

What is not known is left out, with the punctuation that would have held it. A new style is a file
here and a line in STYLES.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.citation_styles.acm import acm_reference
from generator.citation_styles.apa import apa_reference
from generator.citation_styles.chicago import chicago_reference
from generator.citation_styles.ieee import ieee_reference
from generator.model.paper import Paper

STYLES: Mapping[str, Callable[[Paper], str]] = {
    "apa": apa_reference,
    "ieee": ieee_reference,
    "acm": acm_reference,
    "chicago": chicago_reference,
}
