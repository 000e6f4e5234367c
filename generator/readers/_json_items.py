"""JSON in any wrapping -> the objects that are papers, each with its line and bytes.

An array, a list inside an object (`{"results": […]}`), one object, objects one a line or one after
another: all are read the same way, from object to object. A damaged object costs itself only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.record import Line, Origin, Skipped
from generator.problems import Problem, quote
from generator.readers._scroll import Scroll

PEEKED = 5  # objects that are looked at to tell a format
TRIED = 100  # objects that may be damaged or too large before no more is looked at
LONGEST_ITEM = 4 << 20  # characters; what is longer is an object around a list of items
TOO_LONG = 16 << 20  # characters; an object without such a list is read no further
DEPTH = 7  # of objects and lists around a paper; leader boards of tasks in tasks have as many
DEEP_STEP = 256  # characters; objects nested too deep to be read are longer
NEAR = 1 << 14  # characters that are tried first of an object that may be damaged
_DECODER = json.JSONDecoder(strict=False)  # raw line ends inside of strings are common
_LIST = re.compile(r'"[^"\n]{1,500}"\s*:\s*(?=\[\s*\{|\{)')
_CHAIN = re.compile(
    r'(?:\{\s*"[^"\\]{0,40}"\s*:[\s\[]*){100}'
)  # no paper is nested as deep as this
_OPENER = re.compile(r"\{[ \t\r\n]*")
_LONE = re.compile(r"(\\u[dD][89abAB]..\\u[dD][c-fC-F]..)|\\u[dD][89a-fA-F]..")


@dataclass(frozen=True, slots=True)
class JsonItem:
    """An object of a file and where it stands."""

    value: dict[str, Any]
    origin: Origin
    size: int


def peek_objects(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """The first objects of a file's head, the outermost and those inside of them.

    Empty for anything that is no JSON.
    """
    scroll = Scroll(lines)
    while scroll.fill():
        pass
    text = scroll.text.lstrip(" \t\r\n\ufeff")
    if text[:1] not in ("{", "["):
        return []
    found: list[dict[str, Any]] = []
    place = tries = 0
    inside = _LIST.search(text)
    while len(found) < PEEKED and tries < TRIED and (place := text.find("{", place)) >= 0:
        tries += 1
        value, end = _decode(text, place)
        if value is None:  # larger than the head, or damaged: what is in it may still be whole
            if inside and inside.start() < place:
                inside = _LIST.search(text, place)
            place = inside.end() if inside else place + 1
            if not inside and place > 4096:
                break
            continue
        found += _objects_within(value)
        place = end
    return found


def _objects_within(value: Any, depth: int = DEPTH) -> Iterator[dict[str, Any]]:
    """An object, and those inside of it and of its lists, not too deep and a few of each list."""
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value[:PEEKED]
    for each in inner if depth else ():
        if isinstance(each, dict | list):
            yield from _objects_within(each, depth - 1)


def _decode(text: str, place: int) -> tuple[dict[str, Any] | None, int]:
    """The object that begins at a place, and where it ends; None and where it breaks.

    Objects nested without end are not tried, or each of them would be read to the last one.
    """
    opened = _OPENER.match(text, place)
    if opened and text[opened.end() : opened.end() + 1] not in ('"', "}"):
        return None, opened.end()  # the parser's own error counts all the lines before it
    if _CHAIN.match(text, place):
        return None, place
    try:
        value, end = _DECODER.raw_decode(text, place)
    except json.JSONDecodeError as error:
        is_open = error.msg.startswith("Unterminated string")
        return None, len(text) if is_open else error.pos
    except RecursionError:
        return None, place
    except ValueError:  # a number of more digits than Python reads
        return None, place + 1
    if "\\u" in (raw := text[place:end]) and _LONE.search(raw):
        mended = _LONE.sub(lambda match: match[1] or "\\ufffd", raw)
        value, _ = _DECODER.raw_decode(mended)
    return value, end


def _decode_near(text: str, place: int) -> tuple[dict[str, Any] | None, int]:
    """As `_decode`, where much of the text stands before: an error's cost grows with that."""
    length = NEAR
    while True:
        value, end = _decode(text[place : place + length], 0)
        is_cut = value is None and end >= length - 8
        if not is_cut or place + length >= len(text):
            return value, place + end
        length *= 4


