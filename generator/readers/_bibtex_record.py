"""The fields of a BibTeX or BibLaTeX entry, joined and inherited -> a record.

Fields and types are those of the BibTeX documentation (btxdoc) and of the BibLaTeX manual, 2 and
appendix B; types become those of CSL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.dates import iso_date, parse_date, short_number
from generator.model.names import group
from generator.model.record import Origin, SourceRecord
from generator.model.work import Publication
from generator.problems import Problem, quote
from generator.readers._bibtex_ids import ID_FIELDS, entry_ids, entry_links, with_orcids
from generator.readers._bibtex_names import parse_bibtex_names
from generator.readers._journal_macros import spell_journal
from generator.readers._markup_text import plain_text
from generator.readers._record_fields import arxiv_in, extra_of
from generator.text.entities import decode_entities
from generator.text.tex_fields import decode_bibtex

_TYPES = {
    "article": "article-journal", "inproceedings": "paper-conference",
    "conference": "paper-conference", "proceedings": "book", "mvproceedings": "book",
    "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book",
    "booklet": "book", "inbook": "chapter", "incollection": "chapter", "bookinbook": "chapter",
    "suppbook": "chapter", "inreference": "chapter",
    "techreport": "report", "report": "report",
    "manual": "report", "unpublished": "article", "online": "webpage", "electronic": "webpage",
    "www": "webpage", "dataset": "dataset", "software": "software",
}  # fmt: skip
_FACTS = {
    "note": "note", "annote": "annotation", "annotation": "annotation", "addendum": "note",
    "howpublished": "how published", "comment": "comment", "edition": "edition", "type": "kind",
    "chapter": "chapter", "pubstate": "status", "copyright": "license", "license": "license",
    "award": "award", "collaboration": "collaboration",
}  # fmt: skip
_KEYWORD_FIELDS = ("keywords", "keyword", "author_keywords", "author-keywords", "mendeley-tags")
_USED = frozenset(
    "title subtitle author editor date year month day urldate abstract language langid keywords "
    "keyword primaryclass eprintclass eprint archiveprefix eprinttype biburl ee journal fjournal "
    "journaltitle booktitle maintitle eventtitle volume number issue pages eid articleno publisher "
    "school institution organization issn series address location crossref xdata orcid-numbers "
    "author+an:orcid".split()
).union(_FACTS, ID_FIELDS, _KEYWORD_FIELDS)
_ARXIV_VENUE = re.compile(
    r"(?:arxiv(?:\.org)?(?: e-?prints?| preprints?)?)\b.*|corr(?:\s+abs/\S+)?", re.I
)
_CATEGORY = re.compile(r"[a-z-]+(?:\.[A-Za-z-]{2,})?")
_PAGE_DASH = re.compile(r"(?<=\w)\s*(?:[-‐-―]|\\textendash(?:\{\})?)+\s*(?=\w)")
_TIE = re.compile(r"(?<=[^\s~\\/])~(?=[^\s~])")
_LINKED = re.compile(r"\\href\s*\{[^{}]*\}\s*\{(?P<text>(?:[^{}]|\{[^{}]{0,200}\}){1,500})\}")
_HAS_TAGS = re.compile(r"</?[A-Za-z][^<>]{0,200}>|&(?:[A-Za-z]{2,8}|#\d{2,5});")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry whose strings are put in: `fields` as TeX, `at` their lines."""

    kind: str
    key: str
    origin: Origin
    size: int
    fields: Mapping[str, str]
    at: Mapping[str, int]


def entry_pieces(entry: Entry) -> Iterator[SourceRecord | Problem]:
    """Yield the record of an entry, or a Problem where it has no title; and what is odd in it."""
    fields = entry.fields
    title = _prose(fields, "title")
    if not title:
        yield Problem(
            entry.origin,
            "bibtex-no-title",
            f"entry '{entry.key}' has no title",
            "add a field title = {…}",
            size=entry.size,
        )
        return
    subtitle = _prose(fields, "subtitle")
    authors, has_more, crowded = parse_bibtex_names(fields.get("author", ""))
    if crowded:
        yield _warning(entry, "author", "bibtex-too-many-commas",
                       f"the name {quote(crowded)} holds several names",
                       "put 'and' between names, and one comma at most in each")  # fmt: skip
    if not authors:
        authors = tuple(map(group, _collaborations(fields)))
    authors = with_orcids(authors, fields)
    date = _date(fields)
    stated_date = fields.get("date") or fields.get("year")
    if stated_date and not date:
        name = "date" if fields.get("date") else "year"
        yield _warning(entry, name, "bad-date", f"{name} {quote(stated_date)} is not a date",
                       "give the year as four digits, and the rest in the field note")  # fmt: skip
    ids = entry_ids(entry.key, fields)
    doi = fields.get("doi", "")
    if doi and "doi" not in ids and "arxiv" not in ids:
        yield _warning(entry, "doi", "bad-doi", f"{quote(doi)} is not a DOI",
                       "a DOI is like 10.1234/name: with four digits or more")  # fmt: skip
    accessed = parse_date(fields.get("urldate", ""))
    links = entry_links(fields)
    used = _USED.union(name for name, found in links.items() if found)
    yield SourceRecord(
        origin=entry.origin,
        size=entry.size,
        title=_with_subtitle(title, subtitle) if subtitle else title,
        abstract=_prose(fields, "abstract"),
        authors=authors,
        has_more_authors=has_more,
        date=date,
        dates={"accessed": accessed} if accessed else {},
        ids=ids,
        citation_key=entry.key,
        publication=_publication(entry.kind, fields, ids),
        language=_prose(fields, "language") or _prose(fields, "langid"),
        keywords=tuple(_keywords(fields)),
        links=tuple(link for found in links.values() for link in found),
        facts=_facts(fields),
        extra=extra_of(fields.items(), used),
    )


