"""The command by which news of a shelf leave it: digest."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli._console import common_options, finish, log_mkdocs, say
from generator.text.counts import plural


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

    \b
    Example:
      papershelf digest --since 2024-05-01 --tag "Diffusion model" --out news
      papershelf digest --since 2024-05-01 --send --really
    """
    from generator.digest_command import check_smtp, make_digest, send_digest, write_digest
    from generator.mkdocs_plugin import apply_defaults, load_shelf
    from generator.pipeline import Report, build_corpus

    if not out and not send:
        raise click.UsageError("say where to with --out DIR, or --send")
    if really and not send:
        raise click.UsageError("--really goes with --send")
    log_mkdocs(quiet=quiet, verbose=verbose)
    settings, report = apply_defaults(load_shelf(config_file)), Report()
    if send:
        check_smtp(settings)
    corpus = build_corpus(settings, report)
    count, mail, files = make_digest(corpus, settings, since, tag)
    if out:
        write_digest(Path(out), files)
    if send and really and count:
        send_digest(mail, settings)
    if send:
        _tell(count, really=really)
        click.echo(f"From: {mail['From']}\nTo: {mail['To']}\nSubject: {mail['Subject']}\n")
        click.echo(files["md"].decode())
    if not quiet:
        say(f"{plural(count, 'paper')}")
    finish(report.problems if not quiet else [], strict=strict)


def _tell(count: int, *, really: bool) -> None:
    if not count:
        say("nothing is new, so nothing is sent")
    else:
        say("sent:" if really else "not sent, this is what --really would send:")
