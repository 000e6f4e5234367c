"""Corpus -> the files of the search index: classic scripts, the same on http and from disk.

Every line of a file is one call `papershelf.searchData(name, payload)`. What a small shelf needs
to answer is lines of one file, `index.js`; a large shelf has one file a line, loaded when asked
for. The reader asks for a payload by name and does not know which it is. The payloads:

| name | holds |
|---|---|
| meta | counts, bounds of the shards, stop words, patterns of addresses |
| terms/N | sorted terms and how many documents hold each |
| postings/N | the postings of some hundred neighbouring terms, parted by spaces |
| keys/N | the titles of some documents as they are typed |
| texts/N | what a hit shows of some documents |
| names/N | their ids, titles and addresses of their own, asked for where a text is missing |
| column/NAME | a facet of every document |
| vectors/N | the vectors of some documents, in base 64 |
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator import urls
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.search.columns import pack_columns
from generator.search.documents import Document, ExtraPage, documents
from generator.search.packing import pack_numbers, pack_vectors, pack_words, script_line
from generator.search.postings import build_postings, pack_postings
from generator.search.stop_words import STOP_WORDS
from generator.search.vectors import document_vectors
from generator.settings import Settings

FOLDER = "assets/papershelf/search"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """How large the files are: characters of postings and texts, numbers of the rest.

    `one_file` is the size up to which all but texts and vectors are lines of the first file:
    about a thousand papers, 150 kB packed. A frequent term may fill a shard of postings alone.
    """

    one_file: int = 400_000
    terms: int = 2_000
    postings: int = 16_000
    keys: int = 200
    texts: int = 8_000  # some six papers, so that ten hits cost 35 kB packed
    vectors: int = 4_096


def search_files(
    corpus: Corpus,
    settings: Settings,
    extra_pages: Iterable[ExtraPage] = (),
    layout: Layout = Layout(),
) -> Iterator[OutputFile]:
    """Yield the files of the search index, below `assets/papershelf/search/`."""
    docs = documents(corpus, settings, extra_pages)
    payloads: dict[str, Any] = {}
    bounds = _add_terms(docs, payloads, layout, semantic=settings.semantic)
    bounds |= _add_documents(docs, payloads, layout)
    columns = pack_columns(docs, corpus.taxonomy)
    payloads |= {f"column/{name}": column for name, column in columns.items()}
    pattern = urls.html_url(urls.paper_path("{id}"), use_directory_urls=settings.use_directory_urls)
    meta = {
        "format": FORMAT,
        "documents": len(docs),
        "url": pattern,
        "stop": " ".join(sorted(STOP_WORDS)),
        "columns": list(columns),
        **bounds,
    }
    lines = {name: script_line(name, payload) for name, payload in payloads.items()}
    build = hashlib.sha256("".join(lines.values()).encode()).hexdigest()[:12]
    yield from _files(script_line("meta", {**meta, "build": build}), lines, layout.one_file)


def _files(meta: str, lines: dict[str, str], one_file: int) -> Iterator[OutputFile]:
    later = ("texts/", "names/", "vectors/")
    core = {name: line for name, line in lines.items() if not name.startswith(later)}
    bundled = core if sum(map(len, core.values())) <= one_file else {}
    yield OutputFile(f"{FOLDER}/index.js", meta + "".join(bundled.values()))
    for name, line in lines.items():
        if name not in bundled:
            yield OutputFile(f"{FOLDER}/{name.replace('/', '-')}.js", line)


def _add_terms(
    docs: Sequence[Document], payloads: dict[str, Any], layout: Layout, *, semantic: bool
) -> dict[str, Any]:
    postings = build_postings(docs)
    packed = pack_postings(postings)
    held = (postings.weights.indptr[1:] - postings.weights.indptr[:-1]).tolist()
    for at in range(0, len(packed), layout.terms):
        payloads[f"terms/{at // layout.terms}"] = {
            "words": pack_words(postings.terms[at : at + layout.terms]),
            "held": pack_numbers(held[at : at + layout.terms]),
        }
    shards = _cut([len(text) + 1 for text in packed], layout.postings)
    for number, (start, end) in enumerate(shards):
        payloads[f"postings/{number}"] = " ".join(packed[start:end])
    vectors = document_vectors(postings.counts)[:, : None if semantic else 0]
    for at in range(0, len(docs) if vectors.shape[1] else 0, layout.vectors):
        rows = vectors[at : at + layout.vectors]
        payloads[f"vectors/{at // layout.vectors}"] = pack_vectors(rows)
    return {
        "terms": len(packed),
        "termsPerShard": layout.terms,
        "firstTerms": _bounds(postings.terms, layout.terms),
        "postings": pack_numbers(end - start for start, end in shards),
        "dimensions": vectors.shape[1],
        "vectorsPerShard": layout.vectors,
    }


def _add_documents(
    docs: Sequence[Document], payloads: dict[str, Any], layout: Layout
) -> dict[str, Any]:
    keys = [doc.key for doc in docs]
    for at in range(0, len(keys), layout.keys):
        payloads[f"keys/{at // layout.keys}"] = pack_words(keys[at : at + layout.keys])
        payloads[f"names/{at // layout.keys}"] = [
            [doc.id, doc.title, _own_url(doc)] for doc in docs[at : at + layout.keys]
        ]
    rows = [_shown(doc) for doc in docs]
    blocks = _cut([len(doc.title) + len(doc.text) for doc in docs], layout.texts)
    for number, (start, end) in enumerate(blocks):
        payloads[f"texts/{number}"] = rows[start:end]
    return {
        "keysPerShard": layout.keys,
        "firstKeys": _bounds(keys, layout.keys),
        "texts": pack_numbers(end - start for start, end in blocks),
    }


def _shown(doc: Document) -> list[object]:
    """What a hit shows: id, title, text, year, authors, venue, tags, and a page's own address."""
    row: list[object] = [
        doc.id, doc.title, doc.text, doc.year, "; ".join(doc.authors), doc.venue,
        [tag.id for tag in doc.tags], _own_url(doc),
    ]  # fmt: skip
    while row and row[-1] in ("", []):
        row.pop()
    return row


def _own_url(doc: Document) -> str:
    """The address of a hand-written page; that of a paper follows from its id."""
    return doc.url if doc.url == doc.id else ""


def _cut(sizes: Sequence[int], limit: int) -> list[tuple[int, int]]:
    """Runs of neighbours whose sizes add up to `limit` at most; one that is larger is alone."""
    runs: list[tuple[int, int]] = []
    start = total = 0
    for at, size in enumerate(sizes):
        if at > start and total + size > limit:
            runs.append((start, at))
            start, total = at, 0
        total += size
    if start < len(sizes):
        runs.append((start, len(sizes)))
    return runs


def _bounds(words: Sequence[str], size: int) -> list[str]:
    """Tell runs of `size` sorted words apart by the shortest beginning of each first word.

    It comes after the word before the run, so a word belongs to the last run it is not below.
    """
    bounds: list[str] = []
    for at in range(0, len(words), size):
        before, first = words[at - 1] if at else "", words[at]
        length = 1
        while first[:length].encode("utf-16-be") <= before.encode("utf-16-be") and length < len(
            first
        ):
            length += 1
        bounds.append(first[:length])
    return bounds
