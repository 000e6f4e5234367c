"""Runs of one or two pieces of text -> which functions and readers take more than linear time.

Each is given a run at two sizes; what is slow and grows faster than the run is printed. CPU
seconds, for the machine may be busy.

    python -m tests.bench.fuzz_growth --pairs 0 --only readers
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.markup import render_text
from generator.model.dates import parse_date
from generator.model.ids import find_ids, identify
from generator.model.names import parse_names
from generator.normalize import normalize
from generator.normalize.clean import clean_text
from generator.readers import READERS
from generator.readers._markdown_links import has_paper, without_marks
from generator.readers._markup_text import plain_text
from generator.sources import read_bytes
from generator.text.latex import decode_latex
from generator.text.links import find_urls
from generator.text.math_spans import find_math
from generator.text.tex_fields import decode_bibtex
from generator.text.title_keys import title_key
from generator.text.venue_names import venue_key
from tests.bench.fuzz_inputs import good_files

FUNCTIONS: Mapping[str, Callable[[str], object]] = {
    "clean_text": clean_text,
    "decode_latex": decode_latex,
    "decode_bibtex": decode_bibtex,
    "find_math": lambda text: list(find_math(text)),
    "render_text": render_text,
    "plain_text": plain_text,
    "find_urls": lambda text: list(find_urls(text)),
    "find_ids": find_ids,
    "identify": identify,
    "parse_names": parse_names,
    "parse_date": parse_date,
    "title_key": title_key,
    "venue_key": venue_key,
    "without_marks": without_marks,
    "has_paper": has_paper,
}
PIECES = (
    "a", "A", "é", "中", "1", " ", "\n", "\t", "\u2028", ".", ",", ";", ":", "-", "'", '"', "`",
    "(", ")", "[", "]", "{", "}", "<", ">", "&", "$", "\\", "%", "#", "@", "*", "_", "^", "~",
    "|", "/", "=", "!", "?", "+", "$$", "![", "](", "[a](", "*_", "\\(", "\\[", "\\{", "\\textbf{",
    "\\'", "\\begin{a}", "<i>", "</i>", "<!--", "<![CDATA[", "&amp;", "&#x41;", "http://", "www.",
    "10.1000/", "10.1111.", "arXiv:", "doi:", "isbn ", "1706.03762 ", " and ", "et al.", "A. ",
    "Aa, A. ", "von ", "{A}", "x_{a}", "a b", "(2", "19", "#a", "- a", "| a ", "a\n", "a = {",
    "@article{", "@a{b,}", "TY  - ", "PMID- ", '{"a":', '"a",', "{},", "<a>", "## [a](/papers/",
)  # fmt: skip
SMALL, LARGE = 12_000, 48_000  # characters of a run
SLOW = 0.15  # CPU seconds at the larger size: 0.3 a 100 kB, a third of what is allowed
STEEP = 8.0  # times as long for four times the size; 4 is linear


def runs(pairs: int, seed: str) -> Iterator[tuple[str, str]]:
    """What stands before a run, and the piece that it repeats; pairs of pieces as many as said."""
    chance = random.Random(seed)  # noqa: S311 -- pieces to try, no secret
    every = list(itertools.product(PIECES, PIECES))
    for piece in (*PIECES, *("".join(pair) for pair in chance.sample(every, pairs))):
        yield "", piece
        yield "a ", piece
        yield chance.choice(PIECES), piece


def _seconds(action: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    action(text)
    return time.process_time() - start


def is_steep(action: Callable[[str], object], before: str, piece: str, after: str = "") -> float:
    """The seconds that a run takes where they grow faster than the run; else 0."""

    def seconds(size: int) -> float:
        return _seconds(action, before + piece * (size // len(piece)) + after)

    large = seconds(LARGE)
    if large < SLOW:
        return 0.0
    small = seconds(SMALL)
    return large if min(large, seconds(LARGE)) > STEEP * small else 0.0


def _reading(name: str) -> Callable[[str], object]:
    """Reading a run as a format and cleaning and merging what comes of it."""

    def read(text: str) -> object:
        return normalize(read_bytes("toys", text.encode(), format_name=name).records)

    return read


def steep_functions(pairs: int, seed: str) -> Iterator[str]:
    """A line for each function and run that is too steep, once for each function and piece."""
    for (name, action), (before, piece) in itertools.product(
        FUNCTIONS.items(), list(runs(pairs, seed))
    ):
        for after in ("", "!"):
            if seconds := is_steep(action, before, piece, after):
                yield f"{name}: {before!r} + {piece!r} * n + {after!r}: {seconds:.2f} s"


def steep_readers(names: Sequence[str], pairs: int, seed: str) -> Iterator[str]:
    """The same for readers, the run put into the middle of a good file and to its end."""
    files = good_files()
    for name in names:
        good = max((each for each in files[name] if len(each) < 8_000), key=len, default=b"")
        text = good.decode()
        for (_, piece), at in itertools.product(runs(pairs, seed), (len(text) // 2, len(text))):
            if seconds := is_steep(_reading(name), text[:at], piece, text[at:]):
                yield f"{name}: {piece!r} * n at {at} of its longest case: {seconds:.2f} s"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what is too steep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--formats", nargs="+", default=list(READERS), choices=READERS)
    parser.add_argument("--pairs", type=int, default=100, help="of pieces, by chance")
    parser.add_argument("--only", choices=("functions", "readers"))
    parser.add_argument("--seed", default="0")
    options = parser.parse_args(arguments)
    if options.only != "readers":
        for line in steep_functions(options.pairs, options.seed):
            print(line, flush=True)
    if options.only != "functions":
        for line in steep_readers(options.formats, options.pairs, options.seed):
            print(line, flush=True)


if __name__ == "__main__":
    main()
