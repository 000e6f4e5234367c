"""The versions of a work that were brought together, and which source said which of its fields."""

from __future__ import annotations

from collections import defaultdict

from generator.markup import render_code, render_folded, render_text, render_text_cell
from generator.model.ids import NAMES
from generator.model.paper import Paper, Version
from generator.model.work import Origin
from generator.pages._byline import TYPES, place_in_venue
from generator.pages._dates import date_in_words
from generator.pages._stated import render_identifier
from generator.text.venue_names import venue_name

FIELDS = {"has_more_authors": "more authors", "author_count": "number of authors",
          "citation_key": "citation key", "abstract_kind": "kind of abstract"}  # fmt: skip


def render_versions(paper: Paper) -> str:
    """Preprint, proceedings and journal version as a table, oldest first; empty for one only."""
    if len(paper.versions) < 2:
        return ""
    rows = [
        f"| {_kind(version)} | {render_text_cell(_where(version))} | "
        f"{date_in_words(version.date)} | {_ids(version)} |"
        for version in paper.versions
    ]
    return "\n".join(["| version | where | date | identifiers |", "|---|---|---|---|", *rows])


def _kind(version: Version) -> str:
    return TYPES.get(version.publication.type, "Preprint" if "arxiv" in version.ids else "Version")


def _where(version: Version) -> str:
    publication = version.publication
    named = venue_name(publication.venue) if publication.venue else ""
    return ", ".join(part for part in (named, place_in_venue(publication)) if part)


def _ids(version: Version) -> str:
    return ", ".join(
        f"{NAMES.get(scheme, scheme)} {render_identifier(scheme, value)}"
        for scheme, value in sorted(version.ids.items())
    )


def render_origins(paper: Paper) -> str:
    """The places the paper was read, and of several, which said what."""
    lines = "\n".join(f"- {render_code(origin.path)}, {_line(origin)}" for origin in paper.origins)
    if len(paper.origins) < 2:
        return lines
    said: dict[Origin, list[str]] = defaultdict(list)
    for field, origin in sorted(paper.stated_by.items()):
        said[origin].append(FIELDS.get(field, field))
    rows = [
        f"| {render_code(origin.path, in_table=True)}, {_line(origin)} | "
        f"{render_text(', '.join(said[origin]))} |"
        for origin in sorted(said)
    ]
    table = "\n".join(["| source | fields taken from it |", "|---|---|", *rows])
    return f"{lines}\n\n{render_folded('Which source said what', table)}" if rows else lines


def _line(origin: Origin) -> str:
    return f"line {origin.line:,}" if origin.line else "the whole file"
