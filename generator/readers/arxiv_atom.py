"""The Atom feed that arXiv's API answers a query with -> records.

`published` is the date of the first version, `updated` that of the version at hand. An error
comes as an entry titled "Error".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from generator.model.dates import arxiv_date, parse_date
from generator.model.ids import collect_ids, parse_arxiv
from generator.model.names import Author
from generator.model.record import Line, SourceRecord
from generator.problems import Problem, quote
from generator.readers._record_fields import filled, links_in, links_of
from generator.readers._xml_items import XmlItem, head_text, peek_tags, read_items
from generator.readers._xml_records import Piece, named_author, read_records, those
from generator.readers._xml_text import find_all, text_at, texts_at
from generator.text.links import host_of

NAMES = ("entry", "atom:entry", "ns0:entry")


def is_arxiv_atom(lines: Sequence[Line]) -> bool:
    """Say whether this is a feed, or an entry of one, that speaks of arXiv."""
    tags = peek_tags(lines)
    is_feed = bool(tags) and tags[0].rpartition(":")[2] in {"feed", "entry"}
    return is_feed and "arxiv.org/" in head_text(lines)


def read_arxiv_atom(path: str, lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield a record an entry."""
    return read_records(path, read_items(path, lines, NAMES), _record, _stated)


def _record(item: XmlItem) -> SourceRecord | Problem:
    entry = item.element
    address = text_at(entry, "id")
    title = text_at(entry, "title")
    if title == "Error" and "/errors" in address:
        return Problem(
            item.origin, "arxiv-error",
            f"arXiv answered with an error: {quote(text_at(entry, 'summary'))}",
            "mend the query, and fetch it again", size=item.size,
        )  # fmt: skip
    arxiv = parse_arxiv(address) or ""
    published, updated = (
        parse_date(text_at(entry, "published")),
        parse_date(text_at(entry, "updated")),
    )
    comment = text_at(entry, "comment")
    linked = (link.get("href", "") for link in find_all(entry, "link"))
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=title,
        abstract=text_at(entry, "summary"),
        authors=those(map(_author, find_all(entry, "author"))),
        date=published or (arxiv_date(arxiv) if arxiv else ""),
        dates=filled(updated=updated if updated != published else ""),
        ids=collect_ids({"arxiv": arxiv, "doi": text_at(entry, "doi")}),
        keywords=_categories(entry),
        links=links_in(comment) + links_of(*(url for url in linked if not _is_own(url))),
        facts=filled(comment=comment, journal_reference=text_at(entry, "journal_ref")),
    )


def _stated(entry: etree._Element) -> dict[str, str]:
    address = text_at(entry, "id")
    return {"arxiv": address if "arxiv" in address.lower() else "", "doi": text_at(entry, "doi"),
            "date": text_at(entry, "published")}  # fmt: skip


def _author(element: etree._Element) -> Author | None:
    return named_author(
        text_at(element, "name"), affiliation="; ".join(texts_at(element, "affiliation"))
    )


def _categories(entry: etree._Element) -> tuple[str, ...]:
    """The primary category, then the others; ACM and MSC classes stand among them."""
    named = [*find_all(entry, "primary_category"), *find_all(entry, "category")]
    return tuple(dict.fromkeys(term for each in named if (term := each.get("term", "").strip())))


def _is_own(url: str) -> bool:
    """Whether an address says no more than the identifiers do."""
    return host_of(url) in {"arxiv.org", "export.arxiv.org", "doi.org", "dx.doi.org"}
