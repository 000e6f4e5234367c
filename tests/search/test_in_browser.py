"""The engine in a real page: over http in a sub-folder, and from disk."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from generator.model.corpus import Corpus
from generator.search.answer import Options, search
from generator.search.index_files import Layout
from generator.search.reader import open_index
from generator.settings import Settings

from .conftest import SHARDED, write_engine, write_index

pytestmark = pytest.mark.browser

QUERIES = (
    "attention is all",
    "wool",
    "图像分割",
    "deep residual lerning",
    '"two papers"',
    "tag:images",
)
ASK = """(queries) => Promise.all(queries.map((query) => papershelf.search(query)))"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module", params=["one file", "sharded"])
def shelf(
    request: pytest.FixtureRequest, corpus: Corpus, settings: Settings,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:  # fmt: skip
    """A site in a sub-folder, with one page some folders deep."""
    site: Path = tmp_path_factory.mktemp("host") / "my shelf"
    write_index(site, corpus, settings, SHARDED if request.param == "sharded" else Layout())
    write_engine(site / "assets/papershelf/engine.js")
    script = '<script src="../../assets/papershelf/engine.js"></script>'
    (site / "tags/method").mkdir(parents=True)
    page = f'<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">{script}'
    (site / "tags/method/page.html").write_text(page, encoding="utf-8")
    return site


@pytest.fixture(scope="module", params=["http", "file"])
def address(request: pytest.FixtureRequest, shelf: Path) -> Iterator[str]:
    if request.param == "file":
        yield (shelf / "tags/method/page.html").as_uri()
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(shelf.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/my%20shelf/tags/method/page.html"
    server.shutdown()
    server.server_close()


def test_a_page_answers_as_the_command_does(browser: Any, address: str, shelf: Path) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    index = open_index(shelf)
    for query, answer in zip(QUERIES, page.evaluate(ASK, QUERIES), strict=True):
        expected = search(index, query, Options())
        assert [hit["id"] for hit in answer["hits"]] == [hit["id"] for hit in expected["hits"]]
        assert answer["total"] == expected["total"]
        assert answer["warnings"] == []
        root = address.removesuffix("tags/method/page.html")
        assert all(hit["href"] == root + hit["url"] for hit in answer["hits"])
    assert said == []
    page.close()


def test_a_script_that_never_comes_is_given_up(browser: Any, address: str) -> None:
    if address.startswith("file"):
        pytest.skip("a file comes or it does not")
    page = browser.new_page()
    page.clock.install()
    page.route("**/texts-*.js*", lambda route: None)
    page.goto(address)
    page.evaluate("() => papershelf.search('wool', { limit: 0 })")  # all but the texts is there
    page.evaluate(
        "() => { window.answer = papershelf.search('wool').then((a) => (window.got = a)) }"
    )
    for _ in range(40):
        page.clock.run_for(1_000)
        if page.evaluate("() => Boolean(window.got)"):
            break
    got = page.evaluate("() => window.got")
    assert got["total"] > 0
    assert any("missing" in warning for warning in got["warnings"])
    page.close()
