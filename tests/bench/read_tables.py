"""Files of growing size in JSON, tables and lists -> how fast `papershelf inspect --json` is.

Every run is a process of its own: CPU seconds, for the machine may be busy, and peak memory, both
with the interpreter's start. The growth exponent is that of CPU time from one size to the next.

    python -m tests.bench.read_tables --formats arxiv_snapshot csv_table --sizes 10000 100000
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

WORDS = (
    "the of a network layers training data models results learning deep graphs attention "
    "image language we propose show however method tasks large-scale parameters O(n)"
).split()
NAMES = [f"{first} {family}" for first in ("Ada", "Alan", "Grace", "Jan") for family in
         ("Toy", "Deep", "van Play", "Bear", "Crane", "Swan", "Goose")]  # fmt: skip


def _texts(number: int) -> tuple[str, str, list[str]]:
    chance = random.Random(number)  # noqa: S311 -- a text to measure with, no secret
    title = f"Toy {number}: " + " ".join(chance.choices(WORDS, k=9))
    return title, " ".join(chance.choices(WORDS, k=170)) + ".", chance.sample(NAMES, 4)


def arxiv_snapshot(number: int) -> str:
    """A line with every field that the snapshot has."""
    title, abstract, names = _texts(number)
    return json.dumps({
        "id": f"{15 + number // 100000 % 10:02}01.{number % 100000:05}", "submitter": names[0],
        "authors": ", ".join(names), "title": title, "comments": "9 pages", "journal-ref": None,
        "doi": f"10.5555/{number}", "report-no": None, "categories": "cs.LG cs.CL",
        "license": "http://creativecommons.org/licenses/by/4.0/", "abstract": f"  {abstract}\n",
        "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}],
        "update_date": "2008-11-26",
        "authors_parsed": [[*name.split(" ", 1)[::-1], ""] for name in names],
    })  # fmt: skip


def openalex(number: int) -> str:
    """A work with an inverted abstract."""
    title, abstract, names = _texts(number)
    index: dict[str, list[int]] = {}
    for at, word in enumerate(abstract.split()):
        index.setdefault(word, []).append(at)
    return json.dumps({
        "id": f"https://openalex.org/W{number + 1000}", "title": title, "publication_year": 2020,
        "authorships": [{"author": {"display_name": name}} for name in names],
        "referenced_works": [f"https://openalex.org/W{number + at}" for at in range(1000, 1030)],
        "abstract_inverted_index": index,
    })  # fmt: skip


def csl_json(number: int) -> str:
    """An item of a reference manager."""
    title, abstract, names = _texts(number)
    authors = [dict(zip(("given", "family"), name.split(" ", 1), strict=True)) for name in names]
    return json.dumps({"id": f"toy{number}", "type": "article-journal", "title": title,
                       "abstract": abstract, "author": authors, "DOI": f"10.5555/{number}",
                       "issued": {"date-parts": [[2020, 5]]}})  # fmt: skip


def json_records(number: int) -> str:
    """An object of obvious names."""
    title, abstract, names = _texts(number)
    return json.dumps({"title": title, "abstract": abstract, "authors": names, "year": 2020})


def csv_table(number: int) -> str:
    """A row with quoted cells."""
    title, abstract, names = _texts(number)
    return f'"{title}","{"; ".join(names)}",2020,10.5555/{number},"{abstract}"'


def markdown_list(number: int) -> str:
    """A bullet with a link, authors and code."""
    title, _, names = _texts(number)
    address = f"https://arxiv.org/abs/{15 + number // 100000:02}01.{number % 100000:05}"
    return f"- [{title}]({address}). *{', '.join(names)}*, ICLR 2020. [[code](https://github.com/toys/t{number})]"


FORMATS: dict[str, tuple[str, Callable[[int], str]]] = {
    "arxiv_snapshot": ("", arxiv_snapshot),
    "openalex": ("", openalex),
    "csl_json": ("", csl_json),
    "json_records": ("", json_records),
    "csv_table": ("title,authors,year,doi,abstract\n", csv_table),
    "markdown_list": ("# Toys\n", markdown_list),
}


def measure(name: str, size: int, folder: Path) -> tuple[float, float, float]:
    """CPU seconds, peak megabytes and input megabytes of one run, which must give every record."""
    path = folder / f"{name}-{size}"
    head, line = FORMATS[name]
    with path.open("w", encoding="utf-8") as stream:
        stream.write(head)
        stream.writelines(f"{line(number)}\n" for number in range(size))
    with (folder / "out").open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", "inspect", "--json", "-q", str(path)], stdout=out
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or (folder / "out").read_bytes().count(b"\n") != size:
        raise SystemExit(f"{name}: not every record was read")
    megabytes = path.stat().st_size / 1e6
    path.unlink()
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, megabytes


def main() -> None:
    """Measure each format at each size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=list(FORMATS))
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000, 100_000])
    asked = parser.parse_args()
    print(
        f"{'format':<16}{'records':>9}{'MB':>8}{'CPU s':>8}{'rec/s':>9}{'peak MB':>9}{'growth':>8}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for name in asked.formats:
            before: tuple[int, float] | None = None
            for size in asked.sizes:
                seconds, peak, megabytes = measure(name, size, Path(folder))
                growth = (
                    f"{math.log(seconds / before[1]) / math.log(size / before[0]):9.2f}"
                    if before
                    else ""
                )
                print(f"{name:<16}{size:>9,}{megabytes:>9.1f}{seconds:>9.1f}"
                      f"{size / seconds:>9,.0f}{peak:>9.0f}{growth}", flush=True)  # fmt: skip
                before = (size, seconds)


if __name__ == "__main__":
    main()
