"""A paper as Hugging Face's API has it -> a record.

One object has many spellings: wrapped (`{"paper": {…}, "numComments": 3}`) in lists, flat for a
single paper, in snake case from the command line. All keys are read in snake case. The outer date
of a wrapped paper is the day a list showed it, the inner one is of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.arxiv_ids import parse_arxiv
from generator.model.dates import parse_date
from generator.model.ids import collect_ids
from generator.model.names import Author, parse_name
from generator.model.record import Origin, SourceRecord
from generator.model.work import Link, LinkKind, Summary
from generator.problems import Problem, quote
from generator.readers._page_words import parse_count

_OWN_KEYS = frozenset(
    "upvotes discussion_id ai_summary ai_keywords submitted_on_daily_at submitted_on_daily_by "
    "submitted_by submitted_at github_repo num_comments".split()
)
_LINKED = {
    "models": (LinkKind.MODEL, ""),
    "datasets": (LinkKind.DATA, "datasets/"),
    "spaces": (LinkKind.DEMO, "spaces/"),
}
_COUNTS = {"upvotes": "upvotes", "github_stars": "stars", "num_comments": "comments",
           "comments": "comments"}  # fmt: skip
_NAMES = ("fullname", "name", "user", "username")  # the first that is stated is shown
_SIMILAR = re.compile(r"\]\((?:https?://(?:huggingface|hf)\.co)?/papers/(\d{4}\.\d{4,5})")


def is_paper_object(value: Mapping[str, Any]) -> bool:
    """Whether an object is a paper, or the wrapping of one, perhaps with parts missing."""
    inner = value.get("paper")
    if isinstance(inner, dict):
        return bool({"id", "title", "summary"} & set(inner))
    return len({"id", "title", "summary"} & set(value)) >= 2


def is_hugging_face(value: Mapping[str, Any]) -> bool:
    """Whether a paper object bears what no other service's has."""
    inner = value.get("paper")
    paper = inner if isinstance(inner, dict) else value
    keys = {_snake(key) for key in (*paper, *value)}
    if not {"id", "title"} <= keys:
        return False
    is_arxiv = parse_arxiv(_text(paper.get("id"))) is not None
    if "summary" not in keys:
        return is_arxiv and bool(_OWN_KEYS & keys)
    is_known = "published_at" in keys or paper is not value
    return bool(_OWN_KEYS & keys) or (is_arxiv and is_known)


def read_paper_object(
    value: Mapping[str, Any], origin: Origin, size: int
) -> SourceRecord | Problem:
    """The record of a paper object; a Problem where it has no title."""
    outer = {_snake(key): each for key, each in value.items()}
    inner = outer.get("paper")
    paper = {_snake(key): each for key, each in inner.items()} if isinstance(inner, dict) else outer
    stated = outer | {key: each for key, each in paper.items() if each is not None}
    title = _text(stated.get("title"))
    if not title:
        return Problem(
            origin,
            "paper-without-title",
            f"the paper {quote(_text(stated.get('id')) or '?')} has no title",
            'add its "title", or take the object out',
            size=size,
        )
    authors, hidden = _authors(stated.get("authors"))
    return SourceRecord(
        origin=origin,
        size=size,
        title=title,
        abstract=_text(stated.get("summary")) or _text(stated.get("abstract")),
        authors=authors,
        author_count=len(authors) + hidden if hidden else None,
        date=parse_date(_text(paper.get("published_at"))),
        dates=_dates(outer, stated, is_wrapped=paper is not outer),
        ids=collect_ids({"arxiv": _text(stated.get("id"))}),
        keywords=tuple(filter(None, map(_text, _parts(stated.get("ai_keywords"))))),
        summaries=_summaries(_text(stated.get("ai_summary"))),
        links=tuple(dict.fromkeys(_links(stated))),
        counts=_counts(stated),
        facts=_facts(stated),
        similar=_similar(stated.get("comments")),
    )


