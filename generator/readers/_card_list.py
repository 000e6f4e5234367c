"""The items of a copied list page, in order -> the cards of its papers.

A card begins at its title: a link to a paper's page, a heading where any card's title is one. Where
no link of a page leads to a paper, as its links' table is lost or its titles are none, headings of
the level that most have are the titles, and a paper that is shown twice is known by its title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.readers._list_day import ListDay
from generator.readers._page_chrome import chrome_reason
from generator.readers._page_items import PageItem
from generator.readers._page_sections import front_matter
from generator.readers._page_words import COUNT, parse_count
from generator.readers._paper_card import AUTHORS, Card, is_abstract, item_paper

_VOTE = re.compile(r"login\?next=(?:%2F|/)papers(?:%2F|/)(\d{4}\.\d{4,5})", re.I)
_SUBMITTED = re.compile(r"submitted by(?:\s+(?P<name>\S.{0,80}))?", re.I)
_LOOSE_VOTE = re.compile(rf"(upvote\s+)?(?:{COUNT})", re.I)
_LAST_COUNT = re.compile(rf"(?:^|[\s\]])(?P<count>{COUNT})$")
TEXT = "page text"
REPEATED = "repeated card"


class CardList:
    """Gathers the cards of a page; `votes` are those of cards that are still to come."""

    def __init__(self, items: Sequence[PageItem]) -> None:
        self.items = items
        self.cards: list[Card] = []
        self.day = ListDay()
        self._by_key: dict[str, Card] = {}  # the paper, the title where no paper is named
        self._has_headings = any(item.level and item_paper(item) for item in items)
        self._title_level = 0 if any(map(item_paper, items)) else _usual_level(items)
        self._card: Card | None = None
        self._is_repeat = False
        self._submitter = ""
        self._awaits_name = False
        self.votes: dict[str, PageItem] = {}

    def place(self, item: PageItem) -> str:
        """Put an item where it belongs; the reason where it is passed over."""
        if item.aside:
            self.day.add(item)
            return item.aside
        self.day.add(item)
        if self._title_level and (match := _LOOSE_VOTE.fullmatch(item.text)) and item.links:
            return self._loose_vote(item, is_before=not match[1])
        for _, url in item.links:
            if match := _VOTE.search(url):
                return self._vote(item, match[1])
        if match := _SUBMITTED.fullmatch(item.text):
            self._card, self._submitter = None, match["name"] or ""
            self._awaits_name = not match["name"]
            return TEXT
        if self._awaits_name and item.text and not item.level and not item_paper(item):
            self._submitter, self._awaits_name = item.text, False
            return TEXT
        return self._place_text(item)

    def _place_text(self, item: PageItem) -> str:
        arxiv = item_paper(item)
        if item.text and self._is_title(item, arxiv):
            return self._begin(item, arxiv)
        if arxiv and self._card is not None and self._card.arxiv not in ("", arxiv):
            self._card = None  # an image that leads to the next card, or one without a title
        if self._card is None and is_abstract(item.text) and (arxiv or self.cards):
            self._open(item, arxiv, arxiv)
        if self._card is None or not self._card.add(item):
            return chrome_reason(item.text) or TEXT
        return self._count(self._card, item)

    def _is_title(self, item: PageItem, arxiv: str) -> bool:
        if self._title_level:
            return item.level == self._title_level and not chrome_reason(item.text)
        if not arxiv or self._has_headings:
            return bool(arxiv) and item.level > 0
        if AUTHORS.search(item.text) or is_abstract(item.text):
            return False
        return self._card is None or self._card.arxiv != arxiv or self._card.title == item.text

    def _begin(self, item: PageItem, arxiv: str) -> str:
        card = self._open(item, arxiv, arxiv or item.text.casefold())
        card.is_open = not card.blurb
        if self._submitter:
            card.facts.setdefault("submitted by", self._submitter)
        self._submitter, self._awaits_name = "", False
        if not self._is_repeat:
            card.title, card.line = item.text, item.line
        return self._count(card, item)

    def _open(self, item: PageItem, arxiv: str, key: str) -> Card:
        """Make the paper's card the one that is gathered, a new one where there is none."""
        card = self._by_key.get(key) if key else None
        self._is_repeat = card is not None and bool(card.title)
        if card is None:
            card = Card(item.line)
            self.cards.append(card)
            self._name(card, arxiv)
            self._by_key.setdefault(key, card)
        self._card = card
        return card

    def _name(self, card: Card, arxiv: str) -> None:
        """Give a card its paper, and the votes that stood before it."""
        card.arxiv = arxiv
        if arxiv:
            self._by_key.setdefault(arxiv, card)
        if vote := self.votes.pop(arxiv, None):
            card.size += vote.size
            self._set_votes(card, vote)

    def _vote(self, item: PageItem, arxiv: str) -> str:
        if self._card is not None and not self._card.arxiv:
            self._name(self._card, arxiv)
        if self._card is not None and self._card.arxiv != arxiv:
            self._card = None
        known = self._by_key.get(arxiv)
        if known is None:
            is_first = arxiv not in self.votes
            self.votes.setdefault(arxiv, item)
            return "" if is_first else REPEATED
        is_repeat = self._is_repeat or "upvotes" in known.counts
        self._set_votes(known, item)
        known.size += 0 if is_repeat else item.size
        return REPEATED if is_repeat else ""

    def _loose_vote(self, item: PageItem, *, is_before: bool) -> str:
        """Votes that name no paper: of the card that they stand in, or of the one after them."""
        if is_before and "" not in self.votes:
            self.votes[""] = item
            return ""
        if is_before or self._card is None:
            return TEXT
        self._set_votes(self._card, item)
        return self._count(self._card, item)

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


def _usual_level(items: Sequence[PageItem]) -> int:
    """The level that most headings have, the deepest of several; 0 where there is no heading."""
    levels = Counter(
        item.level
        for item in items
        if item.level and not (chrome_reason(item.text) or front_matter(item))
    )
    return max(levels, key=lambda level: (levels[level], level), default=0)
