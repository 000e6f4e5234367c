"""A file that a curator writes -> its entries, and a Problem for what has another shape."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from generator.model.work import Origin
from generator.problems import Problem, quote
from generator.text.yaml_lines import Node, YamlError, parse_yaml

Severity = Literal["error", "warning"]


class CuratorsFile:
    """Goes through a mapping of mappings, and collects in `problems` what is wrong in it.

    `kind` begins the codes of problems; `keys` says in a message what the entries stand under.
    """

    def __init__(self, path: str, kind: str, keys: str) -> None:
        self.path = path
        self.kind = kind
        self.keys = keys
        self.problems: list[Problem] = []

    def entries(self, text: str) -> Iterator[tuple[Node, Node]]:
        """Every entry with its key, as far as it is a mapping. Nothing is raised."""
        try:
            root = _root(text)
        except YamlError as error:
            problem = Problem(Origin(self.path, error.line), f"{self.kind}-yaml", str(error))
            self.problems.append(problem)
            return
        if root.kind != "mapping":
            self.say(root, "shape", f"the file is not a mapping of {self.keys}")
        for key, value in root.fields:
            if value.kind == "mapping":
                yield key, value
            else:
                self.say(value, "shape", f"the entry of {quote(key.text)} is not a mapping")

    def fields(self, entry: Node) -> Iterator[tuple[Node, Node]]:
        """Every field of an entry, in the order of the file; of one that is there twice both."""
        met: set[str] = set()
        for name, value in entry.fields:
            if name.text in met:
                message = (f"{quote(name.text)} is there twice in one entry: "
                           "additions both count, of other values the later")  # fmt: skip
                self.say(name, "twice", message, "warning")
            met.add(name.text)
            yield name, value

    def texts(self, node: Node) -> Iterator[Node]:
        """The texts of a list or a text alone; what is neither is a Problem."""
        for each in node.items or (node,):
            if each.kind == "text" and each.text:
                yield each
            elif each.kind == "mapping" or (each.kind == "list" and each is not node):
                self.say(each, "shape", f"a text is needed, not a {each.kind}")

    def say(self, node: Node, code: str, message: str, severity: Severity = "error") -> None:
        """Collect what is wrong at a place of the file."""
        origin = Origin(self.path, node.line)
        self.problems.append(Problem(origin, f"{self.kind}-{code}", message, severity=severity))


@lru_cache(maxsize=1)  # a file is read for what it rules before there are papers, then for the rest
def _root(text: str) -> Node:
    return parse_yaml(text)


def entries_of(text: str) -> Iterator[tuple[Node, Node]]:
    """The entries of a file that somebody else complains about."""
    yield from CuratorsFile("", "", "").entries(text)
