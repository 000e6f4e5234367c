"""The links of Markdown, and those of them that lead to a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.model.ids import find_ids
from generator.model.work import Link, LinkKind
from generator.readers._record_fields import links_of
from generator.text.links import classify_link, find_urls, host_of

LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\](?:\([^()\s]*\))?+)*+)\]"
    r"\(\s{0,8}<?(?P<url>[^\s<>()]*(?:\([^\s()]*\)[^\s()]*)*)>?(?:\s{1,8}[\"'(][^\n]{0,300}?[\"')])?\s{0,8}\)"
)
STATED_ARXIV = re.compile(
    r"\(?\barxiv[\s:]+(?P<id>(?:\d{4}\.\d{4,5})|(?:[a-z-]+/\d{7}))(?:v\d+)?\)?", re.I
)
# What an image's words and address may hold ends where the next one could begin.
_IMAGE_OR_TAG = re.compile(r"!\[(?:[^\]!]|!(?!\[))*+\]\([^()]*(?:\([^()]*)?\)|<[^<>]*>")
_LABEL = re.compile(
    r"\W*(?:papers?|pdf|arxiv|abs|links?|codes?|github|official code|project|project page|page|"
    r"home ?page|website|web|site|demo|video|slides?|poster|data|datasets?|blog|post|bibtex|bib|"
    r"cite|citation|doi|openreview|html|url|here|models?|weights|checkpoints?|supp|supplement|"
    r"supplementary|appendix|reviews?|talk|tweet|thread|youtube|colab|preprint|full text|source|"
    r"repo|repository|implementation|"
    r"(?:paper|pdf|code|project|github|arxiv|dataset) ?(?:links?|urls?|page|website|repo)|"
    r"arxiv[:\s]*[\d.v]+|(?:pytorch|tensorflow|tf|jax|official|unofficial)(?: code)?|"
    r"stars?|(?:arxiv|acl|emnlp|iclr|icml|neurips|cvpr)[\s']*\d{2,4}|"
    r"论文\w{0,6}|代码\w{0,6}(?:（[^）]{0,20}）)?|主页|项目\w{0,4}|解读\w{0,3}|数据集?|链接|视频|原文|"
    r"中文\w{0,4}|https?://\S*)?\W*",
    re.I,
)
_ICON = re.compile(r"\s*:[a-z0-9_+-]+:\s*")
_BADGES = {"img.shields.io", "badge.fury.io", "awesome.re"}


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
        for match in LINK.finditer(text)
        if not match["image"]
    ]
    rest = LINK.sub(lambda match: " " * len(match[0]), text)
    bare = [MarkdownLink("", span.url, span.start, span.end) for span in find_urls(rest)]
    return sorted(found + bare, key=lambda link: link.start)


def is_label(words: str) -> bool:
    """Whether words say what kind of thing a link leads to, or nothing: "pdf", "Official code"."""
    return words.startswith("http") or (
        len(words) < 40 and bool(_LABEL.fullmatch(words) or _ICON.fullmatch(words))
    )


def paper_ids(url: str) -> dict[str, str]:
    """The identifiers of the paper that an address leads to; empty for any other page."""
    return find_ids(url) if url.startswith(("http://", "https://")) else {}


def has_paper(text: str) -> bool:
    """Whether a link of a text leads to a paper, or an arXiv id is stated."""
    return any(paper_ids(link.url) for link in find_links(text)) or bool(STATED_ARXIV.search(text))


def without_marks(text: str) -> str:
    """Words without Markdown's marks, images and tags."""
    text = _IMAGE_OR_TAG.sub(" ", text)
    text = LINK.sub(lambda match: match["text"], text)
    text = re.sub(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|~~", "", text)
    text = re.sub(r"\\([][\\`*_{}()#+.!|<>-])", r"\1", text)
    return " ".join(text.split()).strip(" :,")


def other_links(links: list[MarkdownLink]) -> Iterator[Link]:
    """The links beside the paper's own: code, project pages, data; badges are none."""
    for link in links:
        kind = classify_link(link.url)
        if paper_ids(link.url) or host_of(link.url) in _BADGES:
            continue
        label = link.text.casefold()
        if kind is LinkKind.OTHER and re.search(r"\b(?:project|page|website|homepage)\b", label):
            kind = LinkKind.PROJECT
        yield from links_of(link.url, kind=kind)
