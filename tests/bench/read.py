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

SIZES = (1_000, 10_000, 100_000)
ABSTRACT_WORDS = 170
WORDS = (
    "the of a network layers training data models results learning deep graphs attention "
    "image language we propose show however method tasks large-scale parameters O(n)"
).split()
TEX = ("50\\%", "$\\alpha_{i}$", "{\\'e}tude", 'na\\"{\\i}ve', "\\emph{fast}", "{BERT}", "--")
TEX_SHARE = 0.03  # of the words; five in an abstract
NAMES = ("Lovelace, Ada", "Alan M. Turing", "Erd{\\H o}s, P{\\'a}l", "van der Berg, Jan",
         "{\\L}ukasz Nowak", "Wang, Xi", "Grace Hopper", "{Toy Consortium}")  # fmt: skip

Paper = dict[str, object]


def invented(number: int) -> Paper:
    """A paper that nobody wrote, with TeX in its texts as bibliographies have it."""
    chance = random.Random(number)  # noqa: S311 -- a text to measure with, no secret
    return {
        "number": number,
        "title": f"Toy {number}: " + _words(chance, 9),
        "abstract": _words(chance, ABSTRACT_WORDS) + ".",
        "authors": chance.sample(NAMES, chance.randint(1, 6)),
        "year": 1990 + number % 35,
    }


def _words(chance: random.Random, count: int) -> str:
    return " ".join(
        chance.choice(TEX if chance.random() < TEX_SHARE else WORDS) for _ in range(count)
    )


def bibtex(paper: Paper) -> str:
    """An entry as reference managers export it."""
    return (
        f"@article{{toy{paper['number']},\n  title = {{{paper['title']}}},\n"
        f"  author = {{{' and '.join(paper['authors'])}}},\n"  # type: ignore[arg-type]
        f"  journal = {{Journal of Toys}},\n  year = {{{paper['year']}}},\n  month = mar,\n"
        f"  volume = {{3}},\n  pages = {{1--9}},\n  doi = {{10.1000/toy.{paper['number']}}},\n"
        f"  keywords = {{toys, engines}},\n  abstract = {{{paper['abstract']}}}\n}}\n\n"
    )


def ris(paper: Paper) -> str:
    """An item with every usual tag."""
    authors = "".join(f"AU  - {name}\n" for name in paper["authors"])  # type: ignore[attr-defined]
    return (
        f"TY  - JOUR\nTI  - {paper['title']}\n{authors}JO  - Journal of Toys\n"
        f"PY  - {paper['year']}/03/01/\nVL  - 3\nSP  - 1\nEP  - 9\n"
        f"DO  - 10.1000/toy.{paper['number']}\nKW  - toys; engines\n"
        f"AB  - {paper['abstract']}\nER  - \n\n"
    )


def nbib(paper: Paper) -> str:
    """An item with its full and short names and a wrapped abstract."""
    names = "".join(f"FAU - {name}\nAU  - {name}\n" for name in paper["authors"])  # type: ignore[attr-defined]
    words = str(paper["abstract"]).split()
    lines = [" ".join(words[at : at + 12]) for at in range(0, len(words), 12)]
    return (
        f"PMID- {paper['number']}\nDP  - {paper['year']} Mar\nTI  - {paper['title']}\n{names}"
        f"AB  - {(chr(10) + ' ' * 6).join(lines)}\nJT  - Journal of toys\n"
        f"AID - 10.1000/toy.{paper['number']} [doi]\n\n"
    )


# A format: what its files end in, and how one record is written. A new one is a line here.
FORMATS: dict[str, tuple[str, Callable[[Paper], str]]] = {
    "bibtex": ("bib", bibtex),
    "ris": ("ris", ris),
    "nbib": ("nbib", nbib),
}


def _read_bibtexparser(path: str) -> int:
    return len(importlib.import_module("bibtexparser").parse_file(path).entries)


def _read_pybtex(path: str) -> int:
    return len(importlib.import_module("pybtex.database").parse_file(path).entries)


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
    ending, write = FORMATS[name]
    paths = {}
    for size in sizes:
        paths[size] = folder / f"{name}-{size}.{ending}"
        with paths[size].open("w", encoding="utf-8") as stream:
            stream.writelines(write(invented(number)) for number in range(1, size + 1))
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
    parser.add_argument("--formats", nargs="+", default=list(FORMATS), choices=FORMATS)
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="RECORDS")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(run_one(*options.one)))
        return
    print(f"{'format':<8}{'reader':<20}{'records':>9}{'CPU s':>9}{'per s':>10}{'MB':>8}  growth")
    with tempfile.TemporaryDirectory() as folder:
        for name in options.formats:
            for reader, runs in _runs(name, options.sizes, Path(folder)):
                _print_runs(name, reader, runs)


def _print_runs(name: str, reader: str, runs: dict[int, dict]) -> None:
    done = {size: run for size, run in runs.items() if "failed" not in run}
    for size, run in runs.items():
        if "failed" in run:
            print(f"{name:<8}{reader:<20}{size:>9,}  {run['failed'][:60]}")
            continue
        growth = ""
        if len(done) > 1 and size == max(done):
            first = min(done)
            ratio = run["seconds"] / max(1e-9, done[first]["seconds"])
            growth = f"n^{math.log(ratio) / math.log(size / first):.2f}"
        lost = "" if run["records"] == size else f"  ({run['records']:,} records)"
        print(
            f"{name:<8}{reader:<20}{size:>9,}{run['seconds']:>9.2f}"
            f"{size / run['seconds']:>10,.0f}{run['MB']:>8.0f}  {growth}{lost}"
        )


if __name__ == "__main__":
    main()
