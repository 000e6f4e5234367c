"""One entry of a Markdown list -> the fields of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.model.dates import parse_date
from generator.model.ids import parse_arxiv
from generator.model.names import parse_names
from generator.model.work import Publication
from generator.readers._field_names import our_fields
from generator.readers._field_record import is_nothing
from generator.readers._markdown_links import (
    LINK,
    STATED_ARXIV,
    MarkdownLink,
    find_links,
    is_label,
    other_links,
    paper_ids,
    without_marks,
)
from generator.readers._markdown_names import abstract_behind, names_before, names_behind
from generator.readers._markdown_venues import (
    COMMA_VENUE,
    find_date,
    find_venue,
    heading_date,
    is_dated_venue,
)

_BEGINS = frozenset("([{\"'“‘$\\¿¡#@.:*+-–—_<>/~")  # what a title may begin with
LONG_TAG = 3  # words in bold before a link: fewer are the short name of what is linked
_QUOTED = re.compile(r"[\"“](?P<text>[^\"”]{5,300})[\"”]")
_BOLD = re.compile(
    r"(?:\*\*|__|<b>|<strong>)(?P<text>[^\s*<>][^*<>]{3,300}?[^\s*<>])(?:\*\*|__|</b>|</strong>)"
)
_CITATION = re.compile(
    r"(?P<names>(?:[\w' -]{2,30}+, (?:\w\.[ -]?){1,3}+(?:, )?)+):\s+(?P<title>[^.]+)\."
)
_DATED_CITATION = re.compile(
    r"(?P<names>[^\"“\[\]()*|:]{4,900}?)\s\((?P<year>(?:19|20)\d\d)[a-z]?\)[.,:]?\s+"
    r"(?P<title>[^\[\]()|]{8,300}?[.?!])(?=\s|$)"
)
_IN_FRONT = re.compile(
    r"\s*(?:\*{0,2}[\[(【][^\])(】]{2,30}[\])】]\*{0,2}\s*)+(?!\()|\s*`[^`]{2,30}`\s+"
)
_HEAD_END = re.compile(r"[,.]?\s+[*_]|\s+[-–—|]\s+|\s*\\?[(\[]\s*$|<br\s*/?>|\n|,?\s*!\[")
_SHORT_NAME = re.compile(
    r"\W{0,8}(?:\*\*|__)[^*\s]+(?:\s[^*\s]+)?(?:\*\*:|:\*\*|__:|:__)\s*"
    r"(?P<text>[^\s*\[\]<>|(]+(?:\s[^\s*\[\]<>|(]+){2,40})"
)
_AND_AUTHORS = re.compile(
    r",\s+(?:(?:[^\W\d_][\w.'-]*\s+){1,4}et\.? ?al\b|(?:[A-Z]\.[\s-]?){1,3}[A-Z][a-z])"
)
_LABELLED = re.compile(r"^\W*(?P<name>[A-Za-z][A-Za-z ]{2,20}?)\**\s*:\**\s*(?P<text>\S.*)$")
_ORDER = re.compile(
    r"(?:\d{1,3}[.)]\s+|:[a-z_]+:\s*|"
    r"\*{0,2}(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?\*{0,2}[\s,:|]+)+"
)
_IS_DATED = re.compile(r"[\[(]?[\w' /-]{0,20}?(?:(?:19|20)\d\d|'\d\d)[\d./-]{0,6}[\])]?")
_DATE_BEHIND = re.compile(r"\s*\((?:[^()]{0,20}\s)?(?:19|20)\d\d\)$")


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
        title, start, end = _title_of_cell(cell)
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
    if links and (inside := _reference_inside(entry.text, links[0])):
        return _parts(Entry(inside), named, find_links(inside))
    title, start, end = _title(entry.text, links)
    before, after = entry.text[:start], entry.text[end:]
    dated = _DATE_BEHIND.search(without_marks(entry.text[start:end]))
    names = names_before(before)
    after = after if names else after.lstrip('"” .,')
    rest = f"{after} | {before} | {dated[0] if dated else ''}"
    return title, names or names_behind(after), rest


def _reference_inside(text: str, link: MarkdownLink) -> str:
    """An entry whose whole reference is linked, with the link behind it; else empty."""
    quoted = None if text[: link.start].strip() else _QUOTED.search(link.text)
    if quoted is None or not names_before(link.text[: quoted.start("text")]):
        return ""
    return f"{link.text} [link]({link.url}){text[link.end :]}"


def _title_of_cell(cell: str) -> tuple[str, int, int]:
    """The title in a row's cell and where it stands: what is linked or bold there, else all."""
    links = find_links(cell)
    if any(not is_label(without_marks(link.text)) for link in links) or _BOLD.search(cell):
        return _title(cell, links)
    title, start, end = _title(cell, links) if links or "<br" in cell else (cell, 0, len(cell))
    return _without_order(without_marks(title)), start, end


