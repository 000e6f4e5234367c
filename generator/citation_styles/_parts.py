"""The parts of a reference that several styles share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model.names import Author
from generator.model.paper import Paper

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip


def initials(given: str) -> str:
    """The initials of given names, hyphens kept.

    >>> initials("Jean-Luc Marie")
    'J.-L. M.'
    """
    words = ("-".join(f"{part[0]}." for part in word.split("-") if part) for word in given.split())
    return " ".join(word for word in words if word)


def sentence(text: str) -> str:
    """Text that ends as a sentence does; empty for none.

    >>> sentence("Is It Toys?"), sentence("Toys")
    ('Is It Toys?', 'Toys.')
    """
    return text if not text or re.search(r"[.?!][”’\"']?$", text) else f"{text}."


def joined(names: Sequence[str], last: str, *, comma: str = ",") -> str:
    """Names in a row, `last` before the last of them; `comma` stands there from three on.

    >>> joined(["A", "B", "C"], "and"), joined(["A", "B"], "and")
    ('A, B, and C', 'A and B')
    """
    if len(names) < 2:
        return "".join(names)
    if len(names) == 2:
        return f"{names[0]} {last} {names[1]}"
    return f"{', '.join(names[:-1])}{comma} {last} {names[-1]}"


def spoken(author: Author, *, short: bool = False) -> str:
    """A name in natural order, with initials where `short`."""
    if author.is_group or not author.given or not short:
        return author.name
    parts = (initials(author.given), author.family, author.suffix)
    return " ".join(part for part in parts if part)


def is_in_a_book(paper: Paper) -> bool:
    """Whether its venue is a book or proceedings, which are introduced by "In"."""
    return paper.publication.type in ("paper-conference", "chapter")


def arxiv_number(paper: Paper) -> str:
    """`arXiv:…` of a paper that came out nowhere else; empty otherwise."""
    return f"arXiv:{paper.ids['arxiv']}" if "arxiv" in paper.ids and not _is_out(paper) else ""


def _is_out(paper: Paper) -> bool:
    return bool(paper.publication.venue or paper.publication.publisher)


def row(*parts: str) -> str:
    """The parts that there are, parted by spaces."""
    return " ".join(part for part in parts if part)
