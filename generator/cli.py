"""The command `papershelf`: parses the request, shows what happens, and says how it ended.

Exit status: 0 fine; 1 problems under --strict, or a failed check; 2 a request we cannot serve.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click
from tqdm import tqdm

from generator import __version__
from generator.problems import Problem, UserError, did_you_mean, render_problem

if TYPE_CHECKING:
    from generator.pipeline import Bar, Report

# The commands import what they need: MkDocs and scikit-learn take two seconds to load, which
# `--help`, `inspect` and an answer to a misspelt option need not wait for.

BAR_DELAY = 1.0  # seconds before a bar shows; shorter stages need none

F = TypeVar("F", bound=Callable[..., Any])


class _Commands(click.Group):
    """A group that answers a misspelt command with the nearest right one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            raise click.UsageError(
                f"no such command '{args[0]}'{did_you_mean(args[0], self.commands)}"
            )
        return super().resolve_command(ctx, args)


def _common(command: F) -> F:
    """The options that every command on a shelf takes."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Also say what MkDocs does."),
        click.option("-q", "--quiet", is_flag=True, help="Only say what is wrong."),
        click.option("--strict", is_flag=True, help="Exit 1 when there are problems."),
        click.option("-f", "--config-file", default="mkdocs.yml", metavar="FILE",
                     show_default=True, help="The shelf's configuration."),
    ):  # fmt: skip
        command = option(command)
    return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="papershelf")
def cli() -> None:
    """Turn the papers you collect into a fast, searchable static site.

    \b
    Example:
      papershelf build && open site/index.html
    """


@cli.command()
@_common
def build(config_file: str, strict: bool, quiet: bool, verbose: bool) -> None:
    """Read the sources, write the pages and build the site.

    \b
    Example:
      papershelf build -f my-shelf/mkdocs.yml --strict
    """
    from generator.mkdocs_plugin import build_site, load_shelf

    _log_mkdocs(quiet=quiet, verbose=verbose)
    config = load_shelf(config_file, strict=strict)
    report = _report(quiet=quiet)
    with report.stage("total") as said:
        build_site(config, report)
        said.append(f"{report.pages:,} pages in {_shown(Path(config.site_dir) / 'index.html')}")
    _finish(report.problems, strict=strict)


@cli.command("generate")
@_common
def generate_pages(config_file: str, strict: bool, quiet: bool, verbose: bool) -> None:
    """Read the sources and write the Markdown pages, without building the site.

    \b
    Example:
      papershelf generate && ls site_src/papers
    """
    from generator.mkdocs_plugin import apply_defaults, load_shelf
    from generator.pipeline import generate

    _log_mkdocs(quiet=quiet, verbose=verbose)
    report = _report(quiet=quiet)
    generate(apply_defaults(load_shelf(config_file)), report)
    _finish(report.problems, strict=strict)


@cli.command()
@_common
@click.option("-a", "--address", metavar="HOST:PORT", help="Where to listen [127.0.0.1:8000].")
def serve(config_file: str, strict: bool, quiet: bool, verbose: bool, address: str | None) -> None:
    """Preview the site; it rebuilds when a source or a page changes.

    \b
    Example:
      papershelf serve -a localhost:8080
    """
    from generator.mkdocs_plugin import load_shelf, serve_site

    load_shelf(config_file)
    _log_mkdocs(quiet=quiet, verbose=verbose, level=logging.INFO)
    serve_site(config_file, strict=strict, address=address)


@cli.command()
@click.option("--format", "format_name", default="", help="The format, where the content misleads.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help="Print each record as a line of JSON.")
@click.option("--strict", is_flag=True, help="Exit 1 when there are problems.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing of the ledger.")
@click.option("-v", "--verbose", is_flag=True, help="Also list why bytes were passed over.")
@click.option("-f", "--config-file", default="mkdocs.yml", hidden=True)
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

    \b
    Example:
      papershelf inspect --json sources/*.txt | jq -r .title
    """
    from generator.inspect_command import inspect_files

    del config_file
    problems = inspect_files(
        files, format_name=_format(format_name), as_json=as_json, quiet=quiet, verbose=verbose
    )
    _finish(problems, strict=strict)
    if any(problem.code == "unreadable-file" for problem in problems):
        sys.exit(2)


def _format(name: str) -> str:
    from generator.readers import READERS

    if name and name not in READERS:
        raise click.UsageError(f"no such format '{name}'{did_you_mean(name, READERS)}")
    return name


