"""Crossref works (JSON of the REST API) -> records; titles and containers come as lists."""

from __future__ import annotations

from typing import Any

from generator.model.ids import collect_ids, parse_arxiv, parse_doi
from generator.model.record import SourceRecord
from generator.model.work import Publication
from generator.readers._json_fields import (
    as_object,
    authors_of,
    counts,
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
from generator.readers._publication import page_range, publication_type
from generator.readers._record_fields import filled, links_of

_DATES = ("published", "published-print", "published-online", "issued", "posted", "created")


def _is_work(value: dict[str, Any]) -> bool:
    has_title = isinstance(value.get("title"), list)
    return "DOI" in value and has_title and bool({"type", "issued", "container-title"} & set(value))


def _record(item: JsonItem) -> SourceRecord:
    value = item.value
    authors, has_more = authors_of(value.get("author"))
    titles = [prose(each) for each in (value.get("title"), value.get("subtitle")) if each]
    same = {str(each.get("id")) for each in objects(_relations(value))}
    arxiv = next((found for each in sorted(same) if (found := parse_arxiv(each))), "")
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=": ".join(title for title in titles if title),
        abstract=prose(value.get("abstract")),
        authors=authors,
        has_more_authors=has_more,
        date=next((date for name in _DATES if (date := date_of(value.get(name)))), ""),
        ids=collect_ids({"arxiv": arxiv, "doi": text(value.get("DOI"))}),
        publication=_publication(value),
        language=text(value.get("language")),
        keywords=texts(value.get("subject")),
        links=links_of(*texts(value.get("link"), "URL")),
        counts=counts(value, citations="is-referenced-by-count", references="reference-count"),
        facts=filled(license=first_text(next(iter(objects(value.get("license"))), {}), "URL")),
        cites=tuple(
            f"doi:{doi}"
            for each in texts(value.get("reference"), "DOI")
            if (doi := parse_doi(each))
        ),
    )


def _stated(value: dict[str, Any]) -> dict[str, str]:
    return {"date": date_text(*(value.get(name) for name in _DATES)), "doi": text(value.get("DOI"))}


def _relations(value: dict[str, Any]) -> list[Any]:
    """The preprints that a work says it has."""
    relation = as_object(value.get("relation"))
    return [each for name in ("has-preprint", "is-version-of") for each in relation.get(name) or ()]


def _publication(value: dict[str, Any]) -> Publication:
    return Publication(
        type=publication_type(text(value.get("type"))),
        venue=prose(value.get("container-title") or as_object(value.get("event")).get("name")),
        volume=text(value.get("volume")),
        issue=text(value.get("issue")),
        pages=page_range(first_text(value, "page", "article-number")),
        publisher=text(value.get("publisher")),
        issn=text(value.get("ISSN")),
        isbn=text(value.get("ISBN")),
        place=text(value.get("publisher-location")),
    )


CROSSREF = JsonFormat(_is_work, _record, _stated)
is_crossref, read_crossref = CROSSREF.recognises, CROSSREF.read
