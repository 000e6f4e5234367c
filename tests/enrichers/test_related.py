from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import hstack
from scipy.sparse import random as random_rows
from sklearn.preprocessing import normalize

from generator.enrichers import _nearest
from generator.enrichers._related_reasons import join_terms
from tests.enrichers.toy import paper, shelf

FLINT = "Flint pebbles are knapped. Knapping leaves flint flakes."
SHELVES = (
    paper(1, "Knapping flint pebbles", FLINT),
    paper(2, "Flint flakes", "Flint flakes come from knapping."),
    paper(3, "Clustering songs", "Birds sing. We cluster songs with PCA.", code="https://github.com/a/b"),
    paper(4, "Frogs", "Frogs croak at night.", code="https://github.com/A/b.git"),
    paper(5, "石", "一二三"),
)  # fmt: skip


def test_the_nearest_comes_first_and_nearness_is_mutual() -> None:
    corpus = shelf(*SHELVES)
    near = {each.id: corpus.notes(each).related for each in corpus}
    assert near["p001"][0].paper == "p002"
    assert near["p001"][0].score == near["p002"][0].score > 0
    assert near["p001"][0].reasons == near["p002"][0].reasons


def test_reasons_are_words() -> None:
    corpus = shelf(*SHELVES)
    (reason,) = corpus.notes(corpus["p001"]).related[0].reasons
    assert reason.startswith("Shared terms: ")
    assert "flint" in reason


def test_papers_with_one_repository_are_related_and_say_so() -> None:
    corpus = shelf(*SHELVES)
    (near,) = corpus.notes(corpus["p004"]).related
    assert (near.paper, near.reasons) == ("p003", ("Same code repository: github.com/a/b",))


def test_only_a_paper_that_shares_nothing_has_no_neighbour() -> None:
    corpus = shelf(*SHELVES)
    assert [each.id for each in corpus if not corpus.notes(each).related] == ["p005"]


def test_shared_tags_are_a_reason() -> None:
    corpus = shelf(paper(1, "K-means of owls"), paper(2, "Clustering of frogs"))
    assert corpus.notes(corpus["p001"]).related[0].reasons == ("Shared tags: Clustering",)


def test_papers_with_no_more_than_verbs_in_common_are_not_related() -> None:
    corpus = shelf(paper(1, "Owls mitigate frogs"), paper(2, "Songs mitigate flint"))
    assert not any(corpus.notes(each).related for each in corpus)


def test_a_tag_that_says_what_counts_for_more_than_one_that_says_how() -> None:
    corpus = shelf(
        paper(1, "Robustness and PCA"),
        paper(2, "Sturdy k-means"),
        paper(3, "Principal component analysis, clustering"),
    )
    near = [(each.paper, each.reasons) for each in corpus.notes(corpus["p002"]).related]
    assert near == [
        ("p003", ("Shared tags: Clustering",)),
        ("p001", ("Shared tags: Robustness",)),
    ]


def test_candidates_find_the_same_neighbours_as_all_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    few = random_rows(400, 900, density=0.01, format="csr", dtype=np.float32, random_state=3)
    many = random_rows(400, 20, density=0.3, format="csr", dtype=np.float32, random_state=4)
    rows = normalize(hstack([few, many * np.float32(0.1)])).tocsr()
    rows.sort_indices()
    exact = _nearest.nearest(rows, 5)
    monkeypatch.setattr(_nearest, "LARGE", 10)
    monkeypatch.setattr(_nearest, "RARE", 0.03)
    found = _nearest.nearest(rows, 5)
    pairs = zip(exact, found, strict=True)
    same = sum(len({n for n, _ in one} & {n for n, _ in other}) for one, other in pairs)
    assert same >= 0.99 * 5 * 400
    scores = [dict(near) for near in exact]
    assert all(
        score == pytest.approx(scores[row][other], abs=2e-4)
        for row, near in enumerate(found)
        for other, score in near
        if other in scores[row]
    )


def test_overlapping_terms_are_told_as_one_phrase() -> None:
    spelt = {"kv cache": "KV cache", "cache": "cache", "cache size": "cache size", "owl": "owl"}
    assert join_terms(["cache", "kv cache", "owl", "cache size"], spelt) == ["KV cache size", "owl"]
