"""APA, 7th edition: authors by initials, date in brackets, up to twenty authors."""

from __future__ import annotations

from generator.citation_styles._parts import (
    MONTHS,
    arxiv_number,
    initials,
    is_in_a_book,
    row,
    sentence,
)
from generator.formats._parts import best_url, cited_date
from generator.model.names import Author
from generator.model.paper import Paper

LISTED = 20  # authors; of more, the first nineteen and the last


def apa_reference(paper: Paper) -> str:
    """Write a reference in this style.

    Author, A. A., & Author, B. (2020, May 17). Title. Venue, 4(2), 12–19. https://…
    """
    names = _names(paper)
    date = f"({_date(cited_date(paper))})."
    head = row(names, date, sentence(paper.title)) if names else row(sentence(paper.title), date)
    return row(head, sentence(_where(paper)), best_url(paper))


def _names(paper: Paper) -> str:
    names = [_name(author) for author in paper.authors]
    if len(names) > LISTED:
        return f"{', '.join(names[: LISTED - 1])}, . . . {names[-1]}"
    if paper.has_more_authors and names:
        return f"{', '.join(names)}, et al."
    if len(names) < 2:
        return sentence("".join(names))
    return sentence(f"{', '.join(names[:-1])}, & {names[-1]}")


def _name(author: Author) -> str:
    if author.is_group or not author.given:
        return author.name
    parts = (author.family, initials(author.given), author.suffix)
    return ", ".join(part for part in parts if part)


def _date(date: str) -> str:
    year, month, day = (*date.split("-"), "", "")[:3]
    if not month:
        return year or "n.d."
    return f"{year}, {MONTHS[int(month) - 1]}" + (f" {int(day)}" if day else "")


def _where(paper: Paper) -> str:
    where = paper.publication
    if is_in_a_book(paper) and where.venue:
        pages = f" (pp. {where.pages})" if where.pages else ""
        return f"In {where.venue}{pages}" + (f". {where.publisher}" if where.publisher else "")
    volume = where.volume + (f"({where.issue})" if where.issue else "")
    source = ", ".join(part for part in (where.venue, volume, where.pages) if part)
    return source or where.publisher or arxiv_number(paper)
