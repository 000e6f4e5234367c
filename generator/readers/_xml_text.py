"""Elements with mixed content -> one line of plain text, formulas in `$…$`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

_BLOCKS = frozenset(
    "p sec title list list-item disp-quote disp-formula AbstractText abstract br break label "
    "def-item statement div li".split()
)
_DROPPED = frozenset("fn xref-fn annotation annotation-xml object-id institution-id".split())
_FORMULAS = frozenset(("alternatives", "inline-formula", "disp-formula"))
_FOOTNOTES = ("fn", "table-fn", "author-notes")
_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_TEX_BODY = re.compile(r"\\begin\{document\}(.*?)(?:\\end\{document\}|\Z)", re.S)
_BARE_NUMBER = re.compile(r"[-+−]?\d{1,4}[-+−]?|[-+−]|n")


def local_name(element: etree._Element) -> str:
    """The name of a tag without its namespace; empty for an entity that was not resolved."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def find(element: etree._Element | None, path: str) -> etree._Element | None:
    """The first element of a path of names in any namespace."""
    return None if element is None else element.find(_anywhere(path))


def find_all(element: etree._Element | None, path: str) -> list[etree._Element]:
    """All elements of a path of names in any namespace."""
    return [] if element is None else element.findall(_anywhere(path))


@cache
def _anywhere(path: str) -> str:
    return "/".join(step if step in {"", ".", "*"} else f"{{*}}{step}" for step in path.split("/"))


def text_at(element: etree._Element | None, *paths: str) -> str:
    """The text of the first path that holds some; empty where none does."""
    return next((text for path in paths if (text := element_text(find(element, path)))), "")


def texts_at(element: etree._Element | None, path: str) -> tuple[str, ...]:
    """The texts of all elements of a path, each once."""
    found = (element_text(each) for each in find_all(element, path))
    return tuple(dict.fromkeys(text for text in found if text))


def first_texts(element: etree._Element) -> dict[str, str]:
    """The text of the first child of each name; one look at many fields is fast."""
    found: dict[str, str] = {}
    for child in element:
        name = local_name(child)
        if not found.get(name):
            found[name] = element_text(child)
    return found


def element_text(element: etree._Element | None) -> str:
    """The text in an element on one line; empty for None.

    TeX stands between dollars, and alone where a formula is there in other notations too. Raised
    numbers are Unicode's (10⁻⁴); marks of footnotes are left out.
    """
    if element is None:
        return ""
    if not len(element) and not _is_tex(element):
        return " ".join((element.text or "").split())
    return " ".join("".join(_parts(element)).split())


def _parts(element: etree._Element) -> Iterator[str]:
    """The pieces of text in an element, without what follows its end."""
    if _is_tex(element):
        yield _dollars("".join(element.itertext()))
        return
    yield element.text or ""
    for child in element:
        yield from _inline(child)
        yield child.tail or ""


def _is_tex(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and element.tag.endswith("tex-math")


def _inline(child: etree._Element) -> Iterator[str]:
    name = local_name(child)
    if not name:
        yield child.text or ""  # an entity without a meaning stays as it is written
    elif name in _FORMULAS and (tex := find(child, ".//tex-math")) is not None:
        yield from _parts(tex)
    elif name in _BLOCKS:
        yield from (" ", *_parts(child), " ")
    elif name == "sup":
        raised = "".join(_parts(child))
        yield raised.translate(_RAISED) if _BARE_NUMBER.fullmatch(raised.strip()) else raised
    elif name not in _DROPPED and not (name == "xref" and child.get("ref-type", "") in _FOOTNOTES):
        yield from _parts(child)


def _dollars(tex: str) -> str:
    r"""A formula between dollars; a publisher may wrap it in a TeX document of its own.

    >>> _dollars(r"\documentclass{minimal}\begin{document}$$x^2$$\end{document}")
    '$x^2$'
    """
    body = _TEX_BODY.search(tex)
    bare = (body[1] if body else tex).strip().strip("$").strip()
    return f"${bare}$" if bare else ""


def without_stop(title: str) -> str:
    """A title without the full stop that an index puts after each; one of its own stays.

    >>> without_stop("Deep Toys."), without_stop("Toys in the U.S."), without_stop("Why not ...")
    ('Deep Toys', 'Toys in the U.S.', 'Why not ...')
    """
    if title.endswith(".") and not _OWN_STOP.search(title):
        return title[:-1].rstrip()
    return title


_OWN_STOP = re.compile(r"(?:\b(?:etc|al|Inc|Jr|Sr|Ltd|Co|Corp|vs|No)|\.\s?\w|\.\.)\.$")
