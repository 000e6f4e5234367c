"""What a built site holds beside its pages: lists' files, twins, the search index, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.downloads import DOWNLOADS
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.pipeline import Report, counted
from generator.search.documents import ExtraPage
from generator.settings import Settings
from generator.social_images import SocialImages
from generator.text.counts import plural
from generator.twins import render_twin, twin_of


def write_downloads(
    site: Path, corpus: Corpus, settings: Settings, report: Report, more: Iterable[OutputFile]
) -> None:
    """Write the files that are no pages, and `more` of them; what stands there already stays."""
    with report.stage("downloads") as said:
        files = [file for make in DOWNLOADS.values() for file in make(corpus, settings)]
        # What somebody wrote by hand, their own robots.txt say, stands.
        files = [file for file in (*files, *more) if not (site / file.path).exists()]
        size = sum(write_file(site, file) for file in files)
        said.append(f"{plural(len(files), 'file')}, {size / 1e6:,.1f} MB")


def write_twins(site: Path, twins: Mapping[str, Path], built: Mapping[str, str]) -> None:
    """Write a Markdown twin beside every page.

    `twins` are the pages' Markdown by its path below docs_dir, `built` every file's path in the
    site by that below docs_dir.
    """
    for source, path in twins.items():
        text = render_twin(path.read_text(encoding="utf-8-sig"), source, built)
        write_file(site, OutputFile(twin_of(built[source]), text))


def write_search_index(
    site: Path, corpus: Corpus, settings: Settings, report: Report, own_pages: Iterable[ExtraPage]
) -> None:
    """Write what the search in the browser reads; `own_pages` were written by hand."""
    # Here, for it loads scikit-learn: a wrong setting is answered without.
    from generator.search.index_files import search_files

    with report.stage("search") as said:
        files = search_files(corpus, settings, sorted(own_pages))
        said.append(f"{sum(write_file(site, file) for file in files) / 1e6:,.1f} MB of index")


def write_social_images(site: Path, images: SocialImages, report: Report) -> None:
    """Draw the pictures that are not drawn yet, and put all into the site."""
    bar = report.bar(len(images), "social images")
    with report.stage("social") as said:
        done = images.store(site, lambda names: counted(names, bar))
        said += [f"{done.drawn:,} drawn", f"{done.found:,} unchanged",
                 f"{done.deleted:,} deleted", f"{done.size / 1e6:,.1f} MB"]  # fmt: skip


def write_file(site: Path, file: OutputFile) -> int:
    """Write a file of the site; returns its size in bytes."""
    path = site / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content := file.text.encode("utf-8", "replace"))
    return len(content)
