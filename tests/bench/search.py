"""Measure search: `python -m tests.bench.search --sources 'sources/*' [--gold FILE] [--sizes N…]`.

Prints one table: a column an engine and corpus, a row a figure. "Cold" is from opening a page with
nothing cached to the first ten hits with snippets, as a search box asks while somebody types
(without facets and meaning); "p95 all" is with both.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from generator.model.corpus import Corpus
from generator.pipeline import Report, build_corpus, load_taxonomy
from generator.search.answer import Options, search
from generator.search.index_files import search_files
from generator.search.reader import Index, open_index
from generator.settings import Settings
from tests.bench.in_browser import browser_figures
from tests.bench.rivals import CannotRunError, rival_answers
from tests.bench.search_queries import Engine, QuerySet, measure, query_set
from tests.bench.synthetic import synthetic_corpus

Table = dict[str, Mapping[str, float]]
CACHE = Path(".cache/bench-search")
RIVALS_UP_TO = 20_000  # papers; above it they take minutes and gigabytes


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what is asked for and print the table."""
    options = _parse(arguments)
    table: Table = {}
    if options.sources:
        corpus, settings = _corpus(options.sources)
        _bench("sources", corpus, settings, options.gold, options, table)
    for size in options.sizes:
        corpus = synthetic_corpus(size, load_taxonomy())
        settings = Settings(root=Path(), docs_dir=Path(), site_dir=Path())
        _bench(f"{size:,}", corpus, settings, None, options, table)
    _print(table)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sources", nargs="*", default=[], metavar="GLOB")
    parser.add_argument("--gold", type=Path, help="judged topics: {queries: [{query, relevant}]}")
    parser.add_argument("--sizes", nargs="*", type=int, default=[], metavar="N")
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--no-rivals", action="store_true")
    return parser.parse_args(arguments)


def _corpus(globs: Sequence[str]) -> tuple[Corpus, Settings]:
    root = Path("/")  # a shelf reads nothing outside its folder, a bench reads what it is given
    patterns = tuple(os.path.abspath(glob).lstrip("/") for glob in globs)  # noqa: PTH100 -- globs
    settings = Settings(root=root, docs_dir=root, site_dir=root, sources=patterns)
    return build_corpus(settings, Report()), settings


def _bench(
    name: str, corpus: Corpus, settings: Settings, gold: Path | None,
    options: argparse.Namespace, table: Table,
) -> None:  # fmt: skip
    click.echo(f"{name}: {len(corpus):,} papers", err=True)
    queries = query_set(corpus, gold)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        figures = _write(corpus, settings, site)
        index = open_index(site)
        figures |= measure(queries, _twin(index, None))
        by_words = measure(QuerySet({}, queries.topics), _twin(index, False))
        figures |= {f"{key} lexical": by_words[key] for key in by_words if "@" in key}
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        if chromium and not options.no_browser:
            typed = [query for query, _ in queries.known["known"] + queries.known["typo"]]
            figures |= browser_figures(site, chromium, typed)
    table[f"papershelf {name}"] = figures
    if not options.no_rivals and len(corpus) <= RIVALS_UP_TO:
        for rival in ("minisearch", "lunr"):
            _bench_rival(rival, name, corpus, queries, table)


def _write(corpus: Corpus, settings: Settings, site: Path) -> dict[str, float]:
    start = time.perf_counter()
    files = list(search_files(corpus, settings))
    seconds = time.perf_counter() - start
    for file in files:
        path = site / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    packed = sum(len(gzip.compress(file.text.encode(), 6)) for file in files)
    return {"build s": seconds, "files": len(files), "index B": packed}


def _twin(index: Index, semantic: bool | None) -> Engine:
    asked = Options(limit=20, semantic=semantic, facets=False)
    return lambda queries: [
        [hit["id"] for hit in search(index, query, asked)["hits"]] for query in queries
    ]


def _bench_rival(rival: str, name: str, corpus: Corpus, queries: QuerySet, table: Table) -> None:
    lists = [[query for query, _ in wanted] for wanted in queries.known.values()]
    asked = list(
        dict.fromkeys([q for listed in lists for q in listed] + [q for q, _ in queries.topics])
    )
    try:
        found = rival_answers(rival, corpus, asked, CACHE)
    except CannotRunError as reason:
        click.echo(f"{rival} is left out: {reason}", err=True)
        return
    answers = dict(zip(asked, found["answers"], strict=True))
    timed = sorted(found["milliseconds"][: len(lists[0])])
    table[f"{rival} {name}"] = {
        **measure(queries, lambda listed: [answers[query] for query in listed]),
        "build s": found["build"],
        "first result B": found["bytes"],
        "p50 ms": timed[len(timed) // 2],
        "p95 ms": timed[int(len(timed) * 0.95)],
        "memory MB": found["heap"],
    }


def _print(table: Table) -> None:
    rows = list(dict.fromkeys(key for figures in table.values() for key in figures))
    widths = [max(len(name), 9) for name in table]
    click.echo(" " * 18 + "  ".join(n.rjust(w) for n, w in zip(table, widths, strict=True)))
    for row in rows:
        cells = [_cell(figures.get(row)) for figures in table.values()]
        click.echo(
            row.ljust(18) + "  ".join(c.rjust(w) for c, w in zip(cells, widths, strict=True))
        )


def _cell(figure: float | None) -> str:
    if figure is None:
        return "-"
    return f"{figure:,.0f}" if figure >= 100 or figure == int(figure) else f"{figure:.3f}"


if __name__ == "__main__":
    main()
