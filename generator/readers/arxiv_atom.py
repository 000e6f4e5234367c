"""arXiv's feeds, what its API answers a query with and what it announces each day -> records.

In the API's Atom, `published` is the date of the first version, `updated` that of the version at
hand; an error comes as an entry titled "Error". In an announcement (Atom, RSS) all authors stand in
one `dc:creator`, the abstract follows a line that says what is announced, and the date is the day
of it: of a replacement, the day when the paper was replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from generator.model.arxiv_ids import parse_arxiv
from generator.model.dates import arxiv_date, parse_date
from generator.model.ids import collect_ids
from generator.model.name_lists import is_others, parse_names
from generator.model.names import Author
from generator.model.record import Line, SourceRecord
from generator.problems import Problem, quote
from generator.readers._markup_text import plain_text
from generator.readers._record_fields import extra_of, filled, links_in, links_of
from generator.readers._xml_items import XmlItem, head_text, peek_tags, read_items
from generator.readers._xml_records import Piece, named_author, read_records, those
from generator.readers._xml_text import element_text, find_all, local_name, text_at, texts_at
from generator.text.links import host_of

NAMES = ("entry", "atom:entry", "ns0:entry", "item")
_USED = frozenset(
    "id guid title summary description author creator published pubDate updated doi comment "
    "journal_ref category primary_category link rights announce_type about".split()
)
_OF_ARXIV = re.compile(r"\b(?:rss|export)\.arxiv\.org/|arxiv\.org/(?:rss|schemas)\b")
_ANNOUNCED = re.compile(r"arXiv:\S+ Announce Type: \S+ (?:Abstract: )?")
_NAMED_AFTER = re.compile(r"\.? \(arXiv:\S+ \[[\w.-]+\](?: UPDATED)?\)$")  # titles up to 2024


def is_arxiv_atom(lines: Sequence[Line]) -> bool:
    """Say whether this is a feed, or an entry of one, that speaks of arXiv."""
    tags = peek_tags(lines)
    name = tags[0].rpartition(":")[2] if tags else ""
    if name in {"feed", "entry"}:
        return "arxiv.org/" in head_text(lines)
    return name in {"rss", "RDF"} and bool(_OF_ARXIV.search(head_text(lines)))


def read_arxiv_atom(path: str, lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield a record an entry."""
    return read_records(path, read_items(path, lines, NAMES), _record, _stated)


def _record(item: XmlItem) -> SourceRecord | Problem:
    entry = item.element
    address = _address(entry)
    title = _NAMED_AFTER.sub("", text_at(entry, "title"))
    if title == "Error" and "/errors" in address:
        return Problem(
            item.origin, "arxiv-error",
            f"arXiv answered with an error: {quote(text_at(entry, 'summary'))}",
            "mend the query, and fetch it again", size=item.size,
        )  # fmt: skip
    arxiv = parse_arxiv(address) or ""
    published, updated = _dates(entry)
    authors, has_more = _authors(entry)
    comment = text_at(entry, "comment")
    linked = (link.get("href", "") for link in find_all(entry, "link"))
    return SourceRecord(
        origin=item.origin,
        size=item.size,
        title=title,
        abstract=_abstract(entry),
        authors=authors,
        has_more_authors=has_more,
        date=published or (arxiv_date(arxiv) if arxiv else ""),
        dates=filled(updated=updated if updated != published else ""),
        ids=collect_ids({"arxiv": arxiv, "doi": text_at(entry, "doi")}),
        keywords=_categories(entry),
        links=links_in(comment) + links_of(*(url for url in linked if not _is_own(url))),
        facts=filled(
            comment=comment,
            journal_reference=text_at(entry, "journal_ref"),
            license=text_at(entry, "rights"),
        ),
        extra=extra_of(((local_name(each), element_text(each)) for each in entry), _USED),
    )


def _stated(entry: etree._Element) -> dict[str, str]:
    address = _address(entry)
    return {"arxiv": address if "arxiv" in address.lower() else "", "doi": text_at(entry, "doi"),
            "date": text_at(entry, "published", "pubDate")}  # fmt: skip


def _address(entry: etree._Element) -> str:
    return text_at(entry, "id", "guid", "link")


def _abstract(entry: etree._Element) -> str:
    """The abstract; in an announcement as HTML, and after what is announced."""
    if stated := text_at(entry, "description"):
        stated = plain_text(stated)
    return _ANNOUNCED.sub("", stated or text_at(entry, "summary"), count=1)


def _dates(entry: etree._Element) -> tuple[str, str]:
    """The days of the first version and of the one at hand."""
    published = parse_date(text_at(entry, "published", "pubDate"))
    if text_at(entry, "announce_type").startswith("replace"):
        return "", published
    return published, parse_date(text_at(entry, "updated"))


def _authors(entry: etree._Element) -> tuple[tuple[Author, ...], bool]:
    """The authors; the second value says that there are more than are named."""
    named = find_all(entry, "author")
    if not named:
        return parse_names(plain_text(text_at(entry, "creator")))
    stated = [(text_at(each, "name"), each) for each in named]
    found = (
        named_author(name, affiliation="; ".join(texts_at(each, "affiliation")))
        for name, each in stated
        if not is_others(name)
    )
    return those(found), any(is_others(name) for name, _ in stated)


def _categories(entry: etree._Element) -> tuple[str, ...]:
    """The primary category, then the others; ACM and MSC classes stand among them."""
    named = [*find_all(entry, "primary_category"), *find_all(entry, "category")]
    terms = (each.get("term", "").strip() or element_text(each) for each in named)
    return tuple(dict.fromkeys(filter(None, terms)))


def _is_own(url: str) -> bool:
    """Whether an address says no more than the identifiers do."""
    return host_of(url) in {"arxiv.org", "export.arxiv.org", "doi.org", "dx.doi.org"}
