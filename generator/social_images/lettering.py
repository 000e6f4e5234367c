"""Text -> letters in an image, from the typefaces beside this file and one that the shelf names.

The simple layout is used on every machine, though a richer one may be there: the same text has to
give the same picture. It sets letters one after another, so that scripts that join, stack or run
from right to left are not drawn at all.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from functools import cached_property, partial
from pathlib import Path

from PIL import ImageDraw, ImageFont

from generator.problems import UserError
from generator.social_images.fitting import Measure

Font = ImageFont.FreeTypeFont
FONTS = Path(__file__).parent / "fonts"
HEADING, PLAIN = "InterDisplay-SemiBold.ttf", "Inter-Regular.ttf"
MATHS = "DejaVuSans-Bold-maths.ttf"
_PROBE = 40  # pixels; a size at which every letter has some ink
_ABSENT = "\U0010fffe"  # no character: shows what a typeface draws for those that it lacks
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_WIDTHS = 100_000  # words whose width is kept


class Lettering:
    """The typefaces of the cards; `extra` is a font file for what ours lack.

    Raises UserError when that cannot be read.
    """

    def __init__(self, extra: Path | None = None) -> None:
        self._extra = extra
        self._fonts: dict[tuple[str, int], tuple[Font, ...]] = {}
        self._places: dict[tuple[str, str], int] = {}
        self._widths: dict[tuple[str, int, str], float] = {}
        self._absent: dict[str, list[bytes]] = {}
        if extra is not None:
            try:
                extra.read_bytes()
                self._at(PLAIN, _PROBE)
            except OSError as error:
                raise UserError(f"social_font: {extra} is no font file: {error}") from None

    @cached_property
    def digest(self) -> str:
        """What tells these typefaces from others."""
        paths = [FONTS / HEADING, FONTS / PLAIN, FONTS / MATHS, self._extra]
        told = hashlib.sha256()
        for path in paths:
            told.update(hashlib.sha256(path.read_bytes()).digest() if path else b"")
        return told.hexdigest()

    def can_draw(self, char: str) -> bool:
        """Whether a character looks as it should, in both faces."""
        return all(self._place(face, char) >= 0 for face in (HEADING, PLAIN))

    def measure_at(self, face: str, size: int) -> Measure:
        """What measures a text in a face, in pixels."""
        return partial(self._width, face, size)

    def write(
        self, draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, face: str, size: int,
        fill: int,
    ) -> None:  # fmt: skip
        """Write one line; `at` is the left end of its base line."""
        left, base = float(at[0]), at[1]
        for font, part in self._runs(text, face, size):
            draw.text((left, base), part, fill=fill, font=font, anchor="ls")
            left += font.getlength(part)

    def _width(self, face: str, size: int, text: str) -> float:
        key = (face, size, text)
        if key not in self._widths:
            if len(self._widths) >= _WIDTHS:
                self._widths.clear()
            runs = self._runs(text, face, size)
            self._widths[key] = sum(font.getlength(part) for font, part in runs)
        return self._widths[key]

    def _runs(self, text: str, face: str, size: int) -> Iterator[tuple[Font, str]]:
        """The parts of a text, each with the first of the typefaces that has its letters."""
        text = text.replace("\n", " ")  # Pillow would take it for several lines
        fonts = self._at(face, size)
        start, here = 0, -1
        for index, char in enumerate(text):
            place = max(0, self._place(face, char))
            if place != here:
                if index > start:
                    yield fonts[here], text[start:index]
                start, here = index, place
        if text:
            yield fonts[here], text[start:]

    def _place(self, face: str, char: str) -> int:
        """Which of the typefaces has a character; -1 where none does."""
        key = (face, char)
        if key not in self._places:
            self._places[key] = self._found(face, char)
        return self._places[key]

    def _found(self, face: str, char: str) -> int:
        if char == " ":
            return 0
        if unicodedata.bidirectional(char) in _RIGHT_TO_LEFT:
            return -1
        if unicodedata.category(char)[0] == "M":
            return -1
        fonts = self._at(face, _PROBE)
        if face not in self._absent:
            self._absent[face] = [bytes(font.getmask(_ABSENT)) for font in fonts]
        for place, (font, absent) in enumerate(zip(fonts, self._absent[face], strict=True)):
            drawn = bytes(font.getmask(char))
            if any(drawn) and drawn != absent:
                return place
        return -1

    def _at(self, face: str, size: int) -> tuple[Font, ...]:
        key = (face, size)
        if key not in self._fonts:
            paths = [FONTS / face, FONTS / MATHS, *([self._extra] if self._extra else [])]
            self._fonts[key] = tuple(
                ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
                for path in paths
            )
        return self._fonts[key]
