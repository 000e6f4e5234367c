"""The id of a paper, which is its address: settled by what the paper is, never by its neighbours.

An arXiv id, else a DOI, else the title's slug with first author and year where known, and always
six digits of the content's fingerprint: with it, a second paper of the same title takes nothing
from the first, whichever was there before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.model.names import Author
from generator.text.slugs import fingerprint, slug


def paper_id(
    title: str, abstract: str, ids: Mapping[str, str], authors: tuple[Author, ...], date: str
) -> str:
    """The path-safe id of a paper from its cleaned fields.

    >>> paper_id("Attention", "", {"arxiv": "hep-th/9901001"}, (), "")
    'hep-th-9901001'
    """
    if arxiv := ids.get("arxiv"):
        return arxiv.replace("/", "-").lower()
    if doi := ids.get("doi"):
        return "doi-" + re.sub(r"[^a-z0-9.]+", "-", doi.lower()).strip("-.")
    surname = slug(authors[0].family or authors[0].name) if authors else ""
    words = [word for word in (slug(title) or "paper", surname, date[:4]) if word]
    return "-".join([*words, fingerprint(title, abstract)[:6]])
