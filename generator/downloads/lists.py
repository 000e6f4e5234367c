"""Every list of papers in every format: `tags/method/pca.bib`, `papers.ris`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.formats import FORMATS, Keyed, citation_keys
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.paper_lists import paper_lists
from generator.settings import Settings

BUDGET = 45_000_000  # bytes of one file: Overleaf takes no larger one, GitHub warns from 50 MB on


def list_files(corpus: Corpus, settings: Settings) -> Iterator[OutputFile]:
    """Yield the files of every list; abstracts are in those of the whole shelf only.

    A file that would pass the budget is parted: `papers.bib`, `papers-2.bib`, ….
    """
    del settings
    keys = citation_keys(corpus)
    lists = list(paper_lists(corpus))
    for form in FORMATS.values():
        whole = {paper.id: form.item(Keyed(paper, keys[paper.id])) for paper in corpus}
        short = {
            paper.id: form.item(Keyed(replace(paper, abstract=""), keys[paper.id]))
            for paper in corpus
        }
        for each in lists:
            items = whole if each.papers is corpus.papers else short
            parts = _parted([items[paper.id] for paper in each.papers])
            for number, part in enumerate(parts, start=1):
                name = each.stem if number == 1 else f"{each.stem}-{number}"
                yield OutputFile(f"{name}.{form.suffix}", form.join(part))


def _parted(items: Iterable[str]) -> Iterator[list[str]]:
    """Runs of items that stay within the budget; one empty run for none."""
    part: list[str] = []
    size = 0
    for item in items:
        length = len(item.encode()) + 2
        if part and size + length > BUDGET:
            yield part
            part, size = [], 0
        part.append(item)
        size += length
    yield part
