"""Semantic Scholar papers (JSON of the Graph API, lines of its data sets) -> records.

The TLDR is a summary and never the abstract, which is often null.
"""

from __future__ import annotations

from typing import Any

from generator.model.dates import parse_date
from generator.model.ids import collect_ids, parse_s2
from generator.model.record import SourceRecord
from generator.model.work import Publication, Summary
from generator.readers._json_fields import (
    as_object,
    authors_of,
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
from generator.readers._publication import page_range, publication_type
from generator.readers._record_fields import links_of

_USED = frozenset(
    "paperId url title abstract authors tldr publicationDate year publicationVenue venue journal "
    "publicationTypes s2FieldsOfStudy fieldsOfStudy citationCount referenceCount "
    "influentialCitationCount references embedding externalIds.ArXiv externalIds.DOI "
    "externalIds.ACL externalIds.DBLP externalIds.PubMed externalIds.PubMedCentral "
    "openAccessPdf.url".split()
)
_SCHEMES = {"arxiv": "arxiv", "doi": "doi", "acl": "acl", "dblp": "dblp", "pubmed": "pmid",
            "pubmedcentral": "pmcid"}  # fmt: skip
# the data sets spell in lower case what the API spells in camel case
_NAMES = ("paperId", "externalIds", "tldr", "publicationDate", "publicationTypes",
          "publicationVenue", "openAccessPdf", "s2FieldsOfStudy", "fieldsOfStudy",
          "citationCount", "referenceCount", "influentialCitationCount")  # fmt: skip


def _is_paper(value: dict[str, Any]) -> bool:
    """A paper of the API, of a data set, or beside a snippet of its text."""
    is_numbered = "corpusId" in value and "authors" in value
    is_dumped = "corpusid" in value and "externalids" in value
    return "title" in value and ("paperId" in value or is_numbered or is_dumped)


def _record(item: JsonItem) -> SourceRecord:
    value = _camel(item.value)
    authors, has_more = authors_of(value.get("authors"))
    tldr = first_text(as_object(value.get("tldr")), "text")
    subjects = texts(value.get("s2FieldsOfStudy"), "category") + texts(value.get("fieldsOfStudy"))
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=prose(value.get("title")),
        abstract=prose(value.get("abstract")),
        authors=authors,
        has_more_authors=has_more,
        date=parse_date(first_text(value, "publicationDate", "year")),
        ids=_ids(value),
        publication=_publication(value),
        keywords=tuple(dict.fromkeys(subjects)),
        summaries=(Summary(tldr, "TLDR"),) if tldr else (),
        links=links_of(
            first_text(as_object(value.get("openAccessPdf")), "url"),
            *(url for url in texts(value.get("url")) if not parse_s2(url)),
        ),
        counts=counts(
            value,
            citations="citationCount",
            references="referenceCount",
            influential_citations="influentialCitationCount",
        ),
        cites=_cited(value.get("references")),
        extra=rest_of(value, _USED),
    )


def _stated(value: dict[str, Any]) -> dict[str, str]:
    value = _camel(value)
    ids = {name.lower(): text(each) for name, each in as_object(value.get("externalIds")).items()}
    date = first_text(value, "publicationDate", "year")
    return {"date": date, "doi": ids.get("doi", ""), "arxiv": ids.get("arxiv", "")}


def _camel(value: dict[str, Any]) -> dict[str, Any]:
    lower = {name.lower(): name for name in _NAMES}
    return {lower.get(name, name): each for name, each in value.items()}


def _ids(value: dict[str, Any]) -> dict[str, str]:
    stated = as_object(value.get("externalIds"))
    ids = {_SCHEMES[name.lower()]: first_text(stated, name)
           for name in stated if name.lower() in _SCHEMES}  # fmt: skip
    s2 = first_text(value, "paperId") or first_text(value, "url")  # the data sets have it there
    return collect_ids({**ids, "s2": s2})


def _publication(value: dict[str, Any]) -> Publication:
    journal, venue = as_object(value.get("journal")), as_object(value.get("publicationVenue"))
    kinds = texts(value.get("publicationTypes"))
    kinds = tuple(sorted(kinds, key=lambda kind: kind != "Conference"))  # "JournalArticle" is all
    return Publication(
        type=publication_type(*kinds, first_text(venue, "type")),
        venue=first_text(venue, "name") or first_text(value, "venue")
        or first_text(journal, "name"),
        volume=first_text(journal, "volume"),
        pages=page_range(first_text(journal, "pages")),
        issn=first_text(venue, "issn"),
    )  # fmt: skip


def _cited(value: Any) -> tuple[str, ...]:
    """What is cited: papers, or the objects that the API wraps them in."""
    cited = (each.get("citedPaper") or each for each in objects(value))
    found = (parse_s2(first_text(as_object(each), "paperId")) for each in cited)
    return tuple(f"s2:{paper}" for paper in found if paper)


SEMANTIC_SCHOLAR = JsonFormat(_is_paper, _record, _stated)
is_semantic_scholar, read_semantic_scholar = SEMANTIC_SCHOLAR.recognises, SEMANTIC_SCHOLAR.read
