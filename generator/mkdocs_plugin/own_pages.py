"""Hand-written pages -> what the search knows of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import html as lxml_html
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from generator.search.documents import ExtraPage


def searched_page(page: Page, html: str) -> ExtraPage:
    """What the search knows of a hand-written page."""
    tree = lxml_html.fromstring(f"<div>{html}</div>")
    for element in (*tree.find_class("headerlink"), *tree.xpath(".//h1 | .//script | .//style")):
        element.drop_tree()
    text = tree.text_content()
    headings = tuple(str(heading.title) for heading in _all_headings(page.toc))
    return ExtraPage(str(page.title), headings, " ".join(text.split()), page.url)


def _all_headings(items: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for item in items:
        yield item
        yield from _all_headings(item.children)
