"""Generated pages -> HTML by one Markdown instance, as `Page.render` of MkDocs 1.6 with one a page.

To set up an instance takes a fifth of the time of a page. An instance may be used again when its
extensions forget the page before, which is known of those in REUSABLE; on a shelf with others
every page is left to MkDocs. A test holds both ways equal.
"""

from __future__ import annotations

import logging

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import (
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import get_toc

REUSABLE = frozenset(
    {
        "toc",
        "tables",
        "fenced_code",
        "attr_list",
        "md_in_html",
        "sane_lists",
        "generator.math_markup:MathExtension",
    }
)


def page_renderer(config: MkDocsConfig) -> PageRenderer | None:
    """A renderer for this configuration; None when an extension may not be used twice."""
    if not REUSABLE.issuperset(config.markdown_extensions):
        return None
    return PageRenderer(config)


class PageRenderer:
    """Renders pages one after another."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._markdown = markdown.Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
        )

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Do what `page.render(config, files)` does, step by step."""
        md = self._markdown.reset()
        raw_html = _RawHTMLPreprocessor()
        anchors = _ExtractAnchorsTreeprocessor(page.file, files, config)
        links = _RelativePathTreeprocessor(page.file, files, config)
        title = _ExtractTitleTreeprocessor()
        for each in (raw_html, anchors, links, title):
            each._register(md)  # noqa: SLF001 -- in the place of the last page's
        page.content = md.convert(page.markdown or "")
        page.toc = get_toc(getattr(md, "toc_tokens", []))
        page._title_from_render = title.title  # noqa: SLF001
        page.present_anchor_ids = anchors.present_anchor_ids | raw_html.present_anchor_ids
        if logging.getLogger("mkdocs.structure.pages").getEffectiveLevel() > logging.DEBUG:
            page.links_to_anchors = links.links_to_anchors
