"""The formats that papers leave in, one file each: a paper with its key in, its text out.

A new format is a file here and a line in FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from generator.formats._citation_keys import Keyed, citation_keys
from generator.formats.bibtex import bibtex_entry
from generator.formats.csl_json import csl_json_array, csl_json_item
from generator.formats.csv_table import csv_row, csv_rows
from generator.formats.markdown import markdown_item
from generator.formats.ris import ris_reference

__all__ = ["FORMATS", "Format", "Keyed", "citation_keys", "render_papers"]


class Format(NamedTuple):
    """How a format is called, how its files' names end, what writes a paper and joins several."""

    label: str
    suffix: str
    item: Callable[[Keyed], str]
    join: Callable[[Iterable[str]], str]


FORMATS: Mapping[str, Format] = {
    "bibtex": Format("BibTeX", "bib", bibtex_entry, "\n".join),
    "ris": Format("RIS", "ris", ris_reference, "".join),
    "csl_json": Format("CSL-JSON", "csl.json", csl_json_item, csl_json_array),
    "csv_table": Format("CSV", "csv", csv_row, csv_rows),
    "markdown": Format("Markdown", "md", markdown_item, "".join),
}


def render_papers(papers: Iterable[Keyed], name: str) -> str:
    """Papers in a format of FORMATS, in their order."""
    return FORMATS[name].join(map(FORMATS[name].item, papers))
