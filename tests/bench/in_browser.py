"""A written index in headless Chromium: bytes and milliseconds to the first result, and a query.

A page asks its question by itself, as the search page does, so that what it takes to drive a
browser is not counted.
"""

from __future__ import annotations

import gzip
import shutil
import statistics
import tempfile
import threading
from collections.abc import Sequence
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from generator import scripts

ROOT = Path(__file__).parent.parent.parent
THEME = ROOT / "theme_overrides"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --disable-sync --no-first-run"
)
RATE, DELAY = 10_000_000 / 8, 40  # bytes a second, milliseconds
TYPES = {".js": "text/javascript", ".html": "text/html"}
BOX = {"facets": False, "semantic": False}  # what a box asks for while somebody types
ASK = """async ([query, options]) => {
  const start = performance.now();
  const { total, hits, warnings } = await papershelf.search(query, options);
  return { ms: performance.now() - start, total, ids: hits.map((hit) => hit.id), warnings };
}"""
COLD_RUNS = 5  # of which the middle one counts
START = """
  const query = decodeURIComponent(location.hash.slice(1));
  const asked = papershelf.search(query, { facets: false, semantic: false });
  window.first = asked.then(({ hits, warnings }) => ({ ms: performance.now(), hits, warnings }));
"""


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


class _Counted(BaseHTTPRequestHandler):
    """Serves files packed with gzip, as hosts do, and counts what it sent."""

    protocol_version = "HTTP/1.1"  # a connection serves many requests, as on hosts

    def __init__(self, folder: Path, sent: list[int], *arguments: Any) -> None:
        self.folder, self.sent = folder, sent
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = self.folder / self.path.split("?")[0].lstrip("/")
        if not path.is_file():
            self.send_error(404)
            return
        body = _packed(path)
        self.sent.append(len(body))
        self.send_response(200)
        self.send_header("Content-Type", TYPES.get(path.suffix, "text/plain") + "; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def write_page(site: Path) -> None:
    """A page one folder deep, with what every page has of the search and nothing else."""
    target = site / scripts.FOLDER
    shutil.copyfile(THEME / scripts.FOLDER / scripts.START, target / scripts.START)
    for bundle in scripts.SEARCHING:
        text = scripts.join_scripts(bundle, lambda part: (THEME / part).read_text("utf-8"))
        (target / bundle).write_text(text, encoding="utf-8")
    (site / "papers").mkdir(exist_ok=True)
    hints = "".join(
        f'<link rel="preload" as="script" href="../{scripts.FOLDER}/{name}">'
        for name in (*scripts.SEARCHING, "search/index.js")
    )
    start = f'<script src="../{scripts.FOLDER}/{scripts.START}"></script><script>{START}</script>'
    page = f'<!doctype html><meta charset="utf-8"><title>x</title>{hints}{start}'
    (site / "papers/bench.html").write_text(page, encoding="utf-8")


def browser_figures(site: Path, executable: str, queries: Sequence[str]) -> dict[str, float]:
    """Bytes and cold milliseconds over http, from disk and throttled; p50, p95, megabytes."""
    write_page(site)
    sent: list[int] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Counted, site, sent))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/papers/bench.html"
    try:
        with sync_playwright() as playwright, tempfile.TemporaryDirectory():
            browser = playwright.chromium.launch(executable_path=executable, args=FLAGS.split())
            _cold(browser, address, queries[0])  # lets the server pack the files, once
            figures = {"first result B": float(sum(sent))}
            from_disk = (site / "papers/bench.html").as_uri()
            for name, at, is_slow in (
                ("http", address, False), ("file", from_disk, False), ("10 Mbit", address, True)
            ):  # fmt: skip
                runs = [_cold(browser, at, queries[0], is_slow=is_slow) for _ in range(COLD_RUNS)]
                figures[f"cold {name} ms"] = statistics.median(runs)
            sent.clear()
            figures |= _warm(browser, address, queries, sent)
            browser.close()
        return figures
    finally:
        server.shutdown()


def _cold(browser: Browser, address: str, query: str, *, is_slow: bool = False) -> float:
    """Milliseconds from opening a page, with nothing cached, to the first result."""
    page = browser.new_context().new_page()
    if is_slow:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": DELAY,
                "downloadThroughput": RATE,
                "uploadThroughput": RATE,
            },
        )
    answer = _open(page, address, query)
    page.context.close()
    return float(answer["ms"])


def _open(page: Page, address: str, query: str) -> Any:
    page.goto(f"{address}#{quote(query)}")
    answer = page.evaluate("() => window.first")
    assert answer["hits"], answer
    assert not answer["warnings"], answer
    return answer


def _warm(
    browser: Browser, address: str, queries: Sequence[str], sent: list[int]
) -> dict[str, float]:
    page = browser.new_page()
    _open(page, address, queries[0])
    before = sum(sent)
    whole = sorted(page.evaluate(ASK, [query, BOX])["ms"] for query in queries)
    bytes_a_query = (sum(sent) - before) / len(queries)
    again = sorted(page.evaluate(ASK, [query, BOX])["ms"] for query in queries)
    fused = sorted(page.evaluate(ASK, [query, {}])["ms"] for query in queries)
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    usage = session.send("Runtime.getHeapUsage")
    used = usage["usedSize"] + usage.get("backingStorageSize", 0)
    return {
        "B a query": bytes_a_query,
        "p50 ms": again[len(again) // 2],
        "p95 ms": again[int(len(again) * 0.95)],
        "p95 ms loading": whole[int(len(whole) * 0.95)],
        "p95 ms all": fused[int(len(fused) * 0.95)],
        "memory MB": used / 1e6,
    }