@cli.command()
@click.argument("query", default="")
@click.option("--json", "as_json", is_flag=True, help="Print the whole answer as JSON.")
@click.option("--batch", is_flag=True, help="A query a line on standard input, JSON a line out.")
@click.option("-n", "limit", default=10, show_default=True, help="How many hits.")
@_common
def search(
    query: str,
    as_json: bool,
    batch: bool,
    limit: int,
    config_file: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Answer a query from the built index, ranked as in the browser.

    \b
    Example:
      papershelf search -n 3 'kv cache has:code'
      papershelf search --json 'tag:pca -kernel' | jq -r .hits[].title
    """
    from generator.mkdocs_plugin import apply_defaults, load_shelf
    from generator.search_command import search_shelf

    del strict
    _log_mkdocs(quiet=quiet, verbose=verbose)
    site_dir = apply_defaults(load_shelf(config_file)).site_dir
    search_shelf(site_dir, query, limit=limit, as_json=as_json, batch=batch)


@cli.command()
@_common
def tags(config_file: str, strict: bool, quiet: bool, verbose: bool) -> None:
    """List the tags with their counts, papers with none, and phrases no tag covers.

    \b
    Example:
      papershelf tags | less
    """
    from generator.mkdocs_plugin import apply_defaults, load_shelf
    from generator.pipeline import Report, build_corpus
    from generator.tags_command import render_tags

    _log_mkdocs(quiet=quiet, verbose=verbose)
    report = Report()
    click.echo(render_tags(build_corpus(apply_defaults(load_shelf(config_file)), report)))
    _finish(report.problems, strict=strict)


@cli.command()
@_common
def check(config_file: str, strict: bool, quiet: bool, verbose: bool) -> None:
    """Check the built site: links, offline use, the ledger, freshness.

    \b
    Example:
      papershelf build && papershelf check
    """
    from generator.checks import CHECKS, check_context
    from generator.mkdocs_plugin import apply_defaults, load_shelf
    from generator.pipeline import Report, build_corpus, render

    del strict
    _log_mkdocs(quiet=quiet, verbose=verbose)
    settings, report = apply_defaults(load_shelf(config_file)), Report()
    expected = list(render(build_corpus(settings, report), settings, report))
    checked = check_context(settings, report.files, expected)
    problems: list[Problem] = []
    for name, run in CHECKS.items():
        found = list(run(checked))
        problems += found
        if not quiet:
            _say(f"{name:<10} {'ok' if not found else f'{len(found):,} problems'}")
    _finish(problems, strict=True)


def _report(*, quiet: bool) -> Report:
    from generator.pipeline import Report

    def on_stage(name: str, summary: str, seconds: float) -> None:
        if not quiet:  # above a bar, should one be shown
            tqdm.write(f"{name:<10} {summary:<58} {seconds:7.2f} s", file=sys.stderr)

    def bar(total: int, label: str) -> Bar:
        shown: Bar = tqdm(
            total=total, desc=label, delay=BAR_DELAY, leave=False,
            disable=quiet or not sys.stderr.isatty(),
        )  # fmt: skip
        return shown

    return Report(on_stage=on_stage, bar=bar)


def _finish(problems: list[Problem], *, strict: bool) -> None:
    for problem in problems:
        _say(render_problem(problem))
    if problems:
        _say(f"{len(problems):,} problem{'s' if len(problems) > 1 else ''}")
    if problems and strict:
        sys.exit(1)


def _say(line: str) -> None:
    click.echo(line, err=True)


def _shown(path: Path) -> str:
    """A path as the person who typed the command would spell it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _log_mkdocs(*, quiet: bool, verbose: bool, level: int = logging.WARNING) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.handlers = [handler]
    logger.propagate = False
    handler.setLevel(logging.ERROR if quiet else logging.DEBUG if verbose else level)
    logger.setLevel(min(handler.level, logging.WARNING))  # --strict counts what is not shown


def main() -> NoReturn:
    """Run the command line; one line on standard error when the request cannot be served."""
    try:
        sys.exit(cli.main(prog_name="papershelf", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "", err=True)
        sys.exit(2)
    except click.ClickException as error:
        _fail(" ".join(error.format_message().split()))
    except UserError as error:
        _fail(str(error))
    except (KeyboardInterrupt, click.Abort):
        sys.exit(130)
    except OSError as error:
        if isinstance(error, BrokenPipeError):  # the reader of our output, `head` say, is content
            sys.stderr.close()
            sys.exit(0)
        place = f"{error.filename}: " if error.filename else ""
        _fail(f"{place}{(error.strerror or str(error)).lower()}")


def _fail(message: str) -> NoReturn:
    _say(f"papershelf: error: {message}")
    sys.exit(2)


if __name__ == "__main__":
    main()
