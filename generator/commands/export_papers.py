"""`papershelf export`: papers of a shelf, all or a selection, in the format somebody needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.datasets import DATASETS
from generator.exports.jsonl import paper_object
from generator.formats import Keyed, citation_keys
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.problems import UserError, did_you_mean, quote
from generator.selection import Selector
from generator.selection_formats import SELECTION_FORMATS
from generator.settings import Settings

NAMES = {
    "bibtex": "bibtex", "ris": "ris", "csl-json": "csl_json", "csv": "csv_table",
    "md": "markdown", "apa": "apa", "ieee": "ieee", "acm": "acm", "chicago": "chicago",
    "ids": "ids", "jsonl": "json_lines", "sqlite": "sqlite", "parquet": "parquet",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Selection:
    """Which papers: those a query finds, those of a tag, those a text names; all where empty."""

    query: str = ""
    tag: str = ""
    names: str | None = None


def select(
    corpus: Corpus, settings: Settings, selection: Selection
) -> tuple[list[Paper], list[str]]:
    """The papers of a selection, and the names in it that no paper has. Raises UserError."""
    if selection.names is not None:
        return Selector(corpus, citation_keys(corpus)).select(selection.names)
    if selection.tag:
        return list(corpus.papers_by_tag[_tag(corpus, selection.tag)]), []
    if selection.query:
        return _found(corpus, settings, selection.query), []
    return list(corpus), []


def _tag(corpus: Corpus, name: str) -> str:
    labels = {corpus.taxonomy.tags[tag].label.casefold(): tag for tag in corpus.papers_by_tag}
    known = {**labels, **{tag: tag for tag in corpus.papers_by_tag}}
    tag = known.get(name) or known.get(name.casefold())
    if not tag:
        raise UserError(f"no paper has the tag {quote(name)}{did_you_mean(name, known)}")
    return tag


def _found(corpus: Corpus, settings: Settings, query: str) -> list[Paper]:
    from generator.commands.search_shelf import search_ids

    known = {paper.id for paper in corpus}
    return [corpus[each] for each in search_ids(settings.site_dir, query) if each in known]


def render_selection(
    corpus: Corpus, settings: Settings, papers: Sequence[Paper], format_name: str
) -> tuple[bytes, bool]:
    """The papers in a format of NAMES; the second value says whether that is text."""
    name = NAMES[format_name]
    if form := SELECTION_FORMATS.get(name):
        keys = citation_keys(corpus)  # of the whole shelf, so that a paper has one key everywhere
        items = (form.item(Keyed(each, keys[each.id])) for each in papers)
        return form.join(items).encode(), True
    objects = [paper_object(paper, corpus, settings) for paper in papers]
    return DATASETS[name].render(objects), DATASETS[name].is_text


def write_whole(path: Path, content: bytes) -> None:
    """Write a file all at once, so that no half of it is ever there."""
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.write_bytes(content)
    unfinished.replace(path)
