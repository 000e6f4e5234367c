"""What sources state of a paper beside title, authors and abstract, each named as what it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from urllib.parse import urlsplit

from generator.markup import (
    render_code,
    render_folded,
    render_link,
    render_text,
    render_text_cell,
)
from generator.model.ids import NAMES, id_url
from generator.model.paper import Paper
from generator.model.work import Link, LinkKind
from generator.pages._dates import date_in_words
from generator.pages._listing import plural

LINKS_SHOWN = 6  # of one kind; more are folded
LANGUAGES = {"en": "English"}


def render_links(paper: Paper) -> str:
    """Identifiers, then the links by kind, many of one kind folded."""
    lines = [
        f"- {NAMES.get(scheme, scheme)}: {render_identifier(scheme, paper.ids[scheme])}"
        for scheme in sorted(paper.ids)
    ]
    folded: list[str] = []
    order = list(LinkKind)
    by_kind = sorted(paper.links, key=lambda link: order.index(link.kind))
    for kind, group in groupby(by_kind, key=lambda link: link.kind):
        links = list(group)
        shown = [_address(link) for link in links]
        lines.append(f"- {kind.capitalize()}: {' · '.join(shown[:LINKS_SHOWN])}")
        if rest := shown[LINKS_SHOWN:]:
            told = plural(len(rest), f"more {kind.value} link")
            folded.append(render_folded(told, " · ".join(rest)))
    return "\n\n".join(["\n".join(lines), *folded]) if lines else ""


def render_identifier(scheme: str, value: str) -> str:
    """An identifier, a link where it has an address."""
    address = id_url(scheme, value)
    return render_link(value, address) if address else render_text(value, links=False)


def _address(link: Link) -> str:
    """A link's address; on hosts that name things by owner and name, these."""
    try:
        parts = urlsplit(link.url)
    except ValueError:
        return render_text(link.url)
    path = parts.path.strip("/").removeprefix("datasets/").removeprefix("spaces/")
    if parts.hostname == "huggingface.co" and path.count("/") == 1 and not parts.query:
        return render_link(path, link.url)
    return render_text(link.url)


def render_summaries(paper: Paper) -> str:
    """Summaries that sources state, each labelled as what its source calls it."""
    origin = paper.stated_by.get("summaries")
    where = f", stated in {render_code(origin.path)}" if origin else ""
    return "\n\n".join(
        f"> {render_text(each.text)}  \n> *{render_text(each.kind, links=False)}{where}*"
        for each in paper.summaries
    )


def render_stated(paper: Paper) -> str:
    """Counts and keywords as lines, everything else as a folded table."""
    lines = []
    if paper.counts:
        counts = " · ".join(
            render_text(plural(count, name.removesuffix("s"), name), links=False)
            for name, count in sorted(paper.counts.items())
        )
        lines.append(f"- {counts}{_said_by(paper, 'counts')}")
    if paper.keywords:
        words = render_text(" · ".join(paper.keywords), links=False)
        lines.append(f"- Keywords: {words}{_said_by(paper, 'keywords')}")
    rows = [
        f"| {render_text_cell(name)} | {render_text_cell(text)} |" for name, text in _rows(paper)
    ]
    if rows:
        table = "\n".join(["| fact | as stated |", "|---|---|", *rows])
        lines += ["", render_folded(plural(len(rows), "more fact"), table)]
    return "\n".join(lines)


def _said_by(paper: Paper, field: str) -> str:
    origin = paper.stated_by.get(field)
    return f" *stated in {render_code(origin.path)}*" if origin else ""


def _rows(paper: Paper) -> Iterator[tuple[str, str]]:
    for name, text in sorted(paper.facts.items()):
        yield name.capitalize(), text
    for name, date in sorted(paper.dates.items()):
        yield name.capitalize(), date_in_words(date)
    publication = paper.publication
    for name in ("series", "publisher", "place", "issn", "isbn"):
        if text := getattr(publication, name):
            yield name.upper() if name in {"issn", "isbn"} else name.capitalize(), text
    if paper.language:
        yield "Language", LANGUAGES.get(paper.language, paper.language)
    if paper.citation_key:
        yield "Citation key", paper.citation_key
