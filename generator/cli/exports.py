"""The commands by which papers leave a shelf: export."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from generator.cli._console import common_options, finish, log_mkdocs, say
from generator.problems import UserError, did_you_mean, quote

# Kept here beside the option, so that `--help` need not load what writes the formats.
FORMAT_NAMES = (
    "bibtex", "ris", "csl-json", "csv", "md", "apa", "ieee", "acm", "chicago", "ids", "jsonl",
    "sqlite", "parquet",
)  # fmt: skip


class _Choice(click.Choice[str]):
    """A choice that answers a misspelt value with the nearest right one."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        message = super().get_invalid_choice_message(value, ctx)
        return message + did_you_mean(str(value), self.choices)


@click.command()
@click.option("--format", "format_name", type=_Choice(FORMAT_NAMES), required=True)
@click.option("-o", "--output", metavar="FILE", help="Where to write [standard output].")
@click.option("--query", default="", help="Only what this search finds, best first.")
@click.option("--tag", default="", help="Only the papers of a tag, by its id or label.")
@click.option("--ids", metavar="FILE", help="Only what a file names: ids, DOIs, keys, \\\\cite{…}.")
@click.option("--no-abstracts", is_flag=True, help="Leave abstracts out, as the basket does.")
@common_options
def export(
    format_name: str,
    output: str | None,
    query: str,
    tag: str,
    ids: str | None,
    no_abstracts: bool,
    config_file: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write papers, all or a selection, in a format for other programs.

    \b
    Example:
      papershelf export --format bibtex --tag "Diffusion model" > diffusion.bib
      papershelf export --format sqlite -o papers.sqlite
    """
    from generator.commands.export_papers import Selection, render_selection, select, write_whole
    from generator.mkdocs_plugin import apply_defaults, load_shelf
    from generator.pipeline import Report, build_corpus

    if sum(bool(each) for each in (query, tag, ids)) > 1:
        raise click.UsageError("choose one of --query, --tag and --ids")
    log_mkdocs(quiet=quiet, verbose=verbose)
    names = _read_names(ids) if ids else None
    settings, report = apply_defaults(load_shelf(config_file)), Report()
    corpus = build_corpus(settings, report)
    papers, missing = select(corpus, settings, Selection(query, tag, names))
    if no_abstracts:
        papers = [replace(paper, abstract="") for paper in papers]
    content, is_text = render_selection(corpus, settings, papers, format_name)
    if output:
        write_whole(Path(output), content)
    elif is_text:
        sys.stdout.buffer.write(content)
    else:
        raise UserError(f"{format_name} is no text: say where to write it with --output FILE")
    if not quiet:
        say(f"{len(papers):,} paper{'' if len(papers) == 1 else 's'}")
    for name in missing:
        say(f"not in this shelf: {quote(name)}")
    finish(report.problems if not quiet else [], strict=strict)
    if missing:
        sys.exit(1)


def _read_names(path: str) -> str:
    if path == "-":
        return sys.stdin.read()
    return Path(path).read_text(encoding="utf-8-sig", errors="replace")
