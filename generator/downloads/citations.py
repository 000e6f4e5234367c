"""Papers rendered in every format -> data files from which the basket exports.

Each file is a classic script of one call, `papershelf.citationData(name, payload)`:

| name | holds |
|---|---|
| index | how many shards there are, the papers' addresses, how each format joins its items |
| papers-N | id -> title, citation key, and the item of each format |
| names-N | what may name a paper, in small letters -> its id |

The browser only joins texts. The shard of a word follows from the word itself, so that a paper
that is added changes its own shards and no other, until the number of shards doubles.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import TypeVar

from generator import urls
from generator.formats import Format, Keyed, citation_keys
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.selection import names_of
from generator.selection_formats import SELECTION_FORMATS
from generator.settings import Settings

FOLDER = "assets/papershelf/citations"
PAPERS_A_SHARD = 32  # about 75 kB of text without abstracts; see tests/bench/basket.py
NAMES_A_SHARD = 4_096
Value = TypeVar("Value")
_FIRST, _SECOND = "\ue000", "\ue001"  # private characters that no format writes of itself


def citation_files(corpus: Corpus, settings: Settings) -> Iterator[OutputFile]:
    """Yield the data files of the basket; abstracts are left out, as in the files of lists."""
    keys = citation_keys(corpus)
    rows: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for paper in corpus:
        keyed = Keyed(replace(paper, abstract=""), keys[paper.id])
        items = [form.item(keyed) for form in SELECTION_FORMATS.values()]
        rows[paper.id] = [paper.title, keyed.key, *items]
        for name in names_of(paper, keyed.key):
            names.setdefault(name.lower(), paper.id)
    if not rows:
        return
    paper_shards = _shards(rows, PAPERS_A_SHARD)
    name_shards = _shards(names, NAMES_A_SHARD)
    page = urls.html_url(urls.paper_path("{id}"), use_directory_urls=settings.use_directory_urls)
    formats = [_joining(form) for form in SELECTION_FORMATS.values()]
    counts = {"papers": len(paper_shards), "names": len(name_shards)}
    yield _file("index", {**counts, "url": page, "formats": formats})
    yield from (_file(f"papers-{number}", each) for number, each in enumerate(paper_shards))
    yield from (_file(f"names-{number}", each) for number, each in enumerate(name_shards))


def word_hash(word: str) -> int:
    """FNV-1a of 32 bits over the bytes of UTF-16, low byte first; the browser has the same.

    >>> word_hash(""), word_hash("a")
    (2166136261, 723832900)
    """
    value = 2_166_136_261
    for byte in word.encode("utf-16-le", "surrogatepass"):
        value = (value ^ byte) * 16_777_619 & 0xFFFF_FFFF
    return value


def _shards(rows: dict[str, Value], size: int) -> list[dict[str, Value]]:
    """Rows by the hash of their names, in a power of two of shards of about `size` rows."""
    shards: list[dict[str, Value]] = [
        {} for _ in range(next(2**power for power in count() if size * 2**power >= len(rows)))
    ]
    for name in sorted(rows):
        shards[word_hash(name) % len(shards)][name] = rows[name]
    return shards


def _joining(form: Format) -> dict[str, str]:
    """What stands before, between and behind the items of a format, and what it is without any."""
    before, rest = form.join([_FIRST, _SECOND]).split(_FIRST)
    between, after = rest.split(_SECOND)
    return {
        "label": form.label, "suffix": form.suffix,
        "before": before, "between": between, "after": after, "empty": form.join([]),
    }  # fmt: skip


def _file(name: str, payload: object) -> OutputFile:
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return OutputFile(f"{FOLDER}/{name}.js", f'papershelf.citationData("{name}",{text});\n')
