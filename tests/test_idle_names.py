from __future__ import annotations

from dataclasses import replace

from generator.enrichers import ENRICHERS
from generator.idle_names import idle_names
from generator.model.corpus import order_corpus
from generator.taxonomy_file import apply_taxonomy_file
from tests.enrichers.toy import SETTINGS, TAXONOMY, paper

PAPERS = (
    paper(1, "FrogNet: croaks told apart", "We propose FrogNet, a croak classifier."),
    paper(2, "Pond songs", "Pond songs are told apart by the croak net. SCANs are not used."),
)


def told(text: str) -> list[tuple[int, str]]:
    """The lines and messages of the warnings that a taxonomy file brings."""
    taxonomy, problems = apply_taxonomy_file(TAXONOMY, text, "taxonomy.yml")
    corpus = order_corpus(PAPERS, taxonomy)
    for enrich in ENRICHERS.values():
        corpus = enrich(corpus, SETTINGS)
    idle = idle_names(corpus)
    assert problems == []
    assert {(each.severity, each.code, each.origin.path) for each in idle} <= {
        ("warning", "taxonomy-unmatched", "taxonomy.yml")
    }
    return [(each.origin.line, each.message) for each in idle]


def test_rules_that_match_are_passed_over() -> None:
    assert told("names:\n  stop: [scan]\n  aliases: {FrogNet: [croak-net]}\n") == []
    assert told("names: {papers: {FrogNet: p001}}") == []


def test_a_stop_name_that_never_occurs_is_told_with_its_line() -> None:
    assert told("names:\n  stop:\n  - SCAN\n  - SCANT\n") == [(4, "no paper has the name 'SCANT'")]


def test_an_alias_of_a_name_nobody_has_is_told_with_the_nearest_name() -> None:
    ((line, message),) = told("names:\n  aliases:\n    FrogNett: [croak net]\n")
    assert line == 3
    assert message == (
        "no paper introduces or mentions 'FrogNett', so it can have no aliases"
        " (did you mean 'FrogNet'?)"
    )


def test_an_alias_that_never_occurs_is_told_at_its_own_line() -> None:
    text = "names:\n  aliases:\n    FrogNet:\n    - croak net\n    - toad net\n"
    assert told(text) == [(5, "no paper has the words 'toad net'")]


def test_a_paper_that_is_not_here_is_told() -> None:
    ((line, message),) = told("names:\n  papers:\n    FrogNet: p0001\n")
    assert line == 3
    assert message.startswith("no paper has the id 'p0001', which is to introduce 'FrogNet'")


def test_rules_that_come_with_no_file_are_never_told() -> None:
    taxonomy = replace(TAXONOMY, names=replace(TAXONOMY.names, stop=("SCANT",)))
    assert idle_names(order_corpus(PAPERS, taxonomy)) == []
