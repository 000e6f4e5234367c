"""The papers of the last published site and those of today -> what changed.

Only what sources state is compared: tags, related papers and all that is computed follow from it.
Counts of votes and stars, papers that a source calls similar and the place where a paper was read
change all the time and say nothing new of it, so they do not count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from generator.exports._work_object import more_stated, work_object
from generator.exports.jsonl import version_objects
from generator.model.change import Change, ChangeKind
from generator.model.paper import Paper

T = TypeVar("T")
Stated = Mapping[str, Any]

LONGEST_TITLE = 500  # characters
_ADDRESS = "address"
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_SAME_TEXT = 200  # characters of an abstract from which on it tells which paper it is


# What is named as changed, and the fields of `papers.jsonl` that it stands for.
_COMPARED: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "authors": ("authors", "has_more_authors", "author_count"),
    "abstract": ("abstract",),
    "date": ("date",),
    "other dates": ("dates",),
    "venue": ("venue",),
    "publication details": ("publication",),
    "identifiers": ("ids",),
    "versions": ("versions",),
    "links": ("links",),
    "keywords": ("keywords",),
    "summaries": ("summaries",),
    "language": ("language",),
    "references": ("cites",),
    "facts": ("facts",),
    "citation key": ("citation_key",),
}
FIELDS = frozenset((*_COMPARED, _ADDRESS))
"""The names that a change may give to what is other than before."""


def _value(stated: Stated, field: str) -> object:
    """What is compared of a field; None where nothing is stated."""
    value = stated.get(field)
    if field == "dates":  # when a list showed a paper says nothing of it
        return {name: day for name, day in _mapping(value).items() if name != "shown"} or None
    if field == "authors":
        return [(each.get("name"), each.get("orcid")) for each in _mappings(value)] or None
    if field == "links":  # what they lead to is our judgement
        return [each.get("url") for each in _mappings(value)] or None
    if field == "versions":  # without the place where each was read
        return [{k: v for k, v in each.items() if k != "origin"} for each in _mappings(value)]
    return value or None


def _mapping(value: object) -> Stated:
    return value if isinstance(value, Mapping) else {}


def _mappings(value: object) -> list[Stated]:
    return [_mapping(each) for each in value] if isinstance(value, list) else []


def compare(
    before: Iterable[Stated],
    papers: Sequence[Paper],
    known: Collection[str],
) -> list[Change]:
    """What changed from the objects of a former `papers.jsonl` to papers, in order of kind, title.

    Every object has an id and a title. `known` are the fields that the former file's version knew;
    no other is compared.
    """
    now = {paper.id: paper for paper in papers}
    seen: set[str] = set()
    changes: list[Change] = []
    gone: list[Stated] = []
    for stated in before:
        if stated["id"] in seen:
            continue
        seen.add(stated["id"])
        if paper := now.get(stated["id"]):
            if fields := _changed(stated, paper, known):
                changes.append(_change(ChangeKind.CHANGED, paper, fields))
        else:
            gone.append(stated)
    came = [paper for paper in papers if paper.id not in seen]
    moved, told = _told_of(gone, came, papers, known)
    changes += told
    changes += [_change(ChangeKind.ADDED, paper) for paper in came if paper.id not in moved]
    order = list(ChangeKind)
    return sorted(
        changes,
        key=lambda each: (order.index(each.kind), each.title.casefold(), each.title, each.paper),
    )


def _change(kind: ChangeKind, paper: Paper, fields: tuple[str, ...] = ()) -> Change:
    return Change(kind, paper.id, brief(paper.title), fields)


def brief(title: str) -> str:
    """A title as a history keeps it: on one line, of a bounded length.

    >>> brief("Toys\\n that   fold")
    'Toys that fold'
    """
    return " ".join(_CONTROL.sub(" ", title).split())[:LONGEST_TITLE]


def _changed(stated: Stated, paper: Paper, known: Collection[str]) -> tuple[str, ...]:
    now = {**work_object(paper), **more_stated(paper), "versions": version_objects(paper)}
    return tuple(
        name
        for name, fields in _COMPARED.items()
        if any(field in known and _value(stated, field) != _value(now, field) for field in fields)
    )


def _told_of(
    gone: Sequence[Stated], came: Sequence[Paper], papers: Sequence[Paper], known: Collection[str]
) -> tuple[set[str], list[Change]]:
    """What became of papers whose address is gone; and the new addresses that are theirs.

    The first that a new paper goes on from has moved there; the others were merged into it.
    """
    at_alias = {alias: paper for paper in papers for alias in paper.aliases}
    find = _Successors(gone, came, papers)
    new = {paper.id for paper in came}
    moved: set[str] = set()
    told: list[Change] = []
    for each in sorted(gone, key=lambda each: each["id"]):
        paper = at_alias.get(each["id"]) or find.of(each)
        if paper is None:
            told.append(Change(ChangeKind.REMOVED, each["id"], brief(each["title"])))
        elif paper.id in new and paper.id not in moved:
            moved.add(paper.id)
            fields = (*_changed(each, paper, known), _ADDRESS)
            told.append(_change(ChangeKind.CHANGED, paper, fields))
        else:
            title = brief(each["title"])
            told.append(Change(ChangeKind.MERGED, each["id"], title, into=paper.id))
    return moved, told


class _Successors:
    """Finds papers again that have another address today, as one that got an arXiv id has.

    By an identifier of theirs; else by a title or a long abstract that no other paper that is gone
    or came has, where no author contradicts it.
    """

    def __init__(
        self, gone: Sequence[Stated], came: Sequence[Paper], papers: Sequence[Paper]
    ) -> None:
        self._by_id = _only(dict.fromkeys(_ids(paper.ids), paper) for paper in papers)
        self._came = _only(
            dict.fromkeys(_texts(paper.title, paper.abstract), paper) for paper in came
        )
        self._gone = _only(
            dict.fromkeys(_texts(each["title"], each.get("abstract")), each) for each in gone
        )

    def of(self, gone: Stated) -> Paper | None:
        """The paper of today that goes on from one that is gone; None where there is none."""
        for key in _ids(_mapping(gone.get("ids"))):
            if paper := self._by_id.get(key):
                return paper
        for key in _texts(gone["title"], gone.get("abstract")):
            paper = self._came.get(key)
            if paper and key in self._gone and _may_be_one(gone, paper):
                return paper
        return None


def _ids(ids: Mapping[str, object]) -> list[str]:
    """What names a work; many share the ISBN of one book."""
    return [f"{scheme}:{value}" for scheme, value in ids.items()
            if scheme != "isbn" and isinstance(value, str)]  # fmt: skip


def _may_be_one(gone: Stated, paper: Paper) -> bool:
    """Whether two author lists have a surname in common, or one is empty."""
    names = [str(each.get("name")) for each in _mappings(gone.get("authors"))]
    before = {name.split()[-1].casefold() for name in names if name.split()}
    now = {author.name.split()[-1].casefold() for author in paper.authors if author.name.split()}
    return not before or not now or bool(before & now)


def _texts(title: str, abstract: object) -> list[str]:
    texts = [f"title:{title.casefold()}"]
    if isinstance(abstract, str) and len(abstract) >= _SAME_TEXT:
        texts.append(f"abstract:{abstract}")
    return texts


def _only(found: Iterable[Mapping[str, T]]) -> dict[str, T]:
    """Those of many small mappings whose key is in one of them only."""
    listed = [*found]
    counts = Counter(key for each in listed for key in each)
    return {key: value for each in listed for key, value in each.items() if counts[key] == 1}
