"""What speaks for two works being one, and what against it.

Evidence is gathered of a record and united when records come together, so that a record is always
compared with all that is known of a paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.model.dates import arxiv_date
from generator.model.names import Author
from generator.model.paper import Paper
from generator.normalize.name_agreement import NameKey, name_key, shared_part
from generator.normalize.publication_kinds import form_of, is_book_doi, kind_of_id
from generator.text.slugs import fingerprint
from generator.text.title_keys import content_words, title_keys

Ids = Mapping[str, Mapping[str, str]]
IDENTIFYING = ("arxiv", "doi", "acl", "pmid", "pmcid", "openreview", "dblp", "s2", "openalex")
SAME_AUTHORS = 0.5  # of the shorter list
SURELY_SAME_AUTHORS = 0.8
MOST_TEXTS = 8  # titles and abstracts of one work that are compared: more would take for ever
LONGEST_WAY = 5  # years from a preprint to a journal
OTHER_ABSTRACT = 0.5  # unrelated abstracts on one subject share 0.1 to 0.3, revised ones over 0.6


@dataclass(slots=True)
class Evidence:
    """What is known of a work, from one record or from all that were found to be of it.

    `ids` has by scheme each value with the kind of publication it stands for. `names` are of the
    longest list of authors. `abstracts` are whole abstracts by fingerprint. `forms` are of
    `form_of`. `apart` are records that the curator keeps away.
    """

    titles: Mapping[str, str]  # key to the title as spelt
    ids: Ids
    names: tuple[NameKey, ...]
    years: frozenset[int]
    abstracts: Mapping[str, str]
    forms: frozenset[str] = frozenset()
    apart: frozenset[int] = field(default_factory=frozenset)

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing but title and text."""
        return not (self.ids or self.names or self.years)


def gather(paper: Paper) -> Evidence:
    """The evidence of one cleaned record."""
    has_abstract = paper.abstract and paper.abstract_kind != "blurb"
    return Evidence(
        titles=dict.fromkeys(title_keys(paper.title), paper.title),
        ids=identifying(paper),
        names=_name_keys(paper.authors),
        years=frozenset(_years(paper)),
        abstracts={fingerprint(paper.abstract): paper.abstract} if has_abstract else {},
        forms=frozenset({form_of(paper)} - {""}),
    )


def identifying(paper: Paper) -> Ids:
    """The identifiers that say which work a record is of, with the kind of publication."""
    return {
        scheme: {value.casefold() if scheme == "doi" else value: kind_of_id(scheme, value, paper)}
        for scheme in IDENTIFYING
        if (value := paper.ids.get(scheme)) and not _is_of_volume(scheme, value, paper)
    }


def _is_of_volume(scheme: str, value: str, paper: Paper) -> bool:
    return scheme == "doi" and is_book_doi(value) and paper.publication.type != "book"


def _name_keys(authors: Iterable[Author]) -> tuple[NameKey, ...]:
    return tuple(name_key(author) for author in authors)


def _years(paper: Paper) -> Iterable[int]:
    date = paper.date or (arxiv_date(paper.ids["arxiv"]) if "arxiv" in paper.ids else "")
    if date[:4].isdecimal():
        yield int(date[:4])


def unite(first: Evidence, second: Evidence) -> Evidence:
    """What is known when two are found to be one."""
    names = (first.names, second.names)
    return Evidence(
        titles=dict(sorted({**second.titles, **first.titles}.items())[:MOST_TEXTS]),
        ids={
            scheme: {**second.ids.get(scheme, {}), **first.ids.get(scheme, {})}
            for scheme in IDENTIFYING
            if scheme in first.ids or scheme in second.ids
        },
        names=max(names, key=lambda each: (len(each), each)),
        years=first.years | second.years,
        abstracts=dict(sorted({**second.abstracts, **first.abstracts}.items())[:MOST_TEXTS]),
        forms=first.forms | second.forms,
        apart=first.apart | second.apart,
    )


def overlap(first: str, second: str) -> float:
    """How many of the content words of the shorter text are in the other, 0 to 1."""
    one, other = content_words(first), content_words(second)
    return len(one & other) / (min(len(one), len(other)) or 1)


def shared_authors(first: Evidence, second: Evidence) -> float | None:
    """The part of the shorter list of authors that the longer one names, 0 to 1.

    None where one has no list, or where they are written in different scripts.
    """
    if not first.names or not second.names:
        return None
    shared = shared_part(first.names, second.names)
    scripts = [{"".join(whole).isascii() for _, whole, _ in each.names} for each in (first, second)]
    return None if not shared and scripts[0].isdisjoint(scripts[1]) else shared


def id_conflict(first: Ids, second: Ids) -> str:
    """Which identifiers say that two works are two, in words; empty if none does.

    Two arXiv ids, two PubMed ids; two DOIs, DBLP keys or ACL ids of one kind of publication, or
    where the kind of one is unknown. OpenAlex, Semantic Scholar and OpenReview give one work
    several.
    """
    for scheme, name in _CONFLICTING.items():
        one, other = first.get(scheme), second.get(scheme)
        if not one or not other or not one.keys().isdisjoint(other):
            continue
        if any(a == b or not a or not b for a in one.values() for b in other.values()):
            return f"different {name}"
    return ""


_CONFLICTING = {"arxiv": "arXiv ids", "doi": "DOIs", "acl": "ACL ids", "pmid": "PubMed ids",
                "pmcid": "PubMed Central ids", "dblp": "DBLP keys"}  # fmt: skip


def years_apart(first: Evidence, second: Evidence) -> int | None:
    """The years between two works, None where one has no date."""
    return min((abs(a - b) for a in first.years for b in second.years), default=None)


def likeness(first: Evidence, second: Evidence) -> float | None:
    """How far abstracts agree, 0 to 1; None where one has none. Equal texts alone reach 1."""
    if not first.abstracts or not second.abstracts:
        return None
    if not first.abstracts.keys().isdisjoint(second.abstracts):
        return 1.0
    best = max(overlap(a, b) for a in first.abstracts.values() for b in second.abstracts.values())
    return min(best, 0.99)
