"""What holds for all enrichers: any order in, the same out; nothing to work on is no error."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.corpus import Corpus
from generator.model.paper import Annotations, Paper
from tests.enrichers.test_tags import RURAL
from tests.enrichers.toy import paper, shelf

PAPERS = [paper(number, *texts) for number, texts in enumerate(RURAL)]


def test_the_order_of_the_input_changes_nothing() -> None:
    shuffled = PAPERS[:]
    random.Random(1).shuffle(shuffled)  # noqa: S311 -- an order, no secret
    assert shelf(*shuffled) == shelf(*PAPERS)


def test_the_seed_of_hashes_changes_nothing() -> None:
    program = (
        "from tests.enrichers.test_every_enricher import PAPERS, shelf\n"
        "corpus = shelf(*PAPERS)\n"
        "print([(tag, corpus.taxonomy.tags[tag]) for tag in corpus.taxonomy.tags])\n"
        "print([corpus.notes(each) for each in corpus])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(said) == 1


@pytest.mark.parametrize(
    "papers",
    [
        (),
        (paper(1, "Alone", "We propose to be alone."),),
        (paper(1, "No abstract"), paper(2, "None either")),
        (paper(1, "", ""), paper(2, "", "")),
        (paper(1, "The and of", "to be or not to be. It is."), paper(2, "Of the", "for all")),
        (
            paper(1, "稀疏自编码器", "我们提出一种方法。"),
            paper(2, "稀疏自编码器二", "方法。它很快。"),
        ),
        tuple(paper(number, "Same title", "Same text of pebbles.") for number in range(12)),
        (paper(1, "$x$", "$\\alpha$ is $\\beta$."), paper(2, "x" * 3000, "y." * 3000)),
    ],
    ids=["empty", "alone", "no abstract", "no text", "stop words", "cjk", "twins", "odd"],
)
def test_little_to_work_on_is_no_error(papers: tuple[Paper, ...]) -> None:
    corpus = shelf(*papers)
    assert len(corpus) == len(papers)
    assert all(corpus.notes(each).related == () for each in corpus) or len(corpus) > 1


def test_twins_have_neighbours_but_not_themselves() -> None:
    corpus = shelf(*(paper(number, "Same title", "Same text of pebbles.") for number in range(12)))
    for each in corpus:
        found = [near.paper for near in corpus.notes(each).related]
        assert len(found) == len(set(found)) == 3
        assert each.id not in found


def everything_of(corpus: Corpus) -> Callable[[str], Annotations]:
    return lambda paper_id: corpus.notes(corpus[paper_id])


def test_what_the_sample_shelf_shows_is_complete(sample_corpus: Corpus) -> None:
    notes = everything_of(sample_corpus)
    for each in sample_corpus:
        assert notes(each.id).related
        assert all(match.evidence and 0 < match.strength <= 1 for match in notes(each.id).tags)
        summary = notes(each.id).summary
        assert not each.abstract or (summary and summary.text in each.abstract)
        assert len(notes(each.id).keyphrases) <= 8
