"""XML -> the elements that are papers, each with its line and bytes.

The text is parted at the elements' tags and every element parsed by itself: a damaged one costs
itself only, and a file of any size can be read. No DTD is read, no entity but characters' names is
resolved, nothing is fetched. What encoding a file declares does not matter: it is text by now.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from html.entities import html5

from lxml import etree

from generator.model.record import Line, Origin, Skipped
from generator.problems import Problem
from generator.readers._scroll import Scroll, Taken
from generator.readers._xml_tags import Tag, TagFinder

_NAMESPACE = re.compile(r"""\sxmlns(?P<prefix>:[\w.-]+)?\s*=\s*(?P<uri>"[^"<]*"|'[^'<]*')""")
_PREFIX = re.compile(r"(?<=[</\s])[A-Za-z_][\w.-]*(?=:[A-Za-z_])")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*);")
_NUMBER = re.compile(r"&#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,8}));")
_BARE_AMPERSAND = re.compile(r"&(?!#?\w{1,32};)")
_BARE_LESS = re.compile(r"<(?![A-Za-z_/!?])")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST = 16 << 20  # characters; an element that is still open after so many is damaged
MANY = 40  # namespaces that a file declares or that we make up for it
KEPT_BEFORE = 1 << 20  # characters between two elements that are told to the second


@dataclass(frozen=True, slots=True)
class XmlItem:
    """An element of a file and where it stands; `before` is the text since the last one."""

    element: etree._Element
    origin: Origin
    size: int
    before: str = ""


def peek_tags(lines: Sequence[Line], limit: int = 40) -> list[str]:
    """The names of the first tags of a file's head with their prefixes; empty for no XML."""
    text = head_text(lines).lstrip(" \t\r\n\ufeff")
    if not text.startswith("<"):
        return []
    first, *comments = text.split("<!--")
    bare = first + "".join(comment.partition("-->")[2] for comment in comments)
    return re.findall(r"<([A-Za-z_][\w.:-]*)(?=[\s>/])", bare)[:limit]


def head_text(lines: Sequence[Line]) -> str:
    """The beginning of a file's head."""
    return "\n".join(line.text for line in lines[:2000])[:100_000]


def read_items(
    path: str, lines: Iterable[Line], names: Collection[str], nested: Collection[str] = ()
) -> Iterator[XmlItem | Skipped | Problem]:
    """Yield the elements of these names (as written, with their prefix).

    They do not nest, save that those named in `nested` too may stand inside another. What stands
    between them is skipped, and told to the next item as `before`.
    """
    scroll = Scroll(lines)
    tags = TagFinder(scroll, names)
    fragments = _Fragments(path)
    before = ""
    while True:
        start = tags.next(scroll.at)
        end = start.start if start else tags.safe_end()
        taken = scroll.take(end)
        if taken.text:
            before = (before + taken.text)[-KEPT_BEFORE:]
            fragments.declare(taken.text)
            reason = "XML around the records" if taken.text.strip() else "blank line"
            yield Skipped(Origin(path, taken.line), taken.size, reason)
        if start is None:
            if scroll.is_whole:
                return
            scroll.fill()
        elif start.is_end:
            yield _unopened(path, scroll.take(start.end), start.name)
        else:
            piece, is_closed = _element(scroll, tags, start, nested)
            found = fragments.parse(piece, before) if is_closed else _unclosed(path, piece)
            yield found
            before = "" if isinstance(found, XmlItem) else before


def _element(
    scroll: Scroll, tags: TagFinder, first: Tag, nested: Collection[str]
) -> tuple[Taken, bool]:
    """Take the element that begins here; unclosed where another begins, or the file ends."""
    if first.is_empty:
        return scroll.take(first.end), True
    at = first.end
    while True:
        tag = tags.next(at)
        if tag is None:
            if scroll.is_whole or len(scroll.text) - scroll.at > LONGEST:
                return scroll.take(max(first.end, tags.safe_end())), False
            at = tags.safe_end() - scroll.at  # `fill` moves the window to where we stand
            scroll.fill()
        elif tag.name == first.name:
            return scroll.take(tag.end if tag.is_end else tag.start), tag.is_end
        elif tag.name in nested:
            at = tag.end
        else:
            return scroll.take(tag.start), False


