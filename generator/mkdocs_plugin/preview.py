"""The live preview rebuilds when something of its owner's changed, not when we wrote a page."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler

State = frozenset[tuple[str, int, int]]


class UnlessUnchanged:
    """A builder that builds only when a watched file that is not ours has changed.

    MkDocs watches the folder that we write the pages to, and would build once more for each build
    that wrote some. `watched` and `generated` are asked anew every time.
    """

    def __init__(
        self,
        build: Callable[[], object],
        watched: Callable[[], Iterable[str]],
        generated: Callable[[], Collection[str]],
    ) -> None:
        self._build = build
        self._watched = watched
        self._generated = generated
        self._last = self._state()

    def __call__(self) -> None:
        """Build, unless nothing has changed since the last time."""
        state = self._state()
        if state != self._last:
            self._last = state
            self._build()

    def _state(self) -> State:
        ours = set(self._generated())
        return frozenset(
            (path, status.st_mtime_ns, status.st_size)
            for path, status in _files(self._watched())
            if path not in ours
        )


def _files(places: Iterable[str]) -> Iterator[tuple[str, os.stat_result]]:
    """The files at or below some places, each with its status; what vanishes meanwhile is not."""
    for place in places:
        found = [place] if Path(place).is_file() else _below(place)
        for path in found:
            try:
                yield path, os.stat(path)  # noqa: PTH116 - as text, for there may be many
            except OSError:
                continue


def _below(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if not each.startswith(".")]
        shown = (name for name in names if not name.startswith("."))  # our manifest is hidden
        yield from (f"{parent}{os.sep}{name}" for name in shown)


def watch_files(server: LiveReloadServer, files: Collection[Path]) -> None:
    """Wake the server when one of these files comes, changes or goes; none needs to be there yet.

    MkDocs watches whole folders: a log written beside mkdocs.yml would wake it for every line,
    and it writes one to the log.
    """
    wanted = {os.path.abspath(path) for path in files}  # noqa: PTH100 - as MkDocs spells it

    def wake(event: FileSystemEvent) -> None:
        if not wanted.isdisjoint(map(os.fsdecode, (event.src_path, event.dest_path))):
            with server._rebuild_cond:  # noqa: SLF001 - there is no other way to ask for a build
                server._want_rebuild = True  # noqa: SLF001
                server._rebuild_cond.notify_all()  # noqa: SLF001

    handler = FileSystemEventHandler()
    handler.on_any_event = wake  # type: ignore[method-assign]
    for folder in {os.path.dirname(path) for path in wanted}:  # noqa: PTH120
        if os.path.isdir(folder):  # noqa: PTH112
            server.observer.schedule(handler, folder, recursive=False)
