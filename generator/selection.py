"""What a person names -> papers of a corpus: by id, arXiv id, DOI, citation key or address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.model.corpus import Corpus
from generator.model.ids import identify, parse_id
from generator.model.paper import Paper

_CITE = re.compile(r"\\[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^\]]*\])*\{([^}]*)\}")
_APART = re.compile(r"[\s,;]+")


def names_of(paper: Paper, key: str) -> Iterator[str]:
    """What a paper is found by: id, former ids, citation keys, identifiers with their scheme."""
    yield from filter(None, (paper.id, *paper.aliases, key, paper.citation_key))
    yield from (f"{scheme}:{value}" for scheme, value in paper.ids.items())


class Selector:
    """Finds the papers that names stand for."""

    def __init__(self, corpus: Corpus, keys: Mapping[str, str]) -> None:
        self._by_name: dict[str, str] = {}
        for paper in corpus:
            for name in names_of(paper, keys[paper.id]):
                self._by_name.setdefault(name.casefold(), paper.id)
        self._corpus = corpus

    def find(self, name: str) -> Paper | None:
        """The paper of a name; None where there is none."""
        stem = name.rsplit("/", 1)[-1].removesuffix(".html")
        for candidate in (name, stem, *_identifiers(name)):
            if known := self._by_name.get(candidate.casefold()):
                return self._corpus[known]
        return None

    def select(self, text: str) -> tuple[list[Paper], list[str]]:
        r"""The papers that a text names, in its order and once each, and the names not found.

        The text is a list of names, or holds `\cite{…}` commands, which then alone count.
        """
        found: dict[str, Paper] = {}
        missing: dict[str, None] = {}
        for name in _names(text):
            paper = self.find(name)
            if paper:
                found.setdefault(paper.id, paper)
            else:
                missing.setdefault(name)
        return list(found.values()), list(missing)


def _identifiers(name: str) -> Iterator[str]:
    yield from (f"{scheme}:{value}" for scheme, value in identify(name).items())
    scheme, colon, rest = name.partition(":")
    if colon and (value := parse_id(scheme.casefold(), rest)):
        yield f"{scheme.casefold()}:{value}"


def _names(text: str) -> Iterator[str]:
    cited = _CITE.findall(text)
    if cited:
        yield from (name for group in cited for name in _APART.split(group) if name)
        return
    for line in text.splitlines():
        bare = line.partition(" #")[0] if not line.lstrip().startswith("#") else ""
        yield from (name for name in _APART.split(bare.strip()) if name)
