"""Cleaned records -> groups, each of one work. Linear: only records that share a key are compared.

First the records of which all evidence is equal, then those that share an identifier, then those
whose titles have one key, then those whose title lacks its subtitle. Within a key the order is that
of the evidence, richest first, never that of the input, so that the groups do not depend on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from generator.model.ids import NAMES
from generator.model.paper import Paper
from generator.normalize.contradictions import contradiction, has_one_title, is_of_volume
from generator.normalize.evidence import (
    IDENTIFYING,
    Evidence,
    id_conflict,
    shared_authors,
)
from generator.normalize.short_titles import join_short_titles
from generator.normalize.verdicts import judge
from generator.normalize.works import Claim, Grouping, Works, content
from generator.text.title_keys import is_distinctive, is_generic, title_key

TRIED = 20  # works of one key that a record is compared with; a title of more identifies none
CURATOR = "the curator says so"


def group_records(
    papers: Sequence[Paper],
    same: Iterable[tuple[int, int]] = (),
    not_same: Iterable[tuple[int, int]] = (),
) -> Grouping:
    """Bring together the records of one work; `same` and `not_same` are the curator's word."""
    works = Works(papers)
    for one, other in not_same:
        works.keep_apart(one, other)
    for one, other in same:
        works.join(one, other, CURATOR)
    _join_equal(works)
    for scheme in IDENTIFYING:
        _join_by_id(works, scheme)
    _join_by_title(works)
    join_short_titles(works)
    return works.result()


def _join_equal(works: Works) -> None:
    """Records whose evidence is the same: copies, and the same words from several places."""
    first_by: dict[object, int] = {}
    for at in sorted(range(len(works.papers)), key=works.ranks.__getitem__):
        if works.evidence[at].apart:
            continue
        paper = works.papers[at]
        title = paper.title
        extra = repr((paper.publication, paper.date)) if is_generic(title) else ""
        extra += "" if title_key(title) else title
        key = (content(works.evidence[at]), extra)
        first = first_by.setdefault(key, at)
        if first != at:
            works.join(first, at, _shared(works.evidence[at]))


def _join_by_id(works: Works, scheme: str) -> None:
    """Works that share an identifier, unless something says that they are two."""
    for value, members in works.blocks(lambda known: known.ids.get(scheme, ())):
        is_whole = scheme == "doi" and is_of_volume(works.evidence[at] for at in members)
        found: list[int] = []
        told = ""
        for at in members:
            reasons: list[str] = []
            for work in found[:TRIED]:
                reasons.append(_why_two(works, work, at, scheme, is_whole=is_whole))
                if not reasons[-1]:
                    works.join(work, at, f"same {NAMES[scheme]}" + _ID_WORD.get(scheme, ""))
                    found[found.index(work)] = works.find(at)
                    break
            else:
                if found and not (is_whole and len(found) >= TRIED):
                    reason = f"{reasons[0]}, though both have {NAMES[scheme]} {value}"
                    works.note(found[0], at, reason)
                    told = told or next((each for each in reasons if each != CURATOR), "")
                found.append(at)
        if told:
            works.claims.append(Claim(f"{NAMES[scheme]} {value}", tuple(found), told, is_whole))
        if is_whole:
            works.drop_id(scheme, value, found)


def _why_two(works: Works, one: int, other: int, scheme: str, *, is_whole: bool) -> str:
    """Why two works that share an identifier of a scheme are two; empty if they are not.

    An identifier `is_whole` where it is that of the volume that holds them.
    """
    if works.is_kept_apart(one, other):
        return CURATOR
    first, second = works.evidence[one], works.evidence[other]
    if is_whole and not has_one_title(first, second, shared_authors(first, second)):
        return "different titles"
    arxiv = {"arxiv": first.ids["arxiv"]} if scheme != "arxiv" and "arxiv" in first.ids else {}
    return id_conflict(arxiv, second.ids) or contradiction(first, second, scheme)


def _join_by_title(works: Works) -> None:
    """Works whose titles have one key and whose authors, years or abstracts agree."""
    for _, members in works.blocks(lambda known: known.titles):
        found: list[int] = []
        for at in members:
            found = _placed(works, found, at)
        found = _joined_if_alone(works, found)
        for one, other in combinations(found[:TRIED], 2):
            works.note(one, other, _judge(works, one, other)[1] or "not clear which of several")


def _placed(works: Works, found: list[int], at: int) -> list[int]:
    """Join a work with those that it agrees with, unless they contradict each other."""
    agreeing = [(work, rule) for work in found[:TRIED] if (rule := _judge(works, work, at)[0])]
    for (one, _), (other, _) in combinations(agreeing, 2):
        rule, _, is_open = _judge(works, one, other)
        if not (rule or is_open):
            return [*found, at]
    if not agreeing:
        return [*found, at]
    for work, rule in agreeing:
        works.join(work, at, rule)
    gone = {work for work, _ in agreeing[1:]}
    first = agreeing[0][0]
    return [works.find(work) if work == first else work for work in found if work not in gone]


def _joined_if_alone(works: Works, found: list[int]) -> list[int]:
    """One work of all that bear a distinctive title, if no two contradict each other."""
    if not 1 < len(found) <= TRIED or not is_distinctive(works.papers[found[0]].title):
        return found
    verdicts = [_judge(works, one, other) for one, other in combinations(found, 2)]
    if not all(rule or is_open for rule, _, is_open in verdicts):
        return found
    for other in found[1:]:
        works.join(found[0], other, "same title")
    return [works.find(found[0])]


def _judge(works: Works, one: int, other: int) -> tuple[str, str, bool]:
    if works.is_kept_apart(one, other):
        return "", CURATOR, False
    verdict = judge(works.evidence[one], works.evidence[other])
    return verdict.rule, verdict.reason, verdict.is_open


_ID_WORD = {"arxiv": " id", "acl": " id", "openalex": " id", "s2": " id", "pmid": " id",
            "pmcid": " id", "dblp": " key", "openreview": " id"}  # fmt: skip


def _shared(known: Evidence) -> str:
    """By which rule records of equal evidence are one."""
    for scheme in known.ids:
        return f"same {NAMES[scheme]}" + _ID_WORD.get(scheme, "")
    for name, has in (("abstract", known.abstracts), ("authors", known.names),
                      ("year", known.years)):  # fmt: skip
        if has:
            return f"same title and {name}"
    return "same title"
