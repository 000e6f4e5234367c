"""Lines of a copied page -> items: what was said in one place, without its markup, with its links.

The same page is copied as plain text, printed, or turned into one of several kinds of Markdown:
links inline or by number with a table at the end, headings with signs or underlined, links that run
over several lines, addresses on lines of their own. All come out as the same items.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.ids import parse_arxiv
from generator.model.record import Line

SITE = "https://huggingface.co"
FRONT = "page header"
LONGEST_LINK = 80  # lines; a wrapped abstract that is a link takes 40
_IMAGE = re.compile(r"!\[[^\]\n]{0,400}\](?:\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|\[\d+\])")
_LINK = re.compile(
    r"\[(?P<text>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]"
    r"(?:\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)|\[(?P<number>\d+)\])"
)
_HALF_LINK = re.compile(r"^\s*\[{1,2}(?P<text>.*)\]\((?P<url>[^()\s]+)\)\s*$")
_TABLE = re.compile(
    r"\s*(?:\[(\d+)\]:|(\d+)\.)\s+<?((?:https?://|/)[^\s>]+)>?(?:\s+\"[^\"]*\")?\s*"
)
_HEADING = re.compile(r"^\s*#{1,6}\s+(?=\S)")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_BULLETS = re.compile(r"^\s*(?:[*•-]\s+)+(?=\S)")
_ANCHOR_TAG = re.compile(r"</?a\b[^<>]{0,200}>")
_LINE_BREAK = re.compile(r"(?<!\\)\\++\s*$")
_BREAK = re.compile(r"\\{1,4}\s{2,}")
_PLACEHOLDER = re.compile(
    r"^\[(?:image|img|picture|avatar|logo|图片|图像|画像|이미지)[^\[\]]*\]\s*", re.I
)
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class PageItem:
    """One place of a page: `links` are (text, address) pairs in order, addresses absolute.

    `is_address` is for a line that is nothing but an address. `aside` says why it is not what the
    page says: "blank line", "page markup", "link table", or "page header" for a line of front
    matter, whose text is as it stood.
    """

    line: int
    size: int
    text: str
    links: tuple[tuple[str, str], ...] = ()
    is_heading: bool = False
    aside: str = ""
    is_address: bool = False


def page_items(lines: Sequence[Line]) -> list[PageItem]:
    """Part a page into items whose sizes add up to its lines'."""
    table, rows = _link_table(lines)
    items: list[PageItem] = []
    at = _front_end(lines)
    items += [PageItem(line.number, line.size, line.text.strip(), aside=FRONT)
              for line in lines[:at]]  # fmt: skip
    while at < len(lines):
        if at in rows:
            items.append(PageItem(lines[at].number, lines[at].size, "", aside="link table"))
            at += 1
            continue
        end = _link_end(lines, at)
        raw = joined([_LINE_BREAK.sub("", line.text).strip() for line in lines[at:end]])
        is_underlined = (
            end < len(lines) and bool(raw) and bool(_UNDERLINE.fullmatch(lines[end].text.strip()))
        )
        end += is_underlined
        size = sum(line.size for line in lines[at:end])
        items.append(_item(lines[at].number, size, raw, table, is_underlined=is_underlined))
        at = end
    return items


def paper_of(url: str) -> str:
    """The arXiv id of the paper whose page an address leads to, empty for other pages.

    >>> paper_of("https://huggingface.co/papers/2405.00001#community"), paper_of("/papers/trending")
    ('2405.00001', '')
    """
    match = re.match(r"(?:https?://(?:www\.)?(?:huggingface|hf)\.co)?/papers/([^?#\s]+)", url)
    return (parse_arxiv(match[1]) or "") if match else ""


def _front_end(lines: Sequence[Line]) -> int:
    """How many lines the front matter takes, 0 where there is none."""
    if not lines or lines[0].text.lstrip("\ufeff").rstrip() != "---":
        return 0
    for at, line in enumerate(lines[1:60], start=1):
        if line.text.rstrip() == "---":
            return at + 1
    return 0


def _link_table(lines: Sequence[Line]) -> tuple[dict[str, str], frozenset[int]]:
    """The addresses of numbered links, and the lines that state them."""
    table: dict[str, str] = {}
    rows: set[int] = set()
    for at, line in enumerate(lines):
        if match := _TABLE.fullmatch(line.text):
            table.setdefault(match[1] or match[2], match[3])
            rows.add(at)
    return table, frozenset(rows)


def _link_end(lines: Sequence[Line], at: int) -> int:
    """Where the item ends that begins here: the next line, or the line that closes its link."""
    depth = _opened(lines[at].text)
    if depth <= 0:
        return at + 1
    for end in range(at + 1, min(at + LONGEST_LINK, len(lines))):
        text = lines[end].text
        if _HEADING.match(text):
            break
        depth += _opened(text)
        if depth <= 0:
            return end + 1 if re.search(r"\](?:\(|\[\d)", _IMAGE.sub("", text)) else at + 1
    return at + 1


def _opened(text: str) -> int:
    """How many more square brackets a line opens than it closes; those of images do not count."""
    if "![" in text:
        text = _IMAGE.sub("", text)
    return text.count("[") - text.count("]")


def _item(
    line: int, size: int, raw: str, table: dict[str, str], *, is_underlined: bool
) -> PageItem:
    if len(raw) > 20_000 or raw.lstrip("\ufeff \t")[:1] in ("{", '"'):  # data, not what is said
        return PageItem(line, size, raw)
    if not raw:
        return PageItem(line, size, "", aside="blank line")
    text = raw.lstrip("\ufeff")
    links: list[tuple[str, str]] = []

    def keep(match: re.Match[str]) -> str:
        groups = match.groupdict()
        url = groups["url"] or table.get(groups.get("number") or "", "")
        shown = _plain(groups["text"])
        if url.startswith(("http://", "https://", "/", "#")):
            shown = shown.replace("\\[", "[").replace("\\]", "]")
            links.append((shown, f"{SITE}{url}" if url[:1] == "/" else url))
            is_glued = match.string[match.start() - 1 : match.start()] in (
                ")",
                "]",
            )  # to a link before it
            return f" {shown}" if is_glued or url.endswith("#community") else shown
        return match[0] if groups.get("number") else shown

    is_heading = bool(_HEADING.match(text)) or is_underlined
    text = _HEADING.sub("", text, count=1)
    text = _ANCHOR_TAG.sub("", _IMAGE.sub("", text))
    text = _LINK.sub(keep, text)
    text = _HALF_LINK.sub(keep, " ".join(text.split())) if "](" in text else text
    text = _plain(text)
    if not links and _ADDRESS.fullmatch(text):
        return PageItem(line, size, "", (("", text),), is_heading, is_address=True)
    aside = "" if text or links else "page markup"
    return PageItem(line, size, text, tuple(links), is_heading, aside)


def _plain(text: str) -> str:
    """Text on one line without bullets, rules, line breaks and what stands for an image."""
    text = " ".join(_BREAK.sub(" ", text).split())
    text = _PLACEHOLDER.sub("", _BULLETS.sub("", text + " ").strip())
    text = re.sub(r"^#{1,6} ", "", text)
    return "" if re.fullmatch(r"[\s*_=\[\]]+|[\s*_=-]+", text) else text


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
