"""Papers -> a Markdown list with a link each, to paste into a README or a note."""

from __future__ import annotations

from generator.formats._citation_keys import Keyed
from generator.formats._parts import best_url
from generator.markup import render_link, render_text

NAMED = 3  # authors before "et al."


def markdown_item(keyed: Keyed) -> str:
    """The line of a paper: its title linked, its authors, where and when it came out."""
    paper = keyed.paper
    url = best_url(paper)
    title = render_link(paper.title, url) if url else render_text(paper.title, links=False)
    names = ", ".join(author.name for author in paper.authors[:NAMED])
    if names and (len(paper.authors) > NAMED or paper.has_more_authors):
        names += " et al."
    where = " ".join(part for part in (paper.publication.venue, paper.date[:4]) if part)
    rest = ". ".join(part for part in (names, where) if part)
    return f"- {title}. {render_text(rest, links=False)}.\n" if rest else f"- {title}.\n"
