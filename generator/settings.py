"""The settings of one shelf, checked and with defaults, as the stages see them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a shelf lives and how it is built.

    `root` is the folder of mkdocs.yml; source paths are shown relative to it. `sources` are glob
    patterns in order of precedence. `page_size` is papers a list page, `related` neighbours a
    paper. `semantic` lets the search also find by meaning. `taxonomy` is the shelf's own taxonomy
    file, empty for none, `overrides` the curator's corrections, `people` what the curator says of
    authors; all are paths below `root`. `prefer` has by field of a work the globs of the sources
    that count first for it. `quality` lists what the sources leave open on a page. `changes` tells
    what changed since the last published site, whose folder is `published` below `root`, empty for
    `site_dir`.
    """

    root: Path
    docs_dir: Path
    site_dir: Path
    site_name: str = "Papershelf"
    site_author: str = ""
    site_description: str = ""
    site_url: str = ""  # where the site is hosted, empty when nobody said
    use_directory_urls: bool = False
    sources: tuple[str, ...] = ("sources/**/*",)
    formats: tuple[tuple[str, str], ...] = ()  # glob and the reader for what it matches
    fields: tuple[tuple[str, str], ...] = ()  # what tables and free JSON call a field, and ours
    page_size: int = 100
    related: int = 8
    semantic: bool = True
    scholar: bool = True  # pages carry the tags that Google Scholar and Zotero read
    taxonomy: str = ""
    overrides: str = "overrides.yml"
    prefer: tuple[tuple[str, tuple[str, ...]], ...] = ()
    people: str = "people.yml"
    author_papers: int = 1
    quality: bool = True
    changes: bool = True
    published: str = ""
    smtp: tuple[tuple[str, str | int | bool], ...] = ()  # the server that sends digests
    palette: tuple[str, ...] = ()  # the theme's colours by name: primary, accent
    social_images: bool = True  # a picture for each paper where its link is shared
    social_font: str = ""  # a font file below `root` for what our typefaces lack
    repo_url: str = ""  # of the shelf itself, empty when nobody said
