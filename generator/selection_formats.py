"""The formats in which a selection leaves a shelf: those of files, styles as text, identifiers.

`papershelf export`, the Cite box and the basket take theirs from here.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.citation_styles import STYLES
from generator.formats import FORMATS, Format, Keyed

STYLE_LABELS = {"apa": "APA", "ieee": "IEEE", "acm": "ACM", "chicago": "Chicago"}


def _style_format(style: str) -> Format:
    """References in a style, one a line."""
    return Format(
        STYLE_LABELS[style],
        f"{style}.txt",
        lambda keyed: f"{STYLES[style](keyed.paper)}\n",
        "".join,
    )


def _identifier_line(keyed: Keyed) -> str:
    """The arXiv id, DOI or, for want of both, citation key of a paper: what our readers take."""
    ids = keyed.paper.ids
    return f"{ids.get('arxiv') or ids.get('doi') or keyed.key}\n"


SELECTION_FORMATS: Mapping[str, Format] = {
    **FORMATS,
    **{style: _style_format(style) for style in STYLES},
    "ids": Format("Identifiers", "txt", _identifier_line, "".join),
}
