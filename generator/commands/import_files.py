"""`papershelf import`: files from anywhere -> the sources, as far as a reader knows them."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.commands.inspect_files import extra_line
from generator.problems import Problem, UserError
from generator.sources import read_sources
from generator.sources.paths import Reading
from generator.sources.source_file import SourceFile
from generator.text.counts import plural


@dataclass
class Imported:
    """What became of the files; `kept` are those that hold papers, where they are now."""

    say: Callable[[str], object]
    complain: Callable[[str], object]
    refused: int = 0
    kept: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, path: Path, why: str) -> None:
        """Count a file that is left where it is, and say why."""
        self.refused += 1
        self.complain(f"{path}: not imported: {why}")


def import_files(
    names: Sequence[str],
    folder: Path,
    say: Callable[[str], object],
    reading: Reading = Reading(),  # noqa: B008 -- a tuple
    complain: Callable[[str], object] | None = None,
) -> Imported:
    """Copy every file that holds papers into `folder`, and say of each what it is.

    Folders are gone through. A file is read as the shelf will, from where it goes. What is left
    out is told to `complain`, as anything else where that is not given. Raises UserError for a
    name that is not there.
    """
    done = Imported(say, complain or say)
    for path in _files(names, done):
        _import(path, folder, reading, done)
    for path in reading.unread(dict.fromkeys(done.kept)):
        done.complain(f"{path}: no build reads it: name it in the option `sources` of mkdocs.yml")
    return done


def _import(path: Path, folder: Path, reading: Reading, done: Imported) -> None:
    stated = reading.format_of(folder / path.name)
    files: list[SourceFile] = list(
        read_sources(str(path), path, lambda record: None, stated, reading.readers)
    )
    records = sum(file.record_count for file in files)
    formats = ", ".join(sorted({file.format for file in files if file.format}))
    found = [problem for file in files for problem in file.problems]
    if not formats or not (records or _is_list(files)):
        done.refuse(path, found[0].message if found else "it holds no paper")
        return
    done.problems += found
    target, is_new = _target(path, folder)
    if is_new:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    done.kept.append(target)
    where = f"-> {target}" if is_new else f"already there as {target}"
    done.say(f"{path}: {formats}, {plural(records, 'record')} {where}")
    if extra := sum((Counter(file.extra) for file in files), Counter()):
        done.say(f"  {extra_line(extra)}")


def _is_list(files: Sequence[SourceFile]) -> bool:
    """Whether a file holds no paper of its own and picks from the others."""
    return any(file.picks for file in files)


def _files(names: Sequence[str], done: Imported) -> Iterator[Path]:
    for name in names:
        path = Path(name)
        if path.is_dir():
            yield from _files_inside(path, done)
        elif path.is_file():
            yield path
        else:
            raise UserError(f"there is no file '{name}'")


def _files_inside(folder: Path, done: Imported) -> Iterator[Path]:
    """The files of a folder but for hidden ones, which are counted."""
    inside = [path for path in sorted(folder.rglob("*")) if not path.is_dir()]
    shown = [
        path for path in inside
        if not any(part.startswith((".", "~")) for part in path.relative_to(folder).parts)
    ]  # fmt: skip
    if hidden := len(inside) - len(shown):
        done.say(f"{folder}: {plural(hidden, 'hidden file')} passed over")
    if not shown:
        done.refuse(folder, "the folder holds no file")
    for path in shown:
        if path.is_file():
            yield path
        else:
            done.refuse(path, "it is no file that can be read")


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
