"""One entry of a Markdown list -> the fields of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.model.dates import parse_date
from generator.model.ids import find_ids, parse_arxiv
from generator.model.names import parse_names
from generator.model.work import Link, LinkKind, Publication
from generator.readers._field_names import our_fields
from generator.readers._json_fields import links_of
from generator.text.links import classify_link, find_urls, host_of

_LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\](?:\([^()\s]*\))?)*)\]"
    r"\(\s*<?(?P<url>[^\s<>()]*(?:\([^\s()]*\)[^\s()]*)*)>?(?:\s+[\"'(][^\n]*?[\"')])?\s*\)"
)
_STATED_ARXIV = re.compile(r"\barxiv[\s:]+((?:\d{4}\.\d{4,5})|(?:[a-z-]+/\d{7}))(?:v\d+)?", re.I)
_LABEL = re.compile(
    r"\W*(?:paper|papers|pdf|arxiv|abs|link|links|code|github|official code|project|"
    r"project page|page|website|web|site|demo|video|slides?|poster|data|dataset|blog|post|"
    r"bibtex|bib|doi|openreview|html|url|here|model|models|weights|supp|talk|youtube|colab|"
    r"\W*|arxiv[:\s]*[\d.v]+|(?:pytorch|tensorflow|tf|jax|official|unofficial)(?: code)?|"
    r"stars?|(?:arxiv|acl|emnlp|iclr|icml|neurips|cvpr)[\s']*\d{2,4})\W*",
    re.I,
)
_VENUE = re.compile(
    r"\b(?P<venue>(?:NeurIPS|NIPS|ICLR|ICML|CVPR|ICCV|ECCV|WACV|BMVC|ACL|EMNLP|NAACL|EACL|TACL|"
    r"COLING|AAAI|IJCAI|KDD|WWW|SIGIR|CIKM|WSDM|RecSys|ICRA|IROS|RSS|CoRL|Interspeech|INTERSPEECH|"
    r"ICASSP|SIGGRAPH(?: Asia)?|UAI|AISTATS|COLT|ICDE|SIGMOD|VLDB|OSDI|SOSP|NSDI|MLSys|CHI|UIST|"
    r"TPAMI|JMLR|TMLR|TOG|COLM|MICCAI|Nature|Science)(?:\s+(?:Findings|Workshops?|Oral))?)"
    r"[\s,']*(?P<year>(?:19|20)\d\d|'?\d\d)?\b"
)
_AUTHORS = re.compile(r"(?<![*\w])[*_](?P<text>[^*_\n]{4,600})[*_](?![*\w])")
_YEAR = re.compile(r"[(\[,]\s*(?P<date>(?:[A-Za-z]{3,9}\.?\s+)?(?:19|20)\d\d)\s*[)\],.]")


@dataclass(slots=True)
class Entry:
    """The text of a bullet, a row or a heading, and the headings above it.

    `cells` has a row's cells with the names of their columns.
    """

    text: str
    subjects: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    is_heading: bool = False


class MarkdownLink(NamedTuple):
    """A link: what stands between its brackets, its address, and where it stands."""

    text: str
    url: str
    start: int
    end: int


def find_links(text: str) -> list[MarkdownLink]:
    """The links of a text, without images; bare addresses are links without a text."""
    found = [
        MarkdownLink(match["text"], match["url"], *match.span())
        for match in _LINK.finditer(text)
        if not match["image"]
    ]
    rest = _LINK.sub(lambda match: " " * len(match[0]), text)
    bare = [MarkdownLink("", span.url, span.start, span.end) for span in find_urls(rest)]
    return sorted(found + bare, key=lambda link: link.start)


def paper_link(text: str) -> MarkdownLink | None:
    """The first link of a text that leads to a paper; a stated arXiv id is as good as one."""
    for link in find_links(text):
        if _ids_of(link.url):
            return link
    if stated := _STATED_ARXIV.search(text):
        return MarkdownLink("", f"https://arxiv.org/abs/{stated[1]}", *stated.span())
    return None


def _ids_of(url: str) -> dict[str, str]:
    return find_ids(url) if url.startswith(("http://", "https://")) else {}


def entry_values(entry: Entry) -> dict[str, Any]:
    """The fields of `Work` that an entry states; the title is empty where none is clear."""
    links = find_links(entry.text)
    ids = {scheme: found for link in reversed(links) for scheme, found in _ids_of(link.url).items()}
    if stated := _STATED_ARXIV.search(entry.text):
        ids.setdefault("arxiv", parse_arxiv(stated[1]) or "")
    columns = {
        ours: cell for name, cell in reversed(entry.cells) for _, ours, _ in our_fields([name], {})
    }
    title, end = _title(entry, links)
    rest = entry.text[end:] if not entry.cells else columns.get("authors", "")
    authors, has_more = parse_names(_authors(rest, is_cell="authors" in columns))
    venue, year = _venue(columns.get("venue", "") or rest)
    date = parse_date(_plain(columns.get("date") or columns.get("year") or "")) or year
    return {
        "title": title,
        "authors": authors,
        "has_more_authors": has_more,
        "date": date or _date(rest),
        "ids": {scheme: each for scheme, each in ids.items() if each},
        "publication": Publication(venue=venue or _plain(columns.get("venue", ""))),
        "keywords": entry.subjects,
        "links": tuple(_other_links(links)),
    }


def _title(entry: Entry, links: list[MarkdownLink]) -> tuple[str, int]:
    """The title and where it ends: a link's text that is no label, else the words before it."""
    if entry.cells:
        named = [cell for name, cell in entry.cells
                 if any(ours == "title" for _, ours, _ in our_fields([name], {}))]  # fmt: skip
        cells = named or [cell for _, cell in entry.cells if len(_plain(cell)) > 12]
        return next((found for cell in cells if (found := _plain(cell))), ""), 0
    for link in links:
        title = _plain(link.text)
        is_paper = bool(_ids_of(link.url)) or link is links[0]
        if is_paper and title and not _LABEL.fullmatch(title) and link.start < 200:
            return title, link.end
    start = links[0].start if links else len(entry.text)
    before = entry.text[:start]
    quoted = re.search(r"\*\*(?P<bold>[^*]{5,300})\*\*|[\"“](?P<quote>[^\"”]{5,300})[\"”]", before)
    if quoted:
        return _plain(quoted["bold"] or quoted["quote"]), quoted.end()
    head = re.split(r"[,.]?\s+[*_]|\s+[-–—|]\s+|\s*[(\[]\s*$", before, maxsplit=1)[0]
    return _plain(head).rstrip(" ,.:;-–—"), len(head)


