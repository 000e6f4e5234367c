"""What speaks for two names being one person: the company that they keep on their papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.model.corpus import Corpus
from generator.model.names import Author
from generator.text.person_names import COMMON, NameKey
from generator.text.slugs import fingerprint

COMPANY = 50  # authors of a paper that count; the rest of a long list says no more of anybody


class Signature(NamedTuple):
    """One author of one paper: the paper's place in the corpus, and who is named there."""

    paper: int
    author: Author
    key: NameKey
    label: tuple[str, str] | None = None  # what tells people apart: ORCID, DBLP number, curator


class Contexts:
    """The context of every signature, worked out when somebody asks."""

    def __init__(self, corpus: Corpus, signatures: Sequence[Signature]) -> None:
        self._corpus = corpus
        self._authors: list[list[NameKey]] = [[] for _ in corpus.papers]
        for signature in signatures:
            if len(self._authors[signature.paper]) < COMPANY:
                self._authors[signature.paper].append(signature.key)
        self._abbreviated = {
            signature.key.initial for signature in signatures if signature.key.has_initials_only
        }
        self._of_paper: dict[int, frozenset[tuple[str, str]]] = {}

    def of(self, signature: Signature) -> set[tuple[str, str]]:
        """Co-authors, title, affiliation, and subject with venue; two that share one may be one."""
        found = set(self._paper(signature.paper))
        found -= {("name", signature.key.text), ("short", signature.key.initial)}
        if signature.author.affiliation:
            found.add(("affiliation", signature.author.affiliation.casefold()))
        return found

    def _paper(self, number: int) -> frozenset[tuple[str, str]]:
        if number not in self._of_paper:
            paper = self._corpus.papers[number]
            notes = self._corpus.notes(paper)
            found = {("name", key.text) for key in self._authors[number]}
            found |= {
                ("short", key.initial)
                for key in self._authors[number]
                if key.initial in self._abbreviated and key.family not in COMMON
            }
            found.add(("title", fingerprint(paper.title)))
            if notes.topic and notes.venue:
                found.add(("subject", f"{notes.topic} {notes.venue}"))
            self._of_paper[number] = frozenset(found)
        return self._of_paper[number]
