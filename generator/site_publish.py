"""A site built aside -> the site in place: whole or not at all, old files kept where they agree."""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.problems import UserError


def staging_dir(site_dir: Path) -> Path:
    """Where a site is built before it takes the place of the last: beside it, on the same disk."""
    site_dir = site_dir.resolve()
    return site_dir.with_name(f".{site_dir.name}.building")


def refuse_unsafe(site_dir: Path, keep: Iterable[Path]) -> None:
    """Raise UserError when publishing to `site_dir` would replace one of the files to keep."""
    target = site_dir.resolve()
    if target.exists() and not target.is_dir():
        raise UserError(f"site_dir {site_dir} is a file: name a folder of its own")
    for path in keep:
        if path.resolve() == target or target in path.resolve().parents:
            raise UserError(f"site_dir {site_dir} holds {path}: name a folder of its own")


def publish(built: Path, site_dir: Path) -> None:
    """Move a finished site into place.

    An unchanged file keeps its time, as nothing wrote it; hidden files that somebody put into the
    site (`.git`, `.nojekyll`) stay, as MkDocs keeps them.
    """
    site_dir = site_dir.resolve()
    if site_dir.is_dir():
        _keep_times(built, site_dir)
        for hidden in site_dir.glob(".*"):
            if not (built / hidden.name).exists():
                hidden.rename(built / hidden.name)
    try:
        _swap(built, site_dir)
    except OSError:  # a mount point cannot be renamed: its files can
        shutil.copytree(built, site_dir, dirs_exist_ok=True)
        _remove_stale(built, site_dir)
        shutil.rmtree(built)


def _keep_times(built: Path, site_dir: Path) -> None:
    for folder, _, names in os.walk(built):
        for name in names:
            new = Path(folder, name)
            old = site_dir / new.relative_to(built)
            if old.is_file() and filecmp.cmp(new, old, shallow=False):
                times = old.stat()
                os.utime(new, ns=(times.st_atime_ns, times.st_mtime_ns))


def _swap(built: Path, site_dir: Path) -> None:
    last = site_dir.with_name(f".{site_dir.name}.last")
    shutil.rmtree(last, ignore_errors=True)
    try:
        if site_dir.exists():
            site_dir.rename(last)
        built.rename(site_dir)
    except BaseException:  # an interrupt between the two leaves the last site as well
        if last.exists() and not site_dir.exists():
            last.rename(site_dir)
        raise
    shutil.rmtree(last, ignore_errors=True)


def _remove_stale(built: Path, site_dir: Path) -> None:
    for path in sorted(site_dir.rglob("*"), reverse=True):
        if not (built / path.relative_to(site_dir)).exists():
            path.rmdir() if path.is_dir() else path.unlink()
