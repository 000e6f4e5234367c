"""A file that a page or an export wants written: a path below the docs folder, and its text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutputFile:
    """`path` is relative, with forward slashes; `text` is written as UTF-8."""

    path: str
    text: str
