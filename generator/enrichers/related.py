"""Corpus -> related papers, exact top k, each with the reasons in words.

The score is the cosine of tf-idf plus the cosine of tags (`_term_vectors`), the neighbours are the
true ones (`_nearest`), and the columns that two papers share say why (`_related_reasons`).
"""

from __future__ import annotations

from dataclasses import replace

from generator.model.corpus import Corpus
from generator.model.paper import Related
from generator.settings import Settings


def add_related(corpus: Corpus, settings: Settings) -> Corpus:
    """Give every paper its nearest neighbours, best first; ties in corpus order."""
    if len(corpus) < 2 or settings.related < 1:
        return corpus
    # scikit-learn takes more than a second to load, which an answer to a wrong setting, and any
    # command that reads no corpus, need not wait for.
    from generator.enrichers._nearest import nearest
    from generator.enrichers._related_reasons import explain
    from generator.enrichers._term_vectors import build_vectors

    vectors = build_vectors(corpus)
    found = nearest(vectors.rows, settings.related)
    pairs = {
        (min(row, other), max(row, other)) for row, near in enumerate(found) for other, _ in near
    }
    reasons = explain(pairs, vectors, corpus)
    related = {
        paper.id: tuple(
            Related(corpus.papers[other].id, score, reasons[min(row, other), max(row, other)])
            for other, score in found[row]
        )
        for row, paper in enumerate(corpus.papers)
    }
    return corpus.annotate(lambda paper, notes: replace(notes, related=related[paper.id]))
