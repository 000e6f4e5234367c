"""The source formats, one file each: lines in, records, skipped pieces and problems out.

A new format is a file here and a line in READERS. The first reader whose `recognises` says yes
to the lines reads the file, so the more particular formats come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from generator.model.record import Line, Pick, Skipped, SourceRecord
from generator.problems import Problem
from generator.readers.acl_xml import is_acl_xml, read_acl_xml
from generator.readers.arxiv_atom import is_arxiv_atom, read_arxiv_atom
from generator.readers.arxiv_oai import is_arxiv_oai, read_arxiv_oai
from generator.readers.arxiv_snapshot import is_arxiv_snapshot, read_arxiv_snapshot
from generator.readers.bibtex import is_bibtex, read_bibtex
from generator.readers.crossref import is_crossref, read_crossref
from generator.readers.csl_json import is_csl_json, read_csl_json
from generator.readers.csl_yaml import is_csl_yaml, read_csl_yaml
from generator.readers.csv_table import is_csv_table, read_csv_table
from generator.readers.dblp_json import is_dblp_json, read_dblp_json
from generator.readers.dblp_xml import is_dblp_xml, read_dblp_xml
from generator.readers.endnote_refer import is_endnote_refer, read_endnote_refer
from generator.readers.endnote_xml import is_endnote_xml, read_endnote_xml
from generator.readers.hf_api import is_hf_api, read_hf_api
from generator.readers.hf_html import is_hf_html, read_hf_html
from generator.readers.hf_list_page import is_hf_list_page, read_hf_list_page
from generator.readers.hf_paper_page import is_hf_paper_page, read_hf_paper_page
from generator.readers.hf_papers import is_hf_papers, read_hf_papers
from generator.readers.id_list import is_id_list, read_id_list
from generator.readers.jats import is_jats, read_jats
from generator.readers.json_records import is_json_records, read_json_records
from generator.readers.markdown_list import is_markdown_list, read_markdown_list
from generator.readers.nbib import is_nbib, read_nbib
from generator.readers.openalex import is_openalex, read_openalex
from generator.readers.openreview import is_openreview, read_openreview
from generator.readers.papers_with_code import is_papers_with_code, read_papers_with_code
from generator.readers.pubmed_xml import is_pubmed_xml, read_pubmed_xml
from generator.readers.refworks import is_refworks, read_refworks
from generator.readers.ris import is_ris, read_ris
from generator.readers.semantic_scholar import is_semantic_scholar, read_semantic_scholar
from generator.readers.web_of_science import is_web_of_science, read_web_of_science
from generator.readers.zotero_json import is_zotero_json, read_zotero_json
from generator.readers.zotero_rdf import is_zotero_rdf, read_zotero_rdf

Piece = SourceRecord | Skipped | Problem | Pick
"""What a reader yields; the sizes of a file's pieces add up to the file's size."""


class Reader(NamedTuple):
    """A format: whether it is this one, judged by a file's head, and how it is read.

    The head is a file's first lines, one at least and about a million characters or
    5,000 lines; `read` gets all lines, once. A reader that `takes_parts` gets a very long line
    piece by piece, as the scroll puts it together, for a file of any size may be one line.
    """

    recognises: Callable[[Sequence[Line]], bool]
    read: Callable[[str, Iterable[Line]], Iterator[Piece]]
    takes_parts: bool = False


READERS: Mapping[str, Reader] = {
    "hf_api": Reader(is_hf_api, read_hf_api, takes_parts=True),
    "arxiv_snapshot": Reader(is_arxiv_snapshot, read_arxiv_snapshot, takes_parts=True),
    "openalex": Reader(is_openalex, read_openalex, takes_parts=True),
    "semantic_scholar": Reader(is_semantic_scholar, read_semantic_scholar, takes_parts=True),
    "crossref": Reader(is_crossref, read_crossref, takes_parts=True),
    "zotero_json": Reader(is_zotero_json, read_zotero_json, takes_parts=True),
    "csl_json": Reader(is_csl_json, read_csl_json, takes_parts=True),
    "openreview": Reader(is_openreview, read_openreview, takes_parts=True),
    "papers_with_code": Reader(is_papers_with_code, read_papers_with_code, takes_parts=True),
    "dblp_json": Reader(is_dblp_json, read_dblp_json, takes_parts=True),
    "json_records": Reader(is_json_records, read_json_records, takes_parts=True),
    "arxiv_atom": Reader(is_arxiv_atom, read_arxiv_atom, takes_parts=True),
    "arxiv_oai": Reader(is_arxiv_oai, read_arxiv_oai, takes_parts=True),
    "pubmed_xml": Reader(is_pubmed_xml, read_pubmed_xml, takes_parts=True),
    "dblp_xml": Reader(is_dblp_xml, read_dblp_xml, takes_parts=True),
    "acl_xml": Reader(is_acl_xml, read_acl_xml, takes_parts=True),
    "endnote_xml": Reader(is_endnote_xml, read_endnote_xml, takes_parts=True),
    "zotero_rdf": Reader(is_zotero_rdf, read_zotero_rdf),
    "jats": Reader(is_jats, read_jats, takes_parts=True),
    "csl_yaml": Reader(is_csl_yaml, read_csl_yaml),
    "bibtex": Reader(is_bibtex, read_bibtex),
    "ris": Reader(is_ris, read_ris),
    "nbib": Reader(is_nbib, read_nbib),
    "endnote_refer": Reader(is_endnote_refer, read_endnote_refer),
    "web_of_science": Reader(is_web_of_science, read_web_of_science),
    "refworks": Reader(is_refworks, read_refworks),
    "hf_html": Reader(is_hf_html, read_hf_html, takes_parts=True),
    "hf_list_page": Reader(is_hf_list_page, read_hf_list_page),
    "hf_paper_page": Reader(is_hf_paper_page, read_hf_paper_page),
    "markdown_list": Reader(is_markdown_list, read_markdown_list),
    "id_list": Reader(is_id_list, read_id_list),
    "csv_table": Reader(is_csv_table, read_csv_table),
    "hf_papers": Reader(is_hf_papers, read_hf_papers),
}


def readers_with(own: Mapping[str, str]) -> Mapping[str, Reader]:
    """The readers, those of free fields told what names of theirs mean: theirs to ours."""
    free = {
        "dblp_json": Reader(is_dblp_json, read_dblp_json, takes_parts=True),
        "json_records": Reader(
            partial(is_json_records, own=own),
            partial(read_json_records, own=own),
            takes_parts=True,
        ),
        "csv_table": Reader(partial(is_csv_table, own=own), partial(read_csv_table, own=own)),
    }
    return {**READERS, **free} if own else READERS
