"""ACM Reference Format: full names, the year after them."""

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


def acm_reference(paper: Paper) -> str:
    """Write a reference in this style.

    Ann Author and Bob Author. 2020. Title. In Venue. Publisher, 12–19. https://…
    """
    names = [spoken(author) for author in paper.authors]
    shown = (
        f"{', '.join(names)}, et al." if names and paper.has_more_authors else joined(names, "and")
    )
    year = sentence(paper.date[:4])
    return row(
        sentence(shown), year, sentence(paper.title), sentence(_where(paper)), best_url(paper)
    )


def _where(paper: Paper) -> str:
    where = paper.publication
    if is_in_a_book(paper) and where.venue:
        rest = ", ".join(part for part in (where.publisher, where.pages) if part)
        return f"In {where.venue}" + (f". {rest}" if rest else "")
    if where.venue:
        volume = ", ".join(part for part in (where.volume, where.issue) if part)
        year = f"({paper.date[:4]})" if volume and paper.date else ""
        pages = f", {where.pages}" if where.pages else ""
        return row(where.venue, volume, year) + pages
    return where.publisher or arxiv_number(paper)
