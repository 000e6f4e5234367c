"""Web addresses in running text: where they stand, and what kind of thing they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.model.record import LinkKind

# A host without a scheme counts only under these domains: others ("performance.In", "Node.js")
# are far more often the end of a sentence or a product's name.
_DOMAINS = (
    "com|org|net|edu|gov|io|ai|dev|page|app|me|ly|gl|be|uk|de|fr|ch|cn|jp|eu|it|nl|dk|se|ca|au|kr"
)
_HOST = rf"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+(?:{_DOMAINS})"
_TAIL = r"[^\s<>\"{}|\\^`“”\u00a0]"
_URL = re.compile(
    rf"(?P<full>(?:https?|ftp)://{_TAIL}+)"
    rf"|(?<![\w@./-])(?P<bare>(?:www\.)?{_HOST}(?::\d+)?(?:/{_TAIL}*)?)(?![\w@-]|\.\w)",
)
_MAY_HOLD = re.compile(rf"\.(?:{_DOMAINS})")  # begins with a plain character: searched at once
_CLOSERS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class UrlSpan:
    """An address in a text: `text[start:end]` as it is spelt there, `url` with its scheme."""

    start: int
    end: int
    url: str


def find_urls(text: str) -> Iterator[UrlSpan]:
    """Yield the addresses of a text in order, without the punctuation of the sentence around.

    >>> [span.url for span in find_urls("Code (https://github.com/a/b), demo at x.github.io/y.")]
    ['https://github.com/a/b', 'https://x.github.io/y']
    """
    if "://" not in text and not _MAY_HOLD.search(text):
        return  # most texts: ten times as fast as to try an address at every word
    for match in _URL.finditer(text):
        spelt = _without_sentence_end(match.group())
        full = match["full"] is not None
        if full and len(host_of(spelt)) < 2:
            continue
        if not full and not _is_plausible_host(spelt):
            continue
        url = spelt if full else f"https://{spelt}"
        yield UrlSpan(match.start(), match.start() + len(spelt), url)


def host_of(url: str) -> str:
    """The host of an address in lower case, empty when it has none or is malformed."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _without_sentence_end(url: str) -> str:
    """Cut what belongs to the sentence: `.,;:!?'` and closing brackets that were not opened."""
    unopened = {closer: url.count(closer) - url.count(_CLOSERS[closer]) for closer in _CLOSERS}
    end = len(url)
    while end:
        last = url[end - 1]
        if unopened.get(last, 0) > 0:
            unopened[last] -= 1
        elif last not in ".,;:!?'’*":
            break
        end -= 1
    return url[:end]


def _is_plausible_host(spelt: str) -> bool:
    """Reject abbreviations such as "e.g.me": a host has a label of three letters or a path."""
    host = spelt.split("/", 1)[0]
    return "/" in spelt or any(len(label) >= 3 for label in host.split(".")[:-1])


_CODE_HOSTS = {"github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "sourceforge.net",
               "git.sr.ht", "gist.github.com", "gitee.com", "anonymous.4open.science"}  # fmt: skip
_PAPER_HOSTS = {"arxiv.org", "doi.org", "dx.doi.org", "openreview.net", "aclanthology.org",
                "alphaxiv.org", "biorxiv.org", "medrxiv.org", "papers.nips.cc",
                "proceedings.mlr.press", "dl.acm.org", "ieeexplore.ieee.org",
                "link.springer.com", "openaccess.thecvf.com", "semanticscholar.org",
                "jmlr.org", "ncbi.nlm.nih.gov", "pubmed.ncbi.nlm.nih.gov"}  # fmt: skip
_DATA_HOSTS = {"zenodo.org", "figshare.com", "dataverse.harvard.edu", "physionet.org", "osf.io",
               "archive.ics.uci.edu", "data.mendeley.com", "openml.org"}  # fmt: skip
_DEMO_HOSTS = {"colab.research.google.com", "replicate.com", "youtube.com", "youtu.be", "vimeo.com"}
_MODEL_HOSTS = {"tfhub.dev", "ollama.com", "civitai.com"}
_PROJECT_SUFFIXES = (".github.io", ".gitlab.io", ".pages.dev", ".netlify.app", ".vercel.app",
                     ".readthedocs.io")  # fmt: skip
_PROJECT_HOSTS = {"sites.google.com", "aka.ms"}


def classify_link(url: str) -> LinkKind:
    """Say what an address leads to, by its host and path.

    >>> classify_link("https://huggingface.co/datasets/a/b").value
    'data'
    """
    host = host_of(url)
    if not host:
        return LinkKind.OTHER
    path = urlsplit(url).path.strip("/")
    parts = path.split("/") if path else []
    if host in {"huggingface.co", "hf.co"}:
        return _classify_hugging_face(parts)
    if host in {"kaggle.com", "modelscope.cn"}:
        first = parts[0] if parts else ""
        return {"models": LinkKind.MODEL, "code": LinkKind.CODE}.get(first, LinkKind.DATA)
    for kind, hosts in (
        (LinkKind.CODE, _CODE_HOSTS),
        (LinkKind.PAPER, _PAPER_HOSTS),
        (LinkKind.DATA, _DATA_HOSTS),
        (LinkKind.DEMO, _DEMO_HOSTS),
        (LinkKind.MODEL, _MODEL_HOSTS),
        (LinkKind.PROJECT, _PROJECT_HOSTS),
    ):
        if host in hosts:
            return kind
    if host.endswith(_PROJECT_SUFFIXES):
        return LinkKind.PROJECT
    return LinkKind.PAPER if path.endswith(".pdf") else LinkKind.OTHER


def _classify_hugging_face(parts: list[str]) -> LinkKind:
    if not parts:
        return LinkKind.OTHER
    kinds = {"datasets": LinkKind.DATA, "spaces": LinkKind.DEMO, "papers": LinkKind.PAPER}
    known = {"blog", "docs", "collections", "join", "models", "learn"}
    if parts[0] in kinds:
        return kinds[parts[0]]
    return LinkKind.OTHER if parts[0] in known else LinkKind.MODEL
