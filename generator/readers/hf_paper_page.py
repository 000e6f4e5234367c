"""A paper's own page at Hugging Face, copied, clipped, turned into Markdown or printed -> a record.

However it was saved, the page says the same things in the same order: the paper's id, title, dates,
authors, a summary by a machine and the abstract, links, comments, what cites the paper. A file may
hold several such pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.model.record import Line, Origin, Skipped, SourceRecord
from generator.problems import Problem, quote
from generator.readers._page_items import PageItem, page_items
from generator.readers._page_lines import page_lines
from generator.readers._page_sections import begins_body, named_paper
from generator.readers._pairing import SENTENCE_END
from generator.readers._paper_page import PaperPage

_OWN = (
    r"^[ \t]*(?:Papers\s+)?arxiv:\s*\d{4}\.\d{4,5}(?:v\d+)?\s*$",
    r"Paper page\s*[-–—] ",
    r"\bView arXiv page\b",
    r"^[ \t]*AI-generated summary\s*$",
    r"\b(?:Models|Datasets|Spaces) citing this paper\b",
    r"huggingface\.co/papers/\d{4}\.\d{4,5}",
)
_SHARED = (
    r"^[^\w\n]*Published on \S+ \d",
    r"\bSubmitted by\b",
    r"\bUpvote\b",
    r"^(?:#+ )?Abstract\s*$",
    r"^[ \t]*Authors?:",
    r"\bAdd to collection\b",
    r"^(?:#+ )?Community\s*$",
)
_OTHER_FORMAT = re.compile(r"\ufeff?\s*(?:[{@<]|\[\s*[{\"])")
_OWN_PATTERNS = [re.compile(pattern, re.M | re.I) for pattern in _OWN]
_SHARED_PATTERNS = [re.compile(pattern, re.M) for pattern in _SHARED]
_CITED_ID = re.compile(r"Cite arxiv\.org/abs/(\d{4}\.\d{4,5})|hf papers read (\d{4}\.\d{4,5})")
LOOK_AHEAD = 15  # items after an id within which a page's own words must follow


def is_hf_paper_page(lines: Sequence[Line]) -> bool:
    """Say whether at least three of a page's own words stand here, one of them unmistakable."""
    text = "\n".join(line.text for line in lines)
    if _OTHER_FORMAT.match(text):
        return False
    own = sum(bool(pattern.search(text)) for pattern in _OWN_PATTERNS)
    return own > 0 and own + sum(bool(each.search(text)) for each in _SHARED_PATTERNS) >= 3


def read_hf_paper_page(
    path: str, lines: Iterable[Line]
) -> Iterator[SourceRecord | Skipped | Problem]:
    """Yield a record for every page, and what stands around it."""
    kept, too_short = page_lines(path, lines)
    yield from too_short
    items = page_items(kept)
    starts = _page_starts(items)
    for start, end in zip(starts, [*starts[1:], len(items)], strict=True):
        yield from _read_page(path, items[start:end])


def _page_starts(items: Sequence[PageItem]) -> list[int]:
    """Where pages begin: at another paper's id, once the page before has come to its abstract."""
    starts = [0]
    arxiv = ""
    has_body = False
    for at, item in enumerate(items):
        has_body = has_body or item.text == "Abstract"
        named = named_paper(item)
        if not named:
            continue
        if has_body and named != arxiv and _begins(items[at + 1 : at + 4 * LOOK_AHEAD]):
            starts.append(at)
            arxiv, has_body = named, False
        arxiv = arxiv or named
    return starts


def _begins(items: Sequence[PageItem]) -> bool:
    said = [item for item in items if not item.aside][:LOOK_AHEAD]
    return any(begins_body(item) for item in said)


def _read_page(path: str, items: Sequence[PageItem]) -> Iterator[SourceRecord | Skipped | Problem]:
    page = PaperPage()
    for item in items:
        if why := page.add(item):
            yield Skipped(Origin(path, item.line), item.size, why)
        if not page.arxiv and (match := _CITED_ID.search(item.text)):
            page.arxiv = match[1] or match[2]
    record = page.finish(path)
    yield record
    if isinstance(record, SourceRecord):
        yield from _complaints(path, page, record)


def _complaints(path: str, page: PaperPage, record: SourceRecord) -> Iterator[Problem]:
    """Say where a page ends too early, or has no abstract."""
    if page.is_cut_off and not (page.texts and SENTENCE_END.search(page.texts[-1])):
        yield Problem(
            Origin(path, page.text_line or record.origin.line),
            "record-cut-off",
            f"the page of {quote(record.title)} ends before its abstract does",
            "save the page again; if the abstract is whole, end it with a full stop",
            "warning",
        )
    elif not record.abstract:
        yield Problem(
            record.origin,
            "title-without-abstract",
            f"the page of {quote(record.title)} has no abstract",
            "save the page again, or let another source state the abstract",
            "warning",
        )
