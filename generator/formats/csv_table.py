"""Papers -> CSV (RFC 4180), a row a paper, as spreadsheets and our own reader take it."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from generator.formats._citation_keys import Keyed
from generator.formats._parts import best_url, join_keywords

COLUMNS = ("Key", "Title", "Authors", "Year", "Date", "Venue", "Type", "Volume", "Issue", "Pages",
           "Publisher", "DOI", "arXiv", "URL", "Keywords", "Abstract")  # fmt: skip


def csv_row(keyed: Keyed) -> str:
    """The row of a paper; several values in a cell are parted by "; "."""
    return _spell(escape_cell(cell) for cell in _row(keyed))


def csv_rows(rows: Iterable[str]) -> str:
    """A header row and the rows."""
    return "".join([_spell(COLUMNS), *rows])


def _spell(cells: Iterable[str]) -> str:
    rows = _Rows()
    csv.writer(rows, lineterminator="\r\n").writerow(cells)
    return "".join(rows)


class _Rows(list[str]):
    """What csv writes to: this layer opens no stream."""

    def write(self, row: str) -> int:
        self.append(row)
        return len(row)


def _row(keyed: Keyed) -> Iterable[str]:
    paper, where = keyed.paper, keyed.paper.publication
    kind = "preprint" if where.type == "article" else where.type  # as CSL means it
    return (
        keyed.key, paper.title, "; ".join(author.sort_name for author in paper.authors),
        paper.date[:4], paper.date, where.venue, kind, where.volume, where.issue,
        where.pages, where.publisher, paper.ids.get("doi", ""), paper.ids.get("arxiv", ""),
        best_url(paper), join_keywords(paper.keywords, ";"), paper.abstract,
    )  # fmt: skip


def escape_cell(text: str) -> str:
    """Keep a spreadsheet from taking text for a formula: an apostrophe goes before it.

    >>> escape_cell("=1+1"), escape_cell("a=b")
    ("'=1+1", 'a=b')
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
