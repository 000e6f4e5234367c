"""A paper of the ACL Anthology's XML -> what it states whatever its volume."""

from __future__ import annotations

from lxml import etree

from generator.model.ids import find_ids
from generator.model.names import Author
from generator.model.orcids import read_orcid
from generator.model.work import Link, LinkKind
from generator.readers._record_fields import extra_of, filled, links_of
from generator.readers._xml_records import author_of, named_author, those
from generator.readers._xml_text import element_text, find, find_all, local_name, text_at, texts_at

_USED = frozenset(
    "id type href revision title abstract author editor pages url doi bibkey bibtype language "
    "award note month year booktitle publisher address volume issue journal journal-title "
    "journal-volume journal-issue isbn ISBN retracted removed erratum pwccode pwcdataset".split()
)


def acl_people(element: etree._Element | None, role: str) -> tuple[Author, ...]:
    """The authors, or the editors, of a paper or a volume."""
    return those(map(_author, find_all(element, role)))


def _author(author: etree._Element) -> Author | None:
    """An author; a name in another script stands in `variant`. Some old names are not parted."""
    orcid, affiliation = read_orcid(author.get("orcid", "")), text_at(author, "affiliation")
    given, family = text_at(author, "first"), text_at(author, "last")
    if not given and not family:
        return named_author(element_text(author), orcid, affiliation)
    return author_of(given, family, orcid=orcid, affiliation=affiliation)


def acl_links(paper: etree._Element) -> tuple[Link, ...]:
    """Code and data sets as the Anthology calls them, and addresses that hold no id."""
    code = [each.get("url", "") for each in find_all(paper, "pwccode")]
    data = [each.get("url", "") for each in find_all(paper, "pwcdataset")]
    found = [Link(LinkKind.CODE, link.url) for link in links_of(*code)]
    found += [Link(LinkKind.DATA, link.url) for link in links_of(*data)]
    others = [
        element_text(each) for name in ("url", "attachment") for each in find_all(paper, name)
    ]
    others += [each.get("href", "") for each in (paper, *find_all(paper, "video"))]
    return (*found, *links_of(*(url for url in others if not find_ids(url))))


def acl_facts(paper: etree._Element, meta: etree._Element | None) -> dict[str, str]:
    """What is said of a paper beside its fields; it has the editors of its volume."""
    named = acl_people(paper, "editor") or acl_people(meta, "editor")
    revised = [_dated(each) for each in find_all(paper, "revision")]
    errata = [_dated(each) for each in find_all(paper, "erratum")]
    return filled(
        award="; ".join(texts_at(paper, "award")),
        revision="; ".join(revised),
        erratum="; ".join(errata),
        retracted=_notice(find(paper, "retracted")),
        removed=_notice(find(paper, "removed")),
        note=text_at(paper, "note"),
        editors=", ".join(editor.name for editor in named),
    )


def acl_extra(paper: etree._Element) -> dict[str, str]:
    """What has no place elsewhere: the files of an attachment or a video."""
    parts = ((local_name(each), element_text(each) or each.get("href", "")) for each in paper)
    return extra_of((*paper.items(), *parts), _USED)


def _dated(element: etree._Element) -> str:
    return ": ".join(part for part in (element.get("date", ""), element_text(element)) if part) or (
        element.get("id", "") and f"number {element.get('id', '')}"
    )


def _notice(element: etree._Element | None) -> str:
    return "" if element is None else _dated(element) or "yes"
