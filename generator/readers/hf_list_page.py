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
from generator.problems import Problem
from generator.readers._list_day import ListDay
from generator.readers._page_chrome import chrome_reason
from generator.readers._page_items import PageItem, page_items
from generator.readers._page_lines import page_lines
from generator.readers._page_words import COUNT, parse_count
from generator.readers._paper_card import AUTHORS, Card, is_abstract, item_paper

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
_OTHER_FORMAT = re.compile(r"\ufeff?\s*(?:[{@]|\[\s*[{\"]|<(?!a\b))")
_VOTE = re.compile(r"login\?next=(?:%2F|/)papers(?:%2F|/)(\d{4}\.\d{4,5})", re.I)
_SUBMITTED = re.compile(r"submitted by(?:\s+(?P<name>\S.{0,80}))?", re.I)
_LAST_COUNT = re.compile(rf"(?:^|[\s\]])(?P<count>{COUNT})$")
TEXT = "page text"
REPEATED = "repeated card"


def is_hf_list_page(lines: Sequence[Line]) -> bool:
    """Say whether cards with papers' addresses stand here, and a list page's own words."""
    text = "\n".join(line.text for line in lines)
    if "/papers" not in text or _OTHER_FORMAT.match(text):
        return False
    return bool(_CARD.search(text)) and bool(_PAGE.search(text))


def read_hf_list_page(
    path: str, lines: Iterable[Line]
) -> Iterator[SourceRecord | Skipped | Problem]:
    """Yield a record for each paper once, what stands around them, and half cards as Problems."""
    kept, too_short = page_lines(path, lines)
    yield from too_short
    page = _Page(_with_addresses(page_items(kept)))
    for item in page.items:
        if why := page.place(item):
            yield Skipped(Origin(path, item.line), item.size, why)
    yield from (Skipped(Origin(path, item.line), item.size, TEXT) for item in page.votes.values())
    for card in page.cards:
        yield card.finish(path, page.day.stated)
    if not page.cards:
        yield Problem(Origin(path), "no-papers", "the page holds no paper's card",
                      "save the page again after its papers have loaded")  # fmt: skip


def _with_addresses(items: Sequence[PageItem]) -> list[PageItem]:
    """Put an address that has a line of its own to the words that it belongs to, just before."""
    found: list[PageItem] = []
    said = -1  # the last item that says something
    for item in items:
        before = found[said] if said >= 0 else None
        if item.is_address and before and before.text and not before.links:
            link = (before.text, item.links[0][1])
            found[said] = replace(before, size=before.size + item.size, links=(link,))
            continue
        found.append(item)
        if not item.aside:
            said = len(found) - 1
    return found


class _Page:
    """The cards of a page, gathered from its items in order."""

    def __init__(self, items: Sequence[PageItem]) -> None:
        self.items = items
        self.cards: list[Card] = []
        self.day = ListDay()
        self._by_id: dict[str, Card] = {}
        self._has_headings = any(item.is_heading and item_paper(item) for item in items)
        self._card: Card | None = None
        self._is_repeat = False
        self._submitter = ""
        self._awaits_name = False
        self.votes: dict[str, PageItem] = {}  # of cards that are still to come

    def place(self, item: PageItem) -> str:
        """Put an item where it belongs; the reason where it is passed over."""
        if item.aside:
            self.day.add(item)
            return item.aside
        self.day.add(item)
        for _, url in item.links:
            if match := _VOTE.search(url):
                return self._vote(item, match[1])
        if match := _SUBMITTED.fullmatch(item.text):
            self._card, self._submitter = None, match["name"] or ""
            self._awaits_name = not match["name"]
            return TEXT
        if self._awaits_name and item.text and not item.is_heading and not item_paper(item):
            self._submitter, self._awaits_name = item.text, False
            return TEXT
        return self._place_text(item)

    def _place_text(self, item: PageItem) -> str:
        arxiv = item_paper(item)
        if arxiv and item.text and self._is_title(item, arxiv):
            return self._begin(item, arxiv)
        if arxiv and self._card is not None and self._card.arxiv not in ("", arxiv):
            self._card = None  # an image that leads to the next card, or one without a title
        if self._card is None and is_abstract(item.text) and (arxiv or self.cards):
            self._open(item, arxiv)
        if self._card is None or not self._card.add(item):
            return chrome_reason(item.text) or TEXT
        return self._count(self._card, item)

    def _is_title(self, item: PageItem, arxiv: str) -> bool:
        if self._has_headings:
            return item.is_heading
        if AUTHORS.search(item.text) or is_abstract(item.text):
            return False
        return self._card is None or self._card.arxiv != arxiv or self._card.title == item.text

    def _begin(self, item: PageItem, arxiv: str) -> str:
        card = self._open(item, arxiv)
        card.is_open = not card.blurb
        if self._submitter:
            card.facts.setdefault("submitted by", self._submitter)
        self._submitter, self._awaits_name = "", False
        if not self._is_repeat:
            card.title, card.line = item.text, item.line
        return self._count(card, item)

    def _open(self, item: PageItem, arxiv: str) -> Card:
        """Make the paper's card the one that is gathered, a new one where there is none."""
        card = self._by_id.get(arxiv) if arxiv else None
        self._is_repeat = card is not None and bool(card.title)
        if card is None:
            card = Card(item.line)
            self.cards.append(card)
            self._name(card, arxiv)
        self._card = card
        return card

    def _name(self, card: Card, arxiv: str) -> None:
        """Give a card its paper, and the votes that stood before it."""
        card.arxiv = arxiv
        if arxiv:
            self._by_id.setdefault(arxiv, card)
        if vote := self.votes.pop(arxiv, None):
            card.size += vote.size
            self._set_votes(card, vote)

    def _vote(self, item: PageItem, arxiv: str) -> str:
        if self._card is not None and not self._card.arxiv:
            self._name(self._card, arxiv)
        if self._card is not None and self._card.arxiv != arxiv:
            self._card = None
        known = self._by_id.get(arxiv)
        if known is None:
            is_first = arxiv not in self.votes
            self.votes.setdefault(arxiv, item)
            return "" if is_first else REPEATED
        is_repeat = self._is_repeat or "upvotes" in known.counts
        self._set_votes(known, item)
        known.size += 0 if is_repeat else item.size
        return REPEATED if is_repeat else ""

    def _set_votes(self, card: Card, item: PageItem) -> None:
        match = _LAST_COUNT.search(item.text)
        if match and (count := parse_count(match["count"])) is not None:
            card.counts.setdefault("upvotes", count)

    def _count(self, card: Card, item: PageItem) -> str:
        """Count an item to its card, or as repeated."""
        if self._is_repeat:
            return REPEATED
        card.size += item.size
        return ""
