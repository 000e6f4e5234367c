"""Former and present papers -> what changed; the cases beside this file are named as claims."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from generator.changes import compare
from generator.exports.jsonl import papers_jsonl
from generator.machine_files import papers_schema
from generator.model.change import Change, ChangeKind
from generator.model.corpus import order_corpus
from generator.model.names import person
from generator.model.paper import Paper, Version
from generator.model.record import Link, LinkKind
from generator.model.taxonomy import Taxonomy
from generator.model.work import Origin, Publication
from tests.conftest import yaml_cases
from tests.downloads.test_downloads import SETTINGS
from tests.formats.papers import PLAIN, hostile_papers, paper

KNOWN = frozenset(json.loads(papers_schema().text)["properties"])


def objects(papers: Sequence[Paper]) -> list[dict[str, Any]]:
    """Papers as a published `papers.jsonl` gives them back."""
    (file,) = papers_jsonl(order_corpus(papers, Taxonomy({})), SETTINGS, [])
    return [json.loads(line) for line in file.text.split("\n") if line]


def toy(stated: dict[str, Any]) -> Paper:
    """A paper as a case spells it: the dates, ids and the like as they are, the rest by name."""
    plain = dict(stated)
    more: dict[str, Any] = {}
    if names := plain.pop("authors", None):
        more["authors"] = tuple(person(*name.rsplit(" ", 1)) for name in names)
    if venue := plain.pop("venue", ""):
        more["publication"] = Publication(venue=venue, volume=str(plain.pop("volume", "")))
    if links := plain.pop("links", None):
        more["links"] = tuple(Link(LinkKind(kind), url) for kind, url in links)
    for name in ("keywords", "aliases", "cites", "similar"):
        more[name] = tuple(plain.pop(name, ()))
    more["versions"] = tuple(
        Version(Origin("a.bib", 3), ids=ids) for ids in plain.pop("versions", ())
    )
    paper_id = plain.pop("id")
    made = paper(paper_id, plain.pop("title"), **plain, **more)
    both = (Origin("a.bib", 1), Origin("b.bib", 1))
    return replace(made, origins=both) if made.versions else made


def in_words(change: Change) -> str:
    into = f" into {change.into}" if change.into else ""
    fields = f": {', '.join(change.fields)}" if change.fields else ""
    return f"{change.kind.value} {change.paper}{into}{fields}"


@pytest.mark.parametrize("case", yaml_cases(Path(__file__).parent))
def test_changes(case: dict[str, Any]) -> None:
    before = objects([toy(each) for each in case["before"]])
    for stated in before:
        for name in case.get("unknown", ()):
            stated.pop(name, None)
    known = KNOWN - set(case.get("unknown", ()))
    found = compare(before, [toy(each) for each in case["now"]], known)
    assert [in_words(change) for change in found] == (case["expected"] or [])


@given(hostile_papers())
@hypothesis_settings(deadline=None, max_examples=60)
def test_nothing_changed_from_a_paper_to_itself(hostile: Paper) -> None:
    papers = [hostile, *PLAIN]
    assert compare(objects(papers), papers, KNOWN) == []


SHELVES = st.dictionaries(
    st.sampled_from("abcdef"), st.tuples(st.sampled_from(["Toys", "Folds", "Kites"]),
                                         st.sampled_from(["", "1", "2"])), max_size=6,
)  # fmt: skip


def papers_of(shelf: dict[str, tuple[str, str]]) -> list[Paper]:
    return [
        paper(name, title, ids={"doi": f"10.1000/{doi}"} if doi else {})
        for name, (title, doi) in shelf.items()
    ]


@given(SHELVES, SHELVES)
@hypothesis_settings(deadline=None, max_examples=300)
def test_every_paper_that_came_or_went_is_told_once(
    before: dict[str, tuple[str, str]], now: dict[str, tuple[str, str]]
) -> None:
    found = compare(objects(papers_of(before)), papers_of(now), KNOWN)
    of: dict[ChangeKind, list[str]] = {
        kind: [each.paper for each in found if each.kind is kind] for kind in ChangeKind
    }
    moved = [each.paper for each in found if "address" in each.fields]
    came, gone = set(now) - set(before), set(before) - set(now)
    assert sorted(of[ChangeKind.ADDED] + moved) == sorted(came)
    assert len(of[ChangeKind.REMOVED] + of[ChangeKind.MERGED] + moved) == len(gone)
    assert set(of[ChangeKind.REMOVED]) | set(of[ChangeKind.MERGED]) <= gone
    assert {each.into for each in found if each.kind is ChangeKind.MERGED} <= set(now)
    stayed = {name for name in set(before) & set(now) if before[name] != now[name]}
    assert set(of[ChangeKind.CHANGED]) - set(moved) == stayed


@given(st.lists(st.dictionaries(st.sampled_from(sorted(KNOWN)), st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
), max_size=8), max_size=4))  # fmt: skip
@hypothesis_settings(deadline=None, max_examples=200)
def test_no_former_object_is_too_odd_to_compare(former: list[dict[str, Any]]) -> None:
    odd = [{**each, "id": f"{at}", "title": "Toys"} for at, each in enumerate(former)]
    odd += [{**each, "id": PLAIN[0].id, "title": "Swans"} for each in former]
    found = compare(odd, PLAIN, KNOWN)
    assert {change.kind for change in found} <= {*ChangeKind}