def _title(text: str, links: list[MarkdownLink]) -> tuple[str, int, int]:
    """The title and where it stands: a link's text that is no label, else the words around."""
    stated = STATED_ARXIV.search(text)
    ends = [link.start for link in links] + ([stated.start()] if stated else [])
    before = text[: min(ends, default=len(text))]
    marked = _marked_title(before)
    is_long = marked is not None and len(marked["text"].split()) >= LONG_TAG
    for link in links:
        title = without_marks(link.text)
        is_venue = is_dated_venue(title) and len(without_marks(text[: link.start])) > 12
        if not title or is_label(title) or is_label(link.text) or is_venue:
            continue
        if paper_ids(link.url) or (link is links[0] and not is_long):
            return _finished(title), link.start, link.end
    if marked:
        return _finished(without_marks(marked["text"])), marked.start("text"), marked.end("text")
    start = front.end() if (front := _IN_FRONT.match(before)) else 0
    if not without_marks(before[start:]).strip(" []\\(<"):  # labels first, then the title
        start = links[0].end if links else 0
        while mark := re.compile(r"[\]\s|,.:>-]+|\[?" + LINK.pattern).match(text, start):
            start = mark.end()
        before = text
    start = order.end() if (order := _ORDER.match(before, start)) else start
    length = len(_HEAD_END.split(before[start:], maxsplit=1)[0])
    for pattern in (COMMA_VENUE, _AND_AUTHORS):
        if cut := pattern.search(before, start, start + length):
            length = cut.start() - start
    title = _finished(without_marks(before[start : start + length]))
    return title, start, start + length


def _marked_title(before: str) -> re.Match[str] | None:
    """The words in quotes or in bold before the links; what is long in bold is no short name."""
    quoted = _QUOTED.search(before)
    bold = next((each for each in _BOLD.finditer(before) if not _IS_DATED.fullmatch(each[1])), None)
    if not quoted and (named := _SHORT_NAME.match(before)):
        return named  # what stands in bold is the method's name
    if quoted and bold and len(bold["text"].split()) >= LONG_TAG:
        is_all = bold.start() < quoted.start() and len(quoted["text"]) > 0.8 * len(bold["text"])
        return quoted if is_all or quoted.start() < bold.start() else bold
    return quoted or bold


def _finished(title: str) -> str:
    """A title without the marks, numbers and dates in front, and its own full stop and year."""
    title = _DATE_BEHIND.sub("", _without_order(title).rstrip(" ,.:;-–—\\，。；："))
    if title[:1] in '"“' and title.count('"') + title.count("”") < 3:
        title = title.strip('"“”')
    return title if sum(map(str.isalnum, title)) > 1 and not title.startswith("http") else ""


def _without_order(title: str) -> str:
    """A title without the icons, the number and the date that lists have in front of it."""
    start = next((at for at, sign in enumerate(title) if sign.isalnum() or sign in _BEGINS), 0)
    return title[order.end() :] if (order := _ORDER.match(title, start)) else title[start:]
