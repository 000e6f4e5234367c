"""Term counts -> one short vector a document (latent semantic analysis), a byte a dimension.

No vector of a term is kept: a query's vector is the sum of the vectors of the documents that hold
its terms, by rarity and weight, which is what the decomposition makes of a new document. So what
the lexical search has loaded already also gives the meaning.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

from generator.search.packing import Vectors

DIMENSIONS = 64
LARGEST = 127
ROUNDS = 3  # of the randomized decomposition; more change no digit of nDCG
LEARNT_FROM = 10_000  # documents, evenly taken; which words go together needs no more
LEAST_DOCUMENTS = 8  # fewer say nothing about which words go together


def document_vectors(counts: csr_matrix) -> Vectors:
    """One row a document, -127 to 127; no columns where there is nothing to learn from."""
    size = counts.shape[0]
    held = np.asarray((counts > 0).sum(axis=0)).ravel()
    kept = np.flatnonzero((held >= 2) & (held <= size * 0.3 + 1))
    dimensions = min(DIMENSIONS, len(kept) - 1, size - 1)
    if size < LEAST_DOCUMENTS or dimensions < 2:
        return np.zeros((size, 0), dtype=np.int8)
    weights = csr_matrix(counts[:, kept], dtype=np.float32)
    weights.data = 1 + np.log(weights.data)
    weights = normalize(weights.multiply(np.log(size / held[kept])).tocsr().astype(np.float32))
    decomposition = TruncatedSVD(dimensions, n_iter=ROUNDS, random_state=0)
    decomposition.fit(weights[:: 1 + size // LEARNT_FROM])
    vectors = normalize(decomposition.transform(weights))
    small: Vectors = np.rint(vectors * LARGEST).astype(np.int8)
    return small
