"""Titles and abstracts -> tags of the taxonomy, each with the phrases that gave it.

Phrases are matched on folded words, longest first, acronyms letter for letter in the raw text
unless the abstract spells the acronym out as something else. Parents follow their children.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.model.corpus import Corpus
from generator.model.paper import Paper, TagMatch
from generator.model.taxonomy import Tag, Taxonomy
from generator.settings import Settings
from generator.text.tokens import folded_words


@dataclass(slots=True)
class _Node:
    """A node of the trie of phrases; `tag` where a phrase ends."""

    below: dict[str, _Node] = field(default_factory=dict)
    tag: Tag | None = None


def add_tags(corpus: Corpus, settings: Settings) -> Corpus:
    """Give every paper the tags whose phrases occur in its title or abstract."""
    del settings
    trie = _build_trie(corpus.taxonomy)
    acronyms = _acronym_pattern(corpus.taxonomy)
    return corpus.annotate(
        lambda paper, notes: replace(notes, tags=_tags(paper, corpus.taxonomy, trie, acronyms))
    )


def _build_trie(taxonomy: Taxonomy) -> _Node:
    root = _Node()
    for tag in taxonomy.tags.values():
        for phrase in (tag.label, *tag.aliases):
            node = root
            for word in folded_words(phrase):
                node = node.below.setdefault(word, _Node())
            if node is not root and node.tag is None:
                node.tag = tag
    return root


@dataclass(frozen=True, slots=True)
class _Acronyms:
    """All acronyms as one pattern, and the tag each belongs to."""

    pattern: re.Pattern[str] | None
    tags: Mapping[str, Tag]


def _acronym_pattern(taxonomy: Taxonomy) -> _Acronyms:
    tags = {acronym: tag for tag in taxonomy.tags.values() for acronym in tag.acronyms}
    if not tags:
        return _Acronyms(None, tags)
    longest_first = sorted(tags, key=lambda acronym: (-len(acronym), acronym))
    choices = "|".join(re.escape(acronym) for acronym in longest_first)
    return _Acronyms(re.compile(rf"(?<![\w-])(?:{choices})(?=s?(?![\w]))"), tags)


def _tags(
    paper: Paper, taxonomy: Taxonomy, trie: _Node, acronyms: _Acronyms
) -> tuple[TagMatch, ...]:
    hits: dict[str, list[str]] = {}
    in_title: set[str] = set()
    for text, is_title in ((paper.title, True), (paper.abstract, False)):
        for tag, phrase in (*_phrases(text, trie), *_acronyms(text, paper.abstract, acronyms)):
            hits.setdefault(tag.id, []).append(phrase)
            if is_title:
                in_title.add(tag.id)
    given = {
        tag_id: tuple(dict.fromkeys(phrases))
        for tag_id, phrases in hits.items()
        if tag_id in in_title or len(phrases) >= taxonomy.tags[tag_id].min_hits
    }
    for tag_id in list(given):
        for parent in taxonomy.ancestors(tag_id):
            given.setdefault(parent.id, ())
    return tuple(TagMatch(tag, given[tag]) for tag in sorted(given, key=taxonomy.rank))


def _phrases(text: str, trie: _Node) -> Iterator[tuple[Tag, str]]:
    """Yield the longest phrases of the trie in a text, from left to right."""
    words = folded_words(text)
    start = 0
    while start < len(words):
        node, end, found = trie, start, None
        while end < len(words) and (below := node.below.get(words[end])):
            node, end = below, end + 1
            if node.tag:
                found = (node.tag, end)
        if found:
            yield found[0], " ".join(words[start : found[1]])
            start = found[1]
        else:
            start += 1


def _acronyms(text: str, abstract: str, acronyms: _Acronyms) -> Iterator[tuple[Tag, str]]:
    if not acronyms.pattern:
        return
    for match in acronyms.pattern.finditer(text):
        tag = acronyms.tags[match.group()]
        if not _means_something_else(match.group(), abstract, tag):
            yield tag, match.group()


def _means_something_else(acronym: str, abstract: str, tag: Tag) -> bool:
    """Whether the abstract defines the acronym as words that are no phrase of the tag."""
    definition = re.search(rf"((?:[\w-]+ ){{1,8}})\({re.escape(acronym)}s?\)", abstract)
    if not definition:
        return False
    spelt = folded_words(definition[1])
    initials = re.sub(r"[^A-Za-z]", "", acronym).lower()
    if "".join(word[0] for word in spelt[-len(initials) :]) != initials:
        return False
    phrases = [folded_words(phrase) for phrase in (tag.label, *tag.aliases)]
    return not any(spelt[-len(phrase) :] == phrase for phrase in phrases if phrase)
