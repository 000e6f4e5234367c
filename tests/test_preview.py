from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from watchdog.events import FileModifiedEvent, FileMovedEvent, FileSystemEventHandler

from generator.mkdocs_plugin.preview import UnlessUnchanged, watch_files


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


def test_a_curators_file_wakes_the_server_and_a_log_beside_it_does_not(tmp_path: Path) -> None:
    handlers: list[FileSystemEventHandler] = []
    observer = SimpleNamespace(schedule=lambda handler, *_, **__: handlers.append(handler))
    server: Any = SimpleNamespace(
        observer=observer, _rebuild_cond=threading.Condition(), _want_rebuild=False
    )
    overrides = tmp_path / "overrides.yml"  # not there yet
    watch_files(server, [overrides, tmp_path / "gone" / "people.yml"])
    (handler,) = handlers
    handler.dispatch(FileModifiedEvent(str(tmp_path / "serve.log")))
    assert not vars(server)["_want_rebuild"]
    handler.dispatch(FileMovedEvent(str(tmp_path / "overrides.yml~"), str(overrides)))
    assert vars(server)["_want_rebuild"]
