"""A file that no reader knows -> the Problem that says what it looks like and how to mend it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.model.record import Line
from generator.sources.source_file import SourceFile, refused

_FIELDS_HINT = "say which of its fields is the title by the option `fields` in mkdocs.yml"


def unknown_file(name: str, size: int, head: Sequence[Line]) -> SourceFile:
    """The Problem of a file that no reader knows, with a hint by what it looks like."""
    message = "no reader knows this as a list of papers"
    hint = "save the list page as text, name its reader in the option `formats`, or take it out"
    text = "\n".join(line.text for line in head).lstrip("\ufeff")
    if text.lstrip()[:1] in ("{", "["):
        try:
            json.loads(text)
            hint = _FIELDS_HINT
        except json.JSONDecodeError as error:
            is_whole = sum(line.size for line in head) == size
            is_inside = error.lineno < len(head)  # where the head ends, all JSON breaks
            if not (is_whole or is_inside):
                hint = _FIELDS_HINT
            elif "Extra data" not in error.msg:  # else an object a line
                message += f", and it is no JSON from line {error.lineno} on: {error.msg.lower()}"
                hint = "mend the quotes, commas and brackets there, or export the file again"
        except (ValueError, RecursionError):
            pass  # numbers too long and lists too deep for Python: no line to tell
    elif any(text.split("\n", 1)[0].count(sign) > 1 for sign in ";\t|,"):
        hint = (
            "if it is a table, say what its columns mean by the option `fields` in mkdocs.yml; "
            + hint
        )
    return refused(name, size, "not-a-paper-list", message, hint)
