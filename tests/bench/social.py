"""What the pictures of links cost: python -m tests.bench.social 1000 10000."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from generator.pipeline import load_taxonomy
from generator.settings import Settings
from generator.social_images import SocialImages, load_lettering
from tests.bench.synthetic import synthetic_corpus


def measure(size: int, folder: Path) -> None:
    """Draw all, take all from the cache, and draw what one paper more asks for."""
    settings = Settings(folder, folder, folder, site_url="https://toys.example.org/")
    lettering = load_lettering(settings)
    assert lettering
    for name, papers in (("cold", size), ("warm", size), ("one more", size + 1)):
        corpus = synthetic_corpus(papers, load_taxonomy())
        start = time.process_time()
        images = SocialImages(corpus, settings, lettering)
        planned = time.process_time()
        done = images.store(folder / name)
        spent = time.process_time() - planned
        print(f"{papers:,} papers, {name}: {done.drawn:,} drawn, {planned - start:.2f} s to plan, "
              f"{spent:.2f} s to store, {1000 * spent / papers:.2f} ms and "
              f"{done.size / len(images) / 1000:.1f} kB each")  # fmt: skip


if __name__ == "__main__":
    for words in sys.argv[1:] or ["1000"]:
        with tempfile.TemporaryDirectory() as made:
            measure(int(words), Path(made))
