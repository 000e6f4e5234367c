"""The curator's word on which records are one paper -> the records it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.model.curation import Ruling
from generator.model.paper import Paper
from generator.model.work import Origin
from generator.normalize.curators_file import entries_of
from generator.normalize.override_keys import ID_PATTERN, RULINGS
from generator.normalize.override_values import BadValueError, read_truth
from generator.normalize.paper_names import canonical_name, names_of
from generator.problems import Problem, did_you_mean, quote
from generator.text.yaml_lines import Node


def parse_rulings(text: str, path: str) -> tuple[list[Ruling], list[Problem]]:
    """Read what a curator's file says of which records are one paper, which is hidden, its id.

    Whether the file is YAML at all, and whether there are such papers, `parse_overrides` tells.
    """
    rulings: list[Ruling] = []
    problems: list[Problem] = []
    for key, value in entries_of(text):
        stated = [(name.text, node) for name, node in value.fields if name.text in RULINGS]
        if stated:
            rulings.append(_ruling(key, stated, path, problems))
    return rulings, problems


def _ruling(
    key: Node, stated: Sequence[tuple[str, Node]], path: str, problems: list[Problem]
) -> Ruling:
    said: dict[str, Any] = {"same_as": (), "not_same_as": ()}
    lines: dict[tuple[str, str], int] = {}
    for name, node in stated:
        lines[name, ""] = node.line
        if name == "hide":
            try:
                said["is_hidden"] = read_truth(node)
            except BadValueError as wrong:
                problems.append(_problem(path, wrong.node, "value", f"hide: {wrong}"))
        elif name == "id" and re.fullmatch(ID_PATTERN, node.text):
            said["pinned"] = node.text
        elif name == "id":
            message = f"{quote(node.text or node.kind)} is no address that every disk takes"
            hint = "an id has small letters, digits, dots and hyphens, and is no name of a device"
            problems.append(_problem(path, node, "id", message, hint))
        else:
            texts = [each for each in node.texts() if (name, each.text) not in lines]
            said[name] += tuple(each.text for each in texts)
            lines |= {(name, each.text): each.line for each in texts}
    return Ruling(Origin(path, key.line), key.text, lines=lines, **said)


def _problem(path: str, node: Node, code: str, message: str, hint: str = "") -> Problem:
    return Problem(Origin(path, node.line), f"override-{code}", message, hint)


@dataclass(slots=True)
class Ruled:
    """Rulings by places in the list of records; `pinned` has for each the ruling with its id."""

    same: list[tuple[int, int]] = field(default_factory=list)
    not_same: list[tuple[int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    pinned: dict[int, Ruling] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def find_ruled(rulings: Sequence[Ruling], records: Sequence[Paper]) -> Ruled:
    """Look up what rulings speak of; a name that nothing has is a Problem with its line."""
    ruled = Ruled()
    if not rulings:
        return ruled
    places = _places(rulings, records)
    for ruling in rulings:
        own = places.get(canonical_name(ruling.paper), ())
        if not own:
            continue  # reading the rest of the entry tells
        for key, pairs in (("same_as", ruled.same), ("not_same_as", ruled.not_same)):
            for name in getattr(ruling, key):
                others = places.get(canonical_name(name), ())
                problem = _objection(ruling, key, name, own, others, places)
                if problem:
                    ruled.problems.append(problem)
                    continue
                pairs += [(one, other) for one in own for other in others if one != other]
        if ruling.is_hidden:
            ruled.hidden |= {*own}
        if ruling.pinned:
            ruled.pinned |= dict.fromkeys(own, ruling)
    ruled.problems += _contradictions(rulings, ruled.same, places)
    return ruled


def _contradictions(
    rulings: Sequence[Ruling],
    same: Sequence[tuple[int, int]],
    places: Mapping[str, tuple[int, ...]],
) -> Iterator[Problem]:
    """A warning for each not_same_as of what a same_as calls one paper, which counts."""
    one = {frozenset(pair) for pair in same}
    for ruling in rulings:
        own = places.get(canonical_name(ruling.paper), ())
        for name in ruling.not_same_as if one else ():
            others = places.get(canonical_name(name), ())
            if any(frozenset((a, b)) in one for a in own for b in others):
                origin = Origin(ruling.origin.path, ruling.lines["not_same_as", name])
                message = f"not_same_as: {quote(name)} is the same paper by a same_as, which counts"
                yield Problem(origin, "override-paper", message, severity="warning")


def _places(rulings: Sequence[Ruling], records: Sequence[Paper]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for at, record in enumerate(records):
        for name in names_of(record):
            found.setdefault(name, []).append(at)
    for ruling in rulings:
        if ruling.pinned and ruling.pinned not in found:
            found[ruling.pinned] = found.get(canonical_name(ruling.paper), [])
    return {name: tuple(places) for name, places in found.items()}


def _objection(
    ruling: Ruling, key: str, name: str, own: Sequence[int], others: Sequence[int],
    places: Mapping[str, object],
) -> Problem | None:  # fmt: skip
    origin = Origin(ruling.origin.path, ruling.lines.get((key, name), ruling.origin.line))
    if not others:
        message = f"{key}: no paper {quote(name)}{did_you_mean(name, places)}"
        return Problem(origin, "override-paper", message)
    if {*own} == {*others}:
        hint = "name records by their places, as in 'refs.bib:120'" if key != "same_as" else ""
        message = f"{key}: {quote(name)} is {quote(ruling.paper)} itself"
        return Problem(origin, "override-paper", message, hint, severity="warning")
    return None
