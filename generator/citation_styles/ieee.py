"""IEEE Reference Guide: initials first, the title in quotation marks, up to six authors."""

from __future__ import annotations

from generator.citation_styles._parts import (
    arxiv_number,
    is_in_a_book,
    joined,
    spoken,
)
from generator.formats._parts import best_url
from generator.model.paper import Paper

LISTED = 6  # authors; of more, the first and "et al."


def ieee_reference(paper: Paper) -> str:
    """Write a reference in this style.

    A. Author and B. Author, “Title,” Venue, vol. 4, no. 2, pp. 12–19, 2020, doi: 10.…
    """
    names = [spoken(author, short=True) for author in paper.authors]
    if len(names) > LISTED or (names and paper.has_more_authors):
        shown = f"{names[0]} et al."
    else:
        shown = joined(names, "and")
    title = paper.title if paper.title.endswith(("?", "!")) else f"{paper.title},"
    head = f"{shown}, “{title}”" if shown else f"“{title}”"
    where = ", ".join(part for part in _where(paper) if part)
    if doi := paper.ids.get("doi"):
        return f"{head} {where}{', ' if where else ''}doi: {doi}."
    reference = f"{head} {where}." if where else f"{head[:-2]}.”" if title[-1] == "," else head
    url = best_url(paper)
    return f"{reference} [Online]. Available: {url}" if url else reference


def _where(paper: Paper) -> tuple[str, ...]:
    where = paper.publication
    venue = f"in {where.venue}" if is_in_a_book(paper) and where.venue else where.venue
    mark = "pp." if "–" in where.pages else "p."
    return (
        venue, where.publisher if not where.venue else "", arxiv_number(paper),
        f"vol. {where.volume}" if where.volume else "", f"no. {where.issue}" if where.issue else "",
        f"{mark} {where.pages}" if where.pages else "", paper.date[:4],
    )  # fmt: skip
