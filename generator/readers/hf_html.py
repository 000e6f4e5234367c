"""Saved HTML of Hugging Face's papers -> records, from the JSON that its `data-props` hold.

A list page and a paper's own page both carry what they show as JSON in an attribute of the element
that draws it; it is the API's, and more complete than the text on the page. A page without it, as
reader views and some savers leave it, is told and not guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.model.record import Line, Origin, Skipped, SourceRecord
from generator.problems import Problem
from generator.readers._hf_paper_object import is_paper_object, read_paper_object
from generator.readers._json_items import JsonItem, read_items
from generator.readers._scroll import Scroll, Taken
from generator.text.entities import unescape_html

_HTML = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<!--|<main|<div)", re.I)
_PROPS = re.compile(r"\bdata-props=([\"'])")
_TARGET = re.compile(r"data-target=[\"'](?:DailyPapers|PaperContent)[\"']")
_OURS = re.compile(rf"{_TARGET.pattern}|huggingface\.co/papers\b")
_HOLDS_PAPERS = re.compile(r'"(?:dailyPapers|paper)"\s*:\s*[\[{]')
MARKUP = "page markup"


def is_hf_html(lines: Sequence[Line]) -> bool:
    """Say whether this is HTML that Hugging Face's papers pages are drawn from."""
    start = next((line.text for line in lines if line.text.strip(" \ufeff")), "").lstrip("\ufeff")
    if _HTML.match(start):
        return any(_OURS.search(line.text) for line in lines)
    return start.lstrip()[:1] == "<" and any(_TARGET.search(line.text) for line in lines)


def read_hf_html(path: str, lines: Iterable[Line]) -> Iterator[SourceRecord | Skipped | Problem]:
    """Yield a record for every paper once; a page without such data is one Problem."""
    seen: set[str] = set()
    is_told = False  # a record or a problem says what became of the page
    markup: list[Taken] = []
    for piece in _split(lines):
        if isinstance(piece, Skipped):
            markup.append(Taken(piece.origin.line, piece.size, ""))
            continue
        for each in _read_props(path, piece, seen):
            is_told = is_told or not isinstance(each, Skipped)
            yield each
    if is_told:
        yield from (Skipped(Origin(path, each.line), each.size, MARKUP) for each in markup)
        return
    yield Problem(
        Origin(path),
        "html-without-data",
        "the page was saved without the data that it is drawn from",
        "save it again as 'web page, HTML only', or copy the list and save it as text",
        size=sum(each.size for each in markup),
    )


class _Props(NamedTuple):
    """The value of an attribute without its escapes; `is_cut` where the file ends in it."""

    value: Taken
    is_cut: bool


def _split(lines: Iterable[Line]) -> Iterator[Skipped | _Props]:
    """The page's markup, and the values of those attributes that hold papers."""
    scroll = Scroll(lines)
    while scroll.at < len(scroll.text) or scroll.fill():
        match = _PROPS.search(scroll.text, scroll.at)
        keep = 0 if scroll.is_whole else 16  # an attribute's name may be cut here
        if match is None and keep and len(scroll.text) - scroll.at <= keep:
            scroll.fill()
            continue
        taken = scroll.take(match.end() if match else len(scroll.text) - keep)
        yield Skipped(Origin("", taken.line), taken.size, MARKUP)
        if match is None:
            continue
        end = scroll.text.find(match[1], scroll.at)
        while end < 0 and scroll.fill():
            end = scroll.text.find(match[1], scroll.at)
        value = scroll.take(end if end >= 0 else len(scroll.text))
        value = value._replace(text=unescape_html(value.text))
        if _HOLDS_PAPERS.search(value.text):
            yield _Props(value, is_cut=end < 0)
        else:
            yield Skipped(Origin("", value.line), value.size, MARKUP)


def _read_props(
    path: str, props: _Props, seen: set[str]
) -> Iterator[SourceRecord | Skipped | Problem]:
    """The papers of one attribute; its escapes count to what stands around them."""
    is_told = not props.is_cut
    line = Line(props.value.line, props.value.text, props.value.size)
    for piece in read_items(path, [line], is_paper_object):
        if not isinstance(piece, JsonItem):
            is_told = is_told or (isinstance(piece, Problem) and piece.code == "json-cut-off")
            yield piece
            continue
        record = read_paper_object(piece.value, piece.origin, piece.size)
        arxiv = record.ids.get("arxiv") if isinstance(record, SourceRecord) else None
        if arxiv in seen:
            yield Skipped(piece.origin, piece.size, "repeated card")
            continue
        seen |= {arxiv} if arxiv else set()
        yield record
    if not is_told:  # the last paper was whole, what it stands in is not
        yield Problem(Origin(path, line.number), "json-cut-off", "the page ends inside of its list",
                      "save the page again", "warning")  # fmt: skip
