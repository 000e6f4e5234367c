"""The source formats, one file each: lines in, records, skipped pieces and problems out.

A new format is a file here and a line in READERS. The first reader whose `recognises` says yes
to the lines reads the file, so the more particular formats come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.model.record import Line, Skipped, SourceRecord
from generator.problems import Problem
from generator.readers.acl_xml import is_acl_xml, read_acl_xml
from generator.readers.arxiv_atom import is_arxiv_atom, read_arxiv_atom
from generator.readers.bibtex import is_bibtex, read_bibtex
from generator.readers.dblp_xml import is_dblp_xml, read_dblp_xml
from generator.readers.endnote_xml import is_endnote_xml, read_endnote_xml
from generator.readers.hf_api import is_hf_api, read_hf_api
from generator.readers.hf_html import is_hf_html, read_hf_html
from generator.readers.hf_list_page import is_hf_list_page, read_hf_list_page
from generator.readers.hf_paper_page import is_hf_paper_page, read_hf_paper_page
from generator.readers.hf_papers import is_hf_papers, read_hf_papers
from generator.readers.jats import is_jats, read_jats
from generator.readers.nbib import is_nbib, read_nbib
from generator.readers.pubmed_xml import is_pubmed_xml, read_pubmed_xml
from generator.readers.ris import is_ris, read_ris
from generator.readers.zotero_rdf import is_zotero_rdf, read_zotero_rdf

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
    "arxiv_atom": Reader(is_arxiv_atom, read_arxiv_atom),
    "pubmed_xml": Reader(is_pubmed_xml, read_pubmed_xml),
    "dblp_xml": Reader(is_dblp_xml, read_dblp_xml),
    "acl_xml": Reader(is_acl_xml, read_acl_xml),
    "endnote_xml": Reader(is_endnote_xml, read_endnote_xml),
    "zotero_rdf": Reader(is_zotero_rdf, read_zotero_rdf),
    "jats": Reader(is_jats, read_jats),
    "hf_papers": Reader(is_hf_papers, read_hf_papers),
}
