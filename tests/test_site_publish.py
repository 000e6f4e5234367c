from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import UserError
from generator.site_publish import publish, refuse_unsafe, staging_dir


def built(site: Path, **files: str) -> Path:
    folder = staging_dir(site)
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder


def test_the_new_site_takes_the_place_of_the_last(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(built(site, a="1", b="1"), site)
    publish(built(site, a="2"), site)
    assert {path.name: path.read_text() for path in site.iterdir()} == {"a": "2"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_unchanged_file_keeps_its_time(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(built(site, a="1", b="1"), site)
    before = (site / "a").stat().st_mtime_ns
    publish(built(site, a="1", b="2"), site)
    assert (site / "a").stat().st_mtime_ns == before


def test_hidden_files_in_the_site_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    (site / ".git/config").write_text("x")
    publish(built(site, a="1"), site)
    assert (site / ".git/config").read_text() == "x"


def test_a_linked_site_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    site = tmp_path / "site"
    site.symlink_to(tmp_path / "real")
    for text in ("1", "2"):
        publish(built(site, a=text), site)
        assert site.is_symlink()
        assert (tmp_path / "real/a").read_text() == text


def test_what_cannot_be_renamed_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "old").touch()

    def busy(*_: object) -> None:
        raise OSError(16, "busy")

    new = built(site, a="1")
    monkeypatch.setattr(Path, "rename", busy)
    publish(new, site)
    assert [path.name for path in site.iterdir()] == ["a"]
    assert not new.exists()


def test_a_site_that_would_replace_sources_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    source = tmp_path / "sources/a.txt"
    source.touch()
    for site in (tmp_path, tmp_path / "sources", source):
        with pytest.raises(UserError, match="name a folder of its own"):
            refuse_unsafe(site, [source])
    refuse_unsafe(tmp_path / "site", [source])


def test_an_interrupt_between_the_sites_leaves_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("site", ".site.building"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)
    rename = Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        if path.name == ".site.building":
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path / ".site.building", tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "site"
