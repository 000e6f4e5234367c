"""The command `papershelf`: parses the request, shows what happens, and says how it ended.

Exit status: 0 fine; 1 problems under --strict, or a failed check; 2 a request we cannot serve.

The commands import what they need: MkDocs and scikit-learn take two seconds to load, which
`--help`, `inspect` and an answer to a misspelt option need not wait for.
"""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from generator import __version__
from generator.cli._console import say
from generator.cli.digests import digest
from generator.cli.exports import export
from generator.cli.questions import search, tags
from generator.cli.schemas import schema
from generator.cli.shelf import build, check, generate_pages, serve
from generator.cli.sources import fetch, import_, inspect
from generator.problems import UserError, did_you_mean

COMMANDS = (
    build,
    generate_pages,
    serve,
    check,
    inspect,
    import_,
    fetch,
    export,
    digest,
    search,
    tags,
    schema,
)


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


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="papershelf")
def cli() -> None:
    """Turn the papers you collect into a fast, searchable static site.

    \b
    Example:
      papershelf build && open site/index.html
    """


for command in COMMANDS:
    cli.add_command(command)


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
    say(f"papershelf: error: {message}")
    sys.exit(2)
