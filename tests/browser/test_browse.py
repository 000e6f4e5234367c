"""The site in a real browser, over http and from disk."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SAMPLE, make_shelf
from tests.test_site import run

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = make_shelf(tmp_path_factory.mktemp("browse") / "shelf", sorted(SAMPLE.iterdir()))
    assert run("build", cwd=settings.root).returncode == 0
    return settings.site_dir


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """The address of the site's folder, hosted in a sub-folder or on disk."""
    if request.param == "file":
        yield site.as_uri()
        return
    handler = functools.partial(_Quiet, directory=str(site.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{site.name}"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        del words


@pytest.fixture
def page(browser: Any, root: str) -> Iterator[Any]:
    """A page that fails the test when the console complains or a request leaves the site."""
    context = browser.new_context()
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "request",
        lambda request: (
            request.url.startswith((root, "data:"))
            or request.url.endswith("/favicon.ico")
            or complaints.append(f"left the site: {request.url}")
        ),
    )
    yield opened
    context.close()
    assert complaints == []


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
