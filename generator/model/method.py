"""A name that papers use for a method, a model, a data set or a tool, and who introduced it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Method:
    """One name and its paper.

    `paper` is the id of the introducing paper, empty when no paper of this shelf introduces it.
    `long_form` is what the name is short for, empty when no abstract says so. `variants` are other
    spellings under which it was met. `slug` is its address and unique in the shelf.
    """

    name: str
    slug: str
    paper: str = ""
    long_form: str = ""
    variants: tuple[str, ...] = ()
