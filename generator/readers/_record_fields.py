"""What a format states -> fields of a record, as readers of every syntax need them."""

from __future__ import annotations

from generator.model.work import Link, LinkKind
from generator.text.links import classify_link, host_of


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
