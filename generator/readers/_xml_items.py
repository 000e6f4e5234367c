"""XML -> the elements that are papers, each with its line and bytes.

The text is parted at the elements' tags and every element parsed by itself: a damaged one costs
itself only, and a file of any size can be read. No DTD is read, no entity but characters' names is
resolved, nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.entities import name2codepoint

from lxml import etree

from generator.model.record import Line, Origin, Skipped
from generator.problems import Problem
from generator.readers._scroll import Scroll, Taken

_NAMESPACE = re.compile(r"""\sxmlns(?::[\w.-]+)?\s*=\s*(?:"[^"<]*"|'[^'<]*')""")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*);")
_BARE_AMPERSAND = re.compile(r"&(?!#?\w{1,32};)")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST = 64 << 20  # characters; an element that is still open after so many is damaged


@dataclass(frozen=True, slots=True)
class XmlItem:
    """An element of a file and where it stands; `before` is the text since the last one."""

    element: etree._Element
    origin: Origin
    size: int
    before: str = ""


def peek_tags(lines: Sequence[Line], limit: int = 40) -> list[str]:
    """The names of the first tags of a file's head with their prefixes; empty for no XML."""
    text = "\n".join(line.text for line in lines[:2000])[:100_000].lstrip(" \t\r\n\ufeff")
    if not text.startswith("<"):
        return []
    bare = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    return re.findall(r"<([A-Za-z_][\w.:-]*)(?=[\s>/])", bare)[:limit]


def read_items(
    path: str, lines: Iterable[Line], names: Collection[str]
) -> Iterator[XmlItem | Skipped | Problem]:
    """Yield the elements of these names (as written, with their prefix); they do not nest.

    What stands between them is skipped, and told to the next item as `before`.
    """
    tags = re.compile(
        rf"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<(?P<end>/?)(?P<name>{'|'.join(map(re.escape, names))})"
        r"(?=[\s>/])(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(?P<empty>/?)>",
        re.S,
    )
    scroll = Scroll(lines)
    namespaces: dict[str, None] = {}
    before = ""
    while True:
        start = _find(scroll, tags, "")
        taken = scroll.take(start.start() if start else len(scroll.text))
        if taken.text:
            before = taken.text
            namespaces.update(dict.fromkeys(_NAMESPACE.findall(before)))
            reason = "XML around the records" if before.strip() else "blank line"
            yield Skipped(Origin(path, taken.line), taken.size, reason)
        if start is None:
            return
        piece, is_closed = _element(scroll, tags)
        root = f"<_{''.join(namespaces)}>"
        yield _parse(path, piece, root, before) if is_closed else _unclosed(path, piece)
        before = ""


def _find(scroll: Scroll, tags: re.Pattern[str], end: str) -> re.Match[str] | None:
    """The next tag of ours, an opening one where `end` is empty; the window grows as needed."""
    while True:
        for match in tags.finditer(scroll.text, scroll.at):
            if match["name"] and match["end"] == end:
                return match
        if scroll.is_whole or len(scroll.text) - scroll.at > LONGEST:
            return None
        scroll.fill()


def _element(scroll: Scroll, tags: re.Pattern[str]) -> tuple[Taken, bool]:
    """Take the element that begins here; unclosed where another begins, or the file ends."""
    while True:
        found = tags.finditer(scroll.text, scroll.at)
        first = next(found)
        if first["empty"]:
            return scroll.take(first.end()), True
        for match in found:
            if match["name"] is None:
                continue
            if match["end"] and match["name"] == first["name"]:
                return scroll.take(match.end()), True
            return scroll.take(match.start()), False
        if scroll.is_whole or len(scroll.text) - scroll.at > LONGEST:
            return scroll.take(len(scroll.text)), False
        scroll.fill()


def _parse(path: str, piece: Taken, root: str, before: str) -> XmlItem | Problem:
    text = _BARE_AMPERSAND.sub("&amp;", _ENTITY.sub(_character, _NOT_XML.sub("\ufffd", piece.text)))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    origin = Origin(path, piece.line)
    try:
        element = etree.fromstring(f"{root}{text}</_>".encode(), parser)[0]
    except etree.XMLSyntaxError as error:
        line = piece.line + max(0, (error.lineno or 1) - 1 - root.count("\n"))
        message = f"the element is no XML from line {line} on: {error.msg.splitlines()[0]}"
        return Problem(origin, "xml-damaged", message,
                       "mend its tags, or export the file again", size=piece.size)  # fmt: skip
    return XmlItem(element, origin, piece.size, before)


def _character(match: re.Match[str]) -> str:
    """A character for its name, as HTML and DBLP's DTD have it; an unknown name stays as text."""
    code = name2codepoint.get(match[1])
    return chr(code) if code else f"&amp;{match[1]};"


def _unclosed(path: str, piece: Taken) -> Problem:
    return Problem(
        Origin(path, piece.line), "xml-unclosed", "the element is not closed before the next one",
        "add its closing tag, or export the file again", size=piece.size,
    )  # fmt: skip


def element_text(element: etree._Element | None) -> str:
    """All the text in an element, white space folded; empty for None."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
