"""The contributors of a JATS article -> authors with ORCID and affiliation."""

from __future__ import annotations

from lxml import etree

from generator.model.name_lists import is_others
from generator.model.names import Author
from generator.model.orcids import read_orcid
from generator.readers._xml_records import author_of, group_of, named_author, those
from generator.readers._xml_text import element_text, find, find_all, local_name, text_at, texts_at

_WRAP = "institution-wrap"
_PARTS = frozenset(("institution", _WRAP, "country", "addr-line", "city", "state", "postal-code"))


def jats_authors(meta: etree._Element | None) -> tuple[tuple[Author, ...], bool]:
    """The authors, in order; the second value says that there are more than are named."""
    groups = find_all(meta, "contrib-group")
    places = _affiliations([*groups, *([meta] if meta is not None else [])])
    named = [
        (each, group)
        for group in groups
        for each in find_all(group, "contrib")
        if _role(each, group) in {"author", "authors"}
    ]
    has_more = any(
        find(group, "etal") is not None or is_others(text_at(each, "collab"))
        for each, group in named
    )
    return those(_author(each, places) for each, _ in named), has_more


def _affiliations(parents: list[etree._Element]) -> dict[str, str]:
    """The text of each affiliation by its id, without its label."""
    found = {}
    for parent in parents:
        for each in (*find_all(parent, "aff"), *find_all(parent, "aff-alternatives")):
            found[each.get("id", "")] = _affiliation(each)
    return found


def _affiliation(element: etree._Element) -> str:
    """Where somebody works, without its label; parts without a word between get a comma."""
    if local_name(element) == "aff-alternatives":
        return text_at(element, "aff")
    said = element.text or ""
    for child in element:
        name = local_name(child)
        is_label = name in {"label", "institution-id"} or (name == "sup" and not said.strip())
        part = "" if is_label else _affiliation(child) if name == _WRAP else element_text(child)
        if name in _PARTS and said.strip() and said == said.rstrip(" \t\r\n,;("):
            said += ", "
        said += part + (child.tail or "")
    return " ".join(said.split()).strip(" ,;")


def _role(contrib: etree._Element, group: etree._Element) -> str:
    """What somebody was; many say "person" of each, and of the group what they were."""
    own, shared = contrib.get("contrib-type", ""), group.get("content-type", "author")
    return str(shared if own.casefold() in {"", "person", "group"} else own).casefold()


def jats_editors(meta: etree._Element | None) -> tuple[Author, ...]:
    """Those who edited the article or the book it is in."""
    return those(
        _author(each, {})
        for group in find_all(meta, "contrib-group")
        for each in find_all(group, "contrib")
        if "editor" in _role(each, group)
    )


def _author(contrib: etree._Element, places: dict[str, str]) -> Author | None:
    orcids = (
        read_orcid(element_text(each))
        for each in find_all(contrib, "contrib-id")
        if each.get("contrib-id-type") == "orcid" or "orcid.org" in element_text(each)
    )
    orcid = next(filter(None, orcids), "")
    references = [
        each.get("rid", "").split()
        for each in find_all(contrib, "xref")
        if each.get("ref-type") == "aff"
    ]
    stated = [places[rid] for each in references for rid in each if places.get(rid)]
    affiliation = "; ".join(dict.fromkeys([*stated, *map(_affiliation, find_all(contrib, "aff"))]))
    collab = find(contrib, "collab")
    if collab is None:
        collab = find(contrib, "collab-alternatives/collab")
    if collab is not None:
        name = _collab_name(collab)
        return None if is_others(name) else group_of(name, affiliation)
    for path in ("name", "name-alternatives/name"):
        for name in find_all(contrib, path):
            if author := _of_name(name, orcid, affiliation):
                return author
    whole = find(contrib, "string-name")
    if whole is None:
        whole = find(contrib, "name-alternatives/string-name")
    if whole is None:
        return None
    return _of_name(whole, orcid, affiliation) or named_author(
        element_text(whole), orcid, affiliation
    )


def _of_name(name: etree._Element, orcid: str, affiliation: str) -> Author | None:
    given, family = text_at(name, "given-names"), text_at(name, "surname")
    return author_of(given, family, text_at(name, "suffix"), orcid, affiliation)


def _collab_name(collab: etree._Element) -> str:
    """A group's name; its members may be listed inside."""
    named = texts_at(collab, "institution") + texts_at(collab, "named-content")
    around = [collab.text or "", *(child.tail or "" for child in collab)]
    if named and not "".join(around).strip(" \t\r\n,;"):
        return " ".join(named)
    parts = [collab.text or ""]
    for child in collab:
        if local_name(child) not in {"contrib-group", "xref", "contrib-id", "fn", "address"}:
            parts.append(element_text(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())
