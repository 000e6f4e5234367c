"""The records of one work -> one paper: which source each field is taken from.

The earlier source wins, or for a field the one that the setting `prefer` names. Five things are
stronger, since they follow from what a field means: an abstract beats a blurb; a title marked as
that of a retracted paper, or with its subtitle, a bare one; a whole list of authors one that ends
in "et al."; a more precise date one that it agrees with; a version that came out a preprint. Venue,
pages, date and DOI are of one version. Identifiers, links, keywords, facts and counts are united.
The result does not depend on the order of records that do not disagree: what is united is ordered
by place of origin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any, TypeVar

from generator.model.ids import same_id
from generator.model.paper import Paper
from generator.model.work import Origin
from generator.normalize.author_lists import choose_authors
from generator.normalize.publication_kinds import kind_of
from generator.normalize.records import EMPTY, STATED
from generator.normalize.versions import (
    choose_date,
    choose_ids,
    choose_publication,
    cited_first,
    cited_kind,
    list_versions,
)
from generator.text.title_notices import is_completed_by

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
    if not prefer.get("title"):
        chosen["title"] = _completed(chosen["title"], papers)
    for name in _UNITED:
        chosen[name] = _united(name, _preferred(by_origin, name, prefer))
    for name in _MAPPED:
        chosen[name] = _mapped(name, _preferred(papers, name, prefer))
    chosen |= _abstract(_preferred(papers, "abstract", prefer))
    chosen |= choose_authors(_preferred(papers, "authors", prefer))
    ranked = _preferred(papers, "publication", prefer)
    kind = cited_kind(ranked)
    dated = _preferred(cited_first(papers, kind), "date", prefer)
    chosen["date"] = choose_date(each.date for each in dated)
    liked = [each for each in papers if _rank(each, prefer.get("ids", ())) is not None]
    chosen["ids"] = choose_ids(_preferred(papers, "ids", prefer), kind, liked)
    chosen["counts"] = {
        name: max(paper.counts.get(name, 0) for paper in papers)
        for name in sorted({name for paper in papers for name in paper.counts})
    }
    chosen["publication"] = choose_publication(ranked, kind)
    return replace(
        papers[0],
        **chosen,
        origins=tuple(sorted({origin for paper in papers for origin in paper.origins})),
        stated_by=_stated_by(chosen, papers, prefer, kind),
        versions=list_versions(papers, kind),
    )


def _preferred(papers: Sequence[Paper], name: str, prefer: Prefer) -> Sequence[Paper]:
    """The records in the order in which they count for a field."""
    globs = prefer.get(name, ())
    if not globs:
        return papers

    def rank(paper: Paper) -> int:
        found = _rank(paper, globs)
        return len(globs) if found is None else found

    return sorted(papers, key=rank)


def _rank(paper: Paper, globs: Sequence[str]) -> int | None:
    """Which of the globs names the source of a record first."""
    path = paper.origins[0].path
    return next((at for at, glob in enumerate(globs) if fnmatchcase(path, glob)), None)


def _first(name: str, papers: Iterable[Paper]) -> Any:
    return next((value for each in papers if (value := getattr(each, name))), "")


def _completed(title: str, papers: Iterable[Paper]) -> str:
    """The title with what others have beside it: its subtitle, the mark of a retracted paper."""
    for paper in papers:
        if is_completed_by(title, paper.title):
            title = paper.title
    return title


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


def _stated_by(
    chosen: Mapping[str, Any], papers: Sequence[Paper], prefer: Prefer, kind: str
) -> dict[str, Origin]:
    """The first origin in the alphabet of those that state what was chosen.

    What a citation states comes from records of the cited version where they state it.
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
        if kind and name in ("date", "publication", "ids"):
            same = [paper for paper in same if kind_of(paper) == kind] or same
        counting = same or list(_preferred(stating, name, prefer))[:1]
        found[name] = min(paper.stated_by[name] for paper in counting)
    return found


def _agrees(name: str, stated: Any, chosen: Any) -> bool:
    if name == "ids":
        return any(same_id(scheme, value, chosen.get(scheme, ""))
                   for scheme, value in stated.items())  # fmt: skip
    return bool(stated == chosen)
