"""Mentions between related papers -> reasons in words, before those that the score gives."""

from __future__ import annotations

from dataclasses import replace

from generator.model.corpus import Corpus
from generator.model.paper import Annotations, Paper, Related


def with_mention_reasons(corpus: Corpus) -> Corpus:
    """Say of a related paper that it is mentioned here, or mentions what this one introduces."""
    return corpus.annotate(
        lambda paper, notes: replace(
            notes, related=tuple(_explained(paper, near, corpus) for near in notes.related)
        )
    )


def _explained(paper: Paper, near: Related, corpus: Corpus) -> Related:
    other = corpus[near.paper]
    here = _mentioned(corpus.notes(paper), other)
    reasons = [f"Introduces {name}, mentioned here" for name in here]
    reasons += [f"Mentions {name}" for name in _mentioned(corpus.notes(other), paper)]
    return replace(near, reasons=(*reasons, *near.reasons)) if reasons else near


def _mentioned(notes: Annotations, target: Paper) -> list[str]:
    return [mention.name for mention in notes.mentions if mention.paper == target.id]
