"""The files that the sources name, found below the shelf's folder."""

from __future__ import annotations

import fnmatch
import itertools
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.problems import UserError
from generator.readers import READERS, Reader, readers_with


def find_sources(root: Path, patterns: Sequence[str]) -> list[Path]:
    """The files that glob patterns name below `root`: pattern by pattern, each sorted, once each.

    Hidden files and folders are left out. Raises UserError when a pattern matches no file.
    """
    found: dict[Path, None] = {}
    for pattern in patterns:
        matches = _matches(root, pattern)
        if not matches:
            raise UserError(
                f"no file matches the source pattern '{pattern}' in {root}: "
                "put saved paper lists there, or change `sources` in mkdocs.yml"
            )
        found.update(dict.fromkeys(matches))
    return list(found)


def _matches(root: Path, pattern: str) -> list[Path]:
    return sorted(
        path
        for path in _glob(root, pattern)
        if path.is_file() and not any(p.startswith(".") for p in path.relative_to(root).parts)
    )


def _glob(root: Path, pattern: str) -> Iterable[Path]:
    if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
        raise UserError(f"the source pattern '{pattern}' leads out of the shelf's folder {root}")
    try:
        return list(root.glob(pattern))
    except (ValueError, NotImplementedError) as error:
        raise UserError(f"the source pattern '{pattern}' is no glob: {error}") from None


def source_name(root: Path, path: Path) -> str:
    """How origins name a file: relative to the shelf, with forward slashes, as valid text."""
    name = path.relative_to(root).as_posix()
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def source_format(name: str, formats: Iterable[tuple[str, str]]) -> str:
    """The reader that the settings name for a source, empty where its content decides.

    >>> source_format("sources/old/a.txt", [("sources/old/*", "ris")])
    'ris'
    """
    return next((reader for glob, reader in formats if fnmatch.fnmatchcase(name, glob)), "")


class Reading(NamedTuple):
    """How a shelf says that files are read: `formats` by globs below `root`, and its readers.

    `sources` are the globs of the files that it reads at all, empty where nobody says.
    """

    root: Path = Path()
    formats: tuple[tuple[str, str], ...] = ()
    readers: Mapping[str, Reader] = READERS
    sources: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        root: Path,
        formats: Iterable[tuple[str, str]],
        fields: Mapping[str, str],
        sources: Iterable[str] = (),
    ) -> Reading:
        """What the options `formats`, `fields` and `sources` say."""
        return cls(root, tuple(formats), readers_with(fields), tuple(sources))

    def unread(self, paths: Iterable[Path]) -> list[Path]:
        """Those of the paths that no glob of the sources names, sorted; none where nobody says."""
        named = {path.resolve() for glob in self.sources for path in _matches(self.root, glob)}
        return sorted(path for path in paths if self.sources and path.resolve() not in named)

    def format_of(self, path: Path) -> str:
        """The reader named for a file, empty where its content decides."""
        root, path = self.root.resolve(), path.resolve()
        return source_format(source_name(root, path), self.formats) if root in path.parents else ""


def watched_folders(root: Path, patterns: Sequence[str]) -> list[Path]:
    """The folders below which a change may concern the sources."""
    folders = set()
    for pattern in patterns:
        plain = itertools.takewhile(lambda part: not set(part) & set("*?["), Path(pattern).parts)
        folder = root.joinpath(*plain)
        folders.add(folder if folder.is_dir() else folder.parent)
    return sorted(folder for folder in folders if folder.is_dir() and folder != root)