def _warning(entry: Entry, field: str, code: str, message: str, hint: str) -> Problem:
    origin = Origin(entry.origin.path, entry.at.get(field, entry.origin.line))
    return Problem(origin, code, message, hint, "warning")


def _prose(fields: Mapping[str, str], *names: str) -> str:
    """The first field of these that is stated, decoded; a tie is a space."""
    for name in names:
        if text := fields.get(name):
            if "\\href" in text:
                text = _LINKED.sub(r"\g<text>", text)  # its address is one of the links
            text = decode_bibtex(_TIE.sub(" ", text) if "~" in text else text)
            text = " ".join(text.split())
            is_marked = ("<" in text or "&" in text) and _HAS_TAGS.search(text)
            return plain_text(text) if is_marked else text
    return ""


def _with_subtitle(title: str, subtitle: str) -> str:
    return f"{title} {subtitle}" if title[-1] in ":?!" else f"{title}: {subtitle}"


def _collaborations(fields: Mapping[str, str]) -> Iterator[str]:
    """The groups that INSPIRE states in a field of their own, "ATLAS, CMS"."""
    for name in filter(None, map(str.strip, _prose(fields, "collaboration").split(","))):
        yield name if "ollaboration" in name else f"{name} Collaboration"


def _date(fields: Mapping[str, str]) -> str:
    if text := fields.get("date", ""):
        first = text.split("/", 1)[0] if re.match(r"[^/]*\d{4}(-|/|$)", text) else text
        return parse_date(first.strip("~?% "))
    year, month = fields.get("year", ""), fields.get("month", "").replace("~", " ").strip("{} ")
    if month.isdecimal() and (stated := parse_date(year)):
        return iso_date(int(stated[:4]), short_number(month), _day(fields))
    stated = parse_date(f"{month} {year}" if month and len(year) < 8 else year)
    if len(stated) == 7 and (day := _day(fields)):
        return iso_date(int(stated[:4]), int(stated[5:]), day)
    return stated


def _day(fields: Mapping[str, str]) -> int:
    day = short_number(fields.get("day", ""))
    return day if day <= 31 else 0


def _publication(kind: str, fields: Mapping[str, str], ids: Mapping[str, str]) -> Publication:
    type_ = "thesis" if kind.endswith("thesis") else _TYPES.get(kind, "")
    venue = _prose(fields, "journal", "journaltitle", "booktitle", "maintitle", "eventtitle",
                   "fjournal")  # fmt: skip
    if venue[:1] == "\\":
        venue = spell_journal(venue)
    volume, number = _prose(fields, "volume"), _prose(fields, "number", "issue")
    pages = _prose(fields, "pages", "eid", "articleno")
    if _ARXIV_VENUE.fullmatch(venue):
        type_ = "article"  # a preprint: its journal and volume only repeat its number
        venue = "CoRR" if venue.lower().startswith("corr") else "arXiv"
        volume = "" if volume.startswith("abs/") else volume
    elif kind in {"misc", "online", "unpublished"} and "arxiv" in ids:
        type_ = "article"
    elif kind == "article" and "arxiv" in ids and "doi" not in ids and not venue:
        type_ = "article"  # all that says where it came out is its number
    return Publication(
        type=type_,
        venue=venue,
        volume=volume,
        issue="" if arxiv_in(number) else number,
        pages="" if arxiv_in(pages) else _PAGE_DASH.sub("–", pages),
        publisher=_prose(fields, "publisher", "school", "institution", "organization"),
        issn=_prose(fields, "issn"),
        isbn=_prose(fields, "isbn"),
        series=_prose(fields, "series"),
        place=_prose(fields, "address", "location"),
    )


def _keywords(fields: Mapping[str, str]) -> Iterator[str]:
    """The keywords, parted at semicolons or else at commas, then the category of a preprint."""
    for name in _KEYWORD_FIELDS:
        text = decode_entities(_prose(fields, name))  # before the semicolons in them part words
        text = text.replace("\\sep", ";")
        yield from filter(None, map(str.strip, re.split(";" if ";" in text else ",", text)))
    category = fields.get("primaryclass") or fields.get("eprintclass") or ""
    if _CATEGORY.fullmatch(category):
        yield category


def _facts(fields: Mapping[str, str]) -> dict[str, str]:
    facts: dict[str, str] = {}
    for name, shown in _FACTS.items():
        if text := _prose(fields, name):
            facts[shown] = f"{facts[shown]}; {text}" if shown in facts else text
    editors, _, _ = parse_bibtex_names(fields.get("editor", ""))
    if editors:
        facts["editor"] = ", ".join(editor.name for editor in editors)
    return facts
