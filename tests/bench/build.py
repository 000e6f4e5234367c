"""Processor seconds and memory of building a shelf: at first, again, and with one paper more.

Invented papers, built by the command as a user types it. Beside them MkDocs with Material alone
makes a site of the same Markdown, without our plugin, its navigation the indexes as in ours. Plain
MkDocs has no search, no downloads and no metadata to make, so that a ratio of 1 is not the aim of
a first build; what a build costs beyond it is what those cost.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.mkdocs_plugin.defaults import MARKDOWN_EXTENSIONS, NAVIGATION
from generator.model.corpus import Corpus
from generator.pipeline import load_taxonomy
from tests.bench.synthetic import synthetic_corpus

CONFIG = """\
site_name: Bench
docs_dir: site_src
use_directory_urls: false
theme: {name: material, font: false}
"""


@dataclass(frozen=True)
class Cost:
    """What a command took: processor seconds, and the most memory it held in MB."""

    seconds: float
    megabytes: float


def main() -> None:
    """Print a line for each build, with its ratio to plain MkDocs on the same pages."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[1_000, 4_000])
    for size in arguments.parse_args().sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), size)


def measure(root: Path, size: int) -> None:
    corpus = synthetic_corpus(size + 1, load_taxonomy())
    ours, plain = root / "mkdocs.yml", root / "plain.yml"
    (root / "site_src").mkdir()
    ours.write_text(CONFIG + "plugins: [papershelf]\n")
    write_source(root, corpus, size)
    papershelf = [sys.executable, "-m", "generator", "build"]
    costs = {"first": run(papershelf, root), "again": run(papershelf, root)}
    write_source(root, corpus, size + 1)
    costs["one more"] = run(papershelf, root)
    nav = [{title: path} for title, path in NAVIGATION if (root / "site_src" / path).exists()]
    wanted = {
        "site_dir": "plain", "plugins": [], "nav": nav, "not_in_nav": "*",
        "markdown_extensions": [*MARKDOWN_EXTENSIONS, {"toc": {"permalink": True}}],
        "validation": {"links": {"not_found": "ignore", "anchors": "ignore"}},
    }  # fmt: skip
    plain.write_text(CONFIG + yaml.safe_dump(wanted))
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", plain.name]
    reference = run(mkdocs, root)
    pages = sum(1 for _ in (root / "site_src").rglob("*.md"))
    print(f"{size:,} papers, {pages:,} pages; plain MkDocs {shown(reference)}")
    for name, cost in costs.items():
        print(f"  {name:9} {shown(cost)}  ×{cost.seconds / reference.seconds:.2f}", flush=True)


def write_source(root: Path, corpus: Corpus, size: int) -> None:
    """The first `size` papers as JSON lines."""
    (root / "sources").mkdir(exist_ok=True)
    with (root / "sources" / "papers.jsonl").open("w", encoding="utf-8") as out:
        for paper in list(corpus)[:size]:
            stated = {
                "title": paper.title, "abstract": paper.abstract, "date": paper.date,
                "authors": [f"{each.given} {each.family}" for each in paper.authors],
            }  # fmt: skip
            out.write(json.dumps(stated) + "\n")


def run(command: list[str], root: Path) -> Cost:
    """Run a command; its output is shown only where it fails."""
    path = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with (root / "said").open("w+") as said:
        process = subprocess.Popen(command, cwd=root, stdout=said, stderr=said, env=path)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(said.read())
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def shown(cost: Cost) -> str:
    return f"{cost.seconds:7.1f} s {cost.megabytes:6.0f} MB"


if __name__ == "__main__":
    main()
