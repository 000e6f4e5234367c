from __future__ import annotations

from generator.text.definitions import definitions


def _names(text: str) -> list[str]:
    return [each.name for each in definitions(text)]


def test_what_follows_a_short_name_in_its_brackets_is_no_essay() -> None:
    text = "We teach with a deep toy network (DTN, {} in this town)."
    assert _names(text.format("as we call it")) == ["DTN"]
    assert _names(text.format("or so we thought " * 30)) == []
