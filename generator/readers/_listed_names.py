"""Lines of a tag for names -> the names, one each."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.name_lists import listed_names, split_names


def parted_names(lines: Sequence[str]) -> list[str]:
    """Names, one to a line, or several on one: with semicolons, or all of them on a sole line."""
    if len(lines) == 1 and lines[0].count(",") > 1:
        return split_names(lines[0])
    return listed_names(
        [name for line in lines for part in line.split(";") if (name := part.strip())]
    )
