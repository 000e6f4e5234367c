"""Lines of a tag and a value -> the items they make up, for formats such as RIS and MEDLINE.

A line without a tag goes on with the value before it. What is wrong with one item costs no other:
its first tag always begins a new one, and so does any tag after an item's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.model.record import Line, Origin, Skipped
from generator.problems import Problem
from generator.readers._markup_text import abstract_text, plain_text
from generator.text.entities import decode_entities

MOST = 10_000  # values of an item; what goes on is the next one
JOINED = 500  # pieces of a value that are made one


@dataclass(frozen=True, slots=True)
class TagSyntax:
    """How a format writes.

    `pattern` has the groups tag and value; `last` is empty where a blank line ends an item.
    Values of `listed` tags are one to a line. Those of `prose` tags may hold blank lines, after
    which only a tag ends the item that is the first one, or one that the item has already.
    """

    pattern: re.Pattern[str]
    first: str
    last: str = ""
    listed: frozenset[str] = frozenset()
    prose: frozenset[str] = frozenset()


@dataclass(slots=True)
class TaggedItem:
    """The values of an item by tag, in order, as the lines that they stand on.

    `is_ended` is false where neither its last tag nor the file's end closes it properly.
    """

    line: int
    size: int = 0
    lines: list[tuple[str, list[str]]] = field(default_factory=list)
    is_ended: bool = False
    tags: set[str] = field(default_factory=set)
    loose: int = 0  # pieces of the last value that are not joined yet

    def begin(self, tag: str, text: str) -> None:
        """Add a value."""
        self.lines.append((tag, [text]))
        self.tags.add(tag)
        self.loose = 0

    def go_on(self, text: str) -> None:
        """Add a piece to the last value; many short ones take no more memory than they must."""
        pieces = self.lines[-1][1]
        pieces.append(text)
        self.loose += 1
        if self.loose == JOINED:
            pieces[-JOINED:] = [" ".join(pieces[-JOINED:])]
            self.loose = 0

    @property
    def last_tag(self) -> str:
        """The tag of the value that a line without a tag goes on with."""
        return self.lines[-1][0] if self.lines else ""

    def all(self, *tags: str) -> list[str]:
        """Every value of these tags that is not empty, in the item's order."""
        return [value for tag, value in self.values(*tags) if value]

    def values(self, *tags: str) -> Iterator[tuple[str, str]]:
        """Tags and values in the item's order."""
        return ((tag, text.strip()) for tag, text in self.stated() if tag in tags)

    def stated(self) -> Iterator[tuple[str, str]]:
        """Every tag with its value, in the item's order."""
        return ((tag, decode_entities(" ".join(lines))) for tag, lines in self.lines)

    def first(self, *tags: str) -> str:
        """The first value of the first of these tags that has one."""
        return next((value for tag in tags for value in self.all(tag)), "")

    def prose(self, *tags: str) -> str:
        """The first such value without the tags of HTML that publishers leave in it."""
        return plain_text(self.first(*tags))

    def abstract(self, *tags: str) -> str:
        """The first such value as an abstract, without a heading of its own."""
        return abstract_text(self.first(*tags))


def no_title(path: str, item: TaggedItem, code: str, line: str) -> Problem:
    """The Problem of an item that has no title; `line` is one that would give it one."""
    hint = f"add a line '{line}' to it"
    return Problem(Origin(path, item.line), code, "the item has no title", hint, size=item.size)


def read_tagged_items(
    path: str, lines: Iterable[Line], syntax: TagSyntax
) -> Iterator[TaggedItem | Skipped]:
    """Yield items and what stands between them; their sizes add up to the lines' sizes."""
    item: TaggedItem | None = None
    is_after_blank = False
    for line in lines:
        match = syntax.pattern.match(line.text)
        is_blank = not match and not line.text.strip()
        is_next = (
            match["tag"] == syntax.first or (is_after_blank and _is_new(item, match["tag"], syntax))
            if match
            else is_blank
            and not syntax.last
            and item is not None
            and item.last_tag not in syntax.prose
        )
        if item and (is_next or len(item.lines) >= MOST):
            yield item
            item = None
        is_after_blank = is_blank and not syntax.last
        if not match:
            if item is None:
                reason = "blank line" if is_blank else "text between records"
                yield Skipped(Origin(path, line.number), line.size, reason)
                continue
            _go_on(item, line.text.strip(), syntax)
        else:
            item = item or TaggedItem(line.number)
            if match["tag"] != syntax.last:
                item.begin(match["tag"], match["value"].strip())
        item.size += line.size
        if match and match["tag"] == syntax.last:
            item.is_ended = True
            yield item
            item = None
    if item:
        yield item


def _is_new(item: TaggedItem | None, tag: str, syntax: TagSyntax) -> bool:
    """Whether a tag after a blank line begins an item, and does not go on with this one."""
    return item is None or item.last_tag not in syntax.prose or tag in item.tags


def _go_on(item: TaggedItem, text: str, syntax: TagSyntax) -> None:
    """Add a line without a tag to the value before it."""
    if not text or not item.lines:
        return
    tag = item.lines[-1][0]
    if tag in syntax.listed:
        item.begin(tag, text)
    else:
        item.go_on(text)


def begins_or_prevails(lines: Sequence[Line], syntax: TagSyntax) -> bool:
    """Whether an item begins the file, or tagged lines are most of it and one begins an item."""
    said = [line.text for line in lines if line.text.strip()]
    tags = [match["tag"] if (match := syntax.pattern.match(text)) else "" for text in said]
    if not tags or syntax.first not in tags:
        return False
    is_first = tags[0] == syntax.first and (len(tags) == 1 or tags[1] != "")
    return is_first or 2 * sum(tag != "" for tag in tags) > len(tags)
