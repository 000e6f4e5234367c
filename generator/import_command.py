"""`papershelf import`: files from anywhere -> the sources, as far as a reader knows them."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.inspect_command import extra_line
from generator.problems import Problem, UserError
from generator.source_files import Reading
from generator.sources import SourceFile, read_sources
from generator.text.counts import plural


@dataclass
class Imported:
    """What became of the files."""

    taken: int = 0
    refused: int = 0


def import_files(
    names: Sequence[str],
    folder: Path,
    say: Callable[[str], object],
    reading: Reading = Reading(),  # noqa: B008 -- a tuple
) -> tuple[Imported, list[Problem]]:
    """Copy every file that holds papers into `folder`, and say of each what it is.

    Folders are gone through. A file is read as the shelf will, from where it goes. Raises
    UserError for a name that is not there.
    """
    done = Imported()
    problems: list[Problem] = []
    for path in _files(names):
        counts: list[SourceFile] = list(
            read_sources(
                str(path),
                path,
                lambda record: None,
                reading.format_of(folder / path.name),
                reading.readers,
            )
        )
        records = sum(file.record_count for file in counts)
        formats = ", ".join(sorted({file.format for file in counts if file.format}))
        found = [problem for file in counts for problem in file.problems]
        if not formats or not (records or _is_list(counts)):
            done.refused += 1
            why = found[0].message if found else "it holds no paper"
            say(f"{path}: not imported: {why}")
            continue
        problems += found
        target, is_new = _target(path, folder)
        if is_new:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        done.taken += 1
        where = f"-> {target}" if is_new else f"already there as {target}"
        say(f"{path}: {formats}, {plural(records, 'record')} {where}")
        if extra := sum((Counter(file.extra) for file in counts), Counter()):
            say(f"  {extra_line(extra)}")
    return done, problems


def _is_list(files: Sequence[SourceFile]) -> bool:
    """Whether a file holds no paper of its own and picks from the others."""
    return any(file.picks for file in files)


def _files(names: Sequence[str]) -> Iterator[Path]:
    for name in names:
        path = Path(name)
        if path.is_dir():
            inside = (each for each in sorted(path.rglob("*")) if each.is_file())
            hidden = (".", "~")
            yield from (
                each
                for each in inside
                if not any(part.startswith(hidden) for part in each.relative_to(path).parts)
            )
        elif path.is_file():
            yield path
        else:
            raise UserError(f"there is no file '{name}'")


def _target(path: Path, folder: Path) -> tuple[Path, bool]:
    """Where a file goes, and whether it is not there yet; a name that is taken gets a number."""
    data = path.read_bytes()
    for number in range(1, 10_000):
        name = path.name if number == 1 else f"{path.stem}-{number}{path.suffix}"
        target = folder / name
        if not target.exists():
            return target, True
        if target.is_file() and target.read_bytes() == data:
            return target, False
    raise UserError(f"{folder} holds too many files named like '{path.name}'")
