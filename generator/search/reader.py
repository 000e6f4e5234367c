"""The payloads of an index -> lookups of terms, postings, titles, texts and facets.

`search-index.js` looks up the same in the browser.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from generator.search.packing import unpack_vectors, unpack_words
from generator.search.payloads import FOLDER, Payloads
from generator.search.terms import fold, title_key
from generator.search.unpacking import (
    Posting,
    checked_column,
    checked_names,
    checked_terms,
    checked_texts,
    starts_of,
    unpack_postings,
)

Wide = np.ndarray[tuple[int, int], np.dtype[np.int64]]
NO_END = "\uffff\uffff"


class Term(NamedTuple):
    """A term of the lexicon: `number` in order, and how many documents hold it."""

    word: str
    number: int
    held: int


class Folded(NamedTuple):
    """A facet's value: its key, the key's last part, and the words of its label."""

    key: str
    name: str
    title: str
    words: frozenset[str]


class Index(Payloads):
    """A search index: what its payloads say of terms, documents and facets."""

    @cached_property
    def size(self) -> int:
        """The number of documents."""
        return int(self.meta["documents"])

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The words that are not asked of a text."""
        return frozenset(self.meta["stop"].split(" "))

    def _shard_terms(self, shard: int) -> tuple[list[str], list[int]]:
        return self.once(  # type: ignore[no-any-return]
            f"terms/{shard}", checked_terms, ([], [])
        )

    def term(self, word: str) -> Term | None:
        """The term of exactly this spelling."""
        found = self.terms_from(word, word)
        return found[0] if found else None

    def terms_with(self, prefix: str) -> list[Term]:
        """Every term that begins with `prefix`, in order."""
        return self.terms_from(prefix, prefix + NO_END)

    def terms_from(self, first: str, last: str) -> list[Term]:
        """Every term between two words, both included."""
        bounds = self.meta["firstTerms"]
        low = max(0, bisect_right(bounds, _order(first), key=_order) - 1)
        high = bisect_right(bounds, _order(last), key=_order)
        found: list[Term] = []
        for shard in range(low, high):
            words, held = self._shard_terms(shard)
            start = shard * self.meta["termsPerShard"]
            low_word = bisect_left(words, _order(first), key=_order)
            high_word = bisect_right(words, _order(last), key=_order)
            found += [Term(words[at], start + at, held[at]) for at in range(low_word, high_word)]
        return found

    @cached_property
    def _posting_bounds(self) -> list[int]:
        return starts_of(self.meta["postings"])

    def postings(self, number: int) -> list[Posting]:
        """The documents that hold a term, in order."""
        shard = bisect_right(self._posting_bounds, number) - 1
        texts = self.once(f"postings/{shard}", lambda packed: packed.split(" "), [])
        at = number - self._posting_bounds[shard]
        if at >= len(texts):
            return []
        postings = self._once_posting(number, texts[at])
        if postings and postings[-1].document >= self.size:
            self.warnings.append(f"a part of the search index is damaged: postings/{shard}")
            return []
        return postings

    def _once_posting(self, number: int, text: str) -> list[Posting]:
        name = f"posting {number}"
        if name not in self._parsed:
            try:
                self._parsed[name] = unpack_postings(text)
            except KeyError:
                self._parsed[name] = [Posting(self.size, 0, False)]
        return self._parsed[name]  # type: ignore[no-any-return]

    def keys(self, shard: int) -> list[str]:
        """A block of titles as they are typed."""
        return self.once(f"keys/{shard}", unpack_words, [])  # type: ignore[no-any-return]

    def title_key(self, document: int) -> str:
        """The title of a document as it is typed; empty where its block is missing."""
        shard, at = divmod(document, self.meta["keysPerShard"])
        return next(iter(self.keys(shard)[at : at + 1]), "")

    def title_range(self, first: str, last: str) -> tuple[int, int]:
        """The documents whose title as typed lies between two texts: first, and one past last."""
        return self._title_at(first, bisect_left), self._title_at(last, bisect_right)

    def _title_at(self, key: str, side: Callable[..., int]) -> int:
        shard = side(self.meta["firstKeys"], _order(key), key=_order) - 1
        if shard < 0:
            return 0
        start = int(shard * self.meta["keysPerShard"])
        return start + side(self.keys(shard), _order(key), key=_order)

    @cached_property
    def _text_bounds(self) -> list[int]:
        return starts_of(self.meta["texts"])

    def shown(self, document: int) -> list[Any] | None:
        """The row of a document that a hit shows; None where its block is missing."""
        block = bisect_right(self._text_bounds, document) - 1
        rows = self.once(f"texts/{block}", checked_texts, [])
        at = document - self._text_bounds[block]
        return rows[at] if at < len(rows) else None

    def named(self, document: int) -> list[Any]:
        """A row without what only a missing block knows; the title as typed without its name."""
        shard, at = divmod(document, self.meta["keysPerShard"])
        names = self.once(f"names/{shard}", checked_names, [])
        paper_id, title, url = next(iter(names[at : at + 1]), ("", self.title_key(document), ""))
        return [paper_id, title, "", "", "", "", [], url]

    def column(self, name: str) -> tuple[list[list[str]], list[list[int]]]:
        """A facet: its values as key and label, and the numbers of each document's values."""
        if name not in self.meta["columns"]:
            return [], [[] for _ in range(self.size)]
        empty: Any = ([], [[] for _ in range(self.size)])
        return self.once(  # type: ignore[no-any-return]
            f"column/{name}", lambda packed: checked_column(packed, self.size), empty
        )

    def folded(self, name: str) -> list[Folded]:
        """The values of a facet as filters compare them."""
        values, _ = self.column(name)
        known = f"folded {name}"
        if known not in self._parsed or len(self._parsed[known]) != len(values):
            self._parsed[known] = [_folded(key, label) for key, label in values]
        return self._parsed[known]  # type: ignore[no-any-return]

    def vectors(self, shard: int) -> Wide | None:
        """The vectors of some documents, in numbers wide enough to add them up."""

        def unpack(text: str) -> Wide:
            return unpack_vectors(text, self.meta["dimensions"]).astype(np.int64)

        return self.once(f"vectors/{shard}", unpack, None)  # type: ignore[no-any-return]


def open_index(folder: Path) -> Index:
    """The index of a built site or of the docs folder it is built from.

    Raises UserError, when it is first asked, where there is none.
    """

    def read(name: str) -> str | None:
        path = folder / FOLDER / name
        return path.read_text(encoding="utf-8") if path.is_file() else None

    return Index(read)


def _folded(key: str, label: str) -> Folded:
    folded, title = fold(key), title_key(label)
    return Folded(folded, folded.split("/")[-1], title, frozenset(title.split(" ")))


def _order(word: str) -> bytes:
    """Words in the order JavaScript compares them: by UTF-16 unit."""
    return word.encode("utf-16-be", "surrogatepass")