class _Fragments:
    """Parses elements cut out of a file under the namespaces that were declared around them."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._namespaces: dict[str, str] = {}
        self._root = "<_>"
        self._parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
            remove_pis=True, huge_tree=False,
        )  # fmt: skip

    def declare(self, text: str) -> None:
        """Take over the namespaces that a text around the elements declares."""
        if "xmlns" in text:
            for match in _NAMESPACE.finditer(text):
                self._namespaces[match["prefix"] or ""] = " ".join(match["uri"].split())
            self._root = self._with({})

    def _with(self, more: dict[str, str]) -> str:
        declared = {**more, **self._namespaces}
        return f"<_{''.join(f' xmlns{prefix}={uri}' for prefix, uri in declared.items())}>"

    def parse(self, piece: Taken, before: str) -> XmlItem | Problem:
        """The element of a piece; a Problem where it is no XML."""
        text = _mend(piece.text)
        origin = Origin(self._path, piece.line)
        try:
            try:
                element = self._element(self._root, text)
            except etree.XMLSyntaxError as error:
                if "amespace prefix" not in error.msg:
                    raise
                used = set(_PREFIX.findall(text)) - {"xml", "xmlns"}
                undeclared = {f":{name}": f'"{name}"' for name in sorted(used)}
                element = self._element(self._with(undeclared), text)
                if len(self._namespaces) < MANY:  # the next element need not fail first
                    self._namespaces = {**undeclared, **self._namespaces}
                    self._root = self._with({})
        except etree.XMLSyntaxError as error:
            line = piece.line + max(0, (error.lineno or 1) - 1)
            message = f"the element is no XML from line {line} on: {error.msg.splitlines()[0]}"
            return Problem(origin, "xml-damaged", message,
                           "mend its tags, or export the file again", size=piece.size)  # fmt: skip
        return XmlItem(element, origin, piece.size, before)

    def _element(self, root: str, text: str) -> etree._Element:
        return etree.fromstring(f"{root}{text}</_>".encode(), self._parser)[0]


def _mend(text: str) -> str:
    """Mend what is harmless: bare `&` and `<`, characters XML cannot hold; CDATA becomes text."""
    text = _NOT_XML.sub("\ufffd", text)
    if "<![CDATA[" in text:
        first, *sections = text.split("<![CDATA[")
        parts = (section.partition("]]>") for section in sections)
        text = first + "".join(escape(inside) + after for inside, _, after in parts)
    if "&" in text:
        text = _ENTITY.sub(_character, _NUMBER.sub(_numbered, text))
        text = _BARE_AMPERSAND.sub("&amp;", text)
    return _BARE_LESS.sub("&lt;", text)


def _character(match: re.Match[str]) -> str:
    """The characters of a name in HTML, as DBLP's DTD has them too; an unknown name stays."""
    named = html5.get(f"{match[1]};")
    return escape(named) if named else f"&amp;{match[1]};"


def _numbered(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    is_right = code <= 0x10FFFF and not _NOT_XML.match(chr(code))
    return match[0] if is_right else "\ufffd"


def _unclosed(path: str, piece: Taken) -> Problem:
    return Problem(
        Origin(path, piece.line), "xml-unclosed", "the element is not closed before the next one",
        "add its closing tag, or export the file again", size=piece.size,
    )  # fmt: skip


def _unopened(path: str, piece: Taken, name: str) -> Problem:
    return Problem(
        Origin(path, piece.line), "xml-unopened", f"</{name}> closes what was not opened",
        "add the opening tag before it, or export the file again", size=piece.size,
    )  # fmt: skip
