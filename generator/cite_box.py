"""A paper -> what its Cite box shows: the reference in every format and style, ready to take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from generator.citation_styles import STYLES
from generator.formats import FORMATS, Keyed
from generator.model.paper import Paper

_STYLES = {"apa": "APA", "ieee": "IEEE", "acm": "ACM", "chicago": "Chicago"}
_FILES = {"bibtex": "application/x-bibtex", "ris": "application/x-research-info-systems",
          "csl_json": "application/vnd.citationstyles.csl+json"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """A paper's reference in one format. `file` names its download, empty for plain text.

    `address` holds the whole file, so that it can be saved from disk without a script.
    """

    name: str
    label: str
    text: str
    file: str = ""
    address: str = ""


def citations(paper: Paper, key: str) -> Iterator[Citation]:
    """Yield the formats that have files, then the styles; abstracts are left out of all."""
    short = Keyed(replace(paper, abstract=""), key)
    for name, media_type in _FILES.items():
        form = FORMATS[name]
        text = form.join([form.item(short)])
        address = f"data:{media_type};charset=utf-8,{quote(text, safe='')}"
        yield Citation(name, form.label, text.strip(), f"{key}.{form.suffix}", address)
    for name, label in _STYLES.items():
        yield Citation(name, label, STYLES[name](paper))
    yield Citation("markdown", "Markdown", FORMATS["markdown"].item(short).strip("- \n"))
