"""All papers from A to Z, paginated, with a jump to each letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator import urls
from generator.markup import render_front_matter, render_text, render_title_link
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.output import OutputFile
from generator.pages._letters import OTHER, folded, initial, render_jumps, render_letter
from generator.pages._listing import byline, paginate, plural, render_pager
from generator.settings import Settings
from generator.sources.source_file import SourceFile


def title_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield the A–Z index, `page_size` papers a page."""
    del sources
    ordered = sorted(corpus, key=title_key)
    chunks = list(paginate(ordered, settings.page_size))
    starts: dict[str, int] = {}
    for number, _, papers in chunks:
        for paper in papers:
            starts.setdefault(initial(paper.title), number)
    for number, pages, papers in chunks:
        path = urls.nth_page(urls.ALL_PAPERS, number)
        title = "All papers" if pages == 1 else f"All papers, page {number}"
        parts = [
            render_front_matter({"title": title, "kind": "titles", "hide": ["navigation", "toc"]}),
            f"# All papers\n\n{plural(len(corpus), 'paper')} from A to Z.\n",
            render_jumps(starts, urls.ALL_PAPERS, path),
            *_letters(papers, corpus, path),
            render_pager(urls.ALL_PAPERS, number, pages),
        ]
        yield OutputFile(path, "\n".join(part for part in parts if part))


def title_key(paper: Paper) -> tuple[bool, str, str, str]:
    """Order by title without case, accents and leading signs; other scripts after Latin."""
    letter = initial(paper.title)
    return (letter == OTHER, letter, folded(paper.title), paper.id)


def _letters(papers: Sequence[Paper], corpus: Corpus, path: str) -> Iterator[str]:
    for letter, group in groupby(papers, key=lambda paper: initial(paper.title)):
        yield render_letter(letter)
        yield "\n".join(_item(paper, corpus, path) for paper in group) + "\n"


def _item(paper: Paper, corpus: Corpus, path: str) -> str:
    link = render_title_link(paper.title, urls.link(urls.paper_path(paper.id), path))
    about = byline(paper, corpus)
    return f"- {link}" + (f" *{render_text(about, links=False)}*" if about else "")
