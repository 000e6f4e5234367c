"""One entry of a Markdown list -> the fields of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.model.arxiv_ids import parse_arxiv
from generator.model.dates import parse_date
from generator.model.name_lists import parse_names
from generator.model.work import Publication
from generator.readers._field_names import our_fields
from generator.readers._field_record import is_nothing
from generator.readers._markdown_links import (
    STATED_ARXIV,
    MarkdownLink,
    find_links,
    is_label,
    other_links,
    paper_ids,
    without_marks,
)
from generator.readers._markdown_names import abstract_behind, names_before, names_behind
from generator.readers._markdown_titles import (
    DATE_BEHIND,
    find_title,
    reference_inside,
    title_of_cell,
)
from generator.readers._markdown_venues import (
    find_date,
    find_venue,
    heading_date,
)

_CITATION = re.compile(
    r"(?P<names>(?:[\w' -]{2,30}+, (?:\w\.[ -]?){1,3}+(?:, )?)+):\s+(?P<title>[^.]+)\."
)
_DATED_CITATION = re.compile(
    r"(?P<names>[^\"“\[\]()*|:]{4,900}?)\s\((?P<year>(?:19|20)\d\d)[a-z]?\)[.,:]?\s+"
    r"(?P<title>[^\[\]()|]{8,300}?[.?!])(?=\s|$)"
)
_LABELLED = re.compile(r"^\W*(?P<name>[A-Za-z][A-Za-z ]{2,20}?)\**\s*:\**\s*(?P<text>\S.*)$")


@dataclass(slots=True)
class Entry:
    """The text of a bullet, a row or a heading, and the headings above it.

    `cells` has a row's cells with the names of their columns.
    """

    text: str
    subjects: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()


def entry_values(entry: Entry) -> dict[str, Any]:
    """The fields of `Work` that an entry states; the title is empty where none is clear."""
    links = find_links(entry.text)
    found = {
        scheme: each for link in reversed(links) for scheme, each in paper_ids(link.url).items()
    }
    if stated := STATED_ARXIV.search(entry.text):
        found.setdefault("arxiv", parse_arxiv(stated["id"]) or "")
    named = dict(_named(entry))
    title, names, rest = _parts(entry, named, links)
    behind = abstract_behind(rest)
    rest = "" if behind else rest  # its prose may name a year and a venue too
    authors, has_more = parse_names(without_marks(named.get("authors", "")) or names)
    venue, year = find_venue(named.get("venue", "") or rest)
    date = parse_date(without_marks(named.get("date") or named.get("year") or "")) or year
    above = [(subject, *heading_date(subject)) for subject in entry.subjects]
    venue_above, year_above = next((said for _, *said in reversed(above) if said[1]), ("", ""))
    venue = venue or without_marks(named.get("venue", "")) or venue_above
    return {
        "title": title,
        "abstract": without_marks(named.get("abstract", "") or behind),
        "authors": authors,
        "has_more_authors": has_more,
        "date": date or find_date(rest) or year_above,
        "ids": {scheme: each for scheme, each in found.items() if each},
        "publication": Publication(venue=venue),
        "keywords": tuple(subject for subject, _, year in above if not year),
        "links": tuple(other_links(links)),
    }


def _named(entry: Entry) -> Iterator[tuple[str, str]]:
    """What columns, or lines such as "Authors: …", say by our name for it; the best comes last."""
    stated = list(entry.cells)
    if not stated:
        lines = (_LABELLED.match(line) for line in entry.text.split("\n")[1:])
        stated = [(line["name"], line["text"]) for line in lines if line]
    for name, text in reversed(stated):
        for _, ours, _ in our_fields([name], {}):
            is_link = "://" in text and ours in ("title", "date", "venue")
            if not is_nothing(text) and not (is_link and is_label(without_marks(text))):
                yield ours, text


def _parts(entry: Entry, named: dict[str, str], links: list[MarkdownLink]) -> tuple[str, str, str]:
    """The title, the authors' names where they are clear, and what else is said."""
    if entry.cells:
        wide = (cell for _, cell in entry.cells if len(without_marks(cell)) > 12)
        cell = named.get("title") or next(wide, "")
        title, start, end = title_of_cell(cell)
        others = [each for _, each in entry.cells if each != cell]
        return title, names_behind(cell[end:]), " | ".join([cell[:start], cell[end:], *others])
    if title := without_marks(named.get("title", "")):
        return title, "", entry.text
    for pattern in (_CITATION, _DATED_CITATION):
        citation = pattern.match(entry.text)
        if citation and (pattern is _CITATION or names_before(f'{citation["names"]}. "')):
            year = citation.groupdict().get("year", "")
            rest = f"{entry.text[citation.end() :]} | {year}"
            return without_marks(citation["title"]).rstrip("."), citation["names"], rest
    if links and (inside := reference_inside(entry.text, links[0])):
        return _parts(Entry(inside), named, find_links(inside))
    title, start, end = find_title(entry.text, links)
    before, after = entry.text[:start], entry.text[end:]
    dated = DATE_BEHIND.search(without_marks(entry.text[start:end]))
    names = names_before(before)
    after = after if names else after.lstrip('"” .,')
    rest = f"{after} | {before} | {dated[0] if dated else ''}"
    return title, names or names_behind(after), rest
