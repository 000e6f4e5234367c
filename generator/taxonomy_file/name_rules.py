"""What a taxonomy file says of methods' names -> the rules by which mentions are told."""

from __future__ import annotations

from generator.model.method import NameRules
from generator.model.record import Origin
from generator.problems import did_you_mean, quote
from generator.taxonomy_file.shapes import Shapes
from generator.text.yaml_lines import Node


def read_names(node: Node, before: NameRules, shapes: Shapes) -> NameRules:
    """Add what a file says of methods' names to the rules there were."""
    known = ("stop", "aliases", "papers")
    for key, _ in shapes.fields(node, "names", "stop: [names]"):
        if key.text not in known:
            hint = did_you_mean(key.text, known)
            shapes.say(key, "key", f"unknown key {quote(key.text)}{hint}")
    empty = Node("text", node.line)
    stop, aliases, papers = (node.get(key) or empty for key in known)
    stopped = list(shapes.texts(stop, "stop"))
    words = {
        name: list(shapes.texts(said, f"aliases of {name.text}"))
        for name, said in shapes.fields(aliases, "aliases", "name: [phrases]")
    }
    introduced = {
        name: said.text
        for name, said in shapes.fields(papers, "papers", "name: paper")
        if shapes.is_text(said, f"the paper of {name.text}")
    }
    nodes = [
        *(("stop", each) for each in stopped),
        *(("aliases", each) for name, phrases in words.items() for each in (name, *phrases)),
        *(("papers", name) for name in introduced),
    ]
    return NameRules(
        stop=(*before.stop, *(each.text for each in stopped)),
        aliases={
            **before.aliases,
            **{name.text: tuple(p.text for p in phrases) for name, phrases in words.items()},
        },
        papers={**before.papers, **{name.text: to for name, to in introduced.items()}},
        origins={(rule, each.text): Origin(shapes.path, each.line) for rule, each in nodes},
    )
