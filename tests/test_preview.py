from __future__ import annotations

from pathlib import Path

from generator.mkdocs_plugin.preview import UnlessUnchanged


def test_only_what_is_not_ours_makes_a_build(tmp_path: Path) -> None:
    sources, pages, config = tmp_path / "sources", tmp_path / "site_src", tmp_path / "mkdocs.yml"
    for folder in (sources, pages):
        folder.mkdir()
    config.write_text("site_name: Toys\n", encoding="utf-8")
    ours, own = pages / "paper.md", pages / "guide.md"
    builds: list[str] = []
    build = UnlessUnchanged(
        lambda: builds.append("built"),
        lambda: [str(sources), str(pages), str(config)],
        lambda: [str(ours)],
    )
    build()
    ours.write_text("# A page that the build wrote\n", encoding="utf-8")
    build()
    assert builds == []
    for number, path in enumerate((sources / "new.bib", own, config), start=1):
        path.write_text(f"changed {number}\n", encoding="utf-8")
        build()
        build()
        assert len(builds) == number
    own.unlink()
    build()
    assert len(builds) == 4


def test_a_watched_place_that_is_gone_is_no_failure(tmp_path: Path) -> None:
    builds: list[str] = []
    build = UnlessUnchanged(
        lambda: builds.append("built"), lambda: [str(tmp_path / "gone")], lambda: ()
    )
    build()
    assert builds == []
