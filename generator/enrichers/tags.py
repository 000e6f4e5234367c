"""Titles, abstracts and stated keywords -> tags, each with its evidence and a strength.

A tag is given when the title holds a phrase of it, or the abstract speaks of it often enough
(`min_hits`) in places that are about the paper (`_tag_context`). Parents follow their children.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.enrichers._mined_tags import add_mined_tags
from generator.enrichers._stated_tags import add_stated_tags
from generator.enrichers._tag_context import is_otherwise, weigh_hits
from generator.enrichers._tag_phrases import TagFinder, build_finder
from generator.model.corpus import Corpus
from generator.model.paper import Annotations, Evidence, Paper, TagKind, TagMatch
from generator.model.taxonomy import Taxonomy
from generator.settings import Settings

IN_TITLE = 1.0
OFTEN = 0.8  # twice or more
ONCE_OWN = 0.65  # once, in a sentence about what the paper does
ONCE = 0.4  # precision of such tags is .75, against .92 of those in the title
OF_A_CHILD = 0.8  # a parent is worth a little less than what implies it
EVERYWHERE = 0.2  # of the papers; a tag on more of them tells little: "Images"
EVERYWHERE_WORTH = 0.6
FEW = 50  # papers; in a smaller shelf a frequent tag is what the shelf is about


@dataclass(slots=True)
class _Count:
    """What was found of one tag in one paper."""

    weight: float = 0.0
    in_title: bool = False
    spelt: Counter[tuple[str, str]] = field(default_factory=Counter)


def add_tags(corpus: Corpus, settings: Settings) -> Corpus:
    """Give every paper its tags: the taxonomy's, stated ones, and mined ones where both fail."""
    del settings
    finder = build_finder(corpus.taxonomy)

    def note(paper: Paper, notes: Annotations) -> Annotations:
        return replace(notes, tags=find_tags(paper, corpus.taxonomy, finder))

    tagged = add_stated_tags(corpus.annotate(note), finder)
    return _weaken_common(add_mined_tags(tagged))


def find_tags(paper: Paper, taxonomy: Taxonomy, finder: TagFinder) -> tuple[TagMatch, ...]:
    """The taxonomy's tags of one paper with their parents, in the taxonomy's order."""
    counts = _count(paper, finder)
    given = {
        tag_id: TagMatch(tag_id, _evidence(count), TagKind.TAXONOMY, _strength(count))
        for tag_id, count in counts.items()
        if count.in_title or count.weight >= taxonomy.tags[tag_id].min_hits
    }
    return with_parents(given.values(), taxonomy)


def with_parents(matches: Iterable[TagMatch], taxonomy: Taxonomy) -> tuple[TagMatch, ...]:
    """Add the parents that matches imply, and put all in the taxonomy's order."""
    given = {match.tag: match for match in matches}
    implied: dict[str, list[TagMatch]] = {}
    for match in given.values():
        for parent in taxonomy.ancestors(match.tag):
            if parent.id not in given:
                implied.setdefault(parent.id, []).append(match)
    for tag_id, children in implied.items():
        best = max(children, key=lambda match: (match.strength, match.tag))
        evidence = Evidence("child", taxonomy.tags[best.tag].label, len(children))
        strength = round(best.strength * OF_A_CHILD, 2)
        given[tag_id] = TagMatch(tag_id, (evidence,), TagKind.PARENT, strength)
    return tuple(given[tag_id] for tag_id in sorted(given, key=taxonomy.rank))


def _count(paper: Paper, finder: TagFinder) -> Mapping[str, _Count]:
    counts: dict[str, _Count] = {}
    whole = f"{paper.title}. {paper.abstract}"  # an acronym may be spelt out in either
    for hit in finder.find(paper.title):
        if not is_otherwise(whole, hit, finder, paper.title[hit.start : hit.end]):
            count = counts.setdefault(hit.tag.id, _Count())
            count.in_title = True
            count.spelt["title", paper.title[hit.start : hit.end]] += 1
    found = list(finder.find(paper.abstract))
    for hit, weight in weigh_hits(paper.abstract, found, finder):
        if weight:
            count = counts.setdefault(hit.tag.id, _Count())
            count.weight += weight
            count.spelt["abstract", paper.abstract[hit.start : hit.end]] += 1
    return counts


def _evidence(count: _Count) -> tuple[Evidence, ...]:
    """Title first, then the most frequent spelling; spellings that differ in case are one."""
    merged: dict[tuple[str, str], Evidence] = {}
    for (where, phrase), times in sorted(
        count.spelt.items(), key=lambda item: (-item[1], sum(map(str.isupper, item[0][1])), item[0])
    ):
        key = (where, phrase.casefold())
        known = merged.get(key)
        merged[key] = Evidence(where, known.phrase if known else phrase,
                               times + (known.count if known else 0))  # fmt: skip
    order = sorted(
        merged.values(), key=lambda each: (each.where != "title", -each.count, each.phrase)
    )
    return tuple(order)


def _strength(count: _Count) -> float:
    if count.in_title:
        return IN_TITLE
    if count.spelt.total() > 1 and count.weight >= 1:
        return OFTEN
    return ONCE_OWN if count.weight > 1 else ONCE


def _weaken_common(corpus: Corpus) -> Corpus:
    """Fold away a tag that a large part of the shelf has, unless the title holds it."""
    if len(corpus) < FEW:
        return corpus
    common = {
        tag
        for tag, papers in corpus.papers_by_tag.items()
        if len(papers) > EVERYWHERE * len(corpus)
    }

    def weaken(match: TagMatch) -> TagMatch:
        if match.tag not in common or any(each.where == "title" for each in match.evidence):
            return match
        return replace(match, strength=round(match.strength * EVERYWHERE_WORTH, 2))

    return corpus.annotate(
        lambda paper, notes: replace(notes, tags=tuple(weaken(match) for match in notes.tags))
    )
