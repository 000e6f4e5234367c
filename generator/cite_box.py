"""A paper -> what its Cite box shows: the reference in every format and style, ready to take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.citation_styles import STYLES
from generator.formats import FORMATS, Keyed
from generator.model.paper import Paper

_STYLES = {"apa": "APA", "ieee": "IEEE", "acm": "ACM", "chicago": "Chicago"}
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
        form = FORMATS[name]
        text = form.join([form.item(short)])
        yield Citation(name, form.label, text.strip(), f"{key}.{form.suffix}")
    for name, label in _STYLES.items():
        yield Citation(name, label, STYLES[name](paper))
    yield Citation("markdown", "Markdown", FORMATS["markdown"].item(short).strip("- \n"))
