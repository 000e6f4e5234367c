"""`papershelf search`: queries -> answers from the built index, for people and for scripts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from generator.problems import UserError, quote
from generator.search.answer import MOST_HITS, Options, search
from generator.search.reader import open_index


def search_shelf(site_dir: Path, query: str, *, limit: int, as_json: bool, batch: bool) -> None:
    """Print the answer to a query, or to every line of standard input with `batch`.

    Raises UserError when there is nothing to ask or no index.
    """
    if not query and not batch:
        raise UserError("say what to search for, or give --batch and a query a line")
    index = open_index(site_dir)
    options = Options(limit=limit)
    if batch:
        for line in sys.stdin:
            answer = search(index, line.rstrip("\n"), options)
            click.echo(json.dumps(answer, ensure_ascii=False))
        return
    answer = search(index, query, options)
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False))
        return
    for hit in answer["hits"]:
        click.echo(f"{hit['title']}\n  {hit['url']}")
    said = [f"{answer['total']:,} found", *_relaxed(answer["relaxed"])]
    click.echo("; ".join(said), err=True)


def search_ids(site_dir: Path, query: str) -> list[str]:
    """The ids of the papers that hold all a query asks for, best first.

    Raises UserError where there is no index and where no paper holds it all: who takes papers
    along wants those and no likely ones.
    """
    index = open_index(site_dir)
    found: list[str] = []
    seen = 0
    while True:
        options = Options(limit=MOST_HITS, offset=seen, facets=False, semantic=False)
        answer = search(index, query, options)
        seen += len(answer["hits"])
        if answer["hits"] and not _WIDER.isdisjoint((answer["relaxed"] or {"how": []})["how"]):
            break
        found += [hit["id"] for hit in answer["hits"] if hit["match"] in _WHOLE]
        if not answer["hits"]:
            break
    if not found:
        reasons = "; ".join(_relaxed(answer["relaxed"]))
        near = f" ({reasons})" if reasons else ""
        raise UserError(f"no paper has all that {quote(query)} asks for{near}")
    return found


_WHOLE = {"title", "words", "forms"}  # how a hit matches that holds every word, in some form
_WIDER = {"title", "phrase", "common words", "missing words", "too many filters",
          "unknown filters"}  # fmt: skip


def _relaxed(relaxed: dict[str, Any] | None) -> Iterator[str]:
    """How less was asked than typed, in words."""
    if relaxed is None:
        return
    for how in relaxed["how"]:
        if how == "typos":
            yield ", ".join(f"read as {word}" for word in relaxed["corrected"].values())
        elif how == "missing words":
            yield f"no paper has {', '.join(map(quote, relaxed['missing']))}"
        elif how == "unknown filters":
            left_out = ", ".join(map(quote, relaxed["unknown"]))
            yield f"nothing is filed under {left_out}, so that filter was left out"
        else:
            yield _HOW[how]


_HOW = {
    "title": "no title has these words, so the whole text was searched",
    "phrase": "no paper has this phrase; these have its words",
    "too many filters": "more filters than can be asked for at once, the last are left out",
    "common words": "these words are too common to rank by",
    "some words": "no paper has all of these words",
    "meaning": "no paper has these words; these are near in meaning",
}
