"""Damaged files of every format -> what goes wrong in reading them and in all that follows.

Nothing may raise, no byte may be lost from the ledger, nothing may take more than a CPU second or
twenty times its size in memory for 100 kB, and no lone surrogate may reach a page or an export.
What fails is made small and printed as a line of Python; the seed gives the same files again.

    python -m tests.bench.fuzz --seconds 60 --formats bibtex ris
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import time
import traceback
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.cite_box import citations
from generator.commands.inspect_files import ledger_line, record_object
from generator.exports.jsonl import papers_jsonl
from generator.formats import FORMATS, Keyed, citation_keys, render_papers
from generator.model.corpus import order_corpus
from generator.model.record import SourceRecord
from generator.normalize import normalize
from generator.pages.paper import paper_pages
from generator.pipeline import load_taxonomy
from generator.problems import render_problem
from generator.readers import READERS
from generator.settings import Settings
from generator.sources import read_bytes
from generator.sources.source_file import SourceFile
from tests.bench.fuzz_inputs import damaged, good_files
from tests.bench.fuzz_small import as_python, minimize

SECONDS_PER_BYTE = 1 / 100_000
LEAST_SECONDS = 0.25  # for a small file, in which the clock's grain and a warm-up weigh
SLOWER_AFTER = 8  # cleaning, merging and writing pages and exports may take so much longer
MEMORY_FACTOR = 20
LEAST_MEMORY = 4 << 20  # bytes; what is built once and kept, and the window read ahead
MEMORY_EVERY = 10  # inputs of which one is measured, for measuring makes all slow
TAXONOMY = load_taxonomy()
SETTINGS = Settings(root=Path(), docs_dir=Path("site_src"), site_dir=Path("site"))


class TooSlow(BaseException):
    """Raised by the timer in whatever is running."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong and where: two of the same words are one fault."""

    what: str
    detail: str = ""


def limited(action: Callable[[], object], seconds: float) -> None:
    """Run an action for so many CPU seconds at most."""

    def stop(number: int, frame: object) -> None:
        del number, frame
        raise TooSlow

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        action()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def where(error: BaseException) -> str:
    """The innermost place in our own code that an exception came from."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}generator{os.sep}" in frame.filename]
    last = ours[-1] if ours else frames[-1]
    return f"{Path(last.filename).name}:{last.name}"


def _attempt(stage: str, action: Callable[[], object], seconds: float) -> Failure | None:
    try:
        try:
            limited(action, seconds)
        except TooSlow:  # a busy machine slows once; what is slow is so again
            limited(action, seconds)
    except TooSlow as error:
        return Failure(f"{stage} is slow", where(error))
    except Exception as error:  # whatever it is, it is what we look for
        return Failure(f"{stage} raises {type(error).__name__}", where(error))
    return None


def check(
    data: bytes, name: str, *, measures_memory: bool = False, patience: float = 1
) -> Failure | None:
    """What goes wrong with a file, read as what it seems to be and as the named format.

    `patience` is how many times as long as else it may take.
    """
    seconds = patience * (LEAST_SECONDS + len(data) * SECONDS_PER_BYTE)
    for format_name in ("", name):
        read: list[SourceFile] = []

        def into(read: list[SourceFile] = read, format_name: str = format_name) -> None:
            read[:] = [read_bytes("toys", data, format_name=format_name)]

        if failure := _attempt("reading", into, seconds):
            return failure
        file = read[0]
        if file.size != len(data) or not file.is_balanced:
            return Failure("the ledger does not balance", file.format)
        if failure := _attempt(
            "what follows", lambda file=file: _follow(file), SLOWER_AFTER * seconds
        ):
            return failure
        if file.format == name:
            break
    return _memory(data, name) if measures_memory else None


def _follow(file: SourceFile) -> None:
    """Everything that is made of a file's records; encoding fails on a lone surrogate."""
    for problem in file.problems:
        render_problem(problem).encode()
    ledger_line(file).encode()
    _inspect(file.records)
    done = normalize(file.records)
    corpus = order_corpus(done.papers, TAXONOMY)
    keys = citation_keys(corpus)
    for name in FORMATS:
        render_papers((Keyed(paper, keys[paper.id]) for paper in corpus), name).encode()
    for paper in corpus:
        for citation in citations(paper, keys[paper.id]):
            citation.text.encode()
    for page in (*paper_pages(corpus, SETTINGS, ()), *papers_jsonl(corpus, SETTINGS, ())):
        page.path.encode()
        page.text.encode()


def _inspect(records: Sequence[SourceRecord]) -> None:
    for record in records:
        json.dumps(record_object(record), ensure_ascii=False).encode()


def _memory(data: bytes, name: str) -> Failure | None:
    """Whether reading takes too much; what is in C, as lxml's trees, is not seen."""
    tracemalloc.start()
    try:
        read_bytes("toys", data, format_name=name)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    too_much = peak > LEAST_MEMORY + MEMORY_FACTOR * len(data)
    return Failure("reading takes too much memory", name) if too_much else None


def _small(data: bytes, name: str, failure: Failure) -> bytes:
    measures = "memory" in failure.what
    return minimize(data, lambda each: check(each, name, measures_memory=measures) == failure)


def fuzz(name: str, seconds: float, seed: str) -> int:
    """Fuzz a format for so long; print each new fault with a small input; returns how many."""
    files = good_files()
    others = [data for each in files.values() for data in each]
    seen: dict[Failure, int] = {}
    number, total, start = 0, 0, time.monotonic()
    while time.monotonic() - start < seconds:
        data = damaged(random.Random(f"{seed}/{name}/{number}"), files[name], others)  # noqa: S311
        measures = number % MEMORY_EVERY == 0
        failure = check(data, name, measures_memory=measures)
        if failure and failure not in seen:
            print(f"{name}, input {number}: {failure.what} in {failure.detail}")
            print(f"  {as_python(_small(data, name, failure))[:2000]}", flush=True)
        if failure:
            seen[failure] = seen.get(failure, 0) + 1
        number += 1
        total += len(data)
    print(f"{name}: {number:,} inputs, {total / 1e6:.1f} MB, {len(seen)} faults", flush=True)
    return len(seen)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz each format; the exit status is 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--formats", nargs="+", default=list(READERS), choices=READERS)
    parser.add_argument("--seconds", type=float, default=60, help="for each format")
    parser.add_argument("--seed", default=str(random.SystemRandom().randrange(1 << 32)))
    options = parser.parse_args(arguments)
    print(f"seed {options.seed}", flush=True)
    faults = [fuzz(name, options.seconds, options.seed) for name in options.formats]
    return 1 if any(faults) else 0


if __name__ == "__main__":
    sys.exit(main())
