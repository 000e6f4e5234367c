"""The theme's scripts -> the joined files that a built site has instead."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.scripts import BUNDLES, FOLDER, SEARCHING, join_scripts, part_path


def join_theme_scripts(files: Files, config: MkDocsConfig) -> None:
    """Put the joined scripts among the files of the site, and take their parts out."""
    parts: dict[str, File] = {}
    for path in (part_path(part) for bundle in BUNDLES.values() for part in bundle):
        if file := files.get_file_from_path(path):
            parts[path] = file
            files.remove(file)
    for bundle in BUNDLES:
        text = join_scripts(bundle, lambda path: parts[path].content_string)
        files.append(File.generated(config, f"{FOLDER}/{bundle}", content=text))


def search_scripts() -> list[str]:
    """What the search page loads, relative to the site's root."""
    return [*(f"{FOLDER}/{bundle}" for bundle in SEARCHING), f"{FOLDER}/search/index.js"]
