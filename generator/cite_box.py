"""A paper -> what its Cite box shows: the reference in every format and style, ready to take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.formats import Keyed
from generator.model.paper import Paper
from generator.selection_formats import SELECTION_FORMATS, STYLE_LABELS

_SHOWN = ("bibtex", "ris", "csl_json", *STYLE_LABELS, "markdown")


@dataclass(frozen=True, slots=True)
class Citation:
    """A paper's reference in one format; `file` names it when saved."""

    name: str
    label: str
    text: str
    file: str


def citations(paper: Paper, key: str) -> Iterator[Citation]:
    """Yield the formats with fields, the styles, then Markdown; abstracts are left out of all."""
    short = Keyed(replace(paper, abstract=""), key)
    for name in _SHOWN:
        form = SELECTION_FORMATS[name]
        text = form.join([form.item(short)]).strip()
        shown = text.removeprefix("- ") if name == "markdown" else text
        yield Citation(name, form.label, shown, f"{key}.{form.suffix}")
