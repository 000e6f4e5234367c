"""A Markdown list of papers ("awesome" lists, reading lists) -> records.

A paper is a bullet, a row of a table, a heading or a paragraph that holds an identifier, leads to
a publisher's page or a PDF, or says a title with its venue and year. Authors, venue and year are
taken where they stand apart: in italics, in brackets, in a cell whose column says so. The headings
above are its keywords. What is no paper is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.model.record import Line, Skipped, SourceRecord
from generator.readers._markdown_blocks import AROUND, markdown_pieces
from generator.readers._markdown_entry import entry_values
from generator.readers._markdown_links import find_links, has_paper
from generator.readers._markdown_page import is_rule
from generator.readers._markdown_papers import is_address, is_paper

LEAST = 3  # papers; a README that cites two is no list of papers, unless it holds nothing else
SHARE = 0.4  # of the linked entries that are papers: lists hold tools and posts as well
_TITLED = re.compile(r"(?:\*\*|__|[\"“])?\[(?!\[)|\*\*\w|[\"“]\w")
_JSON = re.compile(r"\s*+(?:\[?\s*+\{\s*+(?:\"|$)|\[\s*+$)")
_HEADING = re.compile(r"#{1,6}\s")


def is_markdown_list(lines: Sequence[Line]) -> bool:
    """Say whether several papers, and not much else, stand in bullets, rows or headings.

    One or two are a list where each entry begins with its title and nothing else is said, but for
    headings and a line that may introduce them.
    """
    if _JSON.match(next((line.text for line in lines if line.text.strip()), "")):
        return False
    linked = papers = titled = entries = 0
    around: set[int] = set()
    for piece in markdown_pieces("", lines):
        if isinstance(piece, Skipped):
            around |= {piece.origin.line} if piece.reason == AROUND else set()
            continue
        text = piece.entry.text
        cells = piece.entry.cells
        entries += not cells or any(name for name, _ in cells)
        papers += (is_one := is_paper(text, cells) and not is_address(text))
        linked += is_one or any(link.url.startswith("http") for link in find_links(text))
        titled += is_one if cells else bool(_TITLED.match(text)) and has_paper(text)
    if papers < LEAST:
        said = [
            line.number in around and not _HEADING.match(line.text) and not is_rule(line.text)
            for line in lines
        ]
        return 0 < titled == entries and sum(said) <= 1
    return papers >= SHARE * linked


def read_markdown_list(path: str, lines: Iterable[Line]) -> Iterator[SourceRecord | Skipped]:
    """Yield a record an entry that holds a paper."""
    for piece in markdown_pieces(path, lines):
        if isinstance(piece, Skipped):
            yield piece
            continue
        is_one = is_paper(piece.entry.text, piece.entry.cells)
        values = entry_values(piece.entry) if is_one else {}
        if values.get("title"):
            yield SourceRecord(origin=piece.origin, size=piece.size, **values)
        else:
            yield Skipped(piece.origin, piece.size, "Markdown that is no paper")
