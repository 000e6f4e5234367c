"""An item of CSL -> a record, whatever it is written in.

CSL 1.0.2 schema: `issued` has date-parts, raw or literal; titles may hold `<i>`, `<sub>` and the
like; `author` has parts of names, particles apart, or a literal.
"""

from __future__ import annotations

import re
from typing import Any

from generator.model.ids import collect_ids, find_ids
from generator.model.record import SourceRecord
from generator.model.work import Publication
from generator.readers._json_fields import (
    abstract_of,
    as_list,
    authors_of,
    date_of,
    date_text,
    first_text,
    objects,
    prose,
    text,
    texts,
)
from generator.readers._json_format import JsonFormat
from generator.readers._json_items import JsonItem
from generator.readers._markup_text import plain_text
from generator.readers._publication import page_range, publication_type
from generator.readers._record_fields import arxiv_in, extra_of, filled, links_of

_TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter "
    "classic collection dataset document entry entry-dictionary entry-encyclopedia event figure "
    "graphic hearing interview legal_case legislation manuscript map motion_picture "
    "musical_score pamphlet paper-conference patent performance periodical personal_communication "
    "post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage journal-article proceedings-article book-chapter posted-content".split()
)
_NOT_CSL = {"authors", "year", "date", "url", "doi", "venue", "keywords", "itemType", "summary"}
_USED = frozenset(
    "title abstract author issued submitted URL DOI PMID PMCID ISBN ISSN arxiv eprint number "
    "citation-key citekey id type language keyword categories subject container-title "
    "event-title event volume issue page publisher collection-title publisher-place event-place "
    "accessed editor edition genre note".split()
)
_IN_NOTE = re.compile(r"^(arxiv|doi|pmid|pmcid)\s*:\s*(\S+).*", re.I | re.M)


def _is_item(value: dict[str, Any]) -> bool:
    if text(value.get("type")) not in _TYPES or not isinstance(value.get("title"), str):
        return False
    parts = {"family", "literal", "given"}
    has_names = any(parts & set(each) for each in objects(value.get("author")))
    if has_names or isinstance(value.get("issued"), dict) or "container-title" in value:
        return True
    return "id" in value and not _NOT_CSL & set(value)


def _stated(value: dict[str, Any]) -> dict[str, str]:
    date = date_text(value.get("issued"))
    return {"date": date, "doi": text(value.get("DOI")), "url": text(value.get("URL"))}


def _record(item: JsonItem) -> SourceRecord:
    value = item.value
    authors, has_more = authors_of(value.get("author") or value.get("editor"))
    url, note = text(value.get("URL")), value.get("note")
    note = note if isinstance(note, str) else ""
    noted = {scheme.lower(): stated for scheme, stated in _IN_NOTE.findall(note)}
    stated = {"arxiv": first_text(value, "arxiv", "eprint"), "doi": text(value.get("DOI")),
              "pmid": text(value.get("PMID")), "pmcid": text(value.get("PMCID")),
              "isbn": text(value.get("ISBN"))}  # fmt: skip
    number = text(value.get("number"))
    found = find_ids(number) if number.lower().startswith("arxiv") else {}
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=prose(value.get("title")),
        abstract=abstract_of(value.get("abstract")),
        authors=authors,
        has_more_authors=has_more,
        date=date_of(value.get("issued")),
        dates=filled(
            submitted=date_of(value.get("submitted")), accessed=date_of(value.get("accessed"))
        ),
        ids={
            **arxiv_in(text(value.get("container-title"))),
            **find_ids(url),
            **found,
            **collect_ids(noted),
            **collect_ids(stated),
        },
        citation_key=first_text(value, "citation-key", "citekey") or _key(text(value.get("id"))),
        publication=_publication(value),
        language=text(value.get("language")),
        keywords=_keywords(value),
        links=links_of(url),
        facts=_facts(value, _IN_NOTE.sub("", note)),
        extra=extra_of(value.items(), _USED),
    )


def _keywords(value: dict[str, Any]) -> tuple[str, ...]:
    """Keywords, in a list or in one text with semicolons or commas; else categories."""
    stated = value.get("keyword")
    if isinstance(stated, str):
        words = text(stated)
        stated = [word.strip() for word in words.split(";" if ";" in words else ",")]
    return texts(stated) or texts(as_list(value.get("categories") or value.get("subject")))


def _facts(value: dict[str, Any], note: str) -> dict[str, str]:
    """What is stated beside the fields of a work; `note` is without the identifiers in it."""
    editors = authors_of(value.get("editor"))[0] if value.get("author") else ()
    return filled(
        note=plain_text(note),
        edition=text(value.get("edition")),
        kind=text(value.get("genre")),
        editor=", ".join(editor.name for editor in editors),
    )


def _key(stated: str) -> str:
    """An item's id where it is a citation key, and no address nor number."""
    return stated if re.fullmatch(r"[A-Za-z][\w:.+-]*", stated) else ""


def _publication(value: dict[str, Any]) -> Publication:
    return Publication(
        type=_csl_type(text(value.get("type"))),
        venue=prose(value.get("container-title")) or prose(value.get("event-title"))
        or prose(value.get("event")),
        volume=text(value.get("volume")),
        issue=text(value.get("issue")),
        pages=page_range(text(value.get("page"))),
        publisher=text(value.get("publisher")),
        issn=text(value.get("ISSN")),
        isbn=text(value.get("ISBN")),
        series=text(value.get("collection-title")),
        place=first_text(value, "publisher-place", "event-place"),
    )  # fmt: skip


def _csl_type(stated: str) -> str:
    """The type as it stands where it is CSL's own, else what it stands for."""
    crossref = {"journal-article", "proceedings-article", "book-chapter", "posted-content"}
    if stated == "document":  # says that no type is known
        return ""
    return publication_type(stated) if stated in crossref else stated


CSL = JsonFormat(_is_item, _record, _stated)
"""Items of CSL among objects, of JSON or of another notation."""
