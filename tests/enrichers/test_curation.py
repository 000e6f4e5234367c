from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.enrichers.curation import curate, idle_curations
from generator.enrichers.mentions import add_mentions
from generator.model.corpus import Corpus, order_corpus
from generator.model.paper import Annotations, Paper, Related, TagKind, TagMatch
from generator.model.record import Origin
from generator.model.taxonomy import Tag, Taxonomy
from generator.model.work import Summary
from generator.normalize.overrides import parse_overrides
from generator.pages._curation import render_curation
from generator.problems import Problem
from generator.settings import Settings

SETTINGS = Settings(root=Path(), docs_dir=Path(), site_dir=Path())
TAXONOMY = Taxonomy(
    {
        "task/birds": Tag("task/birds", "task", "Birds"),
        "task/cranes": Tag("task/cranes", "task", "Cranes", parent="task/birds"),
        "task/swans": Tag("task/swans", "task", "Swans"),
    }
)


def paper(paper_id: str, title: str, abstract: str, line: int) -> Paper:
    return Paper(id=paper_id, title=title, abstract=abstract, origins=(Origin("toys", line),))


def shelf() -> Corpus:
    papers = [
        paper("a", "FoldNet: Cranes", "FoldNet folds.", 1),
        paper("b", "Swans", "We use FoldNet.", 2),
        paper("c", "Geese", "No names.", 3),
    ]
    corpus = order_corpus(papers, TAXONOMY)
    notes = {
        "b": Annotations(tags=(TagMatch("task/swans"),), related=(Related("a", 0.5),)),
    }
    return add_mentions(replace(corpus, annotations=notes), SETTINGS)


def curated(text: str) -> tuple[Corpus, list[Problem]]:
    corpus = shelf()
    papers = {paper.id: paper.id for paper in corpus}
    said, problems = parse_overrides(text, "overrides.yml", papers, TAXONOMY)
    done = curate(replace(corpus, curations=said), SETTINGS)
    return done, [*problems, *idle_curations(done)]


def test_everything_the_curator_says_is_done() -> None:
    corpus, problems = curated(
        """
b:
  add_tags: [cranes]
  remove_tags: [task/swans]
  add_links: [https://github.com/x/y, {kind: data, url: "https://example.org/set"}]
  add_related: [c]
  remove_related: [a]
  summary: In a word.
  remove_mentions: [FoldNet]
c: {add_mentions: [foldnet]}
"""
    )
    assert problems == []
    notes = corpus.notes(corpus["b"])
    assert [(tag.tag, tag.kind) for tag in notes.tags] == [
        ("task/birds", TagKind.PARENT), ("task/cranes", TagKind.CURATOR)
    ]  # fmt: skip
    assert [near.paper for near in notes.related] == ["c"]
    assert notes.summary is not None
    assert (notes.summary.text, notes.summary.kind) == ("In a word.", "curator")
    assert notes.mentions == ()
    assert [link.kind.value for link in corpus["b"].links] == ["code", "data"]
    assert [mention.paper for mention in corpus.notes(corpus["c"]).mentions] == ["a"]
    assert corpus.notes(corpus["a"]).mentioned_by == ("c",)


def test_what_is_wrong_is_a_problem_with_its_line() -> None:
    _, problems = curated(
        """\
b:
  add_tag: [Cranes]
  add_tags: [Crane]
  add_related: [z]
  add_links: [nowhere]
zz: {summary: x}
c: [list]
"""
    )
    assert [(each.code, each.origin.line) for each in problems] == [
        ("override-key", 2), ("override-tag", 3), ("override-paper", 4), ("override-link", 5),
        ("override-unmatched", 6), ("override-shape", 7),
    ]  # fmt: skip
    assert "did you mean 'add_tags'" in problems[0].message


def test_a_correction_that_changes_nothing_is_a_warning() -> None:
    _, problems = curated("c: {remove_tags: [Swans], add_mentions: [Nothing]}")
    assert [(each.code, each.severity) for each in problems] == [
        ("override-unmatched", "warning")
    ] * 2


def test_text_that_is_no_yaml_is_one_problem_and_corrects_nothing() -> None:
    for text in ("a: [", "- a", "just words", "\t:", "a: &x [*x]"):
        corpus, problems = curated(text)
        assert len(problems) == 1, text
        assert corpus.curations == {}
    assert curated("") == (curate(shelf(), SETTINGS), [])


def test_links_and_the_summary_can_be_taken_away() -> None:
    text = "b:\n  add_links: [https://a.org/x]\n  remove_links: [https://a.org/y]\n"
    corpus, problems = curated(text + "  remove_summary: true\n")
    assert [link.url for link in corpus["b"].links] == ["https://a.org/x"]
    assert [each.origin.line for each in problems] == [4, 3]
    again, problems = parse_overrides(
        "b: {remove_links: [https://a.org/x], remove_summary: true}", "o.yml", {"b": "b"}, TAXONOMY
    )
    notes = replace(corpus.notes(corpus["b"]), summary=Summary("Computed."))
    told = replace(corpus, annotations={**corpus.annotations, "b": notes}, curations=again)
    done = curate(told, SETTINGS)
    assert (done["b"].links, done.notes(done["b"]).summary) == ((), None)
    assert idle_curations(done) == problems == []


def test_an_empty_summary_is_an_error_that_names_the_key_to_use() -> None:
    _, problems = curated('b:\n  summary: ""\n  remove_summary: perhaps\n')
    assert [(each.code, each.origin.line) for each in problems] == [
        ("override-summary", 2), ("override-summary", 3)
    ]  # fmt: skip
    assert "remove_summary: true" in problems[0].message


def test_related_papers_are_added_and_removed_on_both_sides() -> None:
    corpus, problems = curated("c: {add_related: [b]}\na: {remove_related: [b]}")
    assert problems == []
    assert [near.paper for near in corpus.notes(corpus["b"]).related] == ["c"]
    assert [near.paper for near in corpus.notes(corpus["c"]).related] == ["b"]


def test_what_had_no_effect_is_warned_of_with_its_own_line_and_not_shown() -> None:
    text = "c:\n  remove_tags:\n  - Birds\n  - Swans\n  add_related: [c]\n"
    corpus, problems = curated(text)
    assert [each.origin.line for each in problems] == [3, 4, 5]
    assert render_curation(corpus["c"], corpus, "papers/c.md") == ""
