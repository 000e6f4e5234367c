"""A name that papers use for a method, a model, a data set or a tool, and who introduced it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.record import Origin


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


@dataclass(frozen=True, slots=True)
class NameRules:
    """What the shelf's own taxonomy file says of names.

    `stop` are never names; `aliases` maps a name to other words for it; `papers` maps a name to
    the id of the paper that introduces it. `origins` tells where the file says so, by the rule
    ("stop", "aliases", "papers") and its words; an alias has an entry of its own.
    """

    stop: tuple[str, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    papers: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[tuple[str, str], Origin] = field(default_factory=dict)
