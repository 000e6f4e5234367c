"""The commands that deal with files of papers: inspect, import, fetch."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import click

from generator.cli._console import common_options, finish, say
from generator.problems import did_you_mean, quote


@click.command()
@click.option("--format", "format_name", default="", help="The format, where the content misleads.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help="Print each record as a line of JSON.")
@click.option("--strict", is_flag=True, help="Exit 1 when there are problems.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing of the ledger.")
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Also list why bytes were passed over, and what records leave open.",
)
@click.option("-f", "--config-file", default="mkdocs.yml", metavar="FILE",
              show_default=True, help="The shelf's configuration.")  # fmt: skip
def inspect(
    files: tuple[str, ...],
    as_json: bool,
    format_name: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
    config_file: str,
) -> None:
    """Say what files hold; `-` reads standard input.

    The options `formats` and `fields` of the mkdocs.yml here count, where there is one.

    \b
    Example:
      papershelf inspect --json sources/*.txt | jq -r .title
    """
    from generator.commands.inspect_files import inspect_files
    from generator.mkdocs_plugin import stated_reading

    problems = inspect_files(
        files,
        stated_reading(Path(config_file)),
        format_name=_format(format_name),
        as_json=as_json,
        quiet=quiet,
        verbose=verbose,
    )
    finish(problems, strict=strict)
    if any(problem.code == "unreadable-file" for problem in problems):
        sys.exit(2)


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--to", "folder", default="sources", show_default=True, help="Where to copy to.")
@common_options
def import_(
    files: tuple[str, ...],
    folder: str,
    config_file: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Copy files that hold papers into the sources, and say what each is.

    \b
    Example:
      papershelf import ~/Downloads/*.bib ~/Downloads/saved-pages/
    """
    from generator.commands.import_files import import_files
    from generator.mkdocs_plugin import stated_reading

    del verbose
    target = Path(config_file).parent / folder
    reading = stated_reading(Path(config_file))
    done = import_files(files, target, _teller(quiet=quiet), reading, say)
    finish(done.problems, strict=strict)
    if done.refused:
        sys.exit(1)


@click.command()
@click.argument("wishes", nargs=-1, required=True, metavar="WISH…")
@click.option("--to", "folder", default="sources", show_default=True, help="Where to keep files.")
@click.option("--limit", default=200, show_default=True, type=click.IntRange(min=1),
              help="Works of a search or a day.")  # fmt: skip
@click.option("--mailto", default="", envvar="PAPERSHELF_MAILTO", metavar="ADDRESS",
              help="Your e-mail address for the services, which are kinder then.")  # fmt: skip
@common_options
def fetch(
    wishes: tuple[str, ...],
    folder: str,
    limit: int,
    mailto: str,
    config_file: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Get papers from public services into the sources; the only command that uses the network.

    A wish is an arXiv id, a DOI, a day of Hugging Face Papers or a search in OpenAlex, which wants
    a free key in OPENALEX_API_KEY for more than a few. What is there already is not asked for
    again, so that a run that was cut off goes on. Exits 1 when something could not be had.

    \b
    Example:
      papershelf fetch 1706.03762 10.1145/3292500.3330701 hf:2024-05-01 "openalex:graph networks"
    """
    from generator.commands.fetch_papers import fetch as run

    del strict, verbose
    target = Path(config_file).parent / folder
    failed = run(wishes, target, limit=limit, say=_teller(quiet=quiet), mailto=_address(mailto))
    for line in failed:
        say(f"papershelf: error: {line}")
    if failed:
        sys.exit(1)


def _address(mailto: str) -> str:
    if mailto and not re.fullmatch(r"[^\s@()<>;]+@[^\s@()<>;]+", mailto):
        raise click.UsageError(f"--mailto: {quote(mailto)} is no e-mail address")
    return mailto


def _teller(*, quiet: bool) -> Callable[[str], None]:
    return lambda said: None if quiet else click.echo(said)


def _format(name: str) -> str:
    from generator.readers import READERS

    if name and name not in READERS:
        raise click.UsageError(f"no such format '{name}'{did_you_mean(name, READERS)}")
    return name
