"""Texts by our name of a field -> a record; shared by tables and free JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.model.dates import iso_date, parse_date, parse_month, unix_date
from generator.model.ids import PARSERS, find_ids, identify
from generator.model.work import Link, LinkKind, Publication, Summary
from generator.readers._cell_lists import one_a_line, parse_author_list, parse_words, unlisted
from generator.readers._json_fields import stated_ids
from generator.readers._markup_text import plain_text
from generator.readers._publication import page_range, pages, publication_type
from generator.readers._record_fields import arxiv_in, filled, links_of, noted_ids
from generator.text.entities import decode_entities

_LINK_KINDS = {"code": LinkKind.CODE, "project page": LinkKind.PROJECT, "data": LinkKind.DATA,
               "pdf": LinkKind.PAPER, "url": None}  # fmt: skip
_EXCEL_DAYS = re.compile(r"([3-5]\d{4})(?:\.0+)?")  # 1982 to 2064
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_EPOCH = 25_569  # the day on which Unix begins, as Excel counts
_NOTHING = re.compile(r"|[-–—?]+|n/?a|nan|none|null|\[no [a-z ]+\]", re.I)
_LISTS = frozenset({"authors", "editor", "keywords", "more keywords"})
LINK_FIELDS = frozenset(_LINK_KINDS)
"""Our fields that hold addresses."""


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to say: "n/a", "[No abstract available]"."""
    return bool(_NOTHING.fullmatch(text.strip()))


class Fields:
    """The texts of one paper by our name of their field, those of the best synonym first."""

    def __init__(self, found: Iterable[tuple[str, str]]) -> None:
        self._texts: dict[str, list[str]] = {}
        for field, text in found:
            text = one_a_line(decode_entities(text)) if field in _LISTS else decode_entities(text)
            text = " ".join(text.split())
            text = unlisted(text) if text[:1] == "[" else text
            if field == "title" and text.startswith(("http://", "https://")):
                field = "url"
            if not is_nothing(text):
                self._texts.setdefault(field, []).append(text)

    def first(self, *fields: str) -> str:
        """The best text of the first field that has one."""
        return next((self._texts[field][0] for field in fields if field in self._texts), "")

    def all(self, field: str) -> Sequence[str]:
        """Every text of a field."""
        return self._texts.get(field, ())


def stated_values(fields: Fields) -> dict[str, str]:
    """The texts that are lost where they are not what their field says."""
    stated = {name: fields.first(name) for name in ("doi", "arxiv", "url", "authors")}
    stated["arxiv"] = "" if find_ids(stated["arxiv"]) else stated["arxiv"]  # of another server
    return {**stated, "date": fields.first("date", "year")}


def field_values(fields: Fields) -> dict[str, Any]:
    """The fields of `Work` that texts state, for a record's constructor."""
    authors, has_more = parse_author_list(fields.first("authors"))
    addresses = [address for name in _LINK_KINDS for address in fields.all(name)]
    addresses.append(fields.first("arxiv"))  # which may be of another preprint server
    elsewhere = [found for address in addresses for found in find_ids(address).items()]
    stated = {scheme: fields.first(scheme) for scheme in PARSERS if fields.first(scheme)}
    tldr = fields.first("tldr")
    return {
        "title": plain_text(fields.first("title")),
        "abstract": plain_text(fields.first("abstract")),
        "authors": authors,
        "has_more_authors": has_more,
        "date": _date(fields),
        "ids": identify(fields.first("id"))
        | arxiv_in(fields.first("venue"))
        | noted_ids(fields.first("identifiers"))
        | dict(reversed(elsewhere))
        | stated_ids(stated),
        "citation_key": re.sub(r"^[A-Z0-9]{8}$", "", fields.first("citation key")),  # Zotero's own
        "publication": _publication(fields),
        "language": fields.first("language"),
        "keywords": tuple(
            dict.fromkeys(
                word
                for name in ("keywords", "more keywords")
                for text in fields.all(name)
                for word in parse_words(text)
            )
        ),
        "summaries": (Summary(tldr, "TLDR"),) if tldr else (),
        "links": tuple(_links(fields)),
        "counts": {name: number for name in ("citations", "upvotes", "stars")
                   if (number := _count(fields.first(name))) is not None},
        "facts": filled(
            comment=plain_text(fields.first("notes")),
            editor=", ".join(name.name for name in parse_author_list(fields.first("editor"))[0]),
            license=fields.first("license"),
        ),
    }  # fmt: skip


def _date(fields: Fields) -> str:
    """The date where it agrees with the year that is stated beside it, else the year and month."""
    stated, year = fields.first("date"), parse_date(fields.first("year"))
    if days := _EXCEL_DAYS.fullmatch(stated):
        stated = unix_date((int(days[1]) - _EPOCH) * 86_400)
    date = parse_date(stated)
    if date and date.startswith(year[:4]):
        return date
    month = parse_month(fields.first("month")) if len(year) == 4 else 0
    if month:
        return iso_date(int(year), month)
    beside = _YEAR.search(fields.first("venue"))  # "ICML 2021"
    return year or (beside[0] if beside and not stated else "")


def _publication(fields: Fields) -> Publication:
    return Publication(
        type=publication_type(*fields.all("type")),
        venue=plain_text(fields.first("venue")),
        volume=fields.first("volume"),
        issue=fields.first("issue"),
        pages=pages(fields.first("first page"), fields.first("last page"))
        or page_range(fields.first("pages")),
        publisher=fields.first("publisher"),
        issn=fields.first("issn"),
        isbn=fields.first("isbn"),
        series=fields.first("series"),
        place=fields.first("place"),
    )


def _links(fields: Fields) -> Iterable[Link]:
    for name, kind in _LINK_KINDS.items():
        for text in fields.all(name):
            yield from links_of(*re.split(r"[\s;|]+", text), kind=kind)


def _count(text: str) -> int | None:
    digits = text.replace(",", "").removesuffix(".0")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 12 else None


NO_PLACE = ("identifiers", "id")
"""Our fields that are looked through for identifiers, and kept apart as they are written."""
OwnFields = Mapping[str, str]
"""What a shelf's settings say of a source's names: their name to ours."""
