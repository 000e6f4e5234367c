"""A paper -> Open Graph and Twitter tags, which messengers and social sites show a link by."""

from __future__ import annotations

from generator.model.paper import Paper


def open_graph_tags(
    paper: Paper, page_url: str, site_name: str, tags: tuple[str, ...], gist: str
) -> list[tuple[str, str]]:
    """Property names and contents; `tags` are labels, `gist` describes a paper without a byline."""
    names = ", ".join(author.name for author in paper.authors[:3])
    if len(paper.authors) > 3 or (names and paper.has_more_authors):
        names += " et al."
    byline = ". ".join(part for part in (names, paper.publication.venue, paper.date[:4]) if part)
    stated = [
        ("og:type", "article"),
        ("og:title", paper.title),
        ("og:description", ". ".join(part for part in (byline, gist) if part)),
        ("og:url", page_url),
        ("og:site_name", site_name),
        ("article:published_time", paper.date),
        *(("article:tag", tag) for tag in tags),
        ("twitter:card", "summary"),
    ]
    lines = ((name, " ".join(value.split())) for name, value in stated)
    return [(name, line) for name, line in lines if line]
