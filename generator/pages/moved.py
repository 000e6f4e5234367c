"""Pages at the former addresses of papers, for links and bookmarks that still lead there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import urls
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.pages._redirect import redirect_page
from generator.settings import Settings
from generator.sources.source_file import SourceFile


def moved_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield a page for every alias: the address that a merged record would have alone."""
    del settings, sources
    for paper in corpus:
        for alias in paper.aliases:
            target = urls.paper_path(paper.id)
            yield redirect_page(urls.paper_path(alias), target, paper.title, "paper")
