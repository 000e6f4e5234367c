"""The palette of mkdocs.yml -> the colour that a card is accented with, dark enough to be read."""

from __future__ import annotations

Colour = tuple[int, int, int]

# The primary colours of Material 9, https://squidfunk.github.io/mkdocs-material/setup/
PRIMARY = {
    "red": 0xEF5552, "pink": 0xE92063, "purple": 0xAB47BD, "deep-purple": 0x7E56C2,
    "indigo": 0x4051B5, "blue": 0x2094F3, "light-blue": 0x02A6F2, "cyan": 0x00BDD6,
    "teal": 0x009485, "green": 0x4CAE4F, "light-green": 0x8BC34B, "lime": 0xCBDC38,
    "yellow": 0xFFEC3D, "amber": 0xFFC105, "orange": 0xFFA724, "deep-orange": 0xFF6E42,
    "brown": 0x795649, "grey": 0x757575, "blue-grey": 0x546D78,
}  # fmt: skip
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
READABLE = 4.5  # contrast of text, WCAG 2.2, 1.4.3


def accent_colour(palette: tuple[str, ...]) -> Colour:
    """The first colour of a palette that is one, indigo where none is; at least READABLE on white.

    >>> accent_colour(("black", "indigo"))
    (64, 81, 181)
    """
    names = (name.strip().lower().replace(" ", "-") for name in palette)
    value = next((PRIMARY[name] for name in names if name in PRIMARY), PRIMARY["indigo"])
    colour = (value >> 16, value >> 8 & 255, value & 255)
    part = 1.0
    while contrast(darker := mix(BLACK, colour, part), WHITE) < READABLE:
        part -= 0.04
    return darker


def mix(first: Colour, second: Colour, part: float) -> Colour:
    """The colour on the way from one to another, 0 to 1."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(first, second, strict=True))
    return red, green, blue


def contrast(first: Colour, second: Colour) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    parts = (part / 255 for part in colour)
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
