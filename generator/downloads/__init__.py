"""Files of the site that are no pages, one kind a file: corpus in, files below the site's root out.

They are written into the built site, not beside the Markdown: MkDocs would take some for pages.
A new kind is a file here and a line in DOWNLOADS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.downloads.changes import change_files
from generator.downloads.citation_cff import citation_cff_files
from generator.downloads.citations import citation_files
from generator.downloads.feeds import feed_files, newest_dated
from generator.downloads.lists import list_files
from generator.downloads.llms import llms_files
from generator.downloads.robots import robots_files
from generator.formats import FORMATS
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.paper_lists import PaperList
from generator.settings import Settings

DOWNLOADS: Mapping[str, Callable[[Corpus, Settings], Iterator[OutputFile]]] = {
    "lists": list_files,
    "feeds": feed_files,
    "citations": citation_files,
    "robots": robots_files,
    "llms": llms_files,
    "citation_cff": citation_cff_files,
    "changes": change_files,
}


def feed_links(stem: str) -> list[tuple[str, str, str]]:
    """The feeds of a list, each with label, path and type."""
    return [
        ("Atom feed", f"{stem}.atom", "application/atom+xml"),
        ("JSON feed", f"{stem}.feed.json", "application/feed+json"),
    ]


def list_links(each: PaperList) -> dict[str, Any]:
    """Where the files of a list are, for its page: formats and feeds, each with label and path."""
    formats = [(form.label, f"{each.stem}.{form.suffix}") for form in FORMATS.values()]
    return {"formats": formats, "feeds": feed_links(each.stem) if newest_dated(each.papers) else []}
