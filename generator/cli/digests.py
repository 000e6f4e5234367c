"""The command by which news of a shelf leave it: digest."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli._console import common_options, finish, log_mkdocs, say

if TYPE_CHECKING:
    from email.message import EmailMessage

    from generator.settings import Settings


@click.command()
@click.option("--since", required=True, metavar="DATE", help="From this day on, as 2024-05-31.")
@click.option("--tag", default="", help="Only the papers of a tag, by its id or label.")
@click.option("--out", metavar="DIR", help="Where to write digest.eml, digest.html and digest.md.")
@click.option("--send", is_flag=True, help="Say what would be sent to whom by your mail server.")
@click.option("--really", is_flag=True, help="With --send: send it.")
@common_options
def digest(
    since: str,
    tag: str,
    out: str | None,
    send: bool,
    really: bool,
    config_file: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Tell what is new since a day: as files, or by e-mail.

    The password of the mail server comes from PAPERSHELF_SMTP_PASSWORD, or is asked for.

    \b
    Example:
      papershelf digest --since 2024-05-01 --tag "Diffusion model" --out news
      papershelf digest --since 2024-05-01 --send --really
    """
    from generator.commands.make_digest import make_digest, parse_since, write_digest
    from generator.digest_send import check_smtp, mail_server, send_digest
    from generator.mkdocs_plugin import apply_defaults, load_shelf
    from generator.pipeline import Report, build_corpus

    if not out and not send:
        raise click.UsageError("say where to with --out DIR, or --send")
    if really and not send:
        raise click.UsageError("--really goes with --send")
    parse_since(since)  # what is wrong is said before any work
    log_mkdocs(quiet=quiet, verbose=verbose)
    settings, report = apply_defaults(load_shelf(config_file)), Report()
    if send:
        check_smtp(settings)
    password = _password(settings) if really else ""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    news = make_digest(build_corpus(settings, report), settings, since, tag, epoch)
    if out:
        paths = write_digest(Path(out), news.files)
        if not quiet:
            say(f"wrote {', '.join(map(str, paths))}")
    if send and really and news.count:
        send_digest(news.mail, settings, password, epoch=epoch)
    if not news.count:
        known = f"the newest paper is of {news.last}" if news.last else "no paper has a date"
        say(f"nothing is new since {since}: {known}" + (", so nothing is sent" if send else ""))
    elif send:
        server = mail_server(settings)
        say(f"sent by {server}:" if really else f"not sent; --really sends by {server}:")
        _show(news.mail)
    if news.count and not quiet:
        say(f"{news.count:,} paper{'' if news.count == 1 else 's'}")
    finish(report.problems if not quiet else [], strict=strict)


def _password(settings: Settings) -> str:
    """The mail server's password: from the environment, else typed, and never shown."""
    from generator.digest_send import PASSWORD, needs_password

    password = os.environ.get(PASSWORD, "")
    if password or not needs_password(settings):
        return password
    if not sys.stdin.isatty():
        raise click.UsageError(f"the mail server's password is missing: set {PASSWORD}")
    typed: str = click.prompt("Password of the mail server", hide_input=True, err=True)
    return typed


def _show(mail: EmailMessage) -> None:
    """The mail as those see it who read plain text."""
    click.echo(f"From: {mail['From']}\nTo: {mail['To']}\nSubject: {mail['Subject']}\n")
    if body := mail.get_body(("plain",)):
        click.echo(body.get_content())