def _snake(key: str) -> str:
    """A key in snake case: "githubRepo" is "github_repo"."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", key).lower()


def _text(value: object) -> str:
    """A stated text on one line; empty for what is no text."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _parts(value: object) -> list[Any]:
    """A list as it is, a text parted at its semicolons or else its commas."""
    if isinstance(value, str):
        return value.split(";" if ";" in value else ",")
    return _list(value)


def _authors(value: object) -> tuple[tuple[Author, ...], int]:
    """The authors that are not hidden, and the number of those that are."""
    found: list[Author] = []
    hidden = 0
    for each in _parts(value):
        if isinstance(each, dict) and each.get("hidden") is True:
            hidden += 1
            continue
        author = parse_name(_text(each.get("name") if isinstance(each, dict) else each))
        if author:
            found.append(author)
    return tuple(found), hidden


def _dates(
    outer: Mapping[str, Any], stated: Mapping[str, Any], *, is_wrapped: bool
) -> dict[str, str]:
    shown = (
        parse_date(_text(stated.get("submitted_on_daily_at")))
        or parse_date(_text(stated.get("submitted_at")))
        or (parse_date(_text(outer.get("published_at"))) if is_wrapped else "")
    )
    return {"shown": shown} if shown else {}


def _summaries(text: str) -> tuple[Summary, ...]:
    return (Summary(text, "AI summary"),) if text else ()


def _links(stated: Mapping[str, Any]) -> Iterator[Link]:
    for key, kind in (("github_repo", LinkKind.CODE), ("project_page", LinkKind.PROJECT)):
        if url := _address(stated.get(key)):
            yield Link(kind, url)
    for key, (kind, folder) in _LINKED.items():
        for each in _list(stated.get(f"linked_{key}")):
            name = _text(each.get("id") if isinstance(each, dict) else each)
            if re.fullmatch(r"[\w.-]+(?:/[\w.-]+)?", name):
                yield Link(kind, f"https://huggingface.co/{folder}{name}")


def _address(value: object) -> str:
    """The address of a page, with the scheme that some leave out; empty for other texts."""
    match = re.fullmatch(r"(https?://)?([\w-]+(?:\.[\w-]+)+(?:[/:?#]\S*)?)", _text(value))
    return f"{match[1] or 'https://'}{match[2]}" if match else ""


def _counts(stated: Mapping[str, Any]) -> dict[str, int]:
    named = _COUNTS | {f"num_total_{key}": f"linked {key}" for key in _LINKED}
    found: dict[str, int] = {}
    for key, name in named.items():
        count = _count(stated.get(key))
        if count is not None and count >= 0:
            found.setdefault(name, count)
    return found


def _count(value: object) -> int | None:
    """A count, as a number, a text such as "1.2k", or the list of what is counted."""
    if isinstance(value, str):
        return parse_count(value)
    if isinstance(value, list):  # a saved page has the comments themselves
        return len(value)
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _facts(stated: Mapping[str, Any]) -> dict[str, str]:
    submitter = stated.get("submitted_on_daily_by") or stated.get("submitted_by")
    found = {"submitted by": _who(submitter), "organization": _who(stated.get("organization"))}
    return {name: text for name, text in found.items() if text}


def _who(value: object) -> str:
    """The full name of somebody, else the user name."""
    if not isinstance(value, dict):
        return _text(value)
    return next((text for key in _NAMES if (text := _text(value.get(key)))), "")


def _similar(comments: object) -> tuple[str, ...]:
    """The papers that the recommending robot's comment lists."""
    found: dict[str, None] = {}
    for comment in _list(comments):
        author = comment.get("author") if isinstance(comment, dict) else None
        if not isinstance(author, dict) or "librarian-bot" not in _text(author.get("name")):
            continue
        data = comment.get("data")
        latest = data.get("latest") if isinstance(data, dict) else None
        raw = latest.get("raw") if isinstance(latest, dict) else None
        found |= {f"arxiv:{each}": None for each in _SIMILAR.findall(_text(raw))}
    return tuple(found)
