"""Zotero's own JSON (web API, Better BibTeX export) -> records.

Notes and attachments are passed over. What Zotero has no field for stands in `extra`, a line each:
`arXiv: 1706.03762 [cs.CL]`, `DOI: …`, `Citation Key: …`.
"""

from __future__ import annotations

import re
from typing import Any

from generator.model.dates import parse_date
from generator.model.ids import collect_ids, find_ids
from generator.model.names import Author, undivided
from generator.model.record import SourceRecord
from generator.model.work import Publication
from generator.readers._json_fields import (
    abstract_of,
    as_list,
    as_object,
    author_of,
    first_text,
    objects,
    prose,
    rest_of,
    text,
    texts,
)
from generator.readers._json_format import JsonFormat
from generator.readers._json_items import JsonItem
from generator.readers._publication import page_range, publication_type
from generator.readers._record_fields import filled, links_of

_NO_PAPER = ("attachment", "note", "annotation")
_VENUES = ("publicationTitle", "proceedingsTitle", "bookTitle", "conferenceName", "repository",
           "websiteTitle", "blogTitle", "encyclopediaTitle")  # fmt: skip
_USED = frozenset(
    (*_VENUES, *"itemType title creators abstractNote date DOI url ISBN ISSN archiveID citationKey "
     "citekey language tags rights volume issue pages publisher university institution series "
     "seriesTitle place".split())
)  # fmt: skip
_EXTRA = re.compile(r"^[ \t]*([A-Za-z][\w. -]{1,30}?)[ \t]*:[ \t]*(\S.*)$", re.M)


def _is_item(value: dict[str, Any]) -> bool:
    """An item of either export: the API's have what is stated in `data`."""
    stated = value["data"] if isinstance(value.get("data"), dict) else value
    kind = stated.get("itemType")
    return isinstance(kind, str) and kind not in _NO_PAPER and (
        "creators" in stated or "title" in stated
    )  # fmt: skip


def _record(item: JsonItem) -> SourceRecord:
    value = as_object(item.value.get("data")) or item.value
    lines = _EXTRA.findall("\n".join(map(str, as_list(value.get("extra")))))
    extra = {name.casefold(): stated.strip() for name, stated in lines}
    url = text(value.get("url"))
    ids = {"arxiv": first_text(value, "archiveID") or extra.get("arxiv", ""),
           "doi": text(value.get("DOI")) or extra.get("doi", ""),
           "pmid": extra.get("pmid", ""), "pmcid": extra.get("pmcid", ""),
           "isbn": text(value.get("ISBN")), "openalex": extra.get("openalex", "")}  # fmt: skip
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=prose(value.get("title")),
        abstract=abstract_of(value.get("abstractNote")),
        authors=_authors(value),
        date=parse_date(text(value.get("date"))),
        ids={**find_ids(url), **collect_ids(ids)},
        citation_key=first_text(value, "citationKey", "citekey") or extra.get("citation key", ""),
        publication=_publication(value),
        language=text(value.get("language")),
        keywords=texts(value.get("tags"), "tag"),
        links=links_of(url),
        facts=filled(license=text(value.get("rights"))),
        extra=rest_of(value, _USED),
    )


def _stated(value: dict[str, Any]) -> dict[str, str]:
    value = as_object(value.get("data")) or value
    return {name.casefold(): text(value.get(name)) for name in ("date", "DOI", "url")}


def _authors(value: dict[str, Any]) -> tuple[Author, ...]:
    """The creators who are authors; of a book without one, the editors."""
    creators = objects(value.get("creators"))
    kinds = ("author", "programmer", "presenter", "bookAuthor", "contributor", "editor", None)
    for kind in kinds:
        named = [each for each in creators if each.get("creatorType") == kind]
        if found := tuple(author for each in named if (author := _author(each))):
            return found
    return ()


def _author(creator: dict[str, Any]) -> Author | None:
    """A person, or a group, whose name is in one field."""
    name = text(creator.get("name"))
    return undivided(name) if name else author_of(creator)


def _publication(value: dict[str, Any]) -> Publication:
    return Publication(
        type=publication_type(text(value.get("itemType"))),
        venue=first_text(value, *_VENUES),
        volume=text(value.get("volume")),
        issue=text(value.get("issue")),
        pages=page_range(text(value.get("pages"))),
        publisher=first_text(value, "publisher", "university", "institution"),
        issn=text(value.get("ISSN")),
        isbn=text(value.get("ISBN")),
        series=first_text(value, "series", "seriesTitle"),
        place=text(value.get("place")),
    )


ZOTERO_JSON = JsonFormat(_is_item, _record, _stated)
is_zotero_json, read_zotero_json = ZOTERO_JSON.recognises, ZOTERO_JSON.read
