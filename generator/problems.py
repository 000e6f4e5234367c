"""What can be wrong: with the data (a Problem), or with the request (a UserError)."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from heapq import nlargest
from itertools import takewhile

from generator.model.problem import Problem

__all__ = ["Problem", "ProblemList", "UserError", "did_you_mean", "quote", "render_problem"]

MOST_COMPARED = 2_000  # words letter by letter; of 200,000 it would take half a minute
KEPT_ALIKE = 1_000  # problems of one code in one file; nobody mends more of them one by one


class UserError(Exception):
    """A request that cannot be served; its message is one line for the person who asked."""


def render_problem(problem: Problem) -> str:
    """Spell a problem as `path:line: error: message [code]`, with its hint on a second line."""
    place = problem.origin.path + (f":{problem.origin.line}" if problem.origin.line else "")
    hint = f"\n  hint: {problem.hint}" if problem.hint else ""
    return f"{place}: {problem.severity}: {problem.message} [{problem.code}]{hint}"


class ProblemList:
    """Problems as they come, each in full up to `KEPT_ALIKE` of one code; the rest are one more.

    So a file with something wrong on each of a million lines is told, and takes no memory for it.
    """

    def __init__(self) -> None:
        self._kept: list[Problem] = []
        self._counts: Counter[str] = Counter()
        self._further: dict[str, Problem] = {}  # the first that is not kept, with the bytes of all

    def add(self, problem: Problem) -> None:
        """Keep a problem, or count it to those of its code."""
        self._counts[problem.code] += 1
        if self._counts[problem.code] <= KEPT_ALIKE:
            self._kept.append(problem)
            return
        first = self._further.get(problem.code)
        size = problem.size + (first.size if first else 0)
        self._further[problem.code] = replace(first or problem, size=size)

    def all(self) -> tuple[Problem, ...]:
        """Those that are kept, in order, and one for the rest of each code."""
        return (*self._kept, *map(self._rest, self._further.values()))

    def _rest(self, first: Problem) -> Problem:
        count = self._counts[first.code] - KEPT_ALIKE
        if count == 1:
            return first
        return replace(first, message=f"{first.message}; {count - 1:,} more like this follow")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest known word as a question to append, or nothing.

    >>> did_you_mean("sorces", ["sources", "related"])
    " (did you mean 'sources'?)"
    """
    words = list(known)
    if len(words) > MOST_COMPARED:  # one slip of the keyboard leaves one half of a word as it was
        first, last = word[: len(word) // 2], word[-(len(word) // 2) :]
        alike = [each for each in words if each.startswith(first) or each.endswith(last)]
        words = nlargest(MOST_COMPARED, alike, lambda each: _ends_alike(word, each))
    nearest = difflib.get_close_matches(word, words, n=1)
    return f" (did you mean '{nearest[0]}'?)" if nearest else ""


def _ends_alike(word: str, other: str) -> int:
    """How many letters at the beginning and at the end of two words are the same."""
    pairs = (zip(word, other, strict=False), zip(reversed(word), reversed(other), strict=False))
    return sum(sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], each)) for each in pairs)


def quote(text: str, limit: int = 60) -> str:
    """Show a piece of a source in a message: on one line, cut to `limit` characters."""
    line = " ".join(text.split())
    shown = line if len(line) <= limit else line[: limit - 1] + "…"
    return "'" + "".join(char if char.isprintable() else "\ufffd" for char in shown) + "'"
