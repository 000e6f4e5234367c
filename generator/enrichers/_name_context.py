"""What speaks for two names being one person: the company that they keep on their papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from generator.model.corpus import Corpus
from generator.model.names import Author
from generator.model.paper import Paper, TagKind
from generator.text.person_names import COMMON, NameKey
from generator.text.slugs import fingerprint

COMPANY = 50  # authors of a paper that count; the rest of a long list says no more of anybody
NO_SUBJECT = frozenset({"data", "type"})  # facets that say what a paper uses or is
MOST_SUBJECTS = 8  # of a paper, every two of which with its venue tell something of its authors


class Signature(NamedTuple):
    """One author of one paper: the paper's place in the corpus, and who is named there."""

    paper: int
    author: Author
    key: NameKey
    label: tuple[str, str] | None = None  # what tells people apart: ORCID, DBLP number, curator


class Contexts:
    """The context of every signature, worked out when somebody asks.

    It rests on what stays when papers of other people come and go: on the paper itself, and on how
    those who share the name's initial have theirs written.
    """

    def __init__(self, corpus: Corpus, signatures: Sequence[Signature]) -> None:
        self._corpus = corpus
        self._authors: list[list[NameKey]] = [[] for _ in corpus.papers]
        self._papers_of: dict[str, list[int]] = defaultdict(list)
        for signature in signatures:
            if len(self._authors[signature.paper]) < COMPANY:
                self._authors[signature.paper].append(signature.key)
            self._papers_of[signature.key.initial].append(signature.paper)
        self._abbreviated: dict[str, frozenset[str]] = {}
        self._of_paper: dict[int, frozenset[tuple[str, str]]] = {}

    def of(self, signature: Signature) -> set[tuple[str, str]]:
        """Co-authors, title, affiliation, and subjects with venue; two that share one may be one.

        A co-author counts by the initial too, where one of the papers in question has no more.
        """
        initial = signature.key.initial
        found = set(self._paper(signature.paper))
        found.discard(("name", signature.key.text))
        abbreviated = self._abbreviated_beside(initial)
        found |= {
            ("short", key.initial)
            for key in self._authors[signature.paper]
            if key.initial in abbreviated and key.initial != initial and key.family not in COMMON
        }
        if signature.author.affiliation:
            found.add(("affiliation", signature.author.affiliation.casefold()))
        return found

    def _abbreviated_beside(self, initial: str) -> frozenset[str]:
        """The co-authors with initials only of those whose own names have an initial in common."""
        if initial not in self._abbreviated:
            self._abbreviated[initial] = frozenset(
                key.initial
                for number in set(self._papers_of[initial])
                for key in self._authors[number]
                if key.has_initials_only
            )
        return self._abbreviated[initial]

    def _paper(self, number: int) -> frozenset[tuple[str, str]]:
        if number not in self._of_paper:
            paper = self._corpus.papers[number]
            found = {("name", key.text) for key in self._authors[number]}
            found.add(("title", fingerprint(paper.title)))
            if venue := self._corpus.notes(paper).venue:
                pairs = combinations(self._subjects(paper), 2)
                found |= {("subject", f"{one} {other} {venue}") for one, other in pairs}
            self._of_paper[number] = frozenset(found)
        return self._of_paper[number]

    def _subjects(self, paper: Paper) -> list[str]:
        """Tags that the paper's own text gives it; topics move with the rest of the shelf."""
        taxonomy = self._corpus.taxonomy.tags
        return sorted(
            match.tag
            for match in self._corpus.notes(paper).tags
            if match.kind is TagKind.TAXONOMY and taxonomy[match.tag].facet not in NO_SUBJECT
        )[:MOST_SUBJECTS]
