"""YAML text -> plain values that remember the line on which each of them stands.

Only what people write by hand into a settings file: mappings, lists and scalars, read as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

import yaml

DEEPEST = 50
SPARE_VALUES = 10_000  # that aliases may repeat beyond one value for each character


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a YAML file: exactly one of `text`, `items` and `fields` is meant by `kind`.

    `fields` keeps every key with its own node, in the order of the file, doubles included.
    """

    kind: str  # "text", "list" or "mapping"
    line: int
    text: str = ""
    items: tuple[Node, ...] = ()
    fields: tuple[tuple[Node, Node], ...] = field(default=())

    def get(self, key: str) -> Node | None:
        """The value of a key, the last one if it is there twice; None when it is not."""
        found = [value for name, value in self.fields if name.text == key]
        return found[-1] if found else None

    def plain(self) -> object:
        """What it says, wherever it stands."""
        if self.kind == "list":
            return [item.plain() for item in self.items]
        if self.kind == "mapping":
            return [(name.plain(), value.plain()) for name, value in self.fields]
        return self.text

    def texts(self) -> Iterator[Node]:
        """Its texts: of a list each, of a text itself; nothing of an empty value."""
        if self.kind == "text" and self.text:
            yield self
        yield from (item for item in self.items if item.kind == "text" and item.text)


class YamlError(ValueError):
    """The text is no YAML; `line` is 1-based."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def parse_yaml(text: str) -> Node:
    """Parse one YAML document; an empty one is an empty mapping. Raises YamlError.

    >>> parse_yaml("a: [b]").get("a").items[0].text
    'b'
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_deep(text, loader)  # first, for what composes it calls itself at every level
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = error.problem or "not YAML"
        if mark and any(map(_TAB.match, text.splitlines()[mark.line : mark.line + 1])):
            message = "a tab stands where YAML wants spaces"
        raise YamlError(mark.line + 1 if mark else 0, message) from error
    except yaml.YAMLError as error:
        raise YamlError(0, " ".join(str(error).split())) from error
    if root is None:
        return Node("mapping", 1)
    return _node(root, (), count(-len(text) - SPARE_VALUES))


_TAB = re.compile(r" *(?:- *)*\t|[^\t]*:\t")


def _refuse_deep(text: str, loader: type[yaml.SafeLoader]) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 0
            raise YamlError(line, f"more than {DEEPEST} lists and mappings in each other")


def _node(node: yaml.Node, above: tuple[int, ...], met: Iterator[int]) -> Node:
    line = node.start_mark.line + 1
    if id(node) in above:
        raise YamlError(line, "a value holds itself")
    if next(met) > 0:  # a few lines of aliases of aliases are any number of values
        raise YamlError(line, "aliases repeat more than anybody writes")
    above = (*above, id(node))
    if isinstance(node, yaml.MappingNode):
        fields = tuple(
            (_node(key, above, met), _node(value, above, met)) for key, value in node.value
        )
        return Node("mapping", line, fields=fields)
    if isinstance(node, yaml.SequenceNode):
        return Node("list", line, items=tuple(_node(item, above, met) for item in node.value))
    is_null = node.tag == "tag:yaml.org,2002:null"
    return Node("text", line, text="" if is_null else str(node.value).strip())
