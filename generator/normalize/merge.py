"""The records of one work -> one paper: which source each field is taken from.

The earlier source wins, or for a field the one that the setting `prefer` names. Four things are
stronger, since they follow from what a field means: an abstract beats a blurb; a whole list of
authors one that ends in "et al."; a more precise date one that it agrees with; a published venue a
preprint's. Identifiers, links, keywords, facts and counts are united. The result does not depend
on the order of records that do not disagree: what is united is ordered by place of origin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from fnmatch import fnmatchcase
from typing import Any, TypeVar

from generator.model.ids import same_id
from generator.model.paper import Paper, Version
from generator.model.work import Origin, Publication
from generator.normalize.author_lists import choose_authors
from generator.normalize.publication_kinds import PREPRINT, finality, kind_of, kind_of_id
from generator.normalize.records import EMPTY, STATED

T = TypeVar("T")
Prefer = Mapping[str, Sequence[str]]

PREFERABLE = (
    "title", "abstract", "authors", "date", "dates", "ids", "citation_key", "publication",
    "language", "keywords", "summaries", "links", "facts", "cites", "similar",
)  # fmt: skip
_UNITED = ("keywords", "summaries", "links", "cites", "similar")
_MAPPED = ("dates", "facts")
_FIRST = ("title", "citation_key", "language")


def merge_papers(papers: Sequence[Paper], prefer: Prefer) -> Paper:
    """Make one paper of several, in order of precedence; its id is settled later."""
    if len(papers) == 1:
        return papers[0]
    by_origin = sorted(papers, key=lambda paper: (paper.origins, paper.id))
    chosen: dict[str, Any] = {}
    for name in _FIRST:
        chosen[name] = _first(name, _preferred(papers, name, prefer))
    for name in _UNITED:
        chosen[name] = _united(name, _preferred(by_origin, name, prefer))
    for name in _MAPPED:
        chosen[name] = _mapped(name, _preferred(papers, name, prefer))
    chosen |= _abstract(_preferred(papers, "abstract", prefer))
    chosen |= choose_authors(_preferred(papers, "authors", prefer))
    chosen["date"] = choose_date([each.date for each in _preferred(papers, "date", prefer)])
    chosen["ids"] = _ids(_preferred(papers, "ids", prefer))
    chosen["counts"] = {
        name: max(paper.counts.get(name, 0) for paper in papers)
        for name in sorted({name for paper in papers for name in paper.counts})
    }
    chosen["publication"] = _publication(_preferred(papers, "publication", prefer))
    return replace(
        papers[0],
        **chosen,
        origins=tuple(sorted({origin for paper in papers for origin in paper.origins})),
        stated_by=_stated_by(chosen, papers, prefer),
        versions=_versions(papers),
    )


def _preferred(papers: Sequence[Paper], name: str, prefer: Prefer) -> Sequence[Paper]:
    """The records in the order in which they count for a field."""
    globs = prefer.get(name, ())
    if not globs:
        return papers

    def rank(paper: Paper) -> int:
        path = paper.origins[0].path
        return next((at for at, glob in enumerate(globs) if fnmatchcase(path, glob)), len(globs))

    return sorted(papers, key=rank)


def _first(name: str, papers: Iterable[Paper]) -> Any:
    return next((value for each in papers if (value := getattr(each, name))), "")


def _united(name: str, papers: Iterable[Paper]) -> tuple[Any, ...]:
    same: Callable[[Any], object] = _KEYS.get(name, lambda item: item)
    found: dict[object, Any] = {}
    for paper in papers:
        for item in getattr(paper, name):
            found.setdefault(same(item), item)
    return tuple(found.values())


_KEYS: Mapping[str, Callable[[Any], object]] = {
    "links": lambda link: link.url.rstrip("/"),
    "keywords": lambda keyword: keyword.casefold(),
}


def _mapped(name: str, papers: Iterable[Paper]) -> dict[str, str]:
    found: dict[str, str] = {}
    for paper in papers:
        found = {**getattr(paper, name), **found}
    return dict(sorted(found.items()))


def _abstract(papers: Sequence[Paper]) -> dict[str, str]:
    with_text = [paper for paper in papers if paper.abstract]
    whole = [paper for paper in with_text if not paper.abstract_kind]
    for paper in (*whole, *with_text):
        return {"abstract": paper.abstract, "abstract_kind": paper.abstract_kind}
    return {"abstract": "", "abstract_kind": ""}


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


def _ids(papers: Sequence[Paper]) -> dict[str, str]:
    """An identifier of each scheme: of the most final version, then by precedence."""
    found: dict[str, tuple[int, str]] = {}
    for paper in papers:
        for scheme, value in paper.ids.items():
            rank = finality(scheme, value, paper)
            if scheme not in found or rank < found[scheme][0]:
                found[scheme] = (rank, value)
    return {scheme: found[scheme][1] for scheme in sorted(found)}


def _publication(papers: Sequence[Paper]) -> Publication:
    """The first publication that is no preprint's, filled from others that can be the same."""
    by_kind: dict[str, list[Publication]] = {}
    for paper in papers:
        if paper.publication != Publication():
            by_kind.setdefault(kind_of(paper), []).append(paper.publication)
    untyped = by_kind.get("", [])
    for kind, stated in by_kind.items():
        if kind not in ("", PREPRINT):
            first = _filled(stated)
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


def _versions(papers: Sequence[Paper]) -> tuple[Version, ...]:
    """The preprint, the proceedings and the journal version, where more than one is there."""
    by_kind: dict[str, list[Paper]] = {}
    for paper in papers:
        if kind := kind_of(paper):
            by_kind.setdefault(kind, []).append(paper)
    if len(by_kind) < 2:
        return ()
    versions = [_version(kind, found) for kind, found in by_kind.items()]
    return tuple(sorted(versions, key=lambda each: (each.date or "9", each.origin)))


def _version(kind: str, papers: Sequence[Paper]) -> Version:
    ids = {
        scheme: value
        for scheme, value in _ids(papers).items()
        if kind_of_id(scheme, value, papers[0]) in ("", kind)
    }
    date = choose_date(paper.date for paper in papers)
    origin = min(origin for paper in papers for origin in paper.origins)
    return Version(origin, ids, date, _filled([paper.publication for paper in papers]))


def _stated_by(
    chosen: Mapping[str, Any], papers: Sequence[Paper], prefer: Prefer
) -> dict[str, Origin]:
    """The first origin in the alphabet of those that state what was chosen.

    Where no record states just that, since it was put together, the first of those that state
    anything.
    """
    found: dict[str, Origin] = {}
    for name in STATED:
        value = chosen[name]
        if value in EMPTY:
            continue
        stating = [paper for paper in papers if name in paper.stated_by]
        same = [paper for paper in stating if _agrees(name, getattr(paper, name), value)]
        counting = same or list(_preferred(stating, name, prefer))[:1]
        found[name] = min(paper.stated_by[name] for paper in counting)
    return found


def _agrees(name: str, stated: Any, chosen: Any) -> bool:
    if name == "ids":
        return any(same_id(scheme, value, chosen[scheme]) for scheme, value in stated.items())
    return bool(stated == chosen)
