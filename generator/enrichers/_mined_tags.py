"""A shelf from a field that the taxonomy does not cover -> tags mined from its own phrases.

Fires only when most papers get hardly a tag that says what they are about. Tags are then the
phrases that several papers share, the most telling first, in the facet "phrase", marked as mined.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from generator.model.corpus import Corpus
from generator.model.paper import Annotations, Evidence, Paper, TagKind, TagMatch
from generator.model.taxonomy import Tag
from generator.text.noun_phrases import noun_phrases
from generator.text.slugs import slug

FACET = "phrase"
FEWEST_PAPERS = 5  # of fewer papers nothing recurs
COVERED_TAGS = 2  # a paper with so many strong tags on its subject is covered
COVERED_SHARE = 0.5  # of the papers; below it the taxonomy is of another field
_SUBJECT = frozenset({"task", "method", "domain", "data"})  # facets that say what a paper is about
LEAST_USERS = 2  # papers
LEAST_SHARE = 0.01
MOST_SHARE = 0.4  # a phrase on more of the papers parts nothing
MOSTLY = 0.7  # of its uses inside one longer phrase: then the longer one is the tag
MOST_TAGS = 200
PER_PAPER = 6

Words = tuple[str, ...]

# Words of every field's papers, folded; a phrase of nothing else says what no paper is about.
_ANY_FIELD = frozenset(
    """
    accuracy algorithm analysis approach architecture assessment baseline benchmark concept context
    data dataset design detail distribution document evaluation event example feature framework
    function group history image information input interaction interpretation investigation layer
    learning machine material measure measurement mechanism method methodology model network object
    off operation outcome output parameter pattern perspective pipeline point policy population
    prediction procedure quality record relationship report representation resource response review
    sample scale score search service signal source space state strategy structure survey system
    task test text theory tool trade training treatment user value variable
    """.split()
)


def add_mined_tags(corpus: Corpus) -> Corpus:
    """Give the papers of an uncovered shelf tags of its own phrases; any other stays as it is."""
    if len(corpus) < FEWEST_PAPERS or covered_share(corpus) >= COVERED_SHARE:
        return corpus
    spelt = {paper.id: _phrases(paper) for paper in corpus}
    tags = _choose(spelt, len(corpus))
    if not tags:
        return corpus
    taken = corpus.taxonomy.tags
    tags = {words: tag for words, tag in tags.items() if tag.id not in taken}
    mined = {tag.id: tag for tag in sorted(tags.values(), key=lambda tag: tag.id)}
    taxonomy = replace(corpus.taxonomy, tags={**taken, **mined})

    def note(paper: Paper, notes: Annotations) -> Annotations:
        found = spelt[paper.id]
        mine = [words for words in tags if words in found][:PER_PAPER]
        matches = (_match(tags[words], words, found) for words in mine)
        return replace(
            notes,
            tags=tuple(sorted((*notes.tags, *matches), key=lambda match: taxonomy.rank(match.tag))),
        )

    return replace(corpus, taxonomy=taxonomy).annotate(note)


def covered_share(corpus: Corpus) -> float:
    """The share of papers whose subject the taxonomy names, or a source states."""

    def is_covered(paper: Paper) -> bool:
        telling = (
            match
            for match in corpus.notes(paper).tags
            if match.is_strong
            and match.kind is not TagKind.PARENT
            and (match.kind is TagKind.STATED or corpus.taxonomy.tags[match.tag].facet in _SUBJECT)
        )
        return sum(1 for _ in telling) >= COVERED_TAGS

    return sum(map(is_covered, corpus)) / len(corpus)


def _phrases(paper: Paper) -> Mapping[Words, Counter[tuple[str, str]]]:
    """Folded phrase to where it stands and how it is spelt."""
    found: dict[Words, Counter[tuple[str, str]]] = {}
    for where, text in (("title", paper.title), ("abstract", paper.abstract)):
        for phrase in noun_phrases(text):
            long_enough = len(phrase.words) in {2, 3, 4} or len(phrase.text) > 4
            if phrase.is_whole and long_enough:
                found.setdefault(phrase.words, Counter())[where, phrase.text] += 1
    return found


def _choose(
    spelt: Mapping[str, Mapping[Words, Counter[tuple[str, str]]]], papers: int
) -> dict[Words, Tag]:
    """The phrases worth a tag, best first: shared by several papers, long, and often in titles."""
    users: Counter[Words] = Counter()
    titles: Counter[Words] = Counter()
    surfaces: dict[Words, Counter[str]] = {}
    for found in spelt.values():
        for words, places in found.items():
            users[words] += 1
            titles[words] += any(where == "title" for where, _ in places)
            for (_, text), count in places.items():
                surfaces.setdefault(words, Counter())[text] += count
    least = max(LEAST_USERS, LEAST_SHARE * papers)
    worth = {
        words: math.log2(1 + len(words)) * (count + 2 * titles[words])
        for words, count in users.items()
        if least <= count <= max(FEWEST_PAPERS, MOST_SHARE * papers)
        and (len(words) > 1 or titles[words] >= LEAST_USERS)
        and not _ANY_FIELD.issuperset(words)
    }
    chosen: dict[Words, Tag] = {}
    for words in sorted(worth, key=lambda words: (-worth[words], words)):
        inside = any(
            users[longer] >= MOSTLY * users[words] and _holds(longer, words)
            for longer in worth
            if len(words) < len(longer)
        )
        address = slug(" ".join(words))
        if inside or not address:
            continue
        label = min(surfaces[words], key=lambda text: (-surfaces[words][text], text))
        label = label if label[1:] != label[1:].lower() else label.capitalize()
        chosen[words] = Tag(f"{FACET}/{address}", FACET, label)
        if len(chosen) == MOST_TAGS:
            break
    return chosen


def _match(tag: Tag, words: Words, found: Mapping[Words, Counter[tuple[str, str]]]) -> TagMatch:
    evidence = tuple(
        Evidence(where, text, count) for (where, text), count in sorted(found[words].items())
    )
    in_title = any(each.where == "title" for each in evidence)
    often = sum(each.count for each in evidence) > 1
    return TagMatch(tag.id, evidence, TagKind.MINED, 0.9 if in_title else 0.7 if often else 0.4)


def _holds(longer: Words, words: Words) -> bool:
    size = len(words)
    return any(longer[at : at + size] == words for at in range(len(longer) - size + 1))
