"""Preprint, proceedings and journal version of a work, and the one of them that is cited.

Venue, pages, year and DOI of a citation are of one version: of the first in order of precedence
that came out as more than a preprint. What names another version stays with that version.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

from generator.model.paper import Paper, Version
from generator.model.work import Publication
from generator.normalize.publication_kinds import DATA, PREPRINT, finality, kind_of, kind_of_id

_OF_VERSION = ("doi", "isbn", "pmid", "pmcid")  # what citations state; the rest names the work


def cited_kind(papers: Sequence[Paper]) -> str:
    """The kind of the version that is cited; empty where none came out, or nothing tells how.

    The first that states where it came out, else the first that an identifier tells of.
    """
    stated = [paper for paper in papers if paper.publication != Publication()]
    return next((kind for paper in (*stated, *papers)
                 if (kind := kind_of(paper)) not in ("", PREPRINT, DATA)), "")  # fmt: skip


def cited_first(papers: Sequence[Paper], kind: str) -> list[Paper]:
    """Records of the cited version, then those that may be of it, then the others.

    In their order where none came out.
    """
    if kind:
        return sorted(papers, key=lambda paper: (kind, "").index(of) if
                      (of := kind_of(paper)) in (kind, "") else 2)  # fmt: skip
    return sorted(papers, key=lambda paper: not _is_out_somewhere(paper))


def _is_out_somewhere(paper: Paper) -> bool:
    return bool(paper.publication.venue) and not kind_of(paper)


def choose_publication(papers: Sequence[Paper], kind: str) -> Publication:
    """The publication of the cited version, filled from others that can be the same."""
    by_kind: dict[str, list[Publication]] = {}
    for paper in papers:
        if paper.publication != Publication():
            by_kind.setdefault(kind_of(paper), []).append(paper.publication)
    untyped = by_kind.get("", [])
    if kind:
        first = _filled(by_kind.get(kind, [Publication()]))
        return _filled([first, *(each for each in untyped if _is_of_venue(each, first))])
    return _filled(untyped or by_kind.get(PREPRINT, [Publication()]))


def _is_of_venue(publication: Publication, other: Publication) -> bool:
    return not publication.venue or not other.venue or publication.venue == other.venue


def _filled(stated: Sequence[Publication]) -> Publication:
    """The first, with its empty fields taken from those that name no other volume."""
    first = stated[0]
    for other in stated[1:]:
        if not (first.volume and other.volume) or first.volume == other.volume:
            texts = {field.name: getattr(first, field.name) or getattr(other, field.name)
                     for field in fields(Publication)}  # fmt: skip
            first = Publication(**texts)
    return first


def choose_ids(
    papers: Sequence[Paper], kind: str, preferred: Iterable[Paper] = ()
) -> dict[str, str]:
    """An identifier of each scheme: of `preferred` records, of the cited version, then any.

    None that is known to be of another version, where it is a version that it names. Where no
    version is cited, the most final one's counts first.
    """
    liked = {id(paper) for paper in preferred}
    found: dict[str, tuple[tuple[bool, int], str]] = {}
    for paper in papers:
        for scheme, value in paper.ids.items():
            is_liked = id(paper) in liked
            if not is_liked and is_of_other(scheme, value, paper, kind):
                continue
            rank = (not is_liked, _rank(scheme, value, paper, kind))
            if scheme not in found or rank < found[scheme][0]:
                found[scheme] = (rank, value)
    return {scheme: found[scheme][1] for scheme in sorted(found)}


def _rank(scheme: str, value: str, paper: Paper, kind: str) -> int:
    if not kind:
        return finality(scheme, value, paper)
    of = kind_of_id(scheme, value, paper)
    return (kind, "").index(of) if of in (kind, "") else 2


def is_of_other(scheme: str, value: str, paper: Paper, kind: str) -> bool:
    """Whether an identifier names another version than the one of a kind."""
    if not kind or scheme not in _OF_VERSION:
        return False
    of = kind_of_id(scheme, value, paper)
    return of not in ("", kind) and (of != PREPRINT or scheme == "doi")


def list_versions(papers: Sequence[Paper], kind: str) -> tuple[Version, ...]:
    """The versions where there is more than one, oldest first; with the cited `kind`'s."""
    by_kind: dict[str, list[Paper]] = {}
    for paper in papers:
        if of := kind_of(paper):
            by_kind.setdefault(of, []).append(paper)
    named = {
        (of, value): Version(paper.origins[0], {"doi": value})
        for paper in papers
        if (value := paper.ids.get("doi")) and is_of_other("doi", value, paper, kind)
        and (of := kind_of_id("doi", value, paper)) not in by_kind
    }  # fmt: skip
    if len(by_kind) + len(named) < 2:
        return ()
    versions = [_version(of, found) for of, found in by_kind.items()]
    return tuple(sorted(
        [*versions, *named.values()], key=lambda each: (each.date or "9", each.origin)
    ))  # fmt: skip


def _version(kind: str, papers: Sequence[Paper]) -> Version:
    ids = {
        scheme: value
        for scheme, value in choose_ids(papers, "").items()
        if kind_of_id(scheme, value, papers[0]) in ("", kind)
    }
    date = choose_date(paper.date for paper in papers)
    origin = min(origin for paper in papers for origin in paper.origins)
    return Version(origin, ids, date, _filled([paper.publication for paper in papers]))


def choose_date(dates: Iterable[str]) -> str:
    """The first date, as precise as any that agrees with it.

    >>> choose_date(["2017", "2018-01-02", "2017-06"])
    '2017-06'
    """
    chosen = ""
    for date in dates:
        if date.startswith(chosen):
            chosen = date
    return chosen
