"""Output files -> site_src: decide first, then write only what changed and delete only our own.

A manifest beside the pages holds the hash of every file as we wrote it. A file that is not in it,
or that no longer has that hash, is somebody's own work and is never touched.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.model.record import Origin
from generator.output import OutputFile
from generator.problems import Problem

MANIFEST = ".papershelf.json"
NAMED = 5  # pages on one line of the log

Hashes = Mapping[str, tuple[str, ...]]
"""Path to the hashes that say a file is ours: one, or two while a run is under way."""


@dataclass(frozen=True, slots=True)
class SyncPlan:
    """What is to be done to the disk. `kept` are hand-written files in our pages' places."""

    write: tuple[OutputFile, ...]
    delete: tuple[str, ...]
    unchanged: int
    kept: tuple[str, ...]
    before: Hashes
    after: Hashes
    problems: tuple[Problem, ...]

    @property
    def summary(self) -> str:
        """The plan in numbers, for the log; the pages that are kept by their names."""
        done = (
            f"{len(self.write):,} written, {self.unchanged:,} unchanged, "
            f"{len(self.delete):,} deleted"
        )
        if not self.kept:
            return done
        more = f" and {len(self.kept) - NAMED:,} more" if len(self.kept) > NAMED else ""
        return f"{done}, written by hand and kept: {', '.join(self.kept[:NAMED])}{more}"

    @property
    def is_empty(self) -> bool:
        """Whether the disk is as it should be."""
        return not self.write and not self.delete and self.before == self.after


def sync(files: Iterable[OutputFile], docs_dir: Path) -> SyncPlan:
    """Bring `docs_dir` to hold exactly these files beside the hand-written ones."""
    plan = plan_disk(files, docs_dir)
    apply_sync(plan, docs_dir)
    return plan


def plan_disk(files: Iterable[OutputFile], docs_dir: Path) -> SyncPlan:
    """Plan against what is on disk now; nothing is written."""
    listed = list(files)
    manifest = read_manifest(docs_dir)
    paths = {file.path for file in listed} | set(manifest)
    on_disk = {path: _hash_file(docs_dir / path) for path in paths}
    plan = plan_sync(listed, manifest, {path: found for path, found in on_disk.items() if found})
    left_over = tuple(
        Problem(
            Origin(path),
            "left-over-page",
            "this page looks generated, yet no run is known to have written it",
            "delete it to have it generated again",
            "warning",
        )
        for path in plan.kept
        if path not in manifest and _looks_generated(docs_dir / path)
    )
    return replace(plan, problems=plan.problems + left_over)


def plan_sync(
    files: Iterable[OutputFile], manifest: Hashes, on_disk: Mapping[str, str]
) -> SyncPlan:
    """Decide what to write, delete and keep, from the hashes of what is there. Pure.

    Raises ValueError when two files claim one path, on a disk that may ignore case.
    """
    write: list[OutputFile] = []
    kept: list[str] = []
    problems: list[Problem] = []
    after: dict[str, tuple[str, ...]] = {}
    claimed: set[str] = set()
    unchanged = 0
    for file in sorted(files, key=lambda file: file.path):
        if file.path.casefold() in claimed:
            raise ValueError(f"two pages claim the path {file.path}")
        claimed.add(file.path.casefold())
        wanted, found = hash_text(file.text), on_disk.get(file.path)
        if found is None or (found != wanted and found in manifest.get(file.path, ())):
            write.append(file)
        elif found == wanted:
            unchanged += 1
        else:
            kept.append(file.path)
            if file.path in manifest:
                problems.append(_edited(file.path))
            continue
        after[file.path] = (wanted,)
    delete = [
        path
        for path in sorted(manifest)
        if path.casefold() not in claimed and on_disk.get(path) in manifest[path]
    ]
    return SyncPlan(
        tuple(write), tuple(delete), unchanged, tuple(kept), manifest, after, tuple(problems)
    )


def _edited(path: str) -> Problem:
    return Problem(
        Origin(path),
        "edited-page",
        "this generated page was edited and is yours from now on",
        "delete it to have it generated again",
        "warning",
    )


def apply_sync(plan: SyncPlan, docs_dir: Path) -> None:
    """Do what was planned. Interrupted anywhere, the next run still knows which files are ours."""
    if plan.is_empty:
        return
    docs_dir.mkdir(parents=True, exist_ok=True)
    either = {
        path: tuple(dict.fromkeys((*plan.before.get(path, ()), *plan.after.get(path, ()))))
        for path in {*plan.before, *plan.after}
    }
    _write_manifest(docs_dir, either)
    for file in plan.write:
        write_text(docs_dir / file.path, file.text)
    for path in plan.delete:
        (docs_dir / path).unlink(missing_ok=True)
    _remove_empty_folders(docs_dir, plan.delete)
    _write_manifest(docs_dir, plan.after)


def read_manifest(docs_dir: Path) -> Hashes:
    """The hashes of the last run; empty when there was none or the file is damaged."""
    try:
        stored = json.loads((docs_dir / MANIFEST).read_text(encoding="utf-8"))
        return {str(path): tuple(map(str, hashes)) for path, hashes in stored["files"].items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return {}


def _write_manifest(docs_dir: Path, hashes: Hashes) -> None:
    stored = {"files": {path: list(hashes[path]) for path in sorted(hashes)}}
    write_text(docs_dir / MANIFEST, json.dumps(stored, indent=0, ensure_ascii=False) + "\n")


def write_text(path: Path, text: str) -> None:
    """Write a text whole or not at all."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside its place first, then renamed into it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".papershelf-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary = Path(name)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _remove_empty_folders(docs_dir: Path, deleted: Iterable[str]) -> None:
    folders = {parent for path in deleted for parent in (docs_dir / path).parents}
    inside = [folder for folder in folders if docs_dir in folder.parents]
    for folder in sorted(inside, key=lambda folder: -len(folder.parts)):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def hash_text(text: str) -> str:
    """The hash that the manifest holds of a text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]


def _looks_generated(path: Path) -> bool:
    """Whether a page begins as ours do; a lost manifest would else leave it stale for ever."""
    head = path.read_text(encoding="utf-8", errors="replace")[:2000] if path.is_file() else ""
    return head.startswith("---\n") and "\nkind: " in head.partition("\n---\n")[0]


def _hash_file(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:32]
    except OSError:
        return ""
