"""About this shelf: which files it was built from and what became of every byte of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import urls
from generator.markup import render_code, render_front_matter
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.pages._listing import plural
from generator.settings import Settings
from generator.sources.source_file import SourceFile


def about_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `about.md`."""
    ordered = sorted(sources, key=lambda file: file.path)
    records = sum(len(file.records) for file in ordered)
    parts = [
        render_front_matter({"title": "About", "kind": "about", "hide": ["navigation"]}),
        "# About this shelf\n",
        f"{plural(records, 'record')} in {plural(len(ordered), 'file')} became "
        f"{plural(len(corpus), 'paper')}. Titles, abstracts and links stand as the sources state "
        "them, with typesetting residue restored; tags and related papers are computed.\n",
        "## Sources\n",
        "Every byte is accounted for: in a record, passed over as page chrome or a blank line, or "
        "reported as a problem.\n",
        "| file | format | bytes | records | in records | passed over | in problems |",
        "|---|---|--:|--:|--:|--:|--:|",
        *(_row(file) for file in ordered),
        "",
        *(
            [
                "What the sources leave open, and how to mend it: "
                f"[quality]({urls.link(urls.QUALITY, urls.ABOUT)}).\n"
            ]
            if settings.quality
            else []
        ),
        "## For machines\n",
        f"All papers with tags and related papers, a JSON object a line: "
        f"[papers.jsonl]({urls.link(urls.PAPERS_JSONL, urls.ABOUT)}).\n",
        *(
            [
                f"[What changed]({urls.link(urls.CHANGES, urls.ABOUT)}) from build to build: "
                f"[changes.jsonl]({urls.link(urls.CHANGES_JSONL, urls.ABOUT)}).\n"
            ]
            if settings.changes
            else []
        ),
        "## Made with\n",
        "Papershelf, MkDocs and Material for MkDocs. The whole site is static files: it needs no "
        "server and asks no other host for anything.\n",
    ]
    yield OutputFile(urls.ABOUT, "\n".join(parts))


def _row(file: SourceFile) -> str:
    cells = (
        render_code(file.path, in_table=True),
        file.format.replace("_", " ") or "not read",
        f"{file.size:,}",
        f"{len(file.records):,}",
        f"{file.record_bytes:,}",
        f"{file.skipped_bytes:,}",
        f"{file.problem_bytes:,}",
    )
    return f"| {' | '.join(cells)} |"
