"""OpenAlex works (JSON of the API, or of the snapshot's lines) -> records.

An abstract comes as an inverted index: word to positions. Positions may collide or be missing:
every word is kept, in the order of positions.
"""

from __future__ import annotations

from typing import Any

from generator.model.dates import parse_date
from generator.model.ids import collect_ids, find_ids, parse_openalex
from generator.model.names import Author, parse_name, person
from generator.model.orcids import read_orcid
from generator.model.record import SourceRecord
from generator.model.work import Publication
from generator.readers._json_fields import (
    as_list,
    as_object,
    counts,
    first_text,
    objects,
    prose,
    rest_of,
    text,
    texts,
)
from generator.readers._json_format import JsonFormat
from generator.readers._json_items import JsonItem
from generator.readers._publication import pages, publication_type
from generator.readers._record_fields import filled, links_of

_USED = frozenset(
    "id doi title display_name publication_date publication_year ids.openalex ids.doi ids.pmid "
    "ids.pmcid authorships abstract abstract_inverted_index biblio language type type_crossref "
    "keywords topics cited_by_count is_retracted is_authors_truncated primary_location.license "
    "primary_location.landing_page_url primary_location.pdf_url primary_location.raw_source_name "
    "best_oa_location locations open_access.oa_url host_venue referenced_works "
    "related_works".split()
)
_WORK = "https://openalex.org/W"
_SOURCES = {"journal": "article-journal", "conference": "paper-conference", "repository": "article"}


def _is_work(value: dict[str, Any]) -> bool:
    """A work; the API may have been asked for a few fields only, which its address is among."""
    if "title" not in value and "display_name" not in value:
        return False
    is_whole = "authorships" in value or "abstract_inverted_index" in value
    return is_whole or text(value.get("id")).startswith(_WORK)


def _record(item: JsonItem) -> SourceRecord:
    value = item.value
    stated = as_object(value.get("ids"))
    locations = [value.get("primary_location"), value.get("best_oa_location"),
                 *as_list(value.get("locations"))]  # fmt: skip
    urls = [url for place in objects(locations) for url in texts([place], "landing_page_url")]
    ids = collect_ids({"openalex": first_text(value, "id") or first_text(stated, "openalex"),
                       "doi": first_text(value, "doi") or first_text(stated, "doi"),
                       "pmid": first_text(stated, "pmid"),
                       "pmcid": first_text(stated, "pmcid")})  # fmt: skip
    elsewhere = {scheme: found for url in urls for scheme, found in find_ids(url).items()}
    authors = [_author(each) for each in objects(value.get("authorships"))]
    pdfs = [url for place in objects(locations) for url in texts([place], "pdf_url")]
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=prose(value.get("title")) or prose(value.get("display_name")),
        abstract=_abstract(value.get("abstract_inverted_index")) or prose(value.get("abstract")),
        authors=tuple(author for author in authors if author),
        has_more_authors=value.get("is_authors_truncated") is True,
        date=parse_date(first_text(value, "publication_date", "publication_year")),
        ids={**{key: each for key, each in elsewhere.items() if key == "arxiv"}, **ids},
        publication=_publication(value),
        language=text(value.get("language")),
        keywords=_keywords(value),
        links=links_of(
            *pdfs,
            text(as_object(value.get("open_access")).get("oa_url")),
            *(url for url in urls if not find_ids(url)),
        ),
        counts=counts(value, citations="cited_by_count"),
        facts=filled(
            license=text(as_object(value.get("primary_location")).get("license")),
            retracted="yes" if value.get("is_retracted") is True else "",
        ),
        cites=_works(value.get("referenced_works")),
        similar=_works(value.get("related_works")),
        extra=rest_of(value, _USED),
    )


def _stated(value: dict[str, Any]) -> dict[str, str]:
    doi = first_text(value, "doi") or first_text(as_object(value.get("ids")), "doi")
    return {"date": first_text(value, "publication_date", "publication_year"), "doi": doi}


def _abstract(index: Any) -> str:
    """The words of an inverted index in order; two at one position stand in the index's order.

    The oldest files have the index one level down, beside its length.
    """
    words = as_object(index)
    words = as_object(words.get("InvertedIndex")) or words
    placed = [
        (position, order, word)
        for order, (word, positions) in enumerate(words.items())
        for position in as_list(positions)
        if isinstance(position, int)
    ]
    return prose(" ".join(word for _, _, word in sorted(placed)))


def _keywords(value: dict[str, Any]) -> tuple[str, ...]:
    """Keywords and topics; before there were any, works had concepts."""
    subjects = texts(value.get("keywords"), "display_name", "keyword")
    subjects += texts(value.get("topics"), "display_name")
    return tuple(dict.fromkeys(subjects or texts(value.get("concepts"), "display_name")))


def _author(authorship: dict[str, Any]) -> Author | None:
    stated = as_object(authorship.get("author"))
    name = first_text(stated, "display_name") or first_text(authorship, "raw_author_name")
    author = parse_name(name)
    if author is None:
        return None
    institutes = texts(authorship.get("institutions"), "display_name")
    affiliation = next(iter(institutes or texts(authorship.get("raw_affiliation_strings"))), "")
    orcid = read_orcid(first_text(stated, "orcid"))
    if author.is_group:
        return Author(author.name, orcid=orcid, affiliation=affiliation)
    return person(author.given, author.family, author.suffix, orcid, affiliation)


def _publication(value: dict[str, Any]) -> Publication:
    place = as_object(value.get("primary_location"))
    source = as_object(place.get("source"))
    source = source or as_object(value.get("host_venue"))
    biblio = as_object(value.get("biblio"))
    stated = first_text(value, "type_crossref", "type")
    kind = _SOURCES.get(text(source.get("type")), "") if stated in {"article", ""} else ""
    return Publication(
        type=kind or publication_type(stated),
        venue=first_text(source, "display_name") or first_text(place, "raw_source_name"),
        volume=first_text(biblio, "volume"),
        issue=first_text(biblio, "issue"),
        pages=pages(first_text(biblio, "first_page"), first_text(biblio, "last_page")),
        publisher=first_text(source, "host_organization_name", "publisher"),
        issn=first_text(source, "issn_l", "issn"),
    )


def _works(value: Any) -> tuple[str, ...]:
    return tuple(f"openalex:{work}" for each in texts(value) if (work := parse_openalex(each)))


OPENALEX = JsonFormat(_is_work, _record, _stated)
is_openalex, read_openalex = OPENALEX.recognises, OPENALEX.read
