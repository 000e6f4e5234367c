"""One entry of a Markdown list -> its title, and where it stands."""

from __future__ import annotations

import re

from generator.readers._markdown_links import (
    LINK,
    STATED_ARXIV,
    MarkdownLink,
    find_links,
    is_label,
    paper_ids,
    without_marks,
)
from generator.readers._markdown_names import names_before
from generator.readers._markdown_venues import COMMA_VENUE, is_dated_venue

_BEGINS = frozenset("([{\"'“‘$\\¿¡#@.:*+-–—_<>/~")  # what a title may begin with
LONG_TAG = 3  # words in bold before a link: fewer are the short name of what is linked
_QUOTED = re.compile(r"[\"“](?P<text>[^\"”]{5,300})[\"”]")
_BOLD = re.compile(
    r"(?:\*\*|__|<b>|<strong>)(?P<text>[^\s*<>][^*<>]{3,300}?[^\s*<>])(?:\*\*|__|</b>|</strong>)"
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
_ORDER = re.compile(
    r"(?:\d{1,3}[.)]\s+|:[a-z_]+:\s*|"
    r"\*{0,2}(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?\*{0,2}[\s,:|]+)+"
)
_IS_DATED = re.compile(r"[\[(]?[\w' /-]{0,20}?(?:(?:19|20)\d\d|'\d\d)[\d./-]{0,6}[\])]?")
DATE_BEHIND = re.compile(r"\s*\((?:[^()]{0,20}\s)?(?:19|20)\d\d\)$")


def title_of_cell(cell: str) -> tuple[str, int, int]:
    """The title in a row's cell and where it stands: what is linked or bold there, else all."""
    links = find_links(cell)
    if any(not is_label(without_marks(link.text)) for link in links) or _BOLD.search(cell):
        return find_title(cell, links)
    title, start, end = find_title(cell, links) if links or "<br" in cell else (cell, 0, len(cell))
    return _without_order(without_marks(title)), start, end


def find_title(text: str, links: list[MarkdownLink]) -> tuple[str, int, int]:
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
    title = DATE_BEHIND.sub("", _without_order(title).rstrip(" ,.:;-–—\\，。；："))
    if title[:1] in '"“' and title.count('"') + title.count("”") < 3:
        title = title.strip('"“”')
    return title if sum(map(str.isalnum, title)) > 1 and not title.startswith("http") else ""


def _without_order(title: str) -> str:
    """A title without the icons, the number and the date that lists have in front of it."""
    start = next((at for at, sign in enumerate(title) if sign.isalnum() or sign in _BEGINS), 0)
    return title[order.end() :] if (order := _ORDER.match(title, start)) else title[start:]


def reference_inside(text: str, link: MarkdownLink) -> str:
    """An entry whose whole reference is linked, with the link behind it; else empty."""
    quoted = None if text[: link.start].strip() else _QUOTED.search(link.text)
    if quoted is None or not names_before(link.text[: quoted.start("text")]):
        return ""
    return f"{link.text} [link]({link.url}){text[link.end :]}"
