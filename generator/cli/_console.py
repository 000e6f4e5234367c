"""What all commands share: their options, how progress is shown, how problems are told."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from tqdm import tqdm

from generator.problems import Problem, render_problem
from generator.text.counts import plural

if TYPE_CHECKING:
    from generator.pipeline import Bar, Report

BAR_DELAY = 1.0  # seconds before a bar shows; shorter stages need none

F = TypeVar("F", bound=Callable[..., Any])


def common_options(command: F) -> F:
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


def show_progress(*, quiet: bool) -> Report:
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


def finish(problems: list[Problem], *, strict: bool) -> None:
    for problem in problems:
        say(render_problem(problem))
    if problems:
        say(plural(len(problems), "problem"))
    if problems and strict:
        sys.exit(1)


def say(line: str) -> None:
    click.echo(line, err=True)


def shown_path(path: Path) -> str:
    """A path as the person who typed the command would spell it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def log_mkdocs(*, quiet: bool, verbose: bool, level: int = logging.WARNING) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.handlers = [handler]
    logger.propagate = False
    handler.setLevel(logging.ERROR if quiet else logging.DEBUG if verbose else level)
    logger.setLevel(min(handler.level, logging.WARNING))  # --strict counts what is not shown
