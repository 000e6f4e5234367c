"""The live preview rebuilds when something of its owner's changed, not when we wrote a page."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

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


def watched_by(server: LiveReloadServer, root: Path) -> Iterator[str]:
    """What a server watches; of the shelf's own folder only the files that stand in it."""
    here = os.path.abspath(root)  # noqa: PTH100 - as MkDocs spells it
    for path in server._watched_paths:  # noqa: SLF001 - there is no other way to ask
        if path == here:
            yield from (entry.path for entry in os.scandir(here) if entry.is_file())
        else:
            yield path
