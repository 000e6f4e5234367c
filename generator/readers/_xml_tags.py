"""The tags of some names in a text that is read piece by piece; comments and CDATA hold none."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from generator.readers._scroll import Scroll

_CLOSERS = {"<!--": "-->", "<![CDATA[": "]]>"}
LONGEST_TAG = 1 << 16  # characters of a tag, a comment or a CDATA section that is waited for


class Tag(NamedTuple):
    """A tag at `text[start:end]` of the window, with its name as it is written."""

    start: int
    end: int
    name: str
    is_end: bool
    is_empty: bool


class TagFinder:
    """Finds tags in the window of a scroll, which the caller fills.

    Each search takes time linear in the text, whatever quotes and comments are left open there.
    """

    def __init__(self, scroll: Scroll, names: Collection[str]) -> None:
        self._scroll = scroll
        self._tags = re.compile(
            rf"<!--|<!\[CDATA\[|<(?P<end>/?)(?P<name>{'|'.join(map(re.escape, names))})"
            r"(?=[\s>/])(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>"
        )
        self._unclosed: dict[str, str] = {}  # an opener to the window in which it never closes
        self._stopped_at = 0

    def next(self, at: int) -> Tag | None:
        """The next tag from a position of the window on; None where the window must grow."""
        scroll = self._scroll
        while match := self._tags.search(scroll.text, at):
            opener = match[0]
            if match["name"] is not None:
                is_end = bool(match["end"])
                is_empty = not is_end and opener.endswith("/>")
                return Tag(match.start(), match.end(), match["name"], is_end, is_empty)
            at = match.end()
            if self._unclosed.get(opener) is scroll.text:
                continue
            closed = scroll.text.find(_CLOSERS[opener], at)
            if closed >= 0:
                at = closed + 3
            elif not scroll.is_whole and len(scroll.text) - match.start() < LONGEST_TAG:
                self._stopped_at = match.start()
                return None
            else:
                self._unclosed[opener] = scroll.text
        last = scroll.text.rfind("<", at)
        may_go_on = not scroll.is_whole and 0 <= len(scroll.text) - last < LONGEST_TAG
        self._stopped_at = last if last >= 0 and may_go_on else len(scroll.text)
        return None

    def safe_end(self) -> int:
        """Up to where the last search was in vain: a tag or a comment may begin there."""
        return self._stopped_at
