"""Seconds of processor time to compare a shelf with its last published papers.

Beside it what it costs to parse the same lines, which no comparison can do without, with an eighth
of the papers new, an eighth changed and an eighth gone; and the memory that comes on top.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path

from generator import urls
from generator.exports.jsonl import papers_jsonl
from generator.machine_files import papers_schema
from generator.model.corpus import order_corpus
from generator.pipeline import load_taxonomy
from generator.published import add_changes
from generator.settings import Settings
from tests.bench.synthetic import synthetic_corpus

SIZES = (10_000, 40_000)


def main() -> None:
    """Print a line for each size."""
    for size in [int(each) for each in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory() as name:
            measure(size, Path(name))


def measure(size: int, site: Path) -> None:
    whole = synthetic_corpus(size, load_taxonomy())
    settings = Settings(root=site, docs_dir=site, site_dir=site)
    before = replace(whole, papers=whole.papers[size // 8 :])
    (file,) = papers_jsonl(before, settings, [])
    (site / urls.PAPERS_JSONL).write_text(file.text, encoding="utf-8")
    (site / urls.PAPERS_SCHEMA).write_text(papers_schema().text, encoding="utf-8")
    now = [
        replace(paper, abstract=f"{paper.abstract} Mended.") if at % 8 == 0 else paper
        for at, paper in enumerate(whole.papers[: -size // 8])
    ]
    corpus = order_corpus(now, whole.taxonomy)

    start = time.process_time()
    with (site / urls.PAPERS_JSONL).open("rb") as lines:
        for line in lines:
            json.loads(line)
    parsing = time.process_time() - start
    start = time.process_time()
    _, _, same = add_changes(before, settings)
    unchanged = time.process_time() - start
    start = time.process_time()
    _, _, told = add_changes(corpus, settings)
    comparing = time.process_time() - start
    tracemalloc.start()
    add_changes(corpus, settings)
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(
        f"{size:>7,} papers, {len(file.text) / 1e6:6.1f} MB: parsing {parsing:5.2f} s; "
        f"compared {unchanged:5.2f} s ({unchanged / parsing:.1f}×, {same}), "
        f"{comparing:5.2f} s ({comparing / parsing:.1f}×, {told}); {memory / 1e6:.0f} MB more"
    )


if __name__ == "__main__":
    main()
