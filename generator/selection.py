r"""What a person names -> papers of a corpus: by id, citation key, identifier or address.

The browser's twin is `basket-citations.js` with `basket-ids.js` in `theme_overrides/assets/`; both
answer the cases of `tests/selection/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.model.corpus import Corpus
from generator.model.ids import PARSERS
from generator.model.paper import Paper

_COMMAND = re.compile(r"\\([A-Za-z]+)\*?((?:\[[^\]]*\]|\{[^}]*\})+)")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")  # of TeX: what is not cited
_APART = re.compile(r"[,;]+")
_PREFIX = re.compile(  # "DOI: 10.1000/toy", "PMID 123": one name, not two
    r"(?<![a-z0-9])(doi|arxiv|pmc?id|isbn(?:-1[03])?)(?:[ \t]*:[ \t]*|[ \t]+(?=[0-9]|pmc[0-9]))",
    re.I,
)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # what copying from a page may bring along
_AROUND = "()[]{}<>\"'“”‘’«»@.,;:!?"


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
                self._by_name.setdefault(name.lower(), paper.id)
        self._corpus = corpus

    def find(self, name: str) -> Paper | None:
        """The paper of a name; None where there is none."""
        for spelling in _spellings(name):
            if known := self._by_name.get(spelling.lower()):
                return self._corpus[known]
        return None

    def select(self, text: str) -> tuple[list[Paper], list[str]]:
        r"""The papers that a text names, in its order and once each, and the names not found.

        The text is a list of names, or holds `\cite{…}` commands, which then alone count.
        """
        found: dict[str, Paper] = {}
        missing: dict[str, None] = {}
        for word in _words(_INVISIBLE.sub("", text)):
            # A DOI may have commas and semicolons, so that a word is looked up before its parts.
            for name in [word] if self.find(word) else _APART.split(word):
                if paper := self.find(name):
                    found.setdefault(paper.id, paper)
                elif any(map(str.isalnum, name)):
                    missing.setdefault(name)
        return list(found.values()), list(missing)


def _spellings(name: str) -> Iterator[str]:
    """What a name may be written as among the names of papers, the surest first."""
    for bare in dict.fromkeys((name, name.strip(_AROUND))):
        yield bare
        yield re.split(r"[?#]", bare)[0].rstrip("/").rsplit("/", 1)[-1].removesuffix(".html")
        for scheme, parse in PARSERS.items():
            if value := parse(bare):
                yield f"{scheme}:{value}"


def _words(text: str) -> Iterator[str]:
    cited = [
        key
        for command, arguments in _COMMAND.findall(_COMMENT.sub("", text))
        if "cite" in command.lower() or command == "citation"  # the second in an .aux file
        for key in re.findall(r"\{([^}]*)\}", re.sub(r"\[[^\]]*\]", "", arguments))
    ]
    if cited:
        yield from (word for group in cited for word in group.split())
        return
    for line in text.splitlines():
        bare = line.partition(" #")[0] if not line.lstrip().startswith("#") else ""
        yield from _PREFIX.sub(r"\1:", bare).split()
