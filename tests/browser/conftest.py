"""What the browser tests share: the sample shelf, served and on disk, and a page that watches."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.browser.firefox import Firefox, run_firefox
from tests.conftest import SAMPLE, make_shelf
from tests.test_site import run


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = make_shelf(tmp_path_factory.mktemp("browse") / "shelf", sorted(SAMPLE.iterdir()))
    config = settings.root / "mkdocs.yml"
    config.write_text(config.read_text() + "repo_url: https://github.com/toys/shelf\n")
    built = run("build", cwd=settings.root)
    assert built.returncode == 0, built.stderr
    return settings.site_dir


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """The address of the site's folder, hosted in a sub-folder or on disk."""
    with address_of(site, request.param) as address:
        yield address


@contextmanager
def address_of(site: Path, scheme: str) -> Iterator[str]:
    if scheme == "file":
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


@pytest.fixture(scope="session")
def start_firefox(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """Starts a Firefox, with preferences beside those of every test."""
    client = pytest.importorskip("websockets.sync.client")
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if not program:
        pytest.skip("no Firefox on this machine")

    def start(preferences: Mapping[str, object] | None = None) -> Any:
        profile = tmp_path_factory.mktemp("firefox")
        return run_firefox(program, profile, client.connect, preferences)

    return start


@pytest.fixture(scope="module")
def firefox(start_firefox: Callable[..., Any]) -> Iterator[Firefox]:
    with start_firefox() as running:
        yield running


@pytest.fixture
def open_page(browser: Any, root: str) -> Iterator[Callable[..., Any]]:
    """Opens pages that fail the test when the console complains or a request leaves the site."""
    complaints: list[str] = []
    contexts = []

    def opened(**options: Any) -> Any:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda request: (
                request.url.startswith((root, "data:"))
                or request.url.endswith("/favicon.ico")
                or complaints.append(f"left the site: {request.url}")
            ),
        )
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(open_page: Callable[..., Any]) -> Any:
    return open_page()
