"""Texts -> places where a tag's phrases stand: folded words in a trie, acronyms letter by letter.

The longest phrase wins from left to right, and no phrase reaches over punctuation. An alias with
an ellipsis ("introduce … benchmark") lets up to GAP words of one noun phrase stand between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.taxonomy import Tag, Taxonomy
from generator.text.spans import Spans
from generator.text.tokens import Word, folded_words, located_words

GAP = 12  # words of one noun phrase: "introduce a new real-world multi-domain (MD) benchmark"
_ENDS_NOUN_PHRASE = frozenset(
    "for on in to that which with by from using of is are was were at via into where when".split()
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a tag in a text: `text[start:end]`."""

    tag: Tag
    start: int
    end: int


@dataclass(slots=True)
class _Node:
    """A node of the trie of phrases; `tag` where a phrase ends, `gapped` where "…" may follow."""

    below: dict[str, _Node] = field(default_factory=dict)
    tag: Tag | None = None
    gapped: _Node | None = None


@dataclass(frozen=True, slots=True)
class TagFinder:
    """Everything a taxonomy's tags are found by; build once with `build_finder`."""

    trie: _Node
    acronyms: Mapping[str, Tag]
    pattern: re.Pattern[str] | None
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the hits in a text: phrases from left to right, then acronyms outside them."""
        words = located_words(text)
        taken: list[tuple[int, int]] = []
        start = 0
        while start < len(words):
            if words[start].folded not in self.trie.below:
                start += 1
                continue
            found = _longest(self.trie, text, words, start)
            if found:
                hit = Hit(found.tag, words[start].start, words[found.end - 1].end)
                taken += [] if found.is_gapped else [(hit.start, hit.end)]
                yield hit
            start = found.end if found and not found.is_gapped else start + 1
        if self.pattern:
            spans = Spans(taken)
            for match in self.pattern.finditer(text):
                if not spans.touch(*match.span()):
                    yield Hit(self.acronyms[match.group()], *match.span())

    def is_phrase_of(self, words: list[str], tag: Tag) -> bool:
        """Whether folded words end in one of a tag's phrases."""
        return any(tuple(words[-len(each) :]) == each for each in self.phrases[tag.id] if each)


def build_finder(taxonomy: Taxonomy) -> TagFinder:
    """Put the labels, aliases and acronyms of all tags into one finder."""
    root = _Node()
    for tag in taxonomy.tags.values():
        for phrase in (tag.label, *tag.aliases):
            _insert(root, phrase, tag)
    acronyms = {acronym: tag for tag in taxonomy.tags.values() for acronym in tag.acronyms}
    longest_first = sorted(acronyms, key=lambda acronym: (-len(acronym), acronym))
    choices = "|".join(re.escape(acronym) for acronym in longest_first)
    initials = re.escape("".join(sorted({acronym[0] for acronym in acronyms})))
    return TagFinder(
        trie=root,
        acronyms=acronyms,
        pattern=re.compile(rf"(?=[{initials}])(?<![\w-])(?:{choices})(?=s?(?!\w))")
        if acronyms
        else None,
        phrases={
            tag.id: tuple(tuple(folded_words(phrase)) for phrase in (tag.label, *tag.aliases))
            for tag in taxonomy.tags.values()
        },
    )


def _insert(root: _Node, phrase: str, tag: Tag) -> None:
    node = root
    for part in phrase.split("…"):
        if node is not root:
            node.gapped = node.gapped or _Node()
            node = node.gapped
        for word in folded_words(part):
            node = node.below.setdefault(word, _Node())
    if node is not root and node.tag is None:
        node.tag = tag


@dataclass(frozen=True, slots=True)
class _Found:
    """A tag whose phrase ends before word `end`; `is_gapped` when other words stand within."""

    tag: Tag
    end: int
    is_gapped: bool = False


def _longest(root: _Node, text: str, words: list[Word], start: int) -> _Found | None:
    """The longest phrase that starts at a word."""
    node, end, found = root, start, None
    while end < len(words) and (below := node.below.get(words[end].folded)):
        node, end = below, end + 1
        if node.tag:
            found = _Found(node.tag, end)
        if node.gapped and (far := _after_gap(node.gapped, text, words, end)):
            found = far
        if end < len(words) and _break_between(text, words[end - 1], words[end]):
            break
    return found


def _after_gap(node: _Node, text: str, words: list[Word], end: int) -> _Found | None:
    for start in range(end, min(end + GAP + 1, len(words))):
        parted = _break_between(text, words[start - 1], words[start])
        if parted == "." or words[start].folded in _ENDS_NOUN_PHRASE:
            return None
        if found := _longest(node, text, words, start):
            return _Found(found.tag, found.end, is_gapped=True)
    return None


def _break_between(text: str, first: Word, second: Word) -> str:
    """What parts two words: "." ends a sentence or clause, "," something less, "" nothing."""
    between = text[first.end : second.start]
    if between in {" ", "-"}:
        return ""
    if any(char in between for char in ";:!?") or ". " in between:
        return "."
    return "," if any(char in between for char in ",()[]") else ""
