"""Lines of a copied page -> items: what was said in one place, without its markup, with its links.

The same page is copied as plain text, printed, or turned into one of several kinds of Markdown:
links inline or by number with a table at the end, headings with signs or underlined, links that run
over several lines, addresses on lines of their own. All come out as the same items.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.model.arxiv_ids import parse_arxiv
from generator.model.record import Line
from generator.readers._page_spans import (
    HEADING,
    IMAGE,
    LINK_CLOSES,
    UNDERLINE,
    front_end,
    item_end,
    link_table,
)

SITE = "https://huggingface.co"
FRONT = "page header"
_LINK = re.compile(
    r"\[(?P<text>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]"
    r"(?:\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)|\[(?P<number>\d+)\])"
)
_WHOLE_LINK = re.compile(r"\[(?P<text>.*)\](?:\((?P<url>[^()\s]+)\)|\[(?P<number>\d+)\])")
_HALF_LINK = re.compile(r"^\s*\[{1,2}(?P<text>.*)\]\((?P<url>[^()\s]+)\)\s*$")
_BULLETS = re.compile(r"^\s*(?:[*•-]\s+)+(?=\S)")
_ANCHOR_TAG = re.compile(r"</?a\b[^<>]{0,200}>")
_LINE_BREAK = re.compile(r"(?<!\\)\\++\s*$")
_BREAK = re.compile(r"\\{1,4}\s{2,}")
_PLACEHOLDER = re.compile(
    r"^\[(?:image|img|picture|avatar|logo|图片|图像|画像|이미지)[^\[\]]*\]\s*", re.I
)
_ESCAPE = re.compile(r"\\([\\_*\[\]#<>|+]|(?<!\w\\)-)")  # TeX has uses for most other signs
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class PageItem:
    """One place of a page: `links` are (text, address) pairs in order, addresses absolute.

    An address is empty where a link states it by a number and the page's table of them is lost.
    `level` is a heading's, 0 for others. `is_address` is for a line that is nothing but an address.
    `aside` says why it is not what the page says: "blank line", "page markup", "link table", or
    "page header" for a line of front matter, whose text is as it stood.
    """

    line: int
    size: int
    text: str
    links: tuple[tuple[str, str], ...] = ()
    level: int = 0
    aside: str = ""
    is_address: bool = False


def page_items(lines: Sequence[Line]) -> list[PageItem]:
    """Part a page into items whose sizes add up to its lines'."""
    table, rows = link_table(lines)
    is_markdown = table is None or bool(rows) or any("](" in line.text for line in lines)
    items: list[PageItem] = []
    at = front_end(lines)
    items += [PageItem(line.number, line.size, line.text.strip(), aside=FRONT)
              for line in lines[:at]]  # fmt: skip
    while at < len(lines):
        if at in rows:
            items.append(PageItem(lines[at].number, lines[at].size, "", aside="link table"))
            at += 1
            continue
        end = item_end(lines, at)
        pieces = [_LINE_BREAK.sub("", line.text).strip() for line in lines[at:end]]
        raw = joined(pieces[:1] + [HEADING.sub("", piece) for piece in pieces[1:]])
        is_underlined = (
            end < len(lines) and bool(raw) and bool(UNDERLINE.fullmatch(lines[end].text.strip()))
        )
        end += is_underlined
        size = sum(line.size for line in lines[at:end])
        level = 1 + (lines[end - 1].text.lstrip()[:1] == "-") if is_underlined else 0
        item = _item(lines[at].number, size, raw, table, level)
        items.append(_unescaped(item) if is_markdown else item)
        at = end
    return items


def paper_of(url: str) -> str:
    """The arXiv id of the paper whose page an address leads to, empty for other pages.

    >>> paper_of("https://huggingface.co/papers/2405.00001#community"), paper_of("/papers/trending")
    ('2405.00001', '')
    """
    match = re.match(r"(?:https?://(?:www\.)?(?:huggingface|hf)\.co)?/papers/([^?#\s]+)", url)
    return (parse_arxiv(match[1]) or "") if match else ""


def _item(line: int, size: int, raw: str, table: dict[str, str] | None, level: int) -> PageItem:
    """One item; `table` is None where the page's links have numbers and the table is lost."""
    if len(raw) > 20_000 or raw.lstrip("\ufeff \t")[:1] in ("{", '"'):  # data, not what is said
        return PageItem(line, size, raw)
    if not raw:
        return PageItem(line, size, "", aside="blank line")
    text = raw.lstrip("\ufeff")
    links: list[tuple[str, str]] = []

    def keep(match: re.Match[str]) -> str:
        groups = match.groupdict()
        url = groups["url"] or (table or {}).get(groups.get("number") or "", "")
        shown = _plain(groups["text"])
        if url.startswith(("http://", "https://", "/", "#")):
            links.append((shown, f"{SITE}{url}" if url[:1] == "/" else url))
            is_glued = match.string[match.start() - 1 : match.start()] in (
                ")",
                "]",
            )  # to a link before it
            return f" {shown}" if is_glued or url.endswith("#community") else shown
        if groups.get("number") and table is None:
            links.append((shown, ""))
            return shown
        return match[0] if groups.get("number") else shown

    if heading := HEADING.match(text):
        level, text = len(heading[1]), text[heading.end() :]
    text = _ANCHOR_TAG.sub("", IMAGE.sub("", text))
    is_odd = text.count("[") != text.count("]") and len(LINK_CLOSES.findall(text)) == 1
    whole = _WHOLE_LINK.fullmatch(text) if is_odd else None  # with a bracket of its own: "[0, 1)"
    text = keep(whole) if whole else _LINK.sub(keep, text)
    text = _HALF_LINK.sub(keep, " ".join(text.split())) if "](" in text else text
    text = _plain(text)
    if not links and _ADDRESS.fullmatch(text):
        return PageItem(line, size, "", (("", text),), level, is_address=True)
    aside = "" if text or links else "page markup"
    return PageItem(line, size, text, tuple(links), level, aside)


def _unescaped(item: PageItem) -> PageItem:
    """An item of Markdown without the backslashes that keep signs from being markup."""
    links = tuple((_ESCAPE.sub(r"\1", text), url.replace("\\", "")) for text, url in item.links)
    return replace(item, text=_ESCAPE.sub(r"\1", item.text), links=links)


def _plain(text: str) -> str:
    """Text on one line without bullets, rules, line breaks and what stands for an image."""
    text = " ".join(_BREAK.sub(" ", text).split())
    text = _PLACEHOLDER.sub("", _BULLETS.sub("", text + " ").strip())
    text = re.sub(r"^#{1,6} ", "", text)
    return "" if re.fullmatch(r"[\s*_=\[\]]+|[\s*_=-]+|`{3,}\w*", text) else text


def joined(pieces: Iterable[str]) -> str:
    """Pieces of a sentence as one text, without spaces that the page's layout put there.

    >>> joined(["promise (", "LLMs", ") and multi-", "agent systems"])
    'promise (LLMs) and multi-agent systems'
    """
    whole = ""
    for piece in filter(None, pieces):
        is_tight = (
            not whole
            or whole.endswith(("(", "[", "//"))
            or bool(re.match(r"[),.:;\]?!%]|['’]s\b|-\w", piece))
            or bool(re.search(r"[^\W\d]-$", whole[-2:]) and piece[:1].isalpha())
        )
        whole += piece if is_tight else " " + piece
    return whole
