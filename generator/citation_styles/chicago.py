"""Chicago Manual of Style, 17th edition, author and date: the first name inverted."""

from __future__ import annotations

from generator.citation_styles._parts import (
    arxiv_number,
    is_in_a_book,
    joined,
    row,
    sentence,
    spoken,
)
from generator.formats._parts import best_url
from generator.model.paper import Paper

LISTED = 10  # authors; of more, the first seven
SHOWN = 7


def chicago_reference(paper: Paper) -> str:
    """Write a reference in this style.

    Author, Ann, and Bob Author. 2020. “Title.” Venue 4 (2): 12–19. https://…
    """
    year = sentence(paper.date[:4])
    return row(
        sentence(_names(paper)), year, f"“{sentence(paper.title)}”", sentence(_where(paper)),
        best_url(paper),
    )  # fmt: skip


def _names(paper: Paper) -> str:
    if not paper.authors:
        return ""
    names = [paper.authors[0].sort_name, *(spoken(author) for author in paper.authors[1:])]
    if len(names) > LISTED:
        return f"{', '.join(names[:SHOWN])}, et al."
    if paper.has_more_authors:
        return f"{', '.join(names)}, et al."
    return joined(names, "and") if len(names) != 2 else f"{names[0]}, and {names[1]}"


def _where(paper: Paper) -> str:
    where = paper.publication
    if is_in_a_book(paper) and where.venue:
        pages = f", {where.pages}" if where.pages else ""
        return f"In {where.venue}{pages}" + (f". {where.publisher}" if where.publisher else "")
    if where.venue:
        volume = row(where.volume, f"({where.issue})" if where.issue else "")
        pages = f": {where.pages}" if where.pages else ""
        return row(where.venue, volume) + pages
    return where.publisher or arxiv_number(paper)
