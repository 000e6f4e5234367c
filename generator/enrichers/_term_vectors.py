"""Corpus -> sparse rows, one a paper: tf-idf of its words, its tags, its code repositories.

The dot product of two rows is the score of the two papers, so that every part of a score can be
traced to a column and told as a reason.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import normalize

from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.model.record import LinkKind
from generator.text.links import host_of
from generator.text.tokens import fold_word, folded_words
from generator.text.weak_words import VERBS

# nDCG@5 .705 and .789 on two sets of judged papers; from .75 to .9 .66 to .705 and .77 to .79, half
# on tags .52 and .64. Half or double of any figure below changes it by less than .05.
TEXT_WEIGHT = 0.85
TITLE_REPEATS = 3  # a word of the title counts as three
PAIR_WORTH = 0.5  # a pair of words against a single one
IN_PASSING = 0.5  # a tag that says how ("efficient") against one that says what
SAME_CODE = 0.1  # what one repository in common adds
FEW = 20  # papers; in a smaller shelf a word of one paper only is kept, in a larger it is noise


@dataclass(frozen=True, slots=True)
class PaperVectors:
    """Rows in corpus order; columns are terms, then tag ids, then repositories.

    `terms` are folded words or pairs of words; the columns after them are `tags`, then `code`.
    """

    rows: csr_matrix
    terms: Sequence[str]
    tags: Sequence[str]
    code: Sequence[str]


def build_vectors(corpus: Corpus) -> PaperVectors:
    """Put words, tags and repositories of every paper side by side."""
    words, terms = _text_rows(corpus)
    tags, tag_ids = _tag_rows(corpus)
    code, repositories = _code_rows(corpus)
    rows = hstack(
        [
            words * np.float32(math.sqrt(TEXT_WEIGHT)),
            tags * np.float32(math.sqrt(1 - TEXT_WEIGHT)),
            code * np.float32(math.sqrt(SAME_CODE)),
        ],
        format="csr",
        dtype=np.float32,
    )
    rows.sort_indices()
    return PaperVectors(rows, terms, tag_ids, repositories)


def terms_of(paper: Paper) -> list[str]:
    """Words and pairs of neighbouring words, folded, without those that stand everywhere."""
    title, abstract = _terms(paper.title), _terms(paper.abstract)
    return title * TITLE_REPEATS + abstract


def _terms(text: str) -> list[str]:
    """A verb says nothing by itself, but something in a pair: "shared representation"."""
    words = [word for word in folded_words(text) if word not in STOP_WORDS and len(word) > 1]
    said = [word for word in words if word not in _FOLDED_VERBS]
    return said + [
        f"{first} {second}"
        for first, second in pairwise(words)
        if first not in _FOLDED_VERBS or second not in _FOLDED_VERBS
    ]


def _text_rows(corpus: Corpus) -> tuple[csr_matrix, Sequence[str]]:
    least = 2 if len(corpus) > FEW else 1
    vectorizer = CountVectorizer(analyzer=terms_of, min_df=least, dtype=np.float32)
    try:
        counts = vectorizer.fit_transform(corpus.papers)
    except ValueError:  # not one term is left: nothing to compare
        return csr_matrix((len(corpus), 1), dtype=np.float32), ("",)
    terms = vectorizer.get_feature_names_out().tolist()
    counts.data = 1 + np.log(counts.data)
    found_in = np.bincount(counts.indices, minlength=len(terms))
    worth = 1 + np.log((1 + len(corpus)) / (1 + found_in))
    worth *= [PAIR_WORTH if " " in term else 1.0 for term in terms]
    return normalize(counts @ diags(worth.astype(np.float32))), terms


def _tag_rows(corpus: Corpus) -> tuple[csr_matrix, Sequence[str]]:
    """One column a tag: the root of its rarity, rows of length one; strength adds nothing here."""
    tags = list(corpus.papers_by_tag)
    columns = {tag: column for column, tag in enumerate(tags)}
    worth = {
        tag: math.sqrt(math.log(1 + len(corpus) / len(papers)))
        * (IN_PASSING if corpus.taxonomy.tags[tag].facet == "property" else 1.0)
        for tag, papers in corpus.papers_by_tag.items()
    }
    cells = [
        [(columns[match.tag], worth[match.tag]) for match in corpus.notes(paper).tags]
        for paper in corpus
    ]
    return normalize(_sparse(cells, len(tags))), tags


def _code_rows(corpus: Corpus) -> tuple[csr_matrix, Sequence[str]]:
    """One column a repository that two papers or more link to."""
    of_paper = [repositories(paper) for paper in corpus]
    users: dict[str, int] = {}
    for found in of_paper:
        for repository in found:
            users[repository] = users.get(repository, 0) + 1
    shared = sorted(repository for repository, count in users.items() if count > 1)
    columns = {repository: column for column, repository in enumerate(shared)}
    cells = [[(columns[each], 1.0) for each in found if each in columns] for found in of_paper]
    return normalize(_sparse(cells, len(shared))), shared


def repositories(paper: Paper) -> list[str]:
    """The code repositories a paper links to, as "github.com/owner/name", sorted."""
    found = set()
    for link in paper.links:
        if link.kind is LinkKind.CODE:
            path = urlsplit(link.url).path.strip("/").removesuffix(".git").split("/")
            if len(path) >= 2:
                found.add(f"{host_of(link.url)}/{path[0]}/{path[1]}".casefold())
    return sorted(found)


def _sparse(cells: Sequence[Sequence[tuple[int, float]]], columns: int) -> csr_matrix:
    indptr = np.cumsum([0, *map(len, cells)])
    indices = np.array([column for row in cells for column, _ in row], dtype=np.int32)
    data = np.array([value for row in cells for _, value in row], dtype=np.float32)
    return csr_matrix((data, indices, indptr), shape=(len(cells), max(1, columns)))


STOP_WORDS = frozenset(
    """a about above achieve after all also although among an and any approach are as at based be
    because been between both but by can code could demonstrate different do does due during each
    effective efficient either et al experiment experimental extensive first for from further
    furthermore github given has have high higher how however http https if improve in include
    into is it its large less like many may method more moreover most much new no non not novel of
    often on one only or other our out outperform over paper performance present propose proposed
    provide recent result same second several show significant significantly since so some
    state such task than that the their them then there these they this those through thus to
    two under up upon use used using various via was we well were what when where which while who
    will with within without work would yet you your art available""".split()
)
_FOLDED_VERBS = frozenset(map(fold_word, VERBS))
