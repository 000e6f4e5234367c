"""What makers of lists put before titles and abstracts: signs, numbers and labels, taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.readers._wrapped import Block

_SIGN = re.compile(r"(?:#{1,6}|[-*•–])\s+(?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?P<text>(?:(?!\1).)+)\1")
_LABEL = re.compile(r"(?:Title\s*:|Abstract\s*[:.—])\s*(?=\S)")
_NUMBER = re.compile(r"\[?(\d{1,4})[.):\]]\s+(?=\S)")


def without_marks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without what stands before their text; numbers go where they count upwards.

    >>> [block.text for block in without_marks([Block(1, "- **Deep Toys**", 15)])]
    ['Deep Toys']
    """
    blocks = [replace(block, text=_unsigned(block.text)) for block in blocks]
    found = [(at, match) for at, block in enumerate(blocks)
             if (match := _NUMBER.match(block.text))]  # fmt: skip
    steps = [int(after[1]) - int(before[1]) for (_, before), (_, after) in pairwise(found)]
    if steps and steps.count(1) >= 0.9 * len(steps):
        for at, match in found:
            text = blocks[at].text[match.end() :]
            blocks[at] = replace(blocks[at], text=_unsigned(text))
    return blocks


def _unsigned(text: str) -> str:
    text = text[sign.end() :] if (sign := _SIGN.match(text)) else text
    if bold := _BOLD.fullmatch(text):
        text = bold["text"].strip()
    return text[label.end() :] if (label := _LABEL.match(text)) else text
