"""The papers added last, by what the sources say of dates and by the order of the files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator import urls
from generator.markup import render_front_matter
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.output import OutputFile
from generator.pages._listing import render_paper_item
from generator.settings import Settings
from generator.sources.source_file import SourceFile


def recent_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `recent.md`, the newest `page_size` papers."""
    del sources
    parts = [
        render_front_matter(
            {"title": "Recently added", "kind": "recent", "hide": ["navigation", "toc"]}
        ),
        "# Recently added\n",
        "The newest papers first: by date where a source states one, then from the last source "
        "file by name, in the order in which it lists them."
        + (
            f" [What changed]({urls.link(urls.CHANGES, urls.RECENT)}) since the last edition."
            if settings.changes
            else ""
        ),
        "",
        *(
            render_paper_item(paper, corpus, urls.RECENT)
            for paper in newest(corpus, settings.page_size)
        ),
        "",
    ]
    yield OutputFile(urls.RECENT, "\n".join(parts))


def newest(corpus: Corpus, count: int) -> list[Paper]:
    """The papers added last: by date, then by file name from the last, then as the file lists."""
    by_line = sorted(corpus, key=lambda paper: (paper.origins[-1].line, paper.id))
    by_file = sorted(by_line, key=lambda paper: _natural(paper.origins[-1].path), reverse=True)
    return sorted(by_file, key=lambda paper: paper.date, reverse=True)[:count]


def _natural(path: str) -> list[tuple[int, str]]:
    """Order numbers in names by value: page-9 comes before page-10."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", path)]
