"""Papers -> citation keys such as `vaswani2017attention`, unique in a shelf."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.model.paper import Paper
from generator.text.slugs import fingerprint, slug

NAMELESS = 3  # words of a title without an author; with two, six of 451 real papers had their keys
# changed by the paper whose key begins alike, with three only one, whose title is the same
_SMALL = frozenset("a an the on of in for to and or with by from at as is are via is".split())
_SAFE = re.compile(r"[A-Za-z0-9][\w:./+-]*", re.ASCII)


class Keyed(NamedTuple):
    """A paper with its citation key."""

    paper: Paper
    key: str


def citation_keys(papers: Iterable[Paper]) -> Mapping[str, str]:
    """The citation key of every paper by its id.

    A key that a source or a correction states stands, where no other paper has it. Of papers whose
    keys would be the same, the oldest has the short one and the others take further words of their
    titles. So a paper that is added changes no key, but where it is older than another of the same
    family name, year and word: whoever has cited that one can state its key in a correction.
    """
    ordered = sorted(papers, key=lambda paper: (paper.date or "9999", paper.id))
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for is_stated in (True, False):
        for paper in ordered:
            if paper.id in keys:
                continue
            choices = [_stated(paper)] if is_stated else list(_made(paper))
            key = next((each for each in choices if each and each.casefold() not in taken), "")
            if key:
                keys[paper.id] = key
                taken.add(key.casefold())
    return keys


def _stated(paper: Paper) -> str:
    return paper.citation_key if _SAFE.fullmatch(paper.citation_key) else ""


def _made(paper: Paper) -> Iterable[str]:
    """Keys for a paper, the shortest first; the last is its own for certain."""
    family = paper.authors[0].family or paper.authors[0].name if paper.authors else ""
    name = slug(family).replace("-", "")[:24]
    words = [word for word in slug(paper.title).split("-") if word and word not in _SMALL]
    words = words or ["paper"]
    start = name + paper.date[:4]
    for count in range(1 if name else min(NAMELESS, len(words)), len(words) + 1):
        yield start + "".join(words[:count])
    yield f"{start}{words[0]}-{fingerprint(paper.id)[:8]}"
    yield f"{start}{words[0]}-{fingerprint(paper.id)}"
