from __future__ import annotations

from pathlib import Path

import pytest

from generator.social_images.cache import PNG_END, PNG_START, Stored, store_images

PICTURE = PNG_START + b"toys" + PNG_END


class Painter:
    def __init__(self) -> None:
        self.drawn: list[str] = []

    def __call__(self, name: str) -> bytes:
        self.drawn.append(name)
        return PICTURE


def test_what_was_drawn_once_is_not_again(tmp_path: Path) -> None:
    paint = Painter()
    first = store_images(["a", "b"], paint, tmp_path / "cache", tmp_path / "one")
    second = store_images(["a", "c"], paint, tmp_path / "cache", tmp_path / "two")
    assert paint.drawn == ["a", "b", "c"]
    assert first == Stored(2, 0, 0, 2 * len(PICTURE))
    assert second == Stored(1, 1, 1, 2 * len(PICTURE))
    assert sorted(path.name for path in (tmp_path / "two").rglob("*.png")) == ["a.png", "c.png"]
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == [
        ".gitignore", "a.png", "c.png"
    ]  # fmt: skip


@pytest.mark.parametrize("damage", [b"", PICTURE[:-1], b"GIF89a" + PNG_END])
def test_a_damaged_picture_is_drawn_anew(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "a.png").write_bytes(damage)
    paint = Painter()
    store_images(["a"], paint, tmp_path, tmp_path / "site")
    assert paint.drawn == ["a"]
    assert (tmp_path / "a.png").read_bytes() == PICTURE


def test_an_interrupted_run_keeps_what_it_drew(tmp_path: Path) -> None:
    def interrupted(name: str) -> bytes:
        if name == "b":
            raise KeyboardInterrupt
        return PICTURE

    with pytest.raises(KeyboardInterrupt):
        store_images(["a", "b"], interrupted, tmp_path / "cache", tmp_path / "site")
    paint = Painter()
    store_images(["a", "b"], paint, tmp_path / "cache", tmp_path / "site")
    assert paint.drawn == ["b"]
