"""An entry of a Markdown list -> whether it is a paper, or a detail of the one above it.

An identifier settles it. Lists also lead to a publisher's page or a PDF, or say no more than the
venue and the year; what speaks of the list itself ("we added …") is none.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from generator.model.work import LinkKind
from generator.readers._field_names import our_fields
from generator.readers._field_record import is_nothing
from generator.readers._markdown_links import (
    STATED_ARXIV,
    MarkdownLink,
    find_links,
    has_paper,
    is_label,
    without_marks,
)
from generator.readers._markdown_names import abstract_behind, names_before
from generator.readers._markdown_venues import is_dated_venue, names_venue_and_year
from generator.text.links import classify_link

_PAPER_LABEL = re.compile(r"\W*(?:papers?|pdf|arxiv|full text|preprint|论文|論文|原文)\W*", re.I)
_TITLED = re.compile(r"\W{0,8}(?:\*\*|__|<b>|<strong>|[\"“]|\[)")
_OF_THE_LIST = re.compile(r"\b(?:we|our|you|your|please|thanks|welcome)\b", re.I)
_BESIDE_TITLE = frozenset({"venue", "year", "date", "authors"})
_DETAIL = re.compile(
    r"[\W_]*(?P<name>[^\W_][^:：\n\[\]|]{0,30}?)[*_]*\s?[:：][*_]*\s*(?P<rest>\S.*)", re.S
)
_BESIDE_PAPER = re.compile(
    r"\W*(?:slides?|poster|supp\w*|appendix|cv|résumé|handout|notes?|talk|code|bib(?:tex)?)\W*",
    re.I,
)
_BEFORE_LINK = re.compile(r"(?:\bpapers?|\bpdf|\barxiv|论文\w{0,6}|論文)\W{0,6}$", re.I)
_QUOTED = re.compile(r"[\"“](?P<text>[^\"”]{5,300})[\"”]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT = 40  # letters of a detail without a link: "CVPR 2020 Oral"


def is_paper(text: str, cells: tuple[tuple[str, str], ...] = ()) -> bool:
    """Whether an entry is of a paper; `cells` are a row's with the names of their columns."""
    if has_paper(text):
        return not _speaks_of_the_list(text)
    if cells:
        has_title = any(ours == "title" for ours in _our_names(cells))
        leads = has_title or not any(name for name, _ in cells)
        return _names_paper(cells) or (leads and _leads(text))
    says = (
        _leads(text)
        or _is_reference(text)
        or (
            text.startswith("[")
            and bool(abstract_behind(text.partition("](")[2].partition(")")[2]))
        )
        or (bool(_TITLED.match(text)) and names_venue_and_year(text))
    )
    return says and not _speaks_of_the_list(text)


def _speaks_of_the_list(text: str) -> bool:
    """Whether the words before the first link that is no label are its keeper's own."""
    start = next((each.start for each in find_links(text) if not is_label(each.text)), len(text))
    words = without_marks(re.split(r"[\"“]|\*\*|\n", text[:start], maxsplit=1)[0])
    return bool(_OF_THE_LIST.search(words))


def _is_reference(text: str) -> bool:
    """Whether names stand before a title in quotes, and a year or a venue behind it."""
    quoted = _QUOTED.search(text)
    if quoted is None or not names_before(text[: quoted.start("text")]):
        return False
    behind = text[quoted.end() :]
    return bool(_YEAR.search(without_marks(behind))) or names_venue_and_year(behind)


def _leads(text: str) -> bool:
    return any(
        _leads_to_paper(link, text[max(0, link.start - _SHORT) : link.start])
        for link in find_links(text)
    )


def _leads_to_paper(link: MarkdownLink, before: str) -> bool:
    """Whether a link leads to a publisher's page of one work or a PDF, or is said to."""
    if not link.url.startswith(("http://", "https://")):
        return False
    kind = classify_link(link.url)
    try:
        path = urlsplit(link.url).path
    except ValueError:
        return False
    words = without_marks(link.text)
    if path.lower().endswith(".pdf"):
        return not _BESIDE_PAPER.fullmatch(words)
    if kind is LinkKind.PAPER:
        return len(path) > 5 and path.count("/") > 1
    is_said = bool(
        _PAPER_LABEL.fullmatch(words)
        or (not words and _BEFORE_LINK.search(before))
        or (is_dated_venue(words) and len(path) > 5)
    )
    return is_said and kind in (LinkKind.OTHER, LinkKind.PROJECT)


def _names_paper(cells: tuple[tuple[str, str], ...]) -> bool:
    """Whether a row says a title and what stands beside the title of a paper only."""
    named = zip(_our_names(cells), cells, strict=True)
    found = {ours: without_marks(cell) for ours, (_, cell) in named if not is_nothing(cell)}
    title = found.get("title", "")
    return len(title.split()) > 1 and not is_label(title) and bool(_BESIDE_TITLE & found.keys())


def _our_names(cells: tuple[tuple[str, str], ...]) -> list[str]:
    """Our name of each cell's column, empty where we know none."""
    known = [our_fields([name], {}) for name, _ in cells]
    return [found[0][1] if found else "" for found in known]


def is_address(text: str) -> bool:
    """Whether an entry is an address or an identifier, and no word beside."""
    bare = re.sub(r"^<|>$", "", text.strip())
    return (" " not in bare and bare.startswith(("http://", "https://"))) or bool(
        STATED_ARXIV.fullmatch(re.sub(r"\s\[[a-zA-Z.-]+\]$", "", bare))
    )


def is_detail(text: str) -> bool:
    """Whether a line says something of the paper above it: "- Code: …", "[[pdf]](…)", "Oral"."""
    bare = re.sub(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+", "", text)
    links = find_links(bare)
    if any(not is_label(link.text) for link in links):
        return False
    named = _DETAIL.fullmatch(bare)
    if named and (is_label(named["name"]) or our_fields([named["name"]], {})):
        return True
    ends = [0, *(link.end for link in links)]
    starts = [*(link.start for link in links), len(bare)]
    between = (bare[end:start] for end, start in zip(ends, starts, strict=True))
    words = without_marks(" ".join(between)).strip(" []()|/,.;:<>·•")
    if links:
        return not words or is_label(words)
    is_venue = is_dated_venue(words) or words.casefold() in ("oral", "spotlight")
    return len(words) <= _SHORT and is_venue
