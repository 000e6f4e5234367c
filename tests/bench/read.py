"""Synthetic files of growing size -> how fast each format is read and cleaned, and its growth.

Every run has a process of its own, so that its peak memory is its own; what the interpreter and
our imports take is taken off. CPU seconds, for the machine may be busy. Libraries named in
RIVALS are run on the same file where they are installed; they only read and do not clean.

    python -m tests.bench.read --formats bibtex ris --sizes 1000 10000
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a script from anywhere

from generator.model.names import person
from generator.model.paper import Paper
from generator.model.work import Origin, Publication
from tests.written import WRITERS

SIZES = (1_000, 10_000, 100_000)
ABSTRACT_WORDS = 170
WORDS = (
    "the of a network layers training data models results learning deep graphs attention "
    "image language we propose show however method tasks large-scale parameters O(n)"
).split()
# In BibTeX these words are TeX, as bibliographies have it; elsewhere they are words.
TEX = {
    "percentx": "50\\%", "alphax": "$\\alpha_{i}$", "etudex": "{\\'e}tude",
    "naivex": 'na\\"{\\i}ve', "fastx": "\\emph{fast}", "bertx": "{BERT}", "dashx": "--",
}  # fmt: skip
TEX_SHARE = 0.03  # of the words; five in an abstract
NAMES = (("Ada", "Lovelace"), ("Alan M.", "Turing"), ("Pál", "Erdős"), ("Jan", "van der Berg"),
         ("Łukasz", "Nowak"), ("Xi", "Wang"), ("Grace", "Hopper"))  # fmt: skip


def invented(number: int) -> Paper:
    """A paper that nobody wrote."""
    chance = random.Random(number)  # noqa: S311 -- a text to measure with, no secret
    return Paper(
        id=f"toy-{number}",
        origins=(Origin("toys", number),),
        title=f"Toy {number}: {_words(chance, 9)}",
        abstract=_words(chance, ABSTRACT_WORDS) + ".",
        authors=tuple(person(*name) for name in chance.sample(NAMES, chance.randint(1, 6))),
        date=f"{1990 + number % 35}-03-15",
        ids={
            "arxiv": f"{15 + number // 99_999 % 10:02}01.{number % 99_999:05}",
            "doi": f"10.1000/toy.{number}",
            "pmid": str(number),
        },
        publication=Publication("paper-conference", "Toys", pages="1–9"),
        keywords=("toys", "engines"),
    )


def _words(chance: random.Random, count: int) -> str:
    tex = list(TEX)
    return " ".join(
        chance.choice(tex if chance.random() < TEX_SHARE else WORDS) for _ in range(count)
    )


def write(name: str, size: int, path: Path) -> None:
    """Write a file of a format with as many papers."""
    writer = WRITERS[name]
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write(writer.head)
        for number in range(1, size + 1):
            item = writer.item(invented(number))
            if name == "bibtex":
                for word, tex in TEX.items():
                    item = item.replace(word, tex)
            stream.write((writer.between if number > 1 else "") + item)
        stream.write(writer.tail)


def _read_bibtexparser(path: str) -> int:
    return len(importlib.import_module("bibtexparser").parse_file(path).entries)


def _read_pybtex(path: str) -> int:
    return len(importlib.import_module("pybtex.database").parse_file(path, "bibtex").entries)


def _read_rispy(path: str) -> int:
    with Path(path).open(encoding="utf-8") as stream:
        return len(importlib.import_module("rispy").load(stream))


def _read_nbib(path: str) -> int:
    return len(importlib.import_module("nbib").read_file(path))


RIVALS: dict[str, dict[str, Callable[[str], int]]] = {
    "bibtex": {"bibtexparser": _read_bibtexparser, "pybtex": _read_pybtex},
    "ris": {"rispy": _read_rispy},
    "nbib": {"nbib": _read_nbib},
}


def _read_ours(path: str) -> int:
    from generator.sources import read_sources

    return sum(file.record_count for file in read_sources(path, Path(path), lambda record: None))


def _read_and_clean(path: str) -> int:
    from generator.normalize.records import clean_record
    from generator.sources import read_sources

    return sum(file.record_count for file in read_sources(path, Path(path), clean_record))


def run_one(name: str, reader: str, path: str) -> dict[str, float]:
    """Records, CPU seconds and peak memory in MB beyond the start of one reader on one file."""
    ours = {"papershelf": _read_ours, "papershelf + clean": _read_and_clean}
    read = ours.get(reader) or RIVALS[name][reader]
    if reader in ours:
        importlib.import_module("generator.normalize.records")
        importlib.import_module("generator.sources")
    else:
        importlib.import_module(reader)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    records = read(path)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"records": records, "seconds": seconds, "MB": (peak - before) / 1024}


def _runs(name: str, sizes: Sequence[int], folder: Path) -> Iterator[tuple[str, dict[int, dict]]]:
    paths = {size: folder / f"{name}-{size}" for size in sizes}
    for size, path in paths.items():
        write(name, size, path)
    for reader in ("papershelf", "papershelf + clean", *RIVALS.get(name, ())):
        runs = {}
        for size, path in paths.items():
            command = [sys.executable, __file__, "--one", name, reader, str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                last = done.stderr.strip().splitlines()[-1:] or ["failed"]
                runs[size] = {"failed": last[0]}
                break
            runs[size] = json.loads(done.stdout)
        yield reader, runs


def main(arguments: Sequence[str] | None = None) -> None:
    """Print, for each format and reader, records per second, memory and growth at each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--formats", nargs="+", default=list(WRITERS), choices=WRITERS)
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="RECORDS")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(run_one(*options.one)))
        return
    print(f"{'format':<18}{'reader':<20}{'records':>9}{'CPU s':>9}{'per s':>10}{'MB':>8}  growth")
    with tempfile.TemporaryDirectory() as folder:
        for name in options.formats:
            for reader, runs in _runs(name, options.sizes, Path(folder)):
                _print_runs(name, reader, runs)


def _print_runs(name: str, reader: str, runs: dict[int, dict]) -> None:
    done = {size: run for size, run in runs.items() if "failed" not in run}
    for size, run in runs.items():
        if "failed" in run:
            print(f"{name:<18}{reader:<20}{size:>9,}  {run['failed'][:60]}")
            continue
        growth = ""
        if len(done) > 1 and size == max(done):
            first = min(done)
            ratio = run["seconds"] / max(1e-9, done[first]["seconds"])
            growth = f"n^{math.log(ratio) / math.log(size / first):.2f}"
        lost = "" if run["records"] == size else f"  ({run['records']:,} records)"
        print(
            f"{name:<18}{reader:<20}{size:>9,}{run['seconds']:>9.2f}"
            f"{size / run['seconds']:>10,.0f}{run['MB']:>8.0f}  {growth}{lost}"
        )


if __name__ == "__main__":
    main()
