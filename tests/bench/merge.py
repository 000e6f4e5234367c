"""Seconds of processor time to bring records together, and how they grow with their number.

Invented works, each as three records on average: an arXiv record, a BibTeX entry, a line of a
saved page, each with a part of what is known. Cleaning is timed apart from merging.
"""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Iterator

from generator.model.names import person
from generator.model.record import SourceRecord
from generator.model.work import Origin, Publication
from generator.normalize import Normalized, normalize
from generator.normalize.grouping import group_records
from generator.normalize.records import clean_record

SYLLABLES = "ka lo mi ren tas vo du pel shi gra ner um".split()
SIZES = (10_000, 100_000)


def word(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4)))


def records(size: int) -> Iterator[SourceRecord]:
    """Records of `size` // 3 works; a tenth of the titles stand on two different works."""
    rng = random.Random(size)  # noqa: S311 - invented words
    words = [word(rng) for _ in range(5_000)]
    families = [word(rng).capitalize() for _ in range(3_000)]
    title = ""
    for number in range(size // 3):
        if number % 10:
            title = " ".join(rng.choices(words, k=7)).capitalize()
        abstract = " ".join(rng.choices(words, k=150))
        authors = tuple(person(rng.choice("ABCDEFG"), rng.choice(families)) for _ in range(4))
        year = str(2010 + number % 14)
        known = {
            "ids": {"arxiv": f"{year[2:]}{number % 12 + 1:02}.{number:05}"},
            "authors": authors,
            "date": year,
            "abstract": abstract,
        }
        place = {"size": 0, "title": title}
        yield SourceRecord(origin=Origin("arxiv.jsonl", number), **place, **known)
        published = Publication("paper-conference", "Toys")
        known = {"authors": authors, "date": year, "publication": published}
        yield SourceRecord(origin=Origin("refs.bib", number), **place, **known)
        yield SourceRecord(origin=Origin("saved.txt", number), **place, abstract=abstract)


def main() -> None:
    """Print a line for each size and the exponent of growth between the last two."""
    seconds = []
    for size in [int(each) for each in sys.argv[1:]] or SIZES:
        made = list(records(size))
        start = time.process_time()
        cleaned = [clean_record(record) for record in made]
        clean = time.process_time() - start
        start = time.process_time()
        grouping = group_records(cleaned)
        group = time.process_time() - start
        start = time.process_time()
        done: Normalized = normalize(made)
        total = time.process_time() - start
        seconds.append((len(made), total - clean))
        print(
            f"{len(made):>8,} records: {len(done.papers):,} papers of {size // 3:,} works, "
            f"{len(done.suspects):,} suspects, {len(grouping.groups):,} groups; "
            f"clean {clean:.1f} s, group {group:.1f} s, all of merging {total - clean:.1f} s"
        )
    if len(seconds) > 1:
        (few, before), (many, after) = seconds[-2:]
        print(f"growth exponent {math.log(after / before) / math.log(many / few):.2f}")


if __name__ == "__main__":
    main()
