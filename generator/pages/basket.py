"""The basket's page: what a reader without scripts needs to know; the rest is a template's part.

The basket itself is kept and shown in the browser (`theme_overrides/partials/basket.html`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import urls
from generator.markup import render_front_matter
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.settings import Settings
from generator.sources.source_file import SourceFile


def basket_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `basket.md`."""
    del corpus, settings, sources
    front = {"title": "Basket", "kind": "basket", "hide": ["navigation", "toc"]}
    yield OutputFile(
        urls.BASKET,
        f"{render_front_matter(front)}# Basket\n\n"
        "Collecting papers needs JavaScript. Without it, "
        f"[all papers from A to Z]({urls.link(urls.ALL_PAPERS, urls.BASKET)}) and every other "
        "list can be taken away as files.\n"
        "{: .papershelf-needs-script }\n",
    )
