"""Runs of one or two pieces of text -> which functions and readers take more than linear time.

Each is given runs by chance, for so long, at two sizes; what is slow and grows faster than the run
is printed with the place in our code where the time goes, once for each place. CPU seconds, for
the machine may be busy. The seed gives the same runs again.

    python -m tests.bench.fuzz_growth --seconds 20 --only readers --formats bibtex ris
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.cite_box import citations
from generator.enrichers import ENRICHERS
from generator.exports.jsonl import papers_jsonl
from generator.formats import FORMATS, Keyed, citation_keys, render_papers
from generator.markup import render_text
from generator.model.corpus import order_corpus
from generator.model.dates import parse_date
from generator.model.ids import find_ids, identify
from generator.model.name_lists import parse_names
from generator.model.names import group, person
from generator.model.paper import Paper
from generator.model.work import Origin, Publication
from generator.normalize import normalize
from generator.normalize.clean import clean_text
from generator.pages.paper import paper_pages
from generator.readers import READERS
from generator.readers._markdown_links import has_paper, without_marks
from generator.readers._markup_text import plain_text
from generator.sources import read_bytes
from generator.text.latex import decode_latex
from generator.text.links import find_urls
from generator.text.math_spans import find_math
from generator.text.noun_phrases import noun_phrases
from generator.text.tex_fields import decode_bibtex
from generator.text.title_keys import title_key
from generator.text.venue_names import venue_key
from tests.bench.fuzz import SETTINGS, TAXONOMY, TooSlow, limited, where
from tests.bench.fuzz_inputs import as_value, good_files

PIECES = (
    "a", "A", "é", "中", "1", " ", "\n", "\t", "\u2028", ".", ",", ";", ":", "-", "'", '"', "`",
    "(", ")", "[", "]", "{", "}", "<", ">", "&", "$", "\\", "%", "#", "@", "*", "_", "^", "~",
    "|", "/", "=", "!", "?", "+", "$$", "![", "](", "[a](", "*_", "\\(", "\\[", "\\{", "\\textbf{",
    "\\'", "\\begin{a}", "<i>", "</i>", "<!--", "<![CDATA[", "&amp;", "&#x41;", "http://", "www.",
    "10.1000/", "10.1111.", "arXiv:", "doi:", "isbn ", "1706.03762 ", " and ", "et al.", "A. ",
    "Aa, A. ", "von ", "{A}", "x_{a}", "a b", "(2", "19", "#a", "- a", "| a ", "a\n", "a = {",
    "@article{", "@a{b,}", "TY  - ", "PMID- ", '{"a":', '"a",', "{},", "<a>", "## [a](/papers/",
)  # fmt: skip
FIELDS = 8  # of a paper that all hold a run
TITLES = 300  # characters of a run that are a title, where papers are made of it
SMALL, LARGE = 12_000, 48_000  # characters of a run
SLOW = 0.15  # CPU seconds at the larger size: 0.3 a 100 kB, a third of what is allowed
STEEP = 8.0  # times as long for four times the size; 4 is linear
LONGEST = 2.0  # CPU seconds after which a run is stopped
LONGEST_FILE = 8_000  # bytes of a good file that runs are put into
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]+")
_WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece that is repeated, and what stands before and after."""

    before: str
    piece: str
    after: str

    def text(self, size: int) -> str:
        """The whole, the run as long as said."""
        return self.before + self.piece * (size // len(self.piece)) + self.after

    def __str__(self) -> str:
        before, after = self.before[-80:], self.after[:80]
        return f"…{before!r} + {self.piece!r} * n + {after!r}…"


def enrich(text: str) -> None:
    """Everything that is computed about a paper whose abstract is a text, and its page."""
    paper = Paper(id="toys", origins=(Origin("toys", 1),), title=text[:TITLES], abstract=text)
    other = Paper(id="games", origins=(Origin("toys", 2),), title="Games: a Toy", abstract=text)
    corpus = order_corpus((paper, other), TAXONOMY)
    for annotate in ENRICHERS.values():
        corpus = annotate(corpus, SETTINGS)
    for page in paper_pages(corpus, SETTINGS, ()):
        page.text.encode()


def write(text: str) -> None:
    """A paper whose every field is a text, in all formats and citation styles, and as a page."""
    paper = Paper(
        id="toys", origins=(Origin("toys", 1),), title=text, abstract=text, date="2020",
        authors=(person("Ada", text), group(text)), keywords=(text,),
        publication=Publication("article-journal", text, pages=text, volume=text, publisher=text),
    )  # fmt: skip
    corpus = order_corpus((paper,), TAXONOMY)
    keys = citation_keys(corpus)
    for name in FORMATS:
        render_papers((Keyed(each, keys[each.id]) for each in corpus), name).encode()
    for citation in citations(paper, keys[paper.id]):
        citation.text.encode()
    for page in (*paper_pages(corpus, SETTINGS, ()), *papers_jsonl(corpus, SETTINGS, ())):
        page.text.encode()


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
    "noun_phrases": lambda text: list(noun_phrases(text)),
    "without_marks": without_marks,
    "has_paper": has_paper,
    "enrich": enrich,
    "write": lambda text: write(text[: len(text) // FIELDS]),
}


def _read(name: str, text: str) -> None:
    """Read a run as a format, and clean and merge what comes of it."""
    normalize(read_bytes("toys", text.encode(), format_name=name).records)


def runs(chance: random.Random) -> Iterator[Run]:
    """Runs of one or two pieces, alone or begun and ended by another."""
    while True:
        piece = "".join(chance.choices(PIECES, k=chance.choice((1, 1, 2))))
        yield Run(chance.choice(("", "a ", chance.choice(PIECES))), piece, chance.choice(("", "!")))


def runs_in_files(chance: random.Random, files: Sequence[str]) -> Iterator[Run]:
    """Runs in good files: of what is known for trouble, and of the format's own tokens and lines.

    They stand anywhere, or take the place of a word and are escaped as a value is there.
    """
    own = sorted({token for text in files for token in _TOKEN.findall(text)})
    lines = sorted({line for text in files for line in text.splitlines(keepends=True)})
    while True:
        text = chance.choice(files)
        kinds = (PIECES, PIECES, own, lines)
        count = chance.choice((1, 1, 2))
        piece = "".join(chance.choice(chance.choice(kinds)) for _ in range(count))
        words = list(_WORD.finditer(text))
        if words and chance.random() < 0.5:
            word = chance.choice(words)
            yield Run(text[: word.start()], as_value(text, piece), text[word.end() :])
        else:
            at = chance.choice((0, len(text), chance.randrange(len(text) + 1)))
            yield Run(text[:at], piece, text[at:])


def seconds_of(action: Callable[[str], object], text: str) -> tuple[float, str]:
    """The CPU seconds of an action, and where it was stopped if it took too long."""
    start = time.process_time()
    try:
        limited(lambda: action(text), LONGEST)
    except TooSlow as error:
        return LONGEST, where(error)
    return time.process_time() - start, ""


def steep_place(action: Callable[[str], object], run: Run) -> str:
    """Where the time goes of a run that grows faster than its size; empty where none does."""
    large, place = seconds_of(action, run.text(LARGE))
    if large < SLOW:
        return ""
    small, _ = seconds_of(action, run.text(SMALL))
    large = min(large, seconds_of(action, run.text(LARGE))[0])
    if large < max(SLOW, STEEP * small):
        return ""
    try:
        limited(lambda: action(run.text(LARGE)), large * 0.6)
    except TooSlow as error:
        place = where(error)
    return f"{place or 'somewhere'}, {large:.2f} s"


def steep_places(
    name: str, action: Callable[[str], object], given: Iterator[Run], seconds: float
) -> int:
    """Print a line for each new place found in so many seconds; returns how many."""
    seen: set[str] = set()
    end = time.monotonic() + seconds
    number = 0
    while time.monotonic() < end:
        run = next(given)
        number += 1
        found = steep_place(action, run)
        place = found.partition(",")[0]
        if found and place not in seen:
            seen.add(place)
            print(f"{name} in {found}: {run}", flush=True)
    print(f"{name}: {number:,} runs, {len(seen)} steep", flush=True)
    return len(seen)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is too steep; the exit status is 1 where anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--formats", nargs="+", default=list(READERS), choices=READERS)
    parser.add_argument("--functions", nargs="+", default=list(FUNCTIONS), choices=FUNCTIONS)
    parser.add_argument("--seconds", type=float, default=20, help="for each of them")
    parser.add_argument("--only", choices=("functions", "readers"))
    parser.add_argument("--seed", default="0")
    options = parser.parse_args(arguments)
    found = 0
    for name in options.functions if options.only != "readers" else ():
        given = runs(random.Random(f"{options.seed}/{name}"))  # noqa: S311 -- no secret
        found += steep_places(name, FUNCTIONS[name], given, options.seconds)
    files = good_files()
    for name in options.formats if options.only != "functions" else ():
        texts = [data.decode() for data in files[name] if 0 < len(data) < LONGEST_FILE]
        given = runs_in_files(random.Random(f"{options.seed}/{name}"), texts)  # noqa: S311
        found += steep_places(name, partial(_read, name), given, options.seconds)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
