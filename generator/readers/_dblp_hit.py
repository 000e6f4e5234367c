"""A hit of DBLP's search, as its answers in XML and JSON tell it -> a record."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from generator.model.arxiv_ids import parse_arxiv
from generator.model.dates import parse_date
from generator.model.ids import collect_ids, find_ids
from generator.model.names import parse_name
from generator.model.record import Origin, SourceRecord
from generator.model.work import Publication
from generator.readers._publication import page_range, publication_type
from generator.readers._record_fields import extra_of, links_of
from generator.readers._xml_records import those
from generator.readers._xml_text import without_stop

_TYPES = {
    "journal articles": "article-journal", "conference and workshop papers": "paper-conference",
    "informal and other publications": "article", "informal publications": "article",
    "books and theses": "book", "editorship": "book", "data and artifacts": "dataset",
    "parts in books or collections": "chapter", "reference works": "chapter",
}  # fmt: skip
_VENUES = ("journal", "conference", "booktitle", "venue")  # the first ones in the oldest answers
_USED = frozenset(
    (*_VENUES, "authors", "title", "volume", "number", "pages", "publisher", "year", "type",
     "key", "doi", "ee", "url", "text")
)  # fmt: skip


def hit_record(
    said: Mapping[str, str],
    names: Iterable[str],
    editions: Collection[str],
    origin: Origin,
    size: int,
) -> SourceRecord:
    """The record of a hit: its fields, its authors' names and where it is to be read."""
    found = {scheme: each for url in editions for scheme, each in find_ids(url).items()}
    if said.get("venue") == "CoRR" and (arxiv := parse_arxiv(said.get("volume", ""))):
        found["arxiv"] = arxiv
    stated = {"dblp": said.get("key") or said.get("url", ""), "doi": said.get("doi", "")}
    kind = said.get("type", "")
    return SourceRecord(
        origin=origin,
        size=size,
        title=without_stop(said.get("title", "").strip()),
        authors=those(map(parse_name, names)),
        date=parse_date(said.get("year", "")),
        ids={**found, **collect_ids(stated)},
        publication=Publication(
            type=_TYPES.get(kind.casefold()) or publication_type(kind),
            venue=next((said[name] for name in _VENUES if said.get(name)), ""),
            volume=said.get("volume", ""),
            issue=said.get("number", ""),
            pages=page_range(said.get("pages", "")),
            publisher=said.get("publisher", ""),
        ),
        links=links_of(*(url for url in editions if not find_ids(url))),
        extra=extra_of(said.items(), _USED),
    )
