"""The commands that make a shelf's site: build, generate, serve, check."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from generator.cli._console import (
    common_options,
    finish,
    log_mkdocs,
    say,
    show_progress,
    shown_path,
)
from generator.problems import Problem
from generator.text.counts import plural


@click.command()
@common_options
def build(config_file: str, strict: bool, quiet: bool, verbose: bool) -> None:
    """Read the sources, write the pages and build the site.

    \b
    Example:
      papershelf build -f my-shelf/mkdocs.yml --strict
    """
    from generator.mkdocs_plugin import build_site, load_shelf

    log_mkdocs(quiet=quiet, verbose=verbose)
    config = load_shelf(config_file, strict=strict)
    report = show_progress(quiet=quiet)
    with report.stage("total") as said:
        build_site(config, report)
        start = shown_path(Path(config.site_dir) / "index.html")
        said.append(f"{plural(report.pages, 'page')} in {start}")
    finish(report.problems, strict=strict)


@click.command("generate")
@common_options
def generate_pages(config_file: str, strict: bool, quiet: bool, verbose: bool) -> None:
    """Read the sources and write the Markdown pages, without building the site.

    \b
    Example:
      papershelf generate && ls site_src/papers
    """
    from generator.mkdocs_plugin import apply_defaults, load_shelf
    from generator.pipeline import generate

    log_mkdocs(quiet=quiet, verbose=verbose)
    report = show_progress(quiet=quiet)
    generate(apply_defaults(load_shelf(config_file)), report)
    finish(report.problems, strict=strict)


@click.command()
@common_options
@click.option("-a", "--address", metavar="HOST:PORT", help="Where to listen [127.0.0.1:8000].")
def serve(config_file: str, strict: bool, quiet: bool, verbose: bool, address: str | None) -> None:
    """Preview the site; it rebuilds when a source or a page changes.

    \b
    Example:
      papershelf serve -a localhost:8080
    """
    from generator.mkdocs_plugin import load_shelf, serve_site

    load_shelf(config_file)
    log_mkdocs(quiet=quiet, verbose=verbose, level=logging.INFO)
    serve_site(config_file, strict=strict, address=address)


@click.command()
@common_options
def check(config_file: str, strict: bool, quiet: bool, verbose: bool) -> None:
    """Check the built site: links, offline use, the ledger, freshness.

    \b
    Example:
      papershelf build && papershelf check
    """
    from generator.checks import CHECKS, check_context
    from generator.mkdocs_plugin import apply_defaults, load_shelf
    from generator.pipeline import Report, build_corpus, render, tell_changes

    del strict
    log_mkdocs(quiet=quiet, verbose=verbose)
    settings, report = apply_defaults(load_shelf(config_file)), Report()
    corpus = tell_changes(build_corpus(settings, report), settings, report)
    expected = list(render(corpus, settings, report))
    checked = check_context(settings, report.files, expected)
    problems: list[Problem] = []
    for name, run in CHECKS.items():
        found = list(run(checked))
        problems += found
        if not quiet:
            say(f"{name:<10} {plural(len(found), 'problem') if found else 'ok'}")
    finish(problems, strict=True)
