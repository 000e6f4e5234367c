"""Papers -> CSV (RFC 4180), a row a paper, as spreadsheets and our own reader take it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Protocol

from generator.formats._citation_keys import Keyed
from generator.formats._parts import best_url

COLUMNS = ("Key", "Title", "Authors", "Year", "Date", "Venue", "Type", "Volume", "Issue", "Pages",
           "Publisher", "DOI", "arXiv", "URL", "Keywords", "Abstract")  # fmt: skip


class _Rows(list[str]):
    """What csv writes to."""

    def write(self, row: str) -> int:
        self.append(row)
        return len(row)


class Writer(Protocol):
    """What csv.writer gives."""

    def writerow(self, row: Iterable[str], /) -> object:
        """Write one row."""


def render_csv(papers: Iterable[Keyed]) -> str:
    """A header row and a row a paper; several values in a cell are parted by "; "."""
    rows = _Rows()
    writer: Writer = csv.writer(rows, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for each in papers:
        writer.writerow(escape_cell(cell) for cell in _row(each))
    return "".join(rows)


def _row(keyed: Keyed) -> Iterable[str]:
    paper, where = keyed.paper, keyed.paper.publication
    return (
        keyed.key, paper.title, "; ".join(author.sort_name for author in paper.authors),
        paper.date[:4], paper.date, where.venue, where.type, where.volume, where.issue,
        where.pages, where.publisher, paper.ids.get("doi", ""), paper.ids.get("arxiv", ""),
        best_url(paper), "; ".join(paper.keywords), paper.abstract,
    )  # fmt: skip


def escape_cell(text: str) -> str:
    """Keep a spreadsheet from taking text for a formula: an apostrophe goes before it.

    >>> escape_cell("=1+1"), escape_cell("a=b")
    ("'=1+1", 'a=b')
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
