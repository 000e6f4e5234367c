"""A record -> a paper of its own: every stated text cleaned, links gathered, the id settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from functools import lru_cache

from generator.model.dates import parse_date
from generator.model.names import Author
from generator.model.orcids import parse_orcid
from generator.model.paper import Paper
from generator.model.record import SourceRecord
from generator.model.work import Link, Publication, Summary, Work
from generator.normalize.clean import clean_text
from generator.normalize.paper_ids import paper_id
from generator.text.links import classify_link, find_urls

STATED = tuple(field.name for field in fields(Work))


def clean_record(record: SourceRecord) -> Paper:
    """Clean a record into a paper of its own, with its links and its id settled."""
    title, abstract = clean_text(record.title), clean_text(record.abstract)
    authors = _with_own_orcids(tuple(_clean_author(author) for author in record.authors))
    date = parse_date(record.date)  # whatever a source writes, a paper's date is ISO 8601
    stated = {name: getattr(record, name) for name in STATED}
    stated |= {
        "title": title,
        "abstract": abstract,
        "authors": authors,
        "date": date,
        "dates": {name: parse_date(each) for name, each in record.dates.items()},
        "publication": _clean_publication(record.publication),
        "keywords": tuple(dict.fromkeys(clean_text(keyword) for keyword in record.keywords)),
        "summaries": tuple(Summary(clean_text(each.text), each.kind) for each in record.summaries),
        "links": _links(record.links, abstract),
        "facts": {name: clean_text(fact) for name, fact in record.facts.items()},
    }
    return Paper(
        id=paper_id(title, abstract, record.ids, authors, date),
        origins=(record.origin,),
        stated_by={name: record.origin for name in STATED if stated[name] not in EMPTY},
        **stated,
    )


EMPTY: tuple[object, ...] = ("", (), {}, None, False, Publication())


@lru_cache(maxsize=100_000)  # names recur
def _clean_author(author: Author) -> Author:
    """Decode a name's parts; names without markup, which nearly all are, come back as they are."""
    parts = {
        part: getattr(author, part) for part in ("name", "given", "family", "suffix", "affiliation")
    }
    cleaned = {part: clean_text(text) if text else "" for part, text in parts.items()}
    if author.orcid and not parse_orcid(author.orcid):
        author = replace(author, orcid="", wrong_orcid=author.orcid)
    return author if cleaned == parts else replace(author, **cleaned)


def _with_own_orcids(authors: tuple[Author, ...]) -> tuple[Author, ...]:
    """The authors, without an ORCID that several of them are said to have: it is that of one."""
    names: dict[str, set[str]] = {}
    for author in authors:
        if author.orcid:
            names.setdefault(author.orcid, set()).add(author.name)
    shared = {orcid for orcid, those in names.items() if len(those) > 1}
    if not shared:
        return authors
    return tuple(replace(author, orcid="", wrong_orcid=author.orcid)
                 if author.orcid in shared else author for author in authors)  # fmt: skip


def _clean_publication(publication: Publication) -> Publication:
    stated: Mapping[str, str] = {
        field.name: text
        for field in fields(Publication)
        if (text := getattr(publication, field.name))
    }
    return replace(publication, **{name: clean_text(text) for name, text in stated.items()})


def _links(stated: tuple[Link, ...], abstract: str) -> tuple[Link, ...]:
    """The links a source states, then those in the abstract, each address once."""
    found = [Link(classify_link(span.url), span.url) for span in find_urls(abstract)]
    by_url: dict[str, Link] = {}
    for link in (*stated, *found):
        by_url.setdefault(link.url.rstrip("/"), link)
    return tuple(by_url.values())
