from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.output import OutputFile
from generator.sync import apply_sync, hash_text, plan_disk, plan_sync, read_manifest, sync

A, B = OutputFile("papers/a.md", "a\n"), OutputFile("papers/b.md", "b\n")


def test_a_first_run_writes_everything_and_a_second_nothing(tmp_path: Path) -> None:
    assert len(sync([A, B], tmp_path).write) == 2
    again = sync([A, B], tmp_path)
    assert again.is_empty
    assert again.unchanged == 2


def test_only_what_changed_is_written_and_what_is_gone_deleted(tmp_path: Path) -> None:
    sync([A, B], tmp_path)
    plan = sync([OutputFile(A.path, "new\n")], tmp_path)
    assert [file.path for file in plan.write] == [A.path]
    assert plan.delete == (B.path,)
    assert (tmp_path / A.path).read_text() == "new\n"
    assert not (tmp_path / B.path).exists()


def test_an_emptied_folder_goes_and_one_with_other_work_stays(tmp_path: Path) -> None:
    sync([A, OutputFile("tags/x/t.md", "t")], tmp_path)
    (tmp_path / "papers/mine.md").write_text("mine")
    sync([], tmp_path)
    assert not (tmp_path / "tags").exists()
    assert (tmp_path / "papers/mine.md").read_text() == "mine"


def test_a_hand_written_page_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / A.path).write_text("mine")
    plan = sync([A, B], tmp_path)
    assert plan.kept == (A.path,)
    assert plan.problems == ()
    assert plan.summary.endswith(f"0 deleted, written by hand and kept: {A.path}")
    sync([], tmp_path)
    assert (tmp_path / A.path).read_text() == "mine"


def test_an_edited_page_is_kept_and_said_once(tmp_path: Path) -> None:
    sync([A], tmp_path)
    (tmp_path / A.path).write_text("edited")
    changed = OutputFile(A.path, "newer\n")
    assert [problem.code for problem in sync([changed], tmp_path).problems] == ["edited-page"]
    assert sync([changed], tmp_path).problems == ()
    sync([], tmp_path)
    assert (tmp_path / A.path).read_text() == "edited"


def test_a_deleted_page_is_written_again(tmp_path: Path) -> None:
    sync([A], tmp_path)
    (tmp_path / A.path).unlink()
    assert [file.path for file in sync([A], tmp_path).write] == [A.path]


@pytest.mark.parametrize("done", [0, 1, 2])
def test_an_interrupted_run_leaves_no_page_that_nobody_owns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    sync([A, B], tmp_path)
    new = [OutputFile(A.path, "a2\n"), OutputFile(B.path, "b2\n")]
    plan = plan_disk(new, tmp_path)
    written: list[str] = []

    def fail_after(path: Path, text: str) -> None:
        if len(written) > done:  # the manifest is written first
            raise KeyboardInterrupt
        written.append(path.name)
        path.write_text(text, encoding="utf-8")

    with monkeypatch.context() as patch:
        patch.setattr("generator.sync.write_text", fail_after)
        with pytest.raises(KeyboardInterrupt):
            apply_sync(plan, tmp_path)
    newest = [OutputFile(A.path, "a3\n"), OutputFile(B.path, "b3\n")]
    after = sync(newest, tmp_path)
    assert after.problems == ()
    assert after.kept == ()
    assert (tmp_path / A.path).read_text() == "a3\n"


def test_a_damaged_manifest_counts_as_none(tmp_path: Path) -> None:
    sync([A], tmp_path)
    (tmp_path / ".papershelf.json").write_text("{")
    assert read_manifest(tmp_path) == {}
    assert sync([A], tmp_path).unchanged == 1


def test_a_page_left_over_from_a_lost_manifest_is_said(tmp_path: Path) -> None:
    page = "---\ntitle: A\nkind: paper\n---\n\n# A\n"
    sync([OutputFile(A.path, page)], tmp_path)
    (tmp_path / ".papershelf.json").unlink()
    plan = sync([OutputFile(A.path, page + "newer\n")], tmp_path)
    assert [problem.code for problem in plan.problems] == ["left-over-page"]


def test_two_pages_at_one_path_are_our_fault() -> None:
    with pytest.raises(ValueError, match="two pages"):
        plan_sync([A, OutputFile("papers/A.md", "x")], {}, {})


PATHS = st.sampled_from(["a.md", "b.md", "c/d.md"])
TEXTS = st.sampled_from(["1", "2", "3"])


@given(st.dictionaries(PATHS, TEXTS), st.dictionaries(PATHS, TEXTS), st.dictionaries(PATHS, TEXTS))
def test_nothing_that_we_did_not_write_is_written_over_or_deleted(
    wanted: dict[str, str], ours: dict[str, str], disk: dict[str, str]
) -> None:
    manifest = {path: (hash_text(text),) for path, text in ours.items()}
    plan = plan_sync(
        [OutputFile(path, text) for path, text in wanted.items()],
        manifest,
        {path: hash_text(text) for path, text in disk.items()},
    )
    for path in [*(file.path for file in plan.write), *plan.delete]:
        assert path not in disk or disk[path] == ours.get(path)
