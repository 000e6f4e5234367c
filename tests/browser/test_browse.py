"""The site in a real browser, over http and from disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


def test_browse_from_home_to_a_tag_a_paper_and_a_related_paper(page: Any, root: str) -> None:
    page.goto(f"{root}/index.html")
    page.locator("#browse-by-tag + ul a").first.click()
    page.wait_for_url("**/tags/**")
    page.locator("#papers + ul a").first.click()
    page.wait_for_url("**/papers/**")
    first = page.locator("h1").inner_text()
    page.locator("#related-papers + ul a").first.click()
    page.wait_for_function("title => document.querySelector('h1').innerText !== title", arg=first)
    assert "/papers/" in page.url


def test_every_index_opens_from_the_navigation(page: Any, root: str) -> None:
    page.goto(f"{root}/index.html")
    for name in ("Papers", "Tags", "Recent", "About"):
        page.locator(".md-tabs__link", has_text=name).click()
        page.wait_for_load_state()
        assert page.locator("h1").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_the_screen(
    browser: Any, root: str, site: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    paper = sorted((site / "papers").glob("*-*.html"))[0].name
    for name in ("index.html", "tags/index.html", "papers/index.html", f"papers/{paper}",
                 "recent.html", "about.html"):  # fmt: skip
        page.goto(f"{root}/{name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    shown = page.evaluate("document.body.dataset.mdColorScheme")
    assert shown == {"light": "default", "dark": "slate"}[scheme]
    context.close()
