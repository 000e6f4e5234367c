"""Nodes of a curator's file -> their fields and texts; another shape is a Problem at its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from generator.model.record import Origin
from generator.problems import Problem, quote
from generator.text.yaml_lines import Node


class Shapes:
    """Takes nodes apart as what they should be, and collects in `problems` what they are not."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def fields(self, node: Node, what: str, example: str) -> tuple[tuple[Node, Node], ...]:
        """The fields of a mapping; none of an empty text."""
        if node.kind != "mapping" and (node.kind != "text" or node.text):
            self.say_shape(node, what, f"a mapping ({example})")
        return node.fields

    def texts(self, node: Node, what: str) -> Iterator[Node]:
        """The texts of a list, or a text alone."""
        if node.kind == "mapping":
            self.say_shape(node, what, "a list of texts, or one text")
        for item in node.items:
            if item.kind != "text":
                self.say_shape(item, f"each item of {what}", "a text")
        return node.texts()

    def is_text(self, node: Node, what: str) -> bool:
        """Whether a node is a text; if not, that is told."""
        if node.kind != "text":
            self.say_shape(node, what, "a text")
        return node.kind == "text"

    def say_shape(self, node: Node, what: str, expected: str) -> None:
        """Tell what was expected in a place, and what is there."""
        found = quote(node.text) if node.kind == "text" else f"a {node.kind}"
        self.say(node, "shape", f"{what}: expected {expected}, found {found}")

    def say(self, node: Node, code: str, message: str, is_warning: bool = False) -> None:
        """Collect what is wrong at a place of the file."""
        severity: Literal["error", "warning"] = "warning" if is_warning else "error"
        origin = Origin(self.path, node.line)
        self.problems.append(Problem(origin, f"taxonomy-{code}", message, severity=severity))
