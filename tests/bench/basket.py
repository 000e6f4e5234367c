"""How long the basket of many papers takes to show and to save, from disk, by the size of a shelf.

Usage: python -m tests.bench.basket [--sizes 10000 100000] [--starred 500] [--shard 16]
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from generator.downloads import citations
from generator.model.corpus import Corpus
from generator.pipeline import load_taxonomy
from generator.settings import Settings
from tests.bench.synthetic import synthetic_corpus
from tests.conftest import make_shelf
from tests.test_site import run

SHOWN = "n => document.querySelectorAll('.papershelf-basket__papers > li').length === n"


def write_citations(corpus: Corpus, site: Path) -> tuple[int, int]:
    """Put a corpus's data files into a site; returns their number and bytes."""
    settings = Settings(root=Path(), docs_dir=Path(), site_dir=Path())
    shutil.rmtree(site / citations.FOLDER, ignore_errors=True)
    (site / citations.FOLDER).mkdir(parents=True)
    files = list(citations.citation_files(corpus, settings))
    return len(files), sum((site / file.path).write_text(file.text, "utf-8") for file in files)


def measure(browser: Any, site: Path, ids: Sequence[str]) -> dict[str, float]:
    """Milliseconds to show the list, to render BibTeX of it, and to show it again."""
    page = browser.new_page()
    page.goto((site / "about.html").as_uri())
    page.evaluate("ids => papershelf.basket.add(ids)", ids)
    page.goto((site / "basket.html").as_uri())
    page.wait_for_function(SHOWN, arg=len(ids))
    taken = {"shown": page.evaluate("performance.now()")}
    timed = (
        "async work => { const start = performance.now(); %s; return performance.now() - start }"
    )
    taken["rendered"] = page.evaluate(
        timed % "await papershelf.citations.render(0, papershelf.basket.entries().map(e => e.id))"
    )
    taken["changed"] = page.evaluate(
        timed % "papershelf.basket.set([...papershelf.basket.entries()].reverse());"
        "await new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
    )
    page.close()
    return taken


def main() -> None:
    """Print a line a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--starred", type=int, default=500)
    parser.add_argument("--shard", type=int, default=citations.PAPERS_A_SHARD)
    args = parser.parse_args()
    citations.PAPERS_A_SHARD = args.shard
    folder = Path(tempfile.mkdtemp(prefix="papershelf-basket-"))
    shelf = make_shelf(folder / "shelf", {"a.txt": "A Study of Toys\n" + "We study toys. " * 20})
    assert run("build", "-q", cwd=shelf.root).returncode == 0
    with sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        flags = ["--headless", "--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        for size in args.sizes:
            corpus = synthetic_corpus(size, load_taxonomy())
            count, total = write_citations(corpus, shelf.site_dir)
            ids = random.Random(0).sample([paper.id for paper in corpus], args.starred)  # noqa: S311
            taken = measure(browser, shelf.site_dir, ids)
            words = ", ".join(f"{what} in {value:.0f} ms" for what, value in taken.items())
            print(f"{size:,} papers: {count:,} files of {total / 1e6:.1f} MB; {words}")
        browser.close()
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
