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
    other_links,
    paper_ids,
    without_marks,
)  # fmt: skip

_LABEL = re.compile(
    r"\W*(?:paper|papers|pdf|arxiv|abs|link|links|code|github|official code|project|"
    r"project page|page|website|web|site|demo|video|slides?|poster|data|dataset|blog|post|"
    r"bibtex|bib|doi|openreview|html|url|here|model|models|weights|supp|talk|youtube|colab|"
    r"arxiv[:\s]*[\d.v]+|(?:pytorch|tensorflow|tf|jax|official|unofficial)(?: code)?|"
    r"stars?|(?:arxiv|acl|emnlp|iclr|icml|neurips|cvpr)[\s']*\d{2,4})\W*",
    re.I,
)
_VENUE = re.compile(
    r"\b(?P<venue>(?:NeurIPS|NIPS|ICLR|ICML|CVPR|ICCV|ECCV|WACV|BMVC|ACL|EMNLP|NAACL|EACL|TACL|"
    r"COLING|AAAI|IJCAI|KDD|WWW|SIGIR|CIKM|WSDM|RecSys|ICRA|IROS|RSS|CoRL|Interspeech|INTERSPEECH|"
    r"ICASSP|SIGGRAPH(?: Asia)?|UAI|AISTATS|COLT|ICDE|SIGMOD|VLDB|OSDI|SOSP|NSDI|MLSys|CHI|UIST|"
    r"TPAMI|JMLR|TMLR|TOG|COLM|MICCAI|Nature|Science)(?:\s+(?:Findings|Workshops?|Oral))?)"
    r"[\s,']*(?P<year>(?:19|20)\d\d|'?\d\d)?\b"
)
_ITALICS = re.compile(r"(?<![*\w(])[*_](?P<text>[^*_\n]{4,900})[*_](?![*\w])")
_AFTER_NAMES = re.compile(r"^(?P<names>.+?)\.\s+[^.]*(?:19|20)\d\d.*$", re.S)
_YEAR = re.compile(r"[(\[,]\s*(?P<date>(?:[A-Za-z]{3,9}\.?\s+)?(?:19|20)\d\d)\s*(?:[)\],.[|]|$)")
_QUOTED = re.compile(r"[\"“](?P<text>[^\"”]{5,300})[\"”]")
_BOLD = re.compile(r"(?:\*\*|<b>|<strong>)(?P<text>[^*<>]{5,300})(?:\*\*|</b>|</strong>)")
_CITATION = re.compile(
    r"(?P<names>(?:[\w' -]{2,30}+, (?:\w\.[ -]?){1,3}+(?:, )?)+):\s+(?P<title>[^.]+)\."
)
_IN_FRONT = re.compile(r"\s*(?:[\[(][^\])(]{2,30}[\])]\s*)+(?!\()")
_HEAD_END = re.compile(r"[,.]?\s+[*_]|\s+[-–—|]\s+|\s*\\?[(\[]\s*$|<br\s*/?>|\n|,?\s*!\[")
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
    authors, has_more = parse_names(without_marks(named.get("authors", "")) or names)
    venue, year = _venue(named.get("venue", "") or rest)
    date = parse_date(without_marks(named.get("date") or named.get("year") or "")) or year
    return {
        "title": title,
        "abstract": without_marks(named.get("abstract", "")),
        "authors": authors,
        "has_more_authors": has_more,
        "date": date or _date(rest),
        "ids": {scheme: each for scheme, each in found.items() if each},
        "publication": Publication(venue=venue or without_marks(named.get("venue", ""))),
        "keywords": entry.subjects,
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
            if not is_nothing(text):
                yield ours, text


def _parts(entry: Entry, named: dict[str, str], links: list[MarkdownLink]) -> tuple[str, str, str]:
    """The title, the authors' names where they are clear, and what else is said."""
    if entry.cells:
        wide = (cell for _, cell in entry.cells if len(without_marks(cell)) > 12)
        return without_marks(named.get("title") or next(wide, "")), "", ""
    if title := without_marks(named.get("title", "")):
        return title, "", entry.text
    if citation := _CITATION.match(entry.text):
        return citation["title"], citation["names"], entry.text[citation.end() :]
    title, start, end = _title(entry.text, links)
    return title, _names(entry.text[end:]), f"{entry.text[:start]} | {entry.text[end:]}"


def _title(text: str, links: list[MarkdownLink]) -> tuple[str, int, int]:
    """The title and where it stands: a link's text that is no label, else the words around."""
    for link in links:
        title = without_marks(link.text)
        if title and not _is_label(title) and (paper_ids(link.url) or link is links[0]):
            return title, link.start, link.end
    stated = STATED_ARXIV.search(text)
    ends = [link.start for link in links] + ([stated.start()] if stated else [])
    before = text[: min(ends, default=len(text))]
    for pattern in (_QUOTED, _BOLD):
        if match := pattern.search(before):
            return without_marks(match["text"]).rstrip(" ,.:;"), match.start("text"), match.end()
    start = front.end() if (front := _IN_FRONT.match(before)) else 0
    if not without_marks(before[start:]).strip(" []\\("):  # labels first, then the title
        start = links[0].end if links else 0
        while mark := re.compile(r"[\]\s|,.:-]+|\[?" + LINK.pattern).match(text, start):
            start = mark.end()
        before = text
    length = len(_HEAD_END.split(before[start:], maxsplit=1)[0])
    if venue := re.compile(r",\s+" + _VENUE.pattern).search(before, start, start + length):
        length = venue.start() - start
    title = without_marks(before[start : start + length]).rstrip(" ,.:;-–—\\")
    return title, start, start + length


def _is_label(words: str) -> bool:
    """Whether a link's words say what kind of thing it leads to: "pdf", "Official code"."""
    return len(words) < 40 and bool(_LABEL.fullmatch(words))


def _names(rest: str) -> str:
    """Authors in italics after the title, or on a line of their own."""
    plain = LINK.sub(lambda match: match["text"], rest)
    found = [match["text"] for match in _ITALICS.finditer(plain)]
    for words in (*found, *re.split(r"<br\s*/?>|\n", plain)[1:]):
        words = without_marks(words)
        if tail := _AFTER_NAMES.match(words):
            words = tail["names"]
        if not _VENUE.fullmatch(words) and parse_date(words) != words and _are_names(words):
            return words
    return ""


def _are_names(words: str) -> bool:
    """Whether words read as a list of names: nearly all begin with a capital, and none is long."""
    bare = re.sub(r"\bet\.? ?al\b\.?|\band\b", ",", words)
    parts = [part.split() for part in re.split(r"[,;&]", bare) if part.strip()]
    letters = [word for part in parts for word in part if word[0].isalpha()]
    capital = sum(word[0].isupper() or not word.isascii() for word in letters)
    is_list = len(parts) > 1 or "et al" in words or (len(parts) == 1 and len(parts[0]) in (2, 3))
    return (
        is_list
        and capital >= 0.8 * len(letters) > 0
        and max(map(len, parts)) <= 5
        and sum(map(len, parts)) >= 1.5 * len(parts)
        and not re.search(r"\d", words)
    )


def _venue(rest: str) -> tuple[str, str]:
    """A well-known venue that is named, and the year beside it."""
    match = _VENUE.search(without_marks(rest))
    if not match:
        return "", ""
    year = (match["year"] or "").strip("'")
    if len(year) == 2:
        year = ("20" if int(year) < 70 else "19") + year
    return match["venue"], year


def _date(rest: str) -> str:
    match = _YEAR.search(without_marks(LINK.sub(" ", rest)))
    return parse_date(match["date"]) if match else ""
