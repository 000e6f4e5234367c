"""A paper's card on a list page: gathered item by item, then a record or a Problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.model.record import Origin, SourceRecord
from generator.model.work import Link, LinkKind
from generator.problems import Problem, quote
from generator.readers._list_day import ListDay
from generator.readers._page_chrome import chrome_reason
from generator.readers._page_items import PageItem, joined, paper_of
from generator.readers._page_words import COUNT, DATE, date_before, date_near, parse_count
from generator.readers._pairing import abstract_cost, is_cut_off, title_cost
from generator.text.links import classify_link

AUTHORS = re.compile(r"(?:^|\s)(\d{1,9}) authors?$")
_PUBLISHED = re.compile(rf"(?:published on )?(?P<date>{DATE})(?:\s+(?P<comments>\d{{1,9}}))?", re.I)
_GITHUB = re.compile(rf"(?:link: )?github\s*(?P<stars>{COUNT})?", re.I)
_ALT_TEXT = re.compile(r"^\[[^\[\]]*\]\s*(?=\S)")  # of the picture before a name
_OWNER = re.compile(r"https?://huggingface\.co/(?!papers$|login$|join$|privacy$|terms-)[\w.-]+")


@dataclass
class Card:
    """What is found of one paper while its page is read; `arxiv` and `title` may come late."""

    line: int
    arxiv: str = ""
    title: str = ""
    size: int = 0
    blurb: list[str] = field(default_factory=list)
    is_open: bool = True  # more of the blurb may follow
    author_count: int | None = None
    date: str = ""
    said_date: str = ""  # as it stands, where its year is not known yet
    counts: dict[str, int] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)

    def add(self, item: PageItem) -> bool:
        """Take what an item says of the paper; false where it says nothing of it."""
        if is_abstract(item.text):
            return self._add_blurb(item)
        return self._add_figures(item) or self._add_blurb(item)

    def _add_blurb(self, item: PageItem) -> bool:
        if not item.text or chrome_reason(item.text):
            return False
        if item.text in self.blurb:
            return True
        if not self.is_open or (item.links and item_paper(item) not in ("", self.arxiv)):
            return False
        self.blurb.append(item.text)
        return True

    def _add_figures(self, item: PageItem) -> bool:
        """Take the number of authors, the date, the organisation, comments and links."""
        found = [self._add_link(text, url) for text, url in item.links]
        for part in item.text.split("·"):
            part = part.strip()
            if match := AUTHORS.search(part):
                self.author_count = self.author_count or int(match[1])
            elif match := _PUBLISHED.fullmatch(part):
                self.date = self.date or date_near(match["date"], self.arxiv)
                self.said_date = self.said_date or match["date"]
                if match["comments"] and any(_is_comments(url) for _, url in item.links):
                    self.counts.setdefault("comments", int(match["comments"]))
            else:
                continue
            found.append(True)
        self.is_open = self.is_open and not any(found)
        return any(found)

    def _add_link(self, text: str, url: str) -> bool:
        github = _GITHUB.match(text)
        if url.endswith("#community"):
            if (comments := parse_count(text)) is not None:
                self.counts.setdefault("comments", comments)
        elif github and classify_link(url) is LinkKind.CODE:
            self.links.setdefault(url, Link(LinkKind.CODE, url))
            if (stars := parse_count(github["stars"] or "")) is not None:
                self.counts.setdefault("stars", stars)
        elif text.casefold() == "project page":
            self.links.setdefault(url, Link(LinkKind.PROJECT, url))
        elif text and text != "About" and self._is_owner(url) and not chrome_reason(text):
            self.facts.setdefault("organization", _ALT_TEXT.sub("", text))
        else:
            return text.casefold() == "arxiv page"
        return True

    def _is_owner(self, url: str) -> bool:
        """Whether a link leads to an organisation; one of a lost address, between text and date."""
        is_between = bool(self.blurb) and not self.said_date and self.author_count is None
        return bool(_OWNER.fullmatch(url)) or (not url and is_between)

    @property
    def is_cut_off(self) -> bool:
        """Whether the card ends in the middle of a sentence of its text."""
        return self.is_open and bool(self.blurb) and is_cut_off(self.blurb[-1])

    def finish(self, path: str, day: ListDay) -> SourceRecord | Problem:
        """The record of the card; a Problem where it has no title."""
        blurb = joined(self.blurb)
        origin = Origin(path, self.line)
        if not self.title:
            return Problem(
                origin,
                "abstract-without-title",
                f"the card with the text {quote(blurb)} has no title",
                "add the title with its link before it, or delete the card",
                size=self.size,
            )
        return SourceRecord(
            origin=origin,
            size=self.size,
            title=self.title,
            abstract=blurb,
            abstract_kind="blurb" if blurb else "",
            author_count=self.author_count,
            date=self.date or date_before(self.said_date, day.saved),
            dates={"shown": day.stated} if day.stated else {},
            ids={"arxiv": self.arxiv} if self.arxiv else {},
            links=tuple(self.links.values()),
            counts=self.counts,
            facts=self.facts,
        )


def _is_comments(url: str) -> bool:
    return url.endswith("#community") or not url


def is_abstract(text: str) -> bool:
    """Whether a text is too long for a title and long enough for an abstract."""
    return abstract_cost(text) == 0 and title_cost(text) > 0


def item_paper(item: PageItem) -> str:
    """The paper to whose page an item leads, empty where to none."""
    return next(item_papers(item), "")


def item_papers(item: PageItem) -> Iterator[str]:
    """The papers to whose pages an item leads, not counting their comments."""
    for _, url in item.links:
        if not url.endswith("#community") and (arxiv := paper_of(url)):
            yield arxiv
