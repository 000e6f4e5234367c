"""A paper -> what its Cite box shows: the reference in every format and style, ready to take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.formats import Keyed
from generator.model.paper import Paper
from generator.selection_formats import SELECTION_FORMATS, STYLE_LABELS

_FILES = ("bibtex", "ris", "csl_json")


@dataclass(frozen=True, slots=True)
class Citation:
    """A paper's reference in one format; `file` names it when saved, empty for plain text."""

    name: str
    label: str
    text: str
    file: str = ""


def citations(paper: Paper, key: str) -> Iterator[Citation]:
    """Yield the formats that have files, then the styles; abstracts are left out of all."""
    short = Keyed(replace(paper, abstract=""), key)
    for name in _FILES:
        form = SELECTION_FORMATS[name]
        text = form.join([form.item(short)])
        yield Citation(name, form.label, text.strip(), f"{key}.{form.suffix}")
    for name, label in STYLE_LABELS.items():
        yield Citation(name, label, SELECTION_FORMATS[name].item(short).strip())
    yield Citation("markdown", "Markdown", SELECTION_FORMATS["markdown"].item(short).strip("- \n"))