def _plain(text: str) -> str:
    """Words without Markdown's marks."""
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)|<[^<>]*>", "", text)
    text = _LINK.sub(lambda match: match["text"], text)
    text = re.sub(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|~~", "", text)
    text = re.sub(r"\\([][\\`*_{}()#+.!|<>-])", r"\1", text)
    return " ".join(text.split()).strip(" :,")


def _authors(rest: str, *, is_cell: bool) -> str:
    """The names in italics after the title, or in the cell that is theirs."""
    if is_cell:
        return _plain(rest)
    plain = _LINK.sub(" ", rest)
    for match in _AUTHORS.finditer(plain):
        words = match["text"].strip()
        if _VENUE.fullmatch(words) or parse_date(words) == words or not _are_names(words):
            continue
        return words
    return ""


def _are_names(words: str) -> bool:
    """Whether words read as a list of names: nearly all begin with a capital, and none is long."""
    parts = [part for part in re.split(r",|;|&|\band\b|\bet al\.?", words) if part.strip()]
    named = re.findall(r"[^\W\d_][\w.'’-]*", words)
    capital = sum(word[0].isupper() for word in named)
    is_list = len(parts) > 1 or "et al" in words or len(named) in (2, 3)
    return is_list and bool(named) and capital >= 0.7 * len(named) and all(
        len(part.split()) <= 5 for part in parts
    )  # fmt: skip


def _venue(rest: str) -> tuple[str, str]:
    """A well-known venue that is named, and the year beside it."""
    match = _VENUE.search(_plain(rest))
    if not match:
        return "", ""
    year = (match["year"] or "").strip("'")
    if len(year) == 2:
        year = ("20" if int(year) < 70 else "19") + year
    return match["venue"], year


def _date(rest: str) -> str:
    match = _YEAR.search(_LINK.sub(" ", rest) + ",")
    return parse_date(match["date"]) if match else ""


def _other_links(links: list[MarkdownLink]) -> Iterator[Link]:
    """The links beside the paper's own: code, project pages, data; badges' pictures are none."""
    for link in links:
        label = link.text.casefold()
        kind = classify_link(link.url)
        if _ids_of(link.url) or host_of(link.url) in {"img.shields.io", "badge.fury.io"}:
            continue
        if kind is LinkKind.OTHER and re.search(r"\b(?:project|page|website|homepage)\b", label):
            kind = LinkKind.PROJECT
        yield from links_of(link.url, kind=kind)
