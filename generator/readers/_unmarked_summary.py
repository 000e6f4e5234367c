"""The text under a page's "Abstract" -> the summary by a machine before the abstract, and the rest.

A page says below the summary that a machine wrote it; savers drop that line at times. The summary
is a paragraph of its own then, or a line of its own above an abstract that is wrapped.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from generator.readers._page_items import joined
from generator.readers._pairing import SENTENCE_END

SHORTEST, LONGEST = 60, 450  # letters; seen: 121 to 264


def part_summary(texts: Sequence[str], breaks: Sequence[int]) -> tuple[str, list[str]]:
    """The summary, empty where there is none, and the texts of the abstract.

    `breaks` are the indexes of the texts that follow a blank line.
    """
    first, rest = texts[0] if texts else "", list(texts[1:])
    is_own = 1 in breaks or (not any(breaks) and _is_above_wrapped(first, rest))
    is_summary = (
        bool(rest)
        and is_own
        and SHORTEST <= len(first) <= LONGEST
        and bool(SENTENCE_END.search(first))
        and not rest[0][:1].islower()
        and len(joined(rest)) >= 1.5 * len(first)
    )
    return (first, rest) if is_summary else ("", list(texts))


def _is_above_wrapped(first: str, rest: Sequence[str]) -> bool:
    """Whether a line is longer than the column that those below it are wrapped at."""
    column = median(map(len, rest or ("",)))
    return len(rest) > 2 and column <= 100 and len(first) >= 1.4 * column
