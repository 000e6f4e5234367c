"""A corpus of any size whose vocabulary grows with it, as that of real papers does (Heaps' law)."""

from __future__ import annotations

import numpy as np

from generator.model.corpus import Corpus, order_corpus
from generator.model.names import person
from generator.model.paper import Paper, TagMatch
from generator.model.record import Link, LinkKind, Origin
from generator.model.taxonomy import Taxonomy
from generator.search.stop_words import STOP_WORDS

HEAPS_K, HEAPS_BETA = 20.0, 0.6  # distinct words = K × tokens ** beta; 0.5 to 0.7 in English text
ZIPF = 1.05
TOPICS = 240
TITLE_WORDS, TEXT_WORDS = 9, 170  # with stop words, two in five
OWN_SHARE = 0.5  # of a paper's words of content that are its topic's
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "en", "il")]
CODE = (Link(LinkKind.CODE, "https://github.com/someone/something"),)


def synthetic_corpus(size: int, taxonomy: Taxonomy, seed: int = 0) -> Corpus:
    """`size` papers with titles, abstracts, authors, years, tags and code."""
    chance = np.random.default_rng(seed)
    spelt = _vocabulary(int(HEAPS_K * (size * TEXT_WORDS) ** HEAPS_BETA) + 1_000)
    stop = np.array(sorted(STOP_WORDS))
    tags = np.array(list(taxonomy.tags))
    papers, annotations = [], {}
    for number in range(size):
        topic = int(chance.integers(TOPICS))
        words = _words(chance, number, topic, spelt, stop)
        paper = Paper(
            id=f"s{number:06}",
            title=" ".join(words[:TITLE_WORDS]).capitalize(),
            abstract=" ".join(words[TITLE_WORDS:]).capitalize() + ".",
            origins=(Origin(f"part-{number % 5}.txt", number),),
            authors=tuple(person(_spell(int(a)).title(), _spell(int(b)).title())
                          for a, b in chance.zipf(1.6, (3, 2)) % 4_000),
            date=str(2024 - int(chance.geometric(0.2)) % 30),
            links=CODE if chance.random() < 0.3 else (),
        )  # fmt: skip
        papers.append(paper)
        picked = (topic * 7 + chance.zipf(1.5, 5)) % len(tags)
        annotations[paper.id] = [TagMatch(str(tags[at])) for at in sorted({int(p) for p in picked})]
    corpus = order_corpus(papers, taxonomy)
    return corpus.annotate(lambda paper, notes: type(notes)(tags=tuple(annotations[paper.id])))


def _words(
    chance: np.random.Generator, number: int, topic: int, spelt: list[str], stop: np.ndarray
) -> list[str]:
    """The words of a paper: ranks by Zipf's law among the words known so far."""
    count = int(np.clip(chance.normal(TEXT_WORDS, 30), 60, 320)) + TITLE_WORDS
    known = min(len(spelt), int(HEAPS_K * ((number + 1) * TEXT_WORDS) ** HEAPS_BETA) + 500)
    top = known ** (1 - ZIPF) - 1  # the inverse of the power law's distribution
    ranks = ((chance.random(count) * top + 1) ** (1 / (1 - ZIPF))).astype(int) - 1
    own = chance.random(count) < OWN_SHARE
    ranks = np.where(own & (ranks > 20), (ranks * 31 + topic * 977) % known, ranks)
    words = [spelt[rank] for rank in ranks.clip(0, known - 1)]
    for at in np.flatnonzero(chance.random(count) < 0.4):
        words[at] = str(stop[int(chance.zipf(1.3)) % len(stop)])
    return words


def _vocabulary(size: int) -> list[str]:
    return [_spell(number) for number in range(size)]


def _spell(number: int) -> str:
    """A word for a number: two syllables or more, as many as it takes."""
    number = number * 7919 + len(SYLLABLES)  # neighbours in rank are not neighbours in spelling
    syllables = []
    while number:
        number, syllable = divmod(number, len(SYLLABLES))
        syllables.append(SYLLABLES[syllable])
    return "".join(syllables)
