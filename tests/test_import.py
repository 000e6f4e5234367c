from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.commands.import_files import import_files
from generator.problems import UserError
from generator.sources.paths import Reading
from tests.conftest import SAMPLE

PAGE = sorted(SAMPLE.glob("*.txt"))[0]


def run(tmp_path: Path, *names: str) -> tuple[int, int, list[str]]:
    said: list[str] = []
    done = import_files(names, tmp_path / "sources", said.append)
    return len(done.kept), done.refused, said


def test_what_holds_papers_is_copied_and_said(tmp_path: Path) -> None:
    taken, refused, said = run(tmp_path, str(PAGE))
    assert (taken, refused) == (1, 0)
    assert (tmp_path / "sources" / PAGE.name).read_bytes() == PAGE.read_bytes()
    assert "hf_papers" in said[0]
    assert "records" in said[0]


def test_nothing_is_refused_silently(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Buy milk.\n", encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(bytes(300))
    taken, refused, said = run(tmp_path, str(tmp_path / "notes.txt"), str(tmp_path / "photo.png"))
    assert (taken, refused) == (0, 2)
    assert all("not imported: " in line for line in said)
    assert not (tmp_path / "sources").exists()


def test_what_is_left_out_is_said_even_where_nothing_else_is(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Buy milk.\n", encoding="utf-8")
    config = ["-f", str(tmp_path / "mkdocs.yml")]
    done = CliRunner().invoke(cli, ["import", "-q", str(notes), str(PAGE), *config])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "notes.txt: not imported: " in done.stderr


def test_a_folder_is_gone_through_without_its_hidden_files(tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    for name in ("a/page.txt", ".git/page.txt", "b/.page.txt"):
        (saved / name).parent.mkdir(parents=True, exist_ok=True)
        (saved / name).write_bytes(PAGE.read_bytes())
    taken, _, said = run(tmp_path, str(saved))
    assert taken == 1
    assert f"{saved}: 2 hidden files passed over" in said


def test_a_folder_without_files_and_what_leads_nowhere_are_said(tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    (saved / "empty").mkdir(parents=True)
    (saved / "gone.bib").symlink_to(saved / "nowhere.bib")
    _, refused, said = run(tmp_path, str(saved / "empty"), str(saved))
    assert said == [
        f"{saved / 'empty'}: not imported: the folder holds no file",
        f"{saved / 'gone.bib'}: not imported: it is no file that can be read",
    ]
    assert refused == 2


@pytest.mark.parametrize(("sources", "is_read"), [(["sources/**/*"], True), (["papers/*"], False)])
def test_a_place_that_no_build_reads_is_said(
    tmp_path: Path, sources: list[str], is_read: bool
) -> None:
    said: list[str] = []
    reading = Reading.of(tmp_path, (), {}, sources)
    import_files([str(PAGE)], tmp_path / "sources", said.append, reading)
    assert ("no build reads it" in said[-1]) != is_read


def test_a_taken_name_gets_a_number_and_the_same_file_is_not_copied_twice(tmp_path: Path) -> None:
    other = tmp_path / "other" / PAGE.name
    other.parent.mkdir()
    lines = PAGE.read_bytes().splitlines(keepends=True)
    other.write_bytes(b"".join(lines[: len(lines) // 2 * 2 - 4]))
    run(tmp_path, str(PAGE))
    run(tmp_path, str(other))
    _, _, said = run(tmp_path, str(PAGE))
    kept = sorted(path.name for path in (tmp_path / "sources").iterdir())
    assert kept == sorted([PAGE.name, f"{PAGE.stem}-2{PAGE.suffix}"])
    assert "already there" in said[0]


def test_a_name_that_is_not_there_is_a_wrong_request(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no file 'nowhere\.bib'"):
        run(tmp_path, "nowhere.bib")


def test_fields_without_a_place_are_said(tmp_path: Path) -> None:
    (tmp_path / "toys.csv").write_text("Title,Year,My rating\nToys,2020,5\n", encoding="utf-8")
    _, _, said = run(tmp_path, str(tmp_path / "toys.csv"))
    assert said[1:] == ["  fields that the shelf does not show: 'My rating' (1)"]
