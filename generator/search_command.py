"""`papershelf search`: queries -> answers from the built index, for people and for scripts."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from generator.problems import UserError
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
    click.echo(f"{answer['total']:,} found" + (", relaxed" if answer["relaxed"] else ""), err=True)


def search_ids(site_dir: Path, query: str) -> list[str]:
    """The ids of all hits, best first. Raises UserError where there is no index."""
    index = open_index(site_dir)
    found: list[str] = []
    while True:
        options = Options(limit=MOST_HITS, offset=len(found), facets=False)
        hits = search(index, query, options)["hits"]
        if not hits:
            return found
        found += [hit["id"] for hit in hits]
