"""Pictures by name -> files of the site; what was drawn once lies in a cache and is not again.

A name says all that is drawn, so that a file of that name is right for ever. One that a run does
not ask for is deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from generator import urls
from generator.sync import write_bytes

PNG_START, PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


@dataclass(frozen=True, slots=True)
class Stored:
    """What a run did: pictures drawn, taken from the cache and deleted from it, bytes of all."""

    drawn: int
    found: int
    deleted: int
    size: int


def store_images(
    names: Iterable[str], draw: Callable[[str], bytes], cache: Path, site_dir: Path
) -> Stored:
    """Put the pictures of these names into the site, drawing those that the cache has not."""
    write_bytes(cache / ".gitignore", b"*\n")  # nobody's work: as other tools say of their caches
    drawn = found = size = 0
    kept = set()
    for name in names:
        kept.add(f"{name}.png")
        path = cache / f"{name}.png"
        picture = _read(path)
        if picture:
            found += 1
        else:
            write_bytes(path, picture := draw(name))
            drawn += 1
        target = site_dir / urls.social_image(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(picture)
        size += len(picture)
    stale = [path for path in sorted(cache.glob("*.png")) if path.name not in kept]
    for path in stale:
        path.unlink(missing_ok=True)
    return Stored(drawn, found, len(stale), size)


def _read(path: Path) -> bytes:
    """A picture of the cache; empty where there is none, or no whole one."""
    try:
        picture = path.read_bytes()
    except OSError:
        return b""
    return picture if picture.startswith(PNG_START) and picture.endswith(PNG_END) else b""
