"""The source formats, one file each: lines in, records, skipped pieces and problems out.

A new format is a file here and a line in READERS. The first reader whose `recognises` says yes
to the lines reads the file, so the more particular formats come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.model.record import Line, Skipped, SourceRecord
from generator.problems import Problem
from generator.readers.bibtex import is_bibtex, read_bibtex
from generator.readers.hf_api import is_hf_api, read_hf_api
from generator.readers.hf_html import is_hf_html, read_hf_html
from generator.readers.hf_list_page import is_hf_list_page, read_hf_list_page
from generator.readers.hf_paper_page import is_hf_paper_page, read_hf_paper_page
from generator.readers.hf_papers import is_hf_papers, read_hf_papers
from generator.readers.nbib import is_nbib, read_nbib
from generator.readers.ris import is_ris, read_ris

Piece = SourceRecord | Skipped | Problem
"""What a reader yields; the sizes of a file's pieces add up to the file's size."""


class Reader(NamedTuple):
    """A format: whether it is this one, judged by a file's head, and how it is read.

    The head is a file's first lines, one at least and about a million characters; `read` gets all
    lines, once.
    """

    recognises: Callable[[Sequence[Line]], bool]
    read: Callable[[str, Iterable[Line]], Iterator[Piece]]


READERS: Mapping[str, Reader] = {
    "hf_api": Reader(is_hf_api, read_hf_api),
    "hf_html": Reader(is_hf_html, read_hf_html),
    "hf_list_page": Reader(is_hf_list_page, read_hf_list_page),
    "hf_paper_page": Reader(is_hf_paper_page, read_hf_paper_page),
    "bibtex": Reader(is_bibtex, read_bibtex),
    "ris": Reader(is_ris, read_ris),
    "nbib": Reader(is_nbib, read_nbib),
    "hf_papers": Reader(is_hf_papers, read_hf_papers),
}
