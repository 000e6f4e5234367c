"""The page that a host shows for an address that is not there."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import make_shelf
from tests.test_site import LONG, run

pytestmark = pytest.mark.browser


class _Host(http.server.SimpleHTTPRequestHandler):
    """Shows 404.html of the site for what is not there, as GitHub Pages does."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        del message, explain
        body = (Path(self.directory) / "shelf/404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        del words


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("host")
    settings = make_shelf(folder / "made", {"toys.txt": f"Wooden toys\n{LONG}\n"})
    config = settings.root / "mkdocs.yml"
    address = "site_url: https://a.example/shelf/\nsite_dir: ../shelf\n"
    config.write_text(config.read_text(encoding="utf-8") + address, encoding="utf-8")
    built = run("build", cwd=settings.root)
    assert built.returncode == 0, built.stderr
    host = functools.partial(_Host, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/shelf"
        server.shutdown()


@pytest.mark.parametrize("lost", ["gone.html", "papers/2019/gone/"])
def test_an_address_that_is_not_there_can_be_searched_from(
    browser: Any, root: str, lost: str
) -> None:
    page = browser.new_page()
    page.goto(f"{root}/{lost}")
    assert "Not found" in page.locator("h1").inner_text()
    page.keyboard.press("/")
    page.keyboard.insert_text("wooden")
    page.locator("#papershelf-hits a", has_text="Wooden toys").click()
    page.wait_for_url(f"{root}/papers/wooden-toys-*.html")
    assert page.locator("h1").inner_text().startswith("Wooden toys")
    page.close()
