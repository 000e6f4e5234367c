from __future__ import annotations

from pathlib import Path

import pytest

from generator.enrichers._summary_cues import _CUES
from generator.enrichers.summary import add_summary
from generator.model.corpus import Corpus, order_corpus
from tests.conftest import yaml_cases
from tests.enrichers import toy
from tests.enrichers.toy import notes


@pytest.mark.parametrize("case", yaml_cases(Path(__file__).parent / "summary"))
def test_the_sentence_that_says_what_the_paper_does(case: dict[str, str]) -> None:
    summary = notes(case["title"], case["abstract"]).summary
    assert summary is not None
    assert (summary.text, summary.kind) == (case["expected"], "lifted")
    assert summary.text in case["abstract"]


def test_no_abstract_no_summary() -> None:
    assert notes("Pebbles").summary is None


def test_the_texts_that_a_cue_needs_pass_over_no_sentence(sample_corpus: Corpus) -> None:
    for paper in sample_corpus:
        for sentence in paper.abstract.lower().split(". "):
            for finds, _, needs in _CUES:
                if needs and finds(sentence):
                    assert any(need in sentence for need in needs), (needs, sentence)


def test_words_without_end_cost_no_summary() -> None:
    endless = "A" * 100_000
    alone = toy.paper(1, endless, f"We build toys of wood ({endless}. Toys are fun.")
    corpus = add_summary(order_corpus((alone,), toy.TAXONOMY), toy.SETTINGS)
    summary = corpus.notes(alone).summary
    assert summary is not None
    assert summary.text.startswith("We build toys of wood")
