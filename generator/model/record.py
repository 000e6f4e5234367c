"""What one source said about one paper, in the source's own spelling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.work import Link, LinkKind, Origin, Work

__all__ = ["Line", "Link", "LinkKind", "Origin", "Pick", "Skipped", "SourceRecord"]


@dataclass(frozen=True, slots=True)
class Line:
    """A decoded line of a source: 1-based `number`, text without its end, size in bytes with it.

    `is_ended` is false for a last line that no line end closes. Where it `goes_on`, this is a part
    of a very long line, and the next one, of the same number, is more of it.
    """

    number: int
    text: str
    size: int
    is_ended: bool = True
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord(Work):
    """One paper as one source spelt it; `size` is the bytes of the file it accounts for.

    `extra` has the fields that no field of a work holds, under the source's own names. It stays
    with the record and is never published: private notes and paths of a disk are among them.
    """

    origin: Origin
    size: int
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Skipped:
    """Bytes that are not about a paper, and the reason why they were passed over."""

    origin: Origin
    size: int
    reason: str


@dataclass(frozen=True, slots=True)
class Pick:
    """A paper that a list of identifiers asks for; it is stated by the other sources, if at all.

    `scheme` is one of `generator.model.ids`, or "citation key".
    """

    origin: Origin
    size: int
    scheme: str
    value: str
