"""Crossref works (JSON of the REST API) -> records; titles and containers come as lists."""

from __future__ import annotations

from typing import Any

from generator.model.arxiv_ids import parse_arxiv
from generator.model.dates import earliest
from generator.model.dois import parse_doi
from generator.model.ids import collect_ids, find_ids
from generator.model.names import Author
from generator.model.record import SourceRecord
from generator.model.work import Publication
from generator.readers._json_fields import (
    as_list,
    as_object,
    authors_of,
    counts,
    date_of,
    date_text,
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

_PUBLISHED = ("published", "issued", "published-online", "published-print")
_DATES = (*_PUBLISHED, "posted", "created")
_USED = frozenset(
    "DOI URL title subtitle abstract author editor type language subject volume issue page "
    "article-number publisher publisher-location ISSN ISBN container-title event.name "
    "event.location institution link license relation reference is-referenced-by-count "
    "reference-count references-count accepted published published-print published-online issued "
    "posted created".split()
)
_BOOKS = ("book-chapter", "book-section", "book-part", "proceedings-article")


def _is_work(value: dict[str, Any]) -> bool:
    return "DOI" in value and isinstance(value.get("title"), list)


def _record(item: JsonItem) -> SourceRecord:
    value = item.value
    authors, has_more = _people(value, "author")
    titles = [prose(each) for each in (value.get("title"), value.get("subtitle")) if each]
    versions = _related(value, "has-preprint", "is-version-of")
    same = {str(each.get("id")) for each in objects(versions)}
    arxiv = next((found for each in sorted(same) if (found := parse_arxiv(each))), "")
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=": ".join(title for title in titles if title),
        abstract=prose(value.get("abstract")),
        authors=authors,
        has_more_authors=has_more,
        date=earliest(date_of(value.get(name)) for name in _PUBLISHED)
        or date_of(value.get("posted"))
        or date_of(value.get("created")),
        dates=filled(accepted=date_of(value.get("accepted"))),
        ids=collect_ids({"arxiv": arxiv, "doi": text(value.get("DOI"))}),
        publication=_publication(value),
        language=text(value.get("language")),
        keywords=texts(value.get("subject")),
        links=links_of(
            *texts(value.get("link"), "URL"),
            *(url for url in texts(value.get("URL")) if not find_ids(url)),
        ),
        counts=counts(value, citations="is-referenced-by-count", references="reference-count"),
        facts=_facts(value),
        extra=rest_of(value, _USED),
        cites=tuple(
            f"doi:{doi}"
            for each in texts(value.get("reference"), "DOI")
            if (doi := parse_doi(each))
        ),
    )


def _facts(value: dict[str, Any]) -> dict[str, str]:
    return filled(
        license=first_text(next(iter(objects(value.get("license"))), {}), "URL"),
        retracted="yes" if _is_retracted(value) else "",
        editors=", ".join(editor.name for editor in _people(value, "editor")[0]),
        published_as=text(as_object(next(iter(_related(value, "is-preprint-of")), None)).get("id")),
        conference=_event(value) if value.get("container-title") else "",
        place_of_conference=text(as_object(value.get("event")).get("location")),
    )


def _stated(value: dict[str, Any]) -> dict[str, str]:
    return {"date": date_text(*(value.get(name) for name in _DATES)), "doi": text(value.get("DOI"))}


def _related(value: dict[str, Any], *names: str) -> list[Any]:
    """What a work says that it has a relation to: its preprints, what it came out as."""
    relation = as_object(value.get("relation"))
    return [each for name in names for each in as_list(relation.get(name))]


def _publication(value: dict[str, Any]) -> Publication:
    series, venue = _holders(value)
    return Publication(
        type=publication_type(text(value.get("type"))),
        venue=venue or _event(value) or next(iter(texts(value.get("institution"), "name")), ""),
        volume=text(value.get("volume")),
        issue=text(value.get("issue")),
        pages=page_range(first_text(value, "page", "article-number")),
        publisher=text(value.get("publisher")),
        issn=text(value.get("ISSN")),
        isbn=text(value.get("ISBN")).rpartition("/")[2],  # an address of the id in old answers
        series=series,
        place=text(value.get("publisher-location")),
    )


def _holders(value: dict[str, Any]) -> tuple[str, str]:
    """The series and the book or journal; of a book's parts the series is named first."""
    titles = [title for each in as_list(value.get("container-title")) if (title := prose(each))]
    is_in_series = len(titles) > 1 and text(value.get("type")) in _BOOKS
    return (titles[0], titles[-1]) if is_in_series else ("", titles[0] if titles else "")


def _people(value: dict[str, Any], role: str) -> tuple[tuple[Author, ...], bool]:
    """Persons have a family name, organisations a name."""
    named = objects(value.get(role))
    return authors_of([each if each.get("family") or each.get("given") else
                       {**each, "literal": each.get("name")} for each in named])  # fmt: skip


def _is_retracted(value: dict[str, Any]) -> bool:
    return any(each.get("type") == "retraction" for each in objects(value.get("updated-by")))


def _event(value: dict[str, Any]) -> str:
    return prose(as_object(value.get("event")).get("name"))


CROSSREF = JsonFormat(_is_work, _record, _stated)
is_crossref, read_crossref = CROSSREF.recognises, CROSSREF.read
