"""What a format states -> fields of a record, as readers of every syntax need them."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from sys import intern
from typing import Any

from generator.model.arxiv_ids import parse_arxiv
from generator.model.ids import collect_ids
from generator.model.work import Link, LinkKind
from generator.text.links import classify_link, find_urls, host_of

_ARXIV_IN_TEXT = re.compile(
    r"\barxiv\s*+[:.]?\s*+([a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})", re.I
)
_NOTED = re.compile(r"\b(arxiv|doi|pmid|pmcid)\s*:\s*(\S+)", re.I)
NO_TRANSLATION = "Not Available"  # PubMed's title of a work that nobody put into English
LONGEST_NOTE = 300  # characters of a note that names the work's own identifier
EXTRA_SIZE = 2_000  # characters of a field without a place; more is data, such as an embedding


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


def links_in(text: str) -> tuple[Link, ...]:
    """The links that stand in a text."""
    return links_of(*(span.url for span in find_urls(text)))


def arxiv_in(text: str) -> dict[str, str]:
    """The arXiv id that stands in the name of a journal or in a note, by its scheme.

    A long text is no such thing: it tells of other works, as a list of all that one cites.

    >>> arxiv_in("arXiv preprint arXiv:1706.03762"), arxiv_in("Journal of Toys 1706.03762")
    ({'arxiv': '1706.03762'}, {})
    """
    match = _ARXIV_IN_TEXT.search(text) if len(text) <= LONGEST_NOTE else None
    found = parse_arxiv(match[1]) if match else None
    return {"arxiv": found} if found else {}


def bare_heading(keyword: str) -> str:
    """A keyword without the stars by which databases mark main headings.

    >>> bare_heading(" *Toys"), bare_heading("Toys/*history"), bare_heading("C*-algebras")
    ('Toys', 'Toys/history', 'C*-algebras')
    """
    return " ".join(keyword.strip(" *").replace("/*", "/").split())


def noted_ids(text: str) -> dict[str, str]:
    """The identifiers that Zotero's users note as "arXiv: …" or "PMID: …", by scheme.

    >>> noted_ids("arXiv:1706.03762 [cs] PMID: 26017442")
    {'arxiv': '1706.03762', 'pmid': '26017442'}
    """
    return collect_ids({scheme.lower(): value for scheme, value in _NOTED.findall(text)})


def extra_of(
    stated: Iterable[tuple[str, Any]], used: Collection[str], known: Collection[str] = ()
) -> dict[str, str]:
    """The fields that a reader has no place for, as text by their own names, long ones cut.

    `used` are the names it has a place for, `known` texts that are kept elsewhere. Many records
    share the memory of a name.

    >>> extra_of([("file", "a.pdf"), ("title", "Toys"), ("rank", [1, 2]), ("x", "")], {"title"})
    {'file': 'a.pdf', 'rank': '1; 2'}
    """
    found: dict[str, str] = {}
    for name, value in stated:
        text = "" if name in used else " ".join(_as_text(value).split())
        if text and text not in known:
            text = f"{found[name]}; {text}" if name in found else text
            found[intern(name)] = text if len(text) <= EXTRA_SIZE else text[:EXTRA_SIZE] + "…"
    return found


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None or value is False or value == [] or value == {} or value != value:
        return ""
    if isinstance(value, list) and not any(isinstance(each, list | dict) for each in value):
        return "; ".join(map(_as_text, value))
    return json.dumps(value, ensure_ascii=False)
