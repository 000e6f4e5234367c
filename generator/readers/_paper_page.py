"""One paper's own page, gathered section by section, then a record or a Problem."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote_plus

from generator.model.dates import parse_date
from generator.model.ids import find_ids
from generator.model.record import Origin, SourceRecord
from generator.model.work import Link, LinkKind, Summary
from generator.problems import Problem, quote
from generator.readers._page_chrome import chrome_reason
from generator.readers._page_items import FRONT, PageItem, joined
from generator.readers._page_meta import page_authors, page_dates, page_facts, page_upvotes
from generator.readers._page_sections import (
    ABSTRACT,
    AUTHORS,
    CITED,
    COMMENTS,
    END,
    HEADER,
    LINKS,
    TITLE,
    cited_count,
    front_matter,
    is_id_line,
    is_page_noise,
    is_summary_mark,
    listed_names,
    named_paper,
    next_section,
)
from generator.readers._page_words import COUNT, parse_count
from generator.readers._paper_card import item_papers
from generator.readers._unmarked_summary import part_summary
from generator.text.links import classify_link

NAME_WORDS = 6  # what has more is no name: the heading of the abstract is missing
_PAGE_TITLE = re.compile(r"Paper page\s*[-–—]\s*(?P<title>\S.*)")
_REPOSITORY = re.compile(r"(?:#+ )?(?P<name>[\w.-]+/[\w.-]+)(?=\s|$)")
_KEYWORD = re.compile(r"/papers\?(?:[^#]*&)?q=(?P<words>[^&#]+)")
_OWNER = re.compile(r"https?://huggingface\.co/[\w.-]+")
_STARS = re.compile(rf"\bGitHub\s+({COUNT})(?=\s|$)")
_KINDS = dict(zip(CITED, (LinkKind.MODEL, LinkKind.DATA, LinkKind.DEMO), strict=True))


@dataclass
class PaperPage:
    """What is found of one paper while its page is read."""

    line: int = 0  # of the title, else of what names the paper
    arxiv: str = ""
    size: int = 0
    section: str = HEADER
    titles: list[str] = field(default_factory=list)
    page_title: str = ""  # as the browser shows it, cut short at times
    head: str = ""  # what was said last before the page's own words, where no id stands
    meta: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)  # the indexes of texts after a blank line
    is_after_blank: bool = False
    text_line: int = 0  # the last of the abstract
    ai_summary: str = ""
    shown: str = ""
    is_listing_similar: bool = False
    awaits_stars: bool = False  # "GitHub" was said, and the number has a line of its own
    keywords: dict[str, None] = field(default_factory=dict)
    similar: dict[str, None] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)

    def add(self, item: PageItem) -> str:
        """Put an item into its section; the reason where it is passed over."""
        if item.aside not in ("", FRONT):
            self.is_after_blank = self.is_after_blank or item.aside == "blank line"
            return item.aside
        why = self._name(item) if named_paper(item) else self._place(item)
        self.size += 0 if why else item.size
        return why

    def _name(self, item: PageItem) -> str:
        self.arxiv = self.arxiv or named_paper(item)
        self.line = self.line or item.line
        if self.section == HEADER and is_id_line(item):
            self.section, self.head = TITLE, ""
            self.line = self.line if self.page_title else item.line
        return ""

    def _place(self, item: PageItem) -> str:
        before = self.section
        has_text = bool(self.texts or self.names)
        self.section = next_section(item, before, has_text=has_text)
        is_heading = self.section != before
        if is_heading and self.section == AUTHORS:
            self.names.append(listed_names(item.text) or "")
            return ""
        if self.section in CITED and (count := cited_count(item.text)) is not None:
            self.counts.setdefault(f"linked {self.section}", count)
        if is_heading and self.section in (ABSTRACT, *CITED):
            return ""
        if is_page_noise(item.text, self.section):
            return "page text"
        match self.section:
            case "header":
                return self._add_header(item)
            case "title":
                return self._add_title(item)
            case "meta":
                return self._add_meta(item)
            case "authors":
                return self._add_authors(item)
            case "abstract":
                return self._add_abstract(item)
            case "links":
                return self._add_links(item)
            case "comments":
                return self._add_comment(item)
            case "end":
                return "page footer"
            case _:
                return self._add_cited(item)

    def _add_header(self, item: PageItem) -> str:
        front = front_matter(item)
        if page_title := _PAGE_TITLE.match(front[1] if front else item.text):
            self.page_title, self.line = page_title["title"].strip(), item.line
            return ""
        if front and front[0].startswith("published"):
            # a clipper takes it from the first comment: the day the paper was put on the list
            self.shown = parse_date(front[1])
            return ""
        why = chrome_reason(item.text)
        if not (why or front or item.aside or item.links):
            self.head = item.text
            self.line = self.line if self.page_title else item.line
        return why or FRONT

    def _add_title(self, item: PageItem) -> str:
        if item.text not in self.titles:
            self.line = self.line if self.titles else item.line
            self.titles.append(item.text)
        return ""

    def _add_meta(self, item: PageItem) -> str:
        is_submitter = "Submitted by" in joined([*self.meta[-2:], item.text])
        for text, url in item.links:
            if text and _OWNER.fullmatch(url) and not is_submitter:
                self.facts.setdefault("organization", text)
        self.meta.append(item.text)
        return ""

    def _add_authors(self, item: PageItem) -> str:
        if any(len(part.split()) > NAME_WORDS for part in item.text.split(",")):
            self.section = ABSTRACT
            return self._add_abstract(item)
        self.names.append(item.text)
        return ""

    def _add_abstract(self, item: PageItem) -> str:
        if is_summary_mark(item.text):
            self.ai_summary = self.ai_summary or joined(self.texts)
            self.texts, self.breaks = [], []
            return ""
        for _, url in item.links:
            if match := _KEYWORD.search(url):
                self.keywords[" ".join(unquote_plus(match["words"]).split())] = None
        if self.is_after_blank:
            self.breaks.append(len(self.texts))
        self.texts.append(item.text)
        self.text_line, self.is_after_blank = item.line, False
        return ""

    def _add_links(self, item: PageItem) -> str:
        for text, url in item.links:
            if text.casefold().startswith("project page"):
                self.links.setdefault(url, Link(LinkKind.PROJECT, url))
            elif "github" in text.casefold() and classify_link(url) is LinkKind.CODE:
                self.links.setdefault(url, Link(LinkKind.CODE, url))
            self.arxiv = self.arxiv or find_ids(url).get("arxiv", "")
        stars = _STARS.search(item.text)
        count = parse_count(stars[1] if stars else item.text if self.awaits_stars else "")
        if count is not None:
            self.counts.setdefault("stars", count)
        self.awaits_stars = item.text.endswith("GitHub")
        return ""

    def _add_comment(self, item: PageItem) -> str:
        if "papers similar to this paper" in item.text or "were recommended by" in item.text:
            self.is_listing_similar = True
        elif item.text.startswith("Please give a thumbs up"):
            self.is_listing_similar = False
        elif self.is_listing_similar and (found := list(item_papers(item))):
            self.similar |= {f"arxiv:{arxiv}": None for arxiv in found}
            return ""
        return "comments"

    def _add_cited(self, item: PageItem) -> str:
        kind = _KINDS[self.section]
        is_first = all(link.kind is not kind for link in self.links.values())
        if is_first and (count := parse_count(item.text)) is not None:  # of the heading above
            self.counts.setdefault(f"linked {self.section}", count)
            return ""
        folder = "" if self.section == "models" else f"{self.section}/"
        place = re.compile(rf"https?://huggingface\.co/{folder}([\w.-]+/[\w.-]+)")
        names = [match[1] for _, url in item.links if (match := place.fullmatch(url))]
        if not item.links and (match := _REPOSITORY.match(item.text)):
            names = [match["name"]]
        for name in names:
            url = f"https://huggingface.co/{folder}{name}"
            self.links.setdefault(url, Link(kind, url))
        return "" if names else "page text"

    def finish(self, path: str) -> SourceRecord | Problem:
        """The record of the page; a Problem where it has no title."""
        origin = Origin(path, self.line)
        title = joined(self.titles) or self._headed_title
        if not title:
            return Problem(
                origin,
                "paper-without-title",
                f"the page of the paper {quote(self.arxiv or '?')} has no title",
                "add the title on a line after 'arxiv:…'",
                size=self.size,
            )
        meta = " ".join(self.meta)
        date, shown = page_dates(meta, self.arxiv)
        shown = shown or self.shown
        authors, more = page_authors(self.names)
        upvotes = page_upvotes(meta)
        summary, texts = self.ai_summary, self.texts
        if not summary:
            summary, texts = part_summary(texts, self.breaks)
        return SourceRecord(
            origin=origin,
            size=self.size,
            title=title,
            abstract=joined(texts),
            authors=authors,
            has_more_authors=more > 0,
            author_count=len(authors) + more if more else None,
            date=date,
            dates={"shown": shown} if shown else {},
            ids={"arxiv": self.arxiv} if self.arxiv else {},
            keywords=tuple(self.keywords),
            summaries=(Summary(summary, "AI summary"),) if summary else (),
            links=tuple(self.links.values()),
            counts=({} if upvotes is None else {"upvotes": upvotes}) | self.counts,
            facts=page_facts(meta) | self.facts,
            similar=tuple(self.similar),
        )

    @property
    def _headed_title(self) -> str:
        """The title as the browser shows it, or as the page does where that is the whole of it."""
        shown = self.page_title.rstrip(" .…")
        return self.head if self.head.startswith(shown) else self.page_title

    @property
    def is_cut_off(self) -> bool:
        """Whether the page ends before anything followed its abstract."""
        return self.section not in (LINKS, COMMENTS, END, *CITED)
