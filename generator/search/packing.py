"""Numbers and words <-> short strings that a script can hold and gzip packs well.

Numbers are variable-length base 64, five bits a character, low bits first, as in source maps
(ECMA-426) but without a sign. One character of 0 to 63 is a `digit`.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Sequence

import numpy as np

Vectors = np.ndarray[tuple[int, int], np.dtype[np.int8]]
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
VALUES = {digit: value for value, digit in enumerate(DIGITS)}
_SCRIPT = re.compile(r'^papershelf\.searchData\("([^"]+)", (.*)\);$', re.MULTILINE)


def pack_number(number: int) -> str:
    """Spell a number of 0 or more.

    >>> [pack_number(number) for number in (0, 31, 32, 1000)]
    ['A', 'f', 'gB', 'of']
    """
    text = ""
    while number > 31:
        text += DIGITS[number & 31 | 32]
        number >>= 5
    return text + DIGITS[number]


_SMALL = [pack_number(number) for number in range(4096)]


def pack_numbers(numbers: Iterable[int]) -> str:
    """Spell numbers one after another."""
    return "".join(_SMALL[number] if number < 4096 else pack_number(number) for number in numbers)


def unpack_numbers(text: str) -> list[int]:
    """Read what `pack_numbers` spelt.

    >>> unpack_numbers(pack_numbers([0, 31, 32, 123456]))
    [0, 31, 32, 123456]
    """
    numbers: list[int] = []
    number = shift = 0
    for char in text:
        value = VALUES[char]
        number |= (value & 31) << shift
        if value & 32:
            shift += 5
        else:
            numbers.append(number)
            number = shift = 0
    return numbers


def pack_words(words: Sequence[str]) -> str:
    r"""Spell sorted words, one a line, each as a digit (what it shares with the last) and its rest.

    >>> pack_words(["graph", "graphs", "group"])
    'Agraph\nFs\nCoup'
    """
    packed: list[str] = []
    last = ""
    for word in words:
        shared = 0
        for one, other in zip(last[:63], word, strict=False):
            if one != other or one > "\uffff":  # beyond it JavaScript counts a character twice
                break
            shared += 1
        packed.append(DIGITS[shared] + word[shared:])
        last = word
    return "\n".join(packed)


def unpack_words(text: str) -> list[str]:
    """Read what `pack_words` spelt."""
    words: list[str] = []
    last = ""
    for piece in text.split("\n") if text else []:
        last = last[: VALUES[piece[0]]] + piece[1:]
        words.append(last)
    return words


def pack_vectors(vectors: Vectors) -> str:
    """Spell the rows one after another, in base 64."""
    return base64.b64encode(vectors.tobytes()).decode("ascii")


def unpack_vectors(text: str, dimensions: int) -> Vectors:
    """Read what `pack_vectors` spelt."""
    return np.frombuffer(base64.b64decode(text), dtype=np.int8).reshape(-1, dimensions)


def script_line(name: str, payload: object) -> str:
    """One line of a data file: a call that hands a payload to the page."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'papershelf.searchData("{name}", {text});\n'


def read_script(text: str) -> dict[str, object]:
    """The payloads of a data file by name; a line that was cut off is not among them."""
    found: dict[str, object] = {}
    for name, payload in _SCRIPT.findall(text):
        try:
            found[name] = json.loads(payload)
        except ValueError:
            continue
    return found
