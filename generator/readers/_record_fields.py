"""What a format states -> fields of a record, as readers of every syntax need them."""

from __future__ import annotations

import re

from generator.model.ids import parse_arxiv
from generator.model.work import Link, LinkKind
from generator.text.links import classify_link, host_of

_ARXIV_IN_TEXT = re.compile(
    r"\barxiv\s*[:.]?\s*([a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})", re.I
)


def filled(**named: str) -> dict[str, str]:
    """Texts by name, those that are not empty; an underscore in a name is a space."""
    return {name.replace("_", " "): value for name, value in named.items() if value}


def links_of(*urls: str, kind: LinkKind | None = None) -> tuple[Link, ...]:
    """Links of the addresses that are some, each once; `kind` where it is stated."""
    return tuple(
        Link(kind or classify_link(url), url)
        for url in dict.fromkeys(urls)
        if url.startswith(("http://", "https://")) and host_of(url) and " " not in url
    )


def arxiv_in(text: str) -> dict[str, str]:
    """The arXiv id that stands in the name of a journal or in a note, by its scheme.

    >>> arxiv_in("arXiv preprint arXiv:1706.03762"), arxiv_in("Journal of Toys 1706.03762")
    ({'arxiv': '1706.03762'}, {})
    """
    match = _ARXIV_IN_TEXT.search(text)
    found = parse_arxiv(match[1]) if match else None
    return {"arxiv": found} if found else {}
