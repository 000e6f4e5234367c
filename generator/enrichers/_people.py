"""Signatures -> people. Names alone bring nobody together where anything speaks against it.

Who states an ORCID is told by it, whatever the spelling, and no two authors of one paper are one
person because their names could be. Else a name spelt out in full is one
person, unless its papers state two ORCIDs or DBLP numbers, or so many people share the name that
it says little ("J. Smith", "Wei Wang"): then only papers that share a co-author, an affiliation, a
title, or two subjects and the venue fall together. A shorter spelling joins a longer one where they
share such a thing and no other longer name is about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.enrichers._name_context import Contexts, Signature
from generator.text.person_names import NameKey, may_be_short_for

Group = list[int]  # places of signatures


class Groups:
    """Signatures that are one person: a union-find that remembers labels."""

    def __init__(self, signatures: Sequence[Signature]) -> None:
        self._parent = list(range(len(signatures)))
        self.labels: list[dict[str, str]] = [
            dict((signature.label,)) if signature.label else {} for signature in signatures
        ]

    def root(self, place: int) -> int:
        """What stands for the group of a signature."""
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def join(self, places: Iterable[int]) -> None:
        """Make one group of the groups of these."""
        roots = sorted({self.root(place) for place in places})
        for other in roots[1:]:
            self._parent[other] = roots[0]
            self.labels[roots[0]] = {**self.labels[other], **self.labels[roots[0]]}

    def disagree(self, one: int, other: int) -> bool:
        """Whether two groups have different labels of one scheme."""
        first, second = self.labels[self.root(one)], self.labels[self.root(other)]
        return any(second.get(scheme, value) != value for scheme, value in first.items())


def without_shared_labels(signatures: Sequence[Signature]) -> list[Signature]:
    """The signatures; a label of two names on one paper tells of neither: one has it wrongly."""
    names: dict[tuple[int, tuple[str, str] | None], set[str]] = defaultdict(set)
    for signature in signatures:
        names[signature.paper, signature.label].add(signature.key.text)
    return [
        each._replace(label=None) if len(names[each.paper, each.label]) > 1 else each
        for each in signatures
    ]


def identify(
    signatures: Sequence[Signature],
    contexts: Contexts,
    settled: frozenset[str],
    apart: frozenset[tuple[str, str]],
) -> list[Group]:
    """Part signatures into people.

    `settled` are the names of which the curator says that each is one person, `apart` pairs of
    names, in both orders, that are not the same.
    """
    groups = Groups(signatures)
    by_label: dict[tuple[str, str], Group] = defaultdict(list)
    by_name: dict[str, Group] = defaultdict(list)
    for place, signature in enumerate(signatures):
        by_name[signature.key.text].append(place)
        if signature.label:
            by_label[signature.label].append(place)
    for places in by_label.values():
        groups.join(places)
    for name, places in by_name.items():
        _join_namesakes(places, signatures, groups, contexts, is_settled=name in settled)
    _join_spellings(by_name, signatures, groups, contexts, apart)
    found: dict[int, Group] = defaultdict(list)
    for place in range(len(signatures)):
        found[groups.root(place)].append(place)
    return list(found.values())


def _join_namesakes(
    places: Group, signatures: Sequence[Signature], groups: Groups, contexts: Contexts,
    *, is_settled: bool,
) -> None:  # fmt: skip
    """Join the signatures of one name, as far as nothing speaks against it."""
    stated: dict[str, set[str]] = defaultdict(set)
    for place in places:
        for scheme, value in groups.labels[groups.root(place)].items():
            stated[scheme].add(value)
    many = any(len(values) > 1 for values in stated.values()) or "curator" in stated
    ambiguous = signatures[places[0]].key.is_ambiguous and not is_settled
    if not many and not ambiguous:
        groups.join(places)
        return
    if len(places) == 1:
        return
    free = [place for place in places if not groups.labels[groups.root(place)]]
    known = [place for place in places if groups.labels[groups.root(place)]]
    if many and not ambiguous and "curator" in stated and set(stated) == {"curator"}:
        groups.join(free)  # the curator has parted the others from them
        return
    _join_known(free, known, signatures, groups, contexts)
    _join_by_context([place for place in free if not groups.labels[groups.root(place)]],
                     signatures, groups, contexts)  # fmt: skip


def _join_known(
    free: Group, known: Group, signatures: Sequence[Signature], groups: Groups, contexts: Contexts
) -> None:
    """Join each that has no label to the labelled ones it shares something with, if all are one."""
    holders: dict[tuple[str, str], set[int]] = defaultdict(set)
    for place in known:
        for token in contexts.of(signatures[place]):
            holders[token].add(groups.root(place))
    for place in free:
        met = {root for token in contexts.of(signatures[place]) for root in holders.get(token, ())}
        if len(met) == 1:
            groups.join((place, *met))


def _join_by_context(
    places: Group, signatures: Sequence[Signature], groups: Groups, contexts: Contexts
) -> None:
    first: dict[tuple[str, str], int] = {}
    for place in places:
        for token in contexts.of(signatures[place]):
            groups.join((place, first.setdefault(token, place)))


def _join_spellings(
    by_name: Mapping[str, Group], signatures: Sequence[Signature], groups: Groups,
    contexts: Contexts, apart: frozenset[tuple[str, str]],
) -> None:  # fmt: skip
    """Join shorter spellings to longer ones, those first that leave out least."""
    for short, longer in _spellings({signatures[places[0]].key for places in by_name.values()}):
        candidates = [place for key in longer for place in by_name[key.text]]
        roots = {groups.root(place) for place in candidates}
        barred = any((short.text, key.text) in apart for key in longer)
        if barred or len(roots) > 1 or _meet(by_name[short.text], candidates, signatures):
            continue
        met = {token for place in candidates for token in contexts.of(signatures[place])}
        for place in by_name[short.text]:
            known = groups.root(place) == groups.root(candidates[0])
            if known or groups.disagree(place, candidates[0]):
                continue
            if not met.isdisjoint(contexts.of(signatures[place])):
                groups.join((place, candidates[0]))


def _meet(places: Group, others: Group, signatures: Sequence[Signature]) -> bool:
    """Whether a paper names both, who are two people then."""
    papers = {signatures[place].paper for place in places}
    return any(signatures[place].paper in papers for place in others)


def _spellings(keys: Iterable[NameKey]) -> Iterator[tuple[NameKey, list[NameKey]]]:
    """Each key that may be another spelling of others, with these.

    First those of the same words in another order, "Hop Bea", then those that are short for others,
    the longest first.
    """
    keys = sorted(keys, key=lambda key: key.text)
    ordered: dict[tuple[str, ...], list[NameKey]] = defaultdict(list)
    buckets: dict[str, list[NameKey]] = defaultdict(list)
    for key in keys:
        buckets[key.initial].append(key)
        if key.given and not key.has_initials_only:
            ordered[tuple(sorted(key.text.split()))].append(key)
    for _, same in sorted(ordered.items()):
        if len(same) > 1:
            yield same[0], same[1:]
    for _, bucket in sorted(buckets.items()):
        inside = sorted(bucket, key=lambda key: (-len(" ".join(key.given)), key.text))
        for short in inside:
            longer = [key for key in inside if may_be_short_for(short, key)]
            if longer:
                yield short, longer
