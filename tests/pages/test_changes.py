from __future__ import annotations

from dataclasses import replace

import markdown
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from lxml import html

from generator.change_history import record_changes
from generator.changes import brief
from generator.markup import render_text
from generator.mkdocs_plugin.defaults import MARKDOWN_EXTENSIONS
from generator.model.change import Change, ChangeKind, ChangeSet
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.pages.changes import changes_pages
from generator.settings import Settings
from tests.downloads.test_downloads import SETTINGS, shelf
from tests.formats.papers import PLAIN, hostile_papers

SWANS = PLAIN[1]


def pages(corpus: Corpus, *sets: ChangeSet, settings: Settings = SETTINGS) -> dict[str, str]:
    """The pages of sets of changes, the newest given first."""
    told = replace(corpus, changes=sets)
    return {file.path: file.text for file in changes_pages(told, settings, [])}


def one_set(*changes: Change, day: str = "2024-05-03") -> ChangeSet:
    return record_changes(changes, (), day)[0]


def added(paper: Paper) -> Change:
    return Change(ChangeKind.ADDED, paper.id, brief(paper.title))


def test_each_kind_has_its_heading_and_a_change_names_what_is_other() -> None:
    told = one_set(
        added(SWANS),
        Change(ChangeKind.CHANGED, "geese-41c0aa", "Geese", ("abstract", "venue")),
        Change(ChangeKind.MERGED, "ducks", "Ducks", into=SWANS.id),
        Change(ChangeKind.REMOVED, "kites", "Kites"),
    )
    index = pages(shelf(*PLAIN), told)["changes/index.md"]
    assert "1 paper added, 1 changed, 1 merged, 1 removed" in index
    assert "- [Swans](../papers/doi-10.1000-swans.md)  \n    *José Núñez" in index
    assert "- [Geese](../papers/geese-41c0aa.md)  \n    *abstract, venue*" in index
    assert "- Ducks  \n    *now part of* [Swans](../papers/doi-10.1000-swans.md)" in index
    assert index.rstrip().endswith("- Kites")


def test_a_paper_that_went_on_as_another_is_linked_to_that_and_a_lost_one_to_nothing() -> None:
    moved = replace(SWANS, aliases=("old-swans",))
    told = one_set(
        Change(ChangeKind.ADDED, "lost", "Lost"),
        Change(ChangeKind.ADDED, "old-swans", "Old swans"),
        Change(ChangeKind.MERGED, "ducks", "Ducks", into="lost"),
    )
    index = pages(shelf(moved), told)["changes/index.md"]
    assert "[Old swans](../papers/doi-10.1000-swans.md)" in index
    assert "- Lost\n" in index
    assert "- Ducks\n" in index


def test_sets_that_do_not_fit_are_links_and_each_has_a_page_of_its_own() -> None:
    few = [one_set(*[added(SWANS)] * 3, day=f"2024-05-0{day}") for day in (3, 2, 1)]
    made = pages(shelf(*PLAIN), *few, settings=replace(SETTINGS, page_size=6))
    index = made["changes/index.md"]
    assert index.count("### Added") == 2
    assert f"- [1 May 2024]({few[2].id}.md): 3 papers added" in index
    assert {*made} == {"changes/index.md", *(f"changes/{each.id}.md" for each in few)}


def test_a_long_set_is_paged_and_says_how_many_it_only_counts() -> None:
    many = [Change(ChangeKind.ADDED, f"toy-{n}", f"Toy {n}") for n in range(700)]
    told = one_set(*many)
    made = pages(shelf(*PLAIN), told)
    first = f"changes/{told.id}"
    assert sorted(made) == sorted(
        ["changes/index.md", f"{first}.md", *(f"{first}/page/{n}.md" for n in range(2, 6))]
    )
    assert "[600 more]" in made["changes/index.md"]
    assert "200 more are counted only." in made[f"{first}/page/5.md"]
    assert "Page [1](" in made[f"{first}/page/5.md"]


def test_sets_of_one_day_are_told_apart() -> None:
    first = one_set(added(SWANS))
    second = record_changes([added(PLAIN[2])], [first], "2024-05-03")[0]
    index = pages(shelf(*PLAIN), second, first)["changes/index.md"]
    assert index.index("## 3 May 2024, no. 2 {") < index.index("## 3 May 2024 {")


def test_without_changes_the_page_says_so_and_switched_off_there_is_none() -> None:
    assert "No change has been recorded yet." in pages(shelf())["changes/index.md"]
    told = one_set(added(SWANS))
    assert pages(shelf(), told, settings=replace(SETTINGS, changes=False)) == {}


@given(hostile_papers())
@hypothesis_settings(deadline=None, max_examples=80)
def test_no_title_breaks_out_of_its_line(hostile: Paper) -> None:
    if "$" in hostile.title:  # math is another test's
        return
    title = brief(hostile.title)
    told = one_set(
        added(hostile),
        Change(ChangeKind.MERGED, "ducks", title, into=hostile.id),
        Change(ChangeKind.REMOVED, "kites", title),
    )
    text = pages(shelf(hostile), told)["changes/index.md"].partition("\n---\n")[2]
    tree = html.fromstring(markdown.markdown(text, extensions=[*MARKDOWN_EXTENSIONS, "toc"]))
    items = tree.xpath("//li")
    assert len(items) == 3
    assert not tree.xpath("//script | //b | //img")
    shown = ["".join(item.itertext()).split("\n")[0].strip() for item in items]
    expected = html.fromstring(markdown.markdown(f"- {render_text(title, links=False)}"))
    assert shown == ["".join(expected.itertext()).strip()] * 3


@pytest.mark.parametrize("size", [1, 3, 100])
def test_every_change_is_on_the_pages_of_its_set(size: int) -> None:
    told = one_set(*(Change(ChangeKind.ADDED, f"toy-{n}", f"Toy {n}") for n in range(7)))
    made = pages(shelf(), told, settings=replace(SETTINGS, page_size=size))
    own = "".join(text for path, text in made.items() if path != "changes/index.md")
    assert all(f"- Toy {n}\n" in own for n in range(7))
