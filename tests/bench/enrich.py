"""Synthetic shelves of growing size -> seconds and memory of every enricher, and how they grow.

The vocabulary grows with the text as in real prose (Heaps' law, V = K·n^B) and words are as
unequal (Zipf's law), for both decide what sparse rows cost. Each size runs in a process of its
own, so that its peak memory is its own. CPU seconds, for the machine may be busy.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a script from anywhere

from generator.enrichers import ENRICHERS
from generator.model.corpus import order_corpus
from generator.model.paper import Paper
from generator.model.record import Origin
from generator.pipeline import collector_at_rest, load_taxonomy
from generator.settings import Settings

HEAPS_K, HEAPS_B = 30.0, 0.6  # Heaps: English prose has K from 10 to 100 and B from .4 to .6
ABSTRACT_WORDS = 170  # the mean of the abstracts of arXiv, as of the judged papers
SIZES = (1_000, 3_000, 10_000)
OPENERS = ("We propose", "In this paper, we present", "However,", "Experiments show that",
           "We study", "Recent work on", "Our method", "This improves")  # fmt: skip
NAMED = 0.4  # of the papers introduce a name; each that is known is mentioned by others after it
MENTIONED = 1.5  # names of others a paper mentions on average
GLUE = ("of", "the", "and", "for", "with", "to", "in", "a", "on", "that")


def make_papers(count: int, phrases: Sequence[str]) -> list[Paper]:
    """Invent papers: words by rank, and tag phrases among them as often as papers hold them."""
    chance = random.Random(7)  # noqa: S311 -- a text to measure with, no secret
    papers: list[Paper] = []
    names: list[str] = []
    seen = 0
    for number in range(count):
        seen += ABSTRACT_WORDS
        vocabulary = int(HEAPS_K * seen**HEAPS_B)
        topic = chance.randrange(len(phrases))
        sentences = [
            _sentence(chance, vocabulary, phrases, topic) for _ in range(ABSTRACT_WORDS // 20)
        ]
        title = " ".join([*_words(chance, vocabulary, 6), _phrase(chance, phrases, topic)])
        title = title.capitalize()
        sentences += [
            f"It compares with {chance.choice(names)} on the same task."
            for _ in range(int(chance.expovariate(1 / MENTIONED))) if names
        ]  # fmt: skip
        if chance.random() < NAMED:
            names.append(f"{_spell(number).capitalize()}Net")
            title = f"{names[-1]}: {title}"
            sentences.append(f"We call it {names[-1]}.")
        papers.append(
            Paper(
                id=f"p{number:06}",
                title=title,
                abstract=" ".join(sentences),
                origins=(Origin("bench", number),),
            )
        )
    return papers


def _sentence(chance: random.Random, vocabulary: int, phrases: Sequence[str], topic: int) -> str:
    words = _words(chance, vocabulary, 17)
    for place in range(2, len(words), 3):
        words[place] = chance.choice(GLUE)
    words.insert(chance.randrange(len(words)), _phrase(chance, phrases, topic))
    return f"{chance.choice(OPENERS)} {' '.join(words)}."


def _phrase(chance: random.Random, phrases: Sequence[str], topic: int) -> str:
    """A phrase near the paper's topic, or any: a paper has a handful of tags."""
    if chance.random() < 0.6:
        return phrases[(topic + chance.randrange(4)) % len(phrases)]
    return chance.choice(phrases)


def _words(chance: random.Random, vocabulary: int, count: int) -> list[str]:
    """Words whose frequency falls with their rank (Zipf), spelt from the rank."""
    ranks = (int(math.exp(chance.random() * math.log(vocabulary))) for _ in range(count))
    return [_spell(rank) for rank in ranks]


def _spell(rank: int) -> str:
    letters = ""
    number = rank * 7919 + 104_729
    while number:
        number, digit = divmod(number, 100)
        letters += "bcdfglmnprtvzkhjsw"[digit % 18] + "aeiou"[digit % 5]
    return letters


def run_size(count: int) -> dict[str, float]:
    """CPU seconds of every enricher at one size, and the peak memory of all in MB."""
    taxonomy = load_taxonomy()
    phrases = [tag.label.lower() for tag in taxonomy.tags.values()]
    corpus = order_corpus(make_papers(count, phrases), taxonomy)
    settings = Settings(root=Path(), docs_dir=Path(), site_dir=Path())
    figures = {}
    with collector_at_rest():
        for name, enrich in ENRICHERS.items():
            start = time.process_time()
            corpus = enrich(corpus, settings)
            figures[name] = time.process_time() - start
    figures["all"] = sum(figures.values())
    figures["MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for each enricher: its seconds at each size, and the exponent of its growth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="PAPERS")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(run_size(options.one)))
        return
    runs = {}
    for size in options.sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        runs[size] = json.loads(done.stdout)
    print(
        f"{'CPU seconds at papers':<24}" + "".join(f"{size:>10,}" for size in runs) + "    growth"
    )
    first, last = min(runs), max(runs)
    for name in runs[first]:
        row = "".join(f"{figures[name]:>10.1f}" for figures in runs.values())
        ratio = runs[last][name] / max(1e-9, runs[first][name])
        growth = f"n^{math.log(ratio) / math.log(last / first):.2f}" if last > first else ""
        print(f"{name:<24}{row}    {growth}")


if __name__ == "__main__":
    main()
