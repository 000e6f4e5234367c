from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.taxonomy import Tag, Taxonomy
from generator.problems import UserError
from generator.settings import Settings
from generator.taxonomy_file import apply_taxonomy_file, load_shelf_taxonomy

OURS = Taxonomy(
    {
        "task/birds": Tag("task/birds", "task", "Birds", aliases=("bird",)),
        "task/cranes": Tag(
            "task/cranes", "task", "Cranes", aliases=("paper crane",), parent="task/birds"
        ),
        "method/folding": Tag("method/folding", "method", "Folding", acronyms=("FLD",)),
    }
)


def applied(text: str) -> Taxonomy:
    taxonomy, problems = apply_taxonomy_file(OURS, text, "taxonomy.yml")
    assert problems == []
    return taxonomy


def complaints(text: str) -> list[tuple[str, int]]:
    _, problems = apply_taxonomy_file(OURS, text, "taxonomy.yml")
    assert {each.origin.path for each in problems} <= {"taxonomy.yml"}
    return [(each.code, each.origin.line) for each in problems]


def test_tags_are_added_beside_ours() -> None:
    tags = applied("facets: {task: {Swans: {aliases: [Paper Swan], parent: Birds}}}").tags
    assert tags["task/swans"] == Tag(
        "task/swans", "task", "Swans", aliases=("paper swan",), parent="task/birds"
    )
    assert list(tags) == ["task/birds", "task/cranes", "task/swans", "method/folding"]


def test_a_file_may_replace_ours() -> None:
    assert list(applied("replace: true\nfacets: {topic: {Swans: {}}}").tags) == ["topic/swans"]


def test_a_renamed_tag_keeps_its_phrases_its_children_and_its_address() -> None:
    taxonomy = applied("rename: {Birds: Flying things}")
    assert taxonomy.redirects == {"task/birds": "task/flying-things"}
    assert taxonomy.tags["task/flying-things"].aliases == ("bird", "birds")
    assert taxonomy.tags["task/cranes"].parent == "task/flying-things"


def test_a_stopped_tag_is_gone_and_a_stopped_alias_too() -> None:
    taxonomy = applied("stop: [Birds, paper crane, FLD]")
    assert list(taxonomy.tags) == ["task/cranes", "method/folding"]
    assert taxonomy.tags["task/cranes"].aliases == ()
    assert taxonomy.tags["task/cranes"].parent == ""
    assert taxonomy.tags["method/folding"].acronyms == ()


def test_a_split_tag_has_its_parts_as_children() -> None:
    tags = applied("split: {Cranes: {Red cranes: [paper crane], White cranes: [white crane]}}").tags
    assert tags["task/cranes"].aliases == ()
    assert tags["task/red-cranes"].aliases == ("paper crane",)
    assert tags["task/red-cranes"].parent == "task/cranes"


def test_alias_parent_and_description_speak_of_tags_by_their_new_names() -> None:
    tags = applied(
        "rename: {Folding: Origami}\nalias: {Origami: [paper folding]}\n"
        "parent: {Cranes: Origami}\ndescription: {Origami: To fold.}\n"
    ).tags
    assert tags["method/origami"].aliases == ("folding", "paper folding")
    assert tags["method/origami"].description == "To fold."
    assert tags["task/cranes"].parent == "method/origami"


def test_names_have_rules_of_their_own() -> None:
    names = applied("names: {stop: [SCAN], aliases: {X: [y z]}, papers: {MAE: p1}}").names
    assert (names.stop, names.aliases, names.papers) == (("SCAN",), {"X": ("y z",)}, {"MAE": "p1"})


def test_a_cycle_a_double_alias_and_an_unknown_parent_are_errors_with_their_line() -> None:
    assert complaints("parent:\n  Birds: Cranes\n") == [("taxonomy-cycle", 2)]
    assert complaints("alias:\n  Folding:\n  - bird\n") == [("taxonomy-alias-twice", 3)]
    assert complaints("parent:\n  Cranes: Brids\n") == [("taxonomy-parent", 2)]
    assert complaints("facets:\n  task:\n    A: {parent: B}\n    B: {parent: A}\n") == [
        ("taxonomy-cycle", 3)
    ]
    assert complaints("rename:\n  Birdz: X\n  Birds: Cranes\nsplitt: 1\nstop: [nothing]") == [
        ("taxonomy-key", 4), ("taxonomy-tag", 2), ("taxonomy-twice", 3), ("taxonomy-unmatched", 5),
    ]  # fmt: skip
    assert complaints("a: [\n") == [("taxonomy-yaml", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "\n- a", "\njust words", "replace:\n  maybe", "replace:\n  [true]", "facets:\n  [x]",
        "facets:\n  task: x", "facets: {task:\n  {Swans: [a]}}", "rename:\n  [a, b]",
        "rename:\n  Birds: [x]", "alias:\n  foo", "alias:\n  Birds: {a: b}", "stop:\n  {a: b}",
        "stop:\n  - [a]", "split:\n  foo", "split:\n  Birds: [x]", "parent:\n  foo",
        "parent:\n  Cranes: [Birds]", "description:\n  foo", "description:\n  Birds: [x]",
        "names:\n  [x]", "names:\n  stop: {a: b}", "names:\n  aliases: foo",
        "names:\n  papers: {a: [b]}",
    ],
)  # fmt: skip
def test_a_wrong_shape_is_said_with_its_line(text: str) -> None:
    assert complaints(text) == [("taxonomy-shape", 2)]


def test_a_shape_s_complaint_says_what_is_expected() -> None:
    _, problems = apply_taxonomy_file(OURS, "rename: [a, b]", "taxonomy.yml")
    expected = "rename: expected a mapping (old label: new label), found a list"
    assert [each.message for each in problems] == [expected]


def test_an_operation_left_empty_is_no_mistake() -> None:
    assert complaints("facets: {task: {Swans: }}\nrename:\nstop:\nparent:\nnames: {stop: }") == []


def test_what_is_wrong_is_left_out_and_the_rest_counts() -> None:
    taxonomy, _ = apply_taxonomy_file(OURS, "parent: {Birds: Cranes, Folding: Birds}", "t.yml")
    assert taxonomy.tags["task/birds"].parent == ""
    assert taxonomy.tags["method/folding"].parent == "task/birds"


def test_no_file_is_ours_and_a_missing_one_is_said(tmp_path: Path) -> None:
    settings = Settings(root=tmp_path, docs_dir=tmp_path, site_dir=tmp_path)
    assert load_shelf_taxonomy(OURS, settings) == (OURS, [])
    with pytest.raises(UserError, match=r"there is no file 'mine\.yml'"):
        load_shelf_taxonomy(OURS, replace(settings, taxonomy="mine.yml"))