def read_items(
    path: str, lines: Iterable[Line], is_item: Callable[[dict[str, Any]], bool]
) -> Iterator[JsonItem | Skipped | Problem]:
    """Yield every object for which `is_item` holds; what stands around them is skipped.

    Objects that are no item are searched for a list of items inside.
    """
    scroll = Scroll(lines)
    while True:
        yield from _skip_to_object(path, scroll)
        if scroll.at >= len(scroll.text):
            return
        value, end = _decode(scroll.text, scroll.at)
        while _may_go_on(scroll, scroll.at, value, end):
            if end - scroll.at > LONGEST_ITEM and _inside(scroll, end, None, is_item):
                break
            scroll.fill()
            value, end = _decode(scroll.text, scroll.at)
        if value is not None and is_item(value):
            taken = scroll.take(end)
            yield JsonItem(value, Origin(path, taken.line), taken.size)
        elif inside := _inside(scroll, end, value, is_item):
            taken = scroll.take(inside)
            yield Skipped(Origin(path, taken.line), taken.size, "JSON around the records")
        elif value is not None:
            taken = scroll.take(end)
            yield Skipped(Origin(path, taken.line), taken.size, "JSON that is no paper")
        else:
            yield _damaged(path, scroll, end, is_item)


def _may_go_on(scroll: Scroll, start: int, value: dict[str, Any] | None, end: int) -> bool:
    """Whether an object that breaks off at the window's end may be whole beyond it."""
    is_cut = value is None and end >= len(scroll.text) - 8
    return is_cut and not scroll.is_whole and end - start <= TOO_LONG


def _skip_to_object(path: str, scroll: Scroll) -> Iterator[Skipped]:
    while True:
        place = scroll.text.find("{", scroll.at)
        taken = scroll.take(place if place >= 0 else len(scroll.text))
        if taken.text:
            blank = not taken.text.strip()
            reason = "blank line" if blank else "JSON around the records"
            yield Skipped(Origin(path, taken.line), taken.size, reason)
        if place >= 0 or not scroll.fill():
            return


def _inside(
    scroll: Scroll, end: int, value: dict[str, Any] | None, is_item: Callable[[Any], bool]
) -> int:
    """Where the inner list or object begins that holds an item; 0 where none does."""
    if value is not None and not _holds_item(value, is_item):
        return 0
    for match in _LIST.finditer(scroll.text, scroll.at, end):
        at = scroll.text.find("{", match.end())
        first, _ = _decode(scroll.text, at)
        if first is not None and (is_item(first) or _holds_item(first, is_item)):
            return match.end()
        if first is None and value is not None:
            return 0
    return 0


def _holds_item(value: Any, is_item: Callable[[Any], bool], depth: int = DEPTH) -> bool:
    """Whether an item stands somewhere inside, not too deep."""
    if depth and isinstance(value, dict):
        inner = [each for each in value.values() if isinstance(each, dict | list)]
        return any(
            (isinstance(each, dict) and is_item(each)) or _holds_item(each, is_item, depth - 1)
            for each in inner
        )
    if depth and isinstance(value, list):
        inner = [each for each in value[:PEEKED] if isinstance(each, dict)]
        return any(is_item(each) or _holds_item(each, is_item, depth - 1) for each in inner)
    return False


def _damaged(
    path: str, scroll: Scroll, broken: int, is_item: Callable[[dict[str, Any]], bool]
) -> Problem:
    """Pass over a damaged object, up to the next item that is whole."""
    head = quote(scroll.text[scroll.at : scroll.at + 60], 40)
    is_long = broken - scroll.at > TOO_LONG
    is_cut = scroll.is_whole and broken >= len(scroll.text.rstrip())
    broken_line = scroll.text.count("\n", scroll.at, min(broken, len(scroll.text)))
    line, size, _ = scroll.take(scroll.at + 1)
    size += _pass_over(scroll, is_item)
    if is_long:
        code, message = "json-too-long", f"the object {head} is longer than {TOO_LONG >> 20} MB"
        hint = "no paper is as long: close its braces, or export the file again"
    elif is_cut and scroll.at >= len(scroll.text):
        code, message = "json-cut-off", f"the file ends in the middle of the object {head}"
        hint = "export the file again"
    else:
        code, message = (
            "json-damaged",
            f"the object {head} is no JSON from line {line + broken_line} on",
        )
        hint = "mend the quotes, commas and brackets there, or export the file again"
    return Problem(Origin(path, line), code, message, hint, size=size)


def _pass_over(scroll: Scroll, is_item: Callable[[dict[str, Any]], bool]) -> int:
    """Take what stands before the next item that is whole; its bytes."""
    size = 0
    while True:
        place = scroll.text.find("{", scroll.at)
        value, end = _decode_near(scroll.text, place) if place >= 0 else (None, len(scroll.text))
        if value is not None and is_item(value):
            return size + scroll.take(place).size
        if place >= 0 and not _may_go_on(scroll, place, value, end):
            is_deep = end == place  # and so is what begins a little further inside
            size += scroll.take(place + (DEEP_STEP if is_deep else 1)).size
            continue
        size += scroll.take(place if place >= 0 else end).size
        if not scroll.fill() and place < 0:
            return size
