"""Records -> papers: clean the text, bring together what is one work, settle the ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.model.curation import Ruling
from generator.model.merging import Merge, Suspect
from generator.model.paper import Paper
from generator.model.record import SourceRecord
from generator.model.work import Origin
from generator.normalize.conflicts import find_conflicts
from generator.normalize.grouping import group_records
from generator.normalize.merge import merge_papers
from generator.normalize.paper_ids import merged_id, settle_ids
from generator.normalize.records import clean_record
from generator.normalize.rulings import find_ruled
from generator.normalize.shared_ids import find_shared_ids
from generator.normalize.suspects import similar_papers
from generator.normalize.works import Grouping
from generator.problems import Problem, quote


@dataclass(frozen=True, slots=True)
class Normalized:
    """The papers sorted by id, and how they came about; records = papers + merges + hidden.

    `conflicts` has by paper id and field a warning of what its records disagree about.
    """

    papers: tuple[Paper, ...]
    merges: tuple[Merge, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    problems: tuple[Problem, ...] = ()
    conflicts: Mapping[tuple[str, str], Problem] = field(default_factory=dict)
    hidden: tuple[Paper, ...] = ()


def normalize(
    records: Iterable[SourceRecord],
    rulings: Sequence[Ruling] = (),
    prefer: Mapping[str, Sequence[str]] | None = None,
) -> Normalized:
    """Turn records, in order of precedence, into papers.

    `rulings` are the curator's word on what is one paper. `prefer` has by field of a work the
    globs of the sources that count first for it.
    """
    cleaned = [clean_record(record) for record in records]
    ruled = find_ruled(rulings, cleaned)
    grouping = group_records(cleaned, ruled.same, ruled.not_same)
    members = [[cleaned[at] for at in group] for group in grouping.groups]
    merged = [_merged(each, prefer or {}) for each in members]
    pinned = {
        number: ruled.pinned[at]
        for number, group in enumerate(grouping.groups) for at in group if at in ruled.pinned
    } if ruled.pinned else {}  # fmt: skip
    papers = settle_ids(merged, members, {at: ruling.pinned for at, ruling in pinned.items()})
    problems = [*ruled.problems, *_refused(pinned, papers),
                *find_shared_ids(grouping.claims, cleaned)]  # fmt: skip
    hidden = {
        number for number, group in enumerate(grouping.groups) if not ruled.hidden.isdisjoint(group)
    }
    shown = sorted(
        (paper for number, paper in enumerate(papers) if number not in hidden),
        key=lambda paper: paper.id,
    )
    conflicts = {
        (papers[number].id, name): problem
        for number, each in enumerate(members)
        if len(each) > 1 and number not in hidden
        for name, problem in find_conflicts(each)
    }
    return Normalized(
        papers=tuple(shown),
        merges=_merges(grouping, cleaned),
        suspects=_suspects(grouping, papers, shown, ruled.not_same),
        problems=tuple(problems),
        conflicts=conflicts,
        hidden=tuple(papers[number] for number in sorted(hidden, key=lambda at: papers[at].id)),
    )


def _merged(records: Sequence[Paper], prefer: Mapping[str, Sequence[str]]) -> Paper:
    if len(records) == 1:
        return records[0]
    return replace(merge_papers(records, prefer), id=merged_id(records))


def _refused(pinned: Mapping[int, Ruling], papers: Sequence[Paper]) -> Iterator[Problem]:
    """Problems for ids that the curator chose and that other papers have."""
    for number, ruling in pinned.items():
        if papers[number].id != ruling.pinned:
            origin = Origin(ruling.origin.path, ruling.lines["id", ""])
            message = f"{quote(ruling.pinned)} is another paper's id; this one stays at its own"
            yield Problem(origin, "override-id", message)


def _merges(grouping: Grouping, records: Sequence[Paper]) -> tuple[Merge, ...]:
    kept: dict[int, Origin] = {}
    for group in grouping.groups:
        kept |= dict.fromkeys(group, min(records[at].origins[0] for at in group))
    return tuple(sorted(
        Merge(rule, kept[at], records[at].origins[0]) for rule, at in grouping.joins
    ))  # fmt: skip


def _suspects(
    grouping: Grouping,
    papers: Sequence[Paper],
    shown: Sequence[Paper],
    settled: Iterable[tuple[int, int]],
) -> tuple[Suspect, ...]:
    paper_of = {
        at: papers[number].id for number, group in enumerate(grouping.groups) for at in group
    }
    ids = {paper.id for paper in shown}
    found: dict[tuple[str, str], Suspect] = {}
    for one, other, reason in grouping.apart:
        first, second = sorted((paper_of[one], paper_of[other]))
        if first in ids and second in ids:
            found.setdefault((first, second), Suspect(first, second, reason))
    for suspect in similar_papers(shown):
        found.setdefault((suspect.first, suspect.second), suspect)
    for one, other in settled:  # by the curator
        first, second = sorted((paper_of[one], paper_of[other]))
        found.pop((first, second), None)
    return tuple(sorted(found.values()))
