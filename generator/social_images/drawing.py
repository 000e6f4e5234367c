"""A card -> a picture of 1200 x 630 in 12 colours.

It is drawn in grey, whose values become steps of a scale of colour, of ink or, in the boxes of the
accent, of that: letters stay smooth in four bits a pixel.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import PIL
from PIL import Image, ImageDraw

from generator.metadata.open_graph import IMAGE_SIZE
from generator.social_images.cards import Card
from generator.social_images.colours import WHITE, Colour, mix
from generator.social_images.fitting import cut, fit_names, fit_row, fit_title, wrap
from generator.social_images.lettering import HEADING, PLAIN, Lettering

DRAWING = "1"  # to be raised by whoever changes what a card looks like
WIDTH, HEIGHT = IMAGE_SIZE
EDGE = 28
LEFT, RIGHT, BOTTOM = 84, WIDTH - 76, HEIGHT - 64
COLUMN = RIGHT - LEFT
INK_COLOUR: Colour = (21, 24, 33)
INK, SOFT = 255, 153  # strengths of grey, both steps of the scale: titles and names; the rest
TINT, ACCENT = 26, 255
STEPS = 5  # of each scale: 14.3 kB a card, 7 give 15.5 and look the same
_INK_STEPS = [round(255 * step / STEPS) for step in range(1, STEPS + 1)]
_ACCENT_STEPS = [TINT, *(round(TINT + (255 - TINT) * step / STEPS) for step in range(1, STEPS + 1))]
HEAD, LEADING = 140, 1.17  # where a title's room begins; its lines, in sizes
TITLE_SIZES = ((82, 2), (70, 3), (62, 3), (54, 4), (47, 4))  # sizes and the lines they may have
NAME_SIZES = ((104, 2), (86, 2), (70, 3))
CHIP, CHIP_TEXT, CHIP_GAP = 50, 26, 14
COMPRESSION = 4  # 3 gives 18 % more bytes, 6 gives 3 % less, 9 takes ten times as long
_BOOKS = ((0, 13, 46), (17, 9, 38), (30, 13, 52), (47, 9, 42))  # left, width, height


class Drawing:
    """Draws cards with one set of typefaces in one colour."""

    def __init__(self, lettering: Lettering, accent: Colour) -> None:
        self._letters = lettering
        self._palette = [
            *WHITE,
            *(part for step in _INK_STEPS for part in mix(WHITE, INK_COLOUR, step / 255)),
            *(part for step in _ACCENT_STEPS for part in mix(WHITE, accent, step / 255)),
        ]
        self.version = f"{DRAWING} {PIL.__version__} {lettering.digest} {self._palette}"

    def png(self, card: Card) -> bytes:
        """The picture of a card; the same bytes whenever the same Pillow draws it."""
        grey = Image.new("L", IMAGE_SIZE)
        page = _Page(self._letters, ImageDraw.Draw(grey))
        if card.is_of_site:
            page.shelf(card)
        else:
            page.paper(card)
        image = grey.point(_INK_INDEX)
        for box in page.accents:
            image.paste(grey.crop(box).point(_ACCENT_INDEX), box)
        image.putpalette(self._palette)
        buffer = BytesIO()
        image.save(buffer, "PNG", bits=4, compress_level=COMPRESSION)
        return buffer.getvalue()


def _index(steps: list[int], first: int) -> list[int]:
    """For each value of grey the colour of its nearest step; white below half of the first."""
    nearest = (min(range(len(steps)), key=lambda i: abs(steps[i] - value)) for value in range(256))
    return [first + step if value >= steps[0] / 2 else 0 for value, step in enumerate(nearest)]


_INK_INDEX, _ACCENT_INDEX = _index(_INK_STEPS, 1), _index(_ACCENT_STEPS, 1 + STEPS)


class _Page:
    """Where the parts of a card go."""

    def __init__(self, letters: Lettering, draw: ImageDraw.ImageDraw) -> None:
        self.letters = letters
        self.draw = draw
        self.accents = [(0, 0, EDGE, HEIGHT)]  # left, top, and right and bottom behind the last
        draw.rectangle((0, 0, EDGE - 1, HEIGHT - 1), fill=ACCENT)

    def paper(self, card: Card) -> None:
        self._books(LEFT, 108, 1)
        self._line(LEFT + 78, 102, card.site, HEADING, 32, COLUMN - 78, SOFT)
        base = BOTTOM - 10
        if self._chips(card.tags):
            base -= CHIP + 22
        if card.facts:
            self._line(LEFT, base, card.facts, PLAIN, 30, COLUMN, SOFT)
            base -= 46
        measure = self.letters.measure_at(PLAIN, 34)
        names = fit_names(card.authors, card.author_count, COLUMN, measure)
        self._line(LEFT, base, names, PLAIN, 34, COLUMN, INK)
        self._title(card.title, TITLE_SIZES, HEAD, (base - 62 if names else base - 16))

    def shelf(self, card: Card) -> None:
        self._books(LEFT, 206, 2)
        end = self._title(card.title, NAME_SIZES, 250, 490, above=0)
        base, step = end + 66, 54
        room = min(3, (HEIGHT - 44 - base) // step + 1)
        lines = wrap(card.facts, COLUMN, self.letters.measure_at(PLAIN, 40), room + 1)
        if len(lines) > room:
            lines = [*lines[: room - 1], f"{lines[room - 1]} {lines[room]}"]  # cut when drawn
        for number, line in enumerate(lines):
            self._line(LEFT, base + step * number, line, PLAIN, 40, COLUMN, SOFT)

    def _title(
        self, text: str, sizes: Sequence[tuple[int, int]], top: int, bottom: int, above: float = 0.4
    ) -> int:
        """A title, `above` of the room to spare over it; returns its last base line."""
        room = max(bottom - top, sizes[-1][0] * LEADING)
        fitting = [(size, min(limit, int(room / (size * LEADING)))) for size, limit in sizes]
        size, lines = fit_title(
            text,
            [each for each in fitting if each[1]],
            COLUMN,
            lambda size: self.letters.measure_at(HEADING, size),
        )
        step = round(size * LEADING)
        spare = max(0, bottom - top - step * len(lines))
        base = top + round(spare * above) + round(size * 0.84)
        for number, line in enumerate(lines):
            self.letters.write(self.draw, (LEFT, base + step * number), line, HEADING, size, INK)
        return base + step * (len(lines) - 1)

    def _line(
        self, left: int, base: int, text: str, face: str, size: int, width: int, fill: int
    ) -> None:
        shown = cut(text, width, self.letters.measure_at(face, size))
        self.letters.write(self.draw, (left, base), shown, face, size, fill)

    def _chips(self, tags: tuple[str, ...]) -> bool:
        """The first tags, in a row at the foot; whether there is room for any."""
        measure = self.letters.measure_at(PLAIN, CHIP_TEXT)
        widths = [round(measure(tag)) + 40 for tag in tags]
        left, top = LEFT, BOTTOM - CHIP
        count = fit_row(widths, CHIP_GAP, COLUMN)
        if count:
            self.accents.append((LEFT, top, RIGHT, BOTTOM + 1))
        for tag, wide in zip(tags[:count], widths, strict=False):
            box = (left, top, left + wide, top + CHIP)
            self.draw.rounded_rectangle(box, CHIP // 2, fill=TINT)
            self.letters.write(self.draw, (left + 20, top + 34), tag, PLAIN, CHIP_TEXT, ACCENT)
            left += wide + CHIP_GAP
        return count > 0

    def _books(self, left: int, bottom: int, scale: int) -> None:
        """Four backs on a shelf."""
        for offset, wide, high in _BOOKS:
            x, w, h = (left + offset * scale), wide * scale, high * scale
            self.draw.rectangle((x, bottom - h, x + w - 1, bottom - 1), fill=ACCENT)
        end, foot = left + 56 * scale, bottom + 6 * scale
        self.draw.rectangle((left, bottom + 4 * scale - 2, end - 1, foot - 1), fill=ACCENT)
        self.accents.append((left, bottom - 52 * scale, end, foot))
