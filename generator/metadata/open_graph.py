"""A page -> Open Graph and Twitter tags, by which messengers and social sites show a link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.paper import Paper

IMAGE_SIZE = (1200, 630)  # pixels; what all who show one have room for

Tags = list[tuple[str, str]]
"""Property names and contents."""


@dataclass(frozen=True, slots=True)
class SharedImage:
    """The picture that a link is shared with: its full address, and what it shows in words."""

    url: str
    words: str


def open_graph_tags(
    paper: Paper,
    page_url: str,
    site_name: str,
    tags: tuple[str, ...],
    gist: str,
    image: SharedImage | None = None,
) -> Tags:
    """The tags of a paper's page; `tags` are labels, `gist` describes a paper without a byline."""
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
        *_picture(image),
    ]
    return _stated(stated)


def page_tags(
    title: str, page_url: str, site_name: str, description: str, image: SharedImage | None = None
) -> Tags:
    """The tags of any other page; `description` is that of the site."""
    return _stated(
        [
            ("og:type", "website"),
            ("og:title", title or site_name),
            ("og:description", description),
            ("og:url", page_url),
            ("og:site_name", site_name),
            *_picture(image),
        ]
    )


def _picture(image: SharedImage | None) -> Iterator[tuple[str, str]]:
    if image is None:
        yield "twitter:card", "summary"
        return
    yield "og:image", image.url
    yield "og:image:type", "image/png"
    yield "og:image:width", str(IMAGE_SIZE[0])
    yield "og:image:height", str(IMAGE_SIZE[1])
    yield "og:image:alt", image.words
    yield "twitter:card", "summary_large_image"
    yield "twitter:image", image.url
    yield "twitter:image:alt", image.words


def _stated(tags: Tags) -> Tags:
    return [(name, words) for name, value in tags if (words := " ".join(value.split()))]
