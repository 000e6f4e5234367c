"""What can be wrong: with the data (a Problem), or with the request (a UserError)."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from generator.model.problem import Problem

__all__ = ["Problem", "UserError", "did_you_mean", "quote", "render_problem"]


class UserError(Exception):
    """A request that cannot be served; its message is one line for the person who asked."""


def render_problem(problem: Problem) -> str:
    """Spell a problem as `path:line: error: message [code]`, with its hint on a second line."""
    place = problem.origin.path + (f":{problem.origin.line}" if problem.origin.line else "")
    hint = f"\n  hint: {problem.hint}" if problem.hint else ""
    return f"{place}: {problem.severity}: {problem.message} [{problem.code}]{hint}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest known word as a question to append, or nothing.

    >>> did_you_mean("sorces", ["sources", "related"])
    " (did you mean 'sources'?)"
    """
    nearest = difflib.get_close_matches(word, list(known), n=1)
    return f" (did you mean '{nearest[0]}'?)" if nearest else ""


def quote(text: str, limit: int = 60) -> str:
    """Show a piece of a source in a message: on one line, cut to `limit` characters."""
    line = " ".join(text.split())
    shown = line if len(line) <= limit else line[: limit - 1] + "…"
    return "'" + "".join(char if char.isprintable() else "\ufffd" for char in shown) + "'"
