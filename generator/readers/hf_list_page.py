"""A copied list page of Hugging Face's papers, with its addresses -> records.

Cards come as Markdown with links inline or numbered, or as lines with an address on a line of its
own after each. A card is known by its title's link; what stands around it is put to it by the paper
that its links name. Lists name no authors, only how many; the text on a card may be the abstract or
a summary, so it is a "blurb". Trending pages show every card twice: the second adds what the first
lacks, and its bytes are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.model.record import Line, Origin, Skipped, SourceRecord
from generator.problems import Problem, quote
from generator.readers._card_list import TEXT, CardList
from generator.readers._page_items import SITE, PageItem, page_items
from generator.readers._page_lines import page_lines

_PAPER = r"(?:https?://huggingface\.co)?/papers/\d{4}\.\d{4,5}"
_CARD = re.compile(
    rf"^\#{{1,6}}\s+\[[^\[\]]{{1,400}}\]\({_PAPER}|^\#{{1,6}}\s+\[[^\n]{{1,400}}\]\({_PAPER}|"
    rf"^\#{{1,6}}\s+\[[^\[\]]{{1,400}}\]\[\d+\]|^[ \t]*https?://huggingface\.co/papers/\d{{4}}\.\d+\s*$",
    re.M,
)
_PAGE = re.compile(
    r"login\?next=(?:%2F|/)papers|and the research community|get trending papers|"
    r"[\[\s*-]\d+ authors?\b[^\n]{0,4}(?:\]|$)", re.I | re.M,
)  # fmt: skip
_OWN_WORDS = re.compile(r"and the research community|get trending papers", re.I)
_PLAIN_TITLE = re.compile(r"^#{2,4} +[^\[\n]+$", re.M)
_FIGURES = re.compile(
    r"^[ \t*-]*+\d+ authors?[ \t]*$|^[^\w\n]*+(?:LINK: )?GitHub [\d.,]+k?\]\(", re.I | re.M
)
LONGEST_NAME = 40  # letters of what a link is called: "GitHub 1.54k", "Project page"
_OTHER_FORMAT = re.compile(r"\ufeff?\s*(?:[{@]|\[\s*[{\"]|<(?!a\b))")


def is_hf_list_page(lines: Sequence[Line]) -> bool:
    """Say whether cards with papers' addresses stand here, and a list page's own words."""
    text = "\n".join(line.text for line in lines)
    is_own = bool(_OWN_WORDS.search(text))
    if not (is_own or "/papers" in text) or _OTHER_FORMAT.match(text):
        return False
    if is_own and _FIGURES.search(text) and len(_PLAIN_TITLE.findall(text)) > 1:
        return True
    return bool(_CARD.search(text)) and bool(_PAGE.search(text))


def read_hf_list_page(
    path: str, lines: Iterable[Line]
) -> Iterator[SourceRecord | Skipped | Problem]:
    """Yield a record for each paper once, what stands around them, and half cards as Problems."""
    kept, too_short = page_lines(path, lines)
    yield from too_short
    page = CardList(_with_addresses(page_items(kept)))
    for item in page.items:
        if why := page.place(item):
            yield Skipped(Origin(path, item.line), item.size, why)
    yield from (Skipped(Origin(path, item.line), item.size, TEXT) for item in page.votes.values())
    for card in page.cards:
        yield card.finish(path, page.day)
    if page.cards and page.cards[-1].is_cut_off:
        yield Problem(Origin(path, page.cards[-1].line), "record-cut-off",
                      f"the page ends in the middle of the card of {quote(page.cards[-1].title)}",
                      "save the page again", "warning")  # fmt: skip
    if not page.cards:
        yield Problem(Origin(path), "no-papers", "the page holds no paper's card",
                      "save the page again after its papers have loaded")  # fmt: skip


def _with_addresses(items: Sequence[PageItem]) -> list[PageItem]:
    """Put an address that has a line of its own to the words that it belongs to, just before.

    One of another site belongs to a short name of it; after a longer text it is a part of that.
    """
    found: list[PageItem] = []
    said = -1  # the last item that says something
    for item in items:
        before = found[said] if said >= 0 else None
        if item.is_address and before and before.text and not before.links:
            url = item.links[0][1]
            if url.startswith(SITE) or len(before.text) <= LONGEST_NAME:
                link = (before.text, url)
                found[said] = replace(before, size=before.size + item.size, links=(link,))
                continue
            item = replace(item, text=url, links=(), is_address=False)
        found.append(item)
        if not item.aside:
            said = len(found) - 1
    return found
