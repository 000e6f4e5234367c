"""The command that hands out what editors complete and check a shelf's files with: schema."""

from __future__ import annotations

import click

SCHEMAS = {
    "overrides": "overrides.schema.json",
    "people": "people.schema.json",
    "papers": "papers.schema.json",
}


@click.command()
@click.argument("name", type=click.Choice(tuple(SCHEMAS)))
def schema(name: str) -> None:
    """Print the schema by which editors check a file.

    That of overrides.yml, of people.yml, or of the lines of papers.jsonl, as JSON Schema.

    \b
    Example:
      papershelf schema overrides > overrides.schema.json
    """
    from generator.pipeline import DATA

    click.echo((DATA / SCHEMAS[name]).read_text(encoding="utf-8"), nl=False)
