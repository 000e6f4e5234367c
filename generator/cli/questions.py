"""The commands that ask a shelf something: search, tags."""

from __future__ import annotations

import click

from generator.cli._console import common_options, finish, log_mkdocs


@click.command()
@click.argument("query", default="")
@click.option("--json", "as_json", is_flag=True, help="Print the whole answer as JSON.")
@click.option("--batch", is_flag=True, help="A query a line on standard input, JSON a line out.")
@click.option("-n", "limit", default=10, show_default=True, help="How many hits.")
@common_options
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
      papershelf search -- '-kernel year:2020-'
      papershelf search --json 'tag:pca -kernel' | jq -r .hits[].title
    """
    from generator.commands.search_shelf import search_shelf
    from generator.mkdocs_plugin import apply_defaults, load_shelf

    del strict
    log_mkdocs(quiet=quiet, verbose=verbose)
    site_dir = apply_defaults(load_shelf(config_file)).site_dir
    search_shelf(site_dir, query, limit=limit, as_json=as_json, batch=batch)


@click.command()
@common_options
def tags(config_file: str, strict: bool, quiet: bool, verbose: bool) -> None:
    """List the tags with their counts, papers with none, and phrases no tag covers.

    \b
    Example:
      papershelf tags | less
    """
    from generator.commands.list_tags import render_tags
    from generator.mkdocs_plugin import apply_defaults, load_shelf
    from generator.pipeline import Report, build_corpus

    log_mkdocs(quiet=quiet, verbose=verbose)
    report = Report()
    click.echo(render_tags(build_corpus(apply_defaults(load_shelf(config_file)), report)))
    finish(report.problems, strict=strict)
