from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from generator import change_history
from generator.change_history import parse_change_set, record_changes
from generator.changes import FIELDS, brief
from generator.exports.changes import change_set_object, changes_jsonl
from generator.model.change import Change, ChangeKind, ChangeSet
from tests.downloads.test_downloads import SETTINGS, shelf
from tests.formats.papers import filled

ADDED = [Change(ChangeKind.ADDED, "cranes", "Cranes")]
REMOVED = [Change(ChangeKind.REMOVED, "cranes", "Cranes")]


def parsed(each: ChangeSet) -> ChangeSet | None:
    return parse_change_set(json.loads(json.dumps(change_set_object(each))))


def test_without_a_change_the_history_stays_as_it_is_on_any_day() -> None:
    history = record_changes(ADDED, (), "2024-05-03")
    assert record_changes([], history, "2031-01-01") == history


def test_a_set_has_the_day_on_which_it_was_recorded_and_the_newest_is_first() -> None:
    history = record_changes(REMOVED, record_changes(ADDED, (), "2024-05-03"), "2024-05-04")
    assert [each.date for each in history] == ["2024-05-04", "2024-05-03"]
    assert [each.in_words for each in history] == ["1 paper removed", "1 paper added"]


def test_what_comes_and_goes_and_comes_again_is_three_sets() -> None:
    history: tuple[ChangeSet, ...] = ()
    for changes in (ADDED, REMOVED, ADDED, REMOVED):
        history = record_changes(changes, history, "2024-05-03")
    assert len({each.id for each in history}) == 4


def test_a_large_set_names_some_papers_and_counts_all() -> None:
    many = [Change(ChangeKind.ADDED, f"toy-{n}", "Toy") for n in range(1_200)]
    (only,) = record_changes([*many, *REMOVED], (), "2024-05-03")
    assert len(only.changes) == change_history.MOST_PAPERS
    assert only.in_words == "1,200 papers added, 1 removed"
    other = record_changes([*many[:-1], *REMOVED], (), "2024-05-03")
    assert other[0].id != only.id


def test_a_history_is_bounded_in_sets_and_in_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    history: tuple[ChangeSet, ...] = ()
    for n in range(change_history.MOST_SETS + 20):
        history = record_changes(ADDED, history, f"2024-05-{n % 28 + 1:02}")
    assert len(history) == change_history.MOST_SETS
    monkeypatch.setattr(change_history, "MOST_ENTRIES", 5)
    assert len(record_changes(ADDED * 3, history, "2024-06-01")) == 3


@given(
    st.lists(
        st.builds(
            Change,
            st.sampled_from(ChangeKind),
            st.sampled_from(["cranes", "2401.00001"]),
            filled.map(brief),
            st.lists(st.sampled_from(sorted(FIELDS)), max_size=3).map(tuple),
            st.sampled_from(["", "kites"]),
        ),
        min_size=1,
        max_size=4,
    )
)
@hypothesis_settings(deadline=None, max_examples=80)
def test_a_set_is_read_back_as_it_was_recorded(changes: list[Change]) -> None:
    (only,) = record_changes(changes, (), "2024-05-03")
    assert parsed(only) == only


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["id", "date", "counts", "changes"]), JSON), JSON)
@hypothesis_settings(deadline=None, max_examples=200)
def test_no_line_is_too_odd_to_be_refused(stated: dict[str, Any], odd: Any) -> None:
    parse_change_set(stated)
    (only,) = record_changes(ADDED, (), "2024-05-03")
    whole = change_set_object(only)
    for name in whole:
        if odd != whole[name]:
            parse_change_set({**whole, name: odd})
    found = parse_change_set({**whole, "changes": [odd, *whole["changes"]]})
    assert found == only


@pytest.mark.parametrize(
    "wrong",
    [{"id": "2024-05-03-<script>"}, {"id": "../../index"}, {"date": "yesterday"},
     {"date": "2024-05-04"}, {"counts": {"added": 0}}, {"counts": {"added": True}},
     {"counts": {"added": -3}}, {"changes": {}}],
)  # fmt: skip
def test_a_line_that_was_meddled_with_is_none(wrong: dict[str, Any]) -> None:
    (only,) = record_changes(ADDED, (), "2024-05-03")
    assert parse_change_set({**change_set_object(only), **wrong}) is None


def test_control_characters_and_unknown_names_of_fields_are_left_out() -> None:
    (only,) = record_changes(ADDED, (), "2024-05-03")
    told = change_set_object(only)
    told["changes"] = [
        {"kind": "changed", "id": "a", "title": "A\x02\ud800 B", "fields": ["title", "<b>", 3]},
        {"kind": "folded", "id": "a", "title": "A"},
        {"kind": "added", "id": "a\n", "title": "A"},
    ]
    found = parse_change_set(told)
    assert found is not None
    assert found.changes == (Change(ChangeKind.CHANGED, "a", "A B", ("title",)),)


def test_a_shelf_that_tells_no_changes_publishes_none() -> None:
    corpus = replace(shelf(), changes=record_changes(ADDED, (), "2024-05-03"))
    assert len([*changes_jsonl(corpus, SETTINGS, [])]) == 1
    assert [*changes_jsonl(corpus, replace(SETTINGS, changes=False), [])] == []
