"""A site built aside -> the site in place: whole or not at all, old files kept where they agree."""

from __future__ import annotations

import filecmp
import os
import shutil
from pathlib import Path


def staging_dir(site_dir: Path) -> Path:
    """Where a site is built before it takes the place of the last: beside it, on the same disk."""
    return site_dir.with_name(f".{site_dir.name}.building")


def publish(built: Path, site_dir: Path) -> None:
    """Move a finished site into place; an unchanged file keeps its time, as nothing wrote it."""
    for folder, _, names in os.walk(built):
        for name in names:
            new = Path(folder, name)
            old = site_dir / new.relative_to(built)
            if old.is_file() and filecmp.cmp(new, old, shallow=False):
                times = old.stat()
                os.utime(new, ns=(times.st_atime_ns, times.st_mtime_ns))
    last = site_dir.with_name(f".{site_dir.name}.last")
    shutil.rmtree(last, ignore_errors=True)
    if site_dir.exists():
        site_dir.rename(last)
    built.rename(site_dir)
    shutil.rmtree(last, ignore_errors=True)
