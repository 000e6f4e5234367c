"""YAML by hand becomes plain values, and what nobody writes by hand is refused at once."""

from __future__ import annotations

import pytest

from generator.text.yaml_lines import YamlError, parse_yaml


def test_values_know_their_lines() -> None:
    root = parse_yaml("a: 1\nb:\n  - x\n  - y\n")
    items = [(item.text, item.line) for item in (root.get("b") or root).texts()]
    assert items == [("x", 3), ("y", 4)]


def test_an_alias_stands_for_what_it_names() -> None:
    root = parse_yaml("a: &people [Ann, Bob]\nb: *people\n")
    assert [item.text for item in (root.get("b") or root).texts()] == ["Ann", "Bob"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
@pytest.mark.parametrize("depth", [100, 100_000])
def test_deep_nesting_is_refused(opening: str, depth: int) -> None:
    with pytest.raises(YamlError, match="in each other"):
        parse_yaml(opening * depth)


def test_aliases_of_aliases_are_refused() -> None:
    levels = [f"b{at}: &b{at} [{', '.join([f'*b{at - 1}'] * 10)}]" for at in range(1, 12)]
    with pytest.raises(YamlError, match="aliases repeat") as raised:
        parse_yaml("\n".join(["b0: &b0 [x, x]", *levels]))
    assert raised.value.line >= 1


def test_a_value_that_holds_itself_is_refused() -> None:
    with pytest.raises(YamlError, match="holds itself"):
        parse_yaml("a: &a [*a]")


def test_a_tab_is_named() -> None:
    with pytest.raises(YamlError, match="tab stands where YAML wants spaces") as raised:
        parse_yaml("a:\n\tb: c\n")
    assert raised.value.line == 2
