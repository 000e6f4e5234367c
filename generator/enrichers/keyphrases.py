"""Titles and abstracts -> five to eight keyphrases, spelt as the paper spells them.

C-value (Frantzi et al. 2000) over noun-like phrases, raised for phrases of the title, of the
taxonomy, spelt out before an acronym, or in use across the shelf; the weights and what each one
brings are measured by tests/bench/quality.py.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.settings import Settings
from generator.text.acronyms import spelt_out_acronyms
from generator.text.noun_phrases import is_gerund, noun_phrases, used_phrases
from generator.text.tokens import folded_words

MOST = 8
AT_LEAST = 5
LEAST_SCORE = 2.0  # below it a sixth, seventh or eighth phrase is left out
WORTHLESS = 0.5  # below it any phrase is

# Worths of what speaks for a phrase, beside its C-value. P@5 is flat around them: half or double
# of any one changes it by less than .05.
IN_TITLE = 2.2
KNOWN = 1.0  # a phrase of the taxonomy, data sets apart
SPELT_OUT = 1.5  # "partial least squares (PLS)"
IN_USE = 0.6  # times the log of how many papers use the phrase
TOO_COMMON = -1.0
COMMON = 0.1  # of the papers; a phrase on more of them describes the shelf, not the paper
NEVER_WHOLE = -1.8  # a part of longer phrases only: "vector canonical correlation"
ONE_WORD = -1.6
COINED = 2.4  # one word with inner capitals, digits or signs: "PiSSA", "PCME++"
ACRONYM = 0.5  # the same, but neither of the title nor frequent
IN_LONGER = -1.5  # one word of a phrase that the title or the abstract holds more than once
GERUND = -1.2  # "compressing latent space" is good, "selecting features" is not
GENERIC = -3.0
DATA = -0.5
LONG = -0.8  # for each word beyond the fourth
HEARSAY = -0.5  # for each word beyond the second of what is said once, here and nowhere else
MOST_COUNTED = 1_500_000  # phrases in memory; then those met once are forgotten (lossy counting)
_GENERIC = frozenset(
    tuple(phrase.split())
    for phrase in """
    algorithm, approach, artificial intelligence, benchmark dataset, computer vision, data,
    data distribution, data point, dataset, deep learning, deep model, deep neural network,
    document, feature, framework, image, image data, image data set, image dataset, input
    data, learning method, machine learning, mechanism, method, model, natural image,
    natural language processing, network, neural network, pixel, pre trained model,
    pretrained model, problem, real world, real world data, representation, sample, scheme,
    strategy, task, technique, test data, text, text data, trade off, training data, video
    """.replace("\n", " ").split(",")
)

Words = tuple[str, ...]


@dataclass(slots=True)
class _Candidate:
    """A phrase of one paper with what speaks for it."""

    words: Words
    spelt: dict[str, int] = field(default_factory=dict)
    count: int = 0
    in_title: int = 0
    whole: int = 0

    @property
    def may_be_chosen(self) -> bool:
        """Whether it is more than a part of a longer phrase said once, as two of three are."""
        return bool(self.count > 1 or self.whole or self.in_title)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What the shelf tells of phrases (used, known, of data) and words (small, capital)."""

    papers: int
    in_use: Mapping[Words, int]
    known: frozenset[Words]
    data: frozenset[Words]
    lower: frozenset[str]
    proper: frozenset[str]


def add_keyphrases(corpus: Corpus, settings: Settings) -> Corpus:
    """Give every paper its keyphrases, best first; none when there is not one noun-like phrase."""
    del settings
    shelf = _look_over(corpus)
    return corpus.annotate(
        lambda paper, notes: replace(notes, keyphrases=find_keyphrases(paper, shelf))
    )


def _look_over(corpus: Corpus) -> _Shelf:
    phrases = [
        (tuple(folded_words(phrase)), tag.facet == "data")
        for tag in corpus.taxonomy.tags.values()
        for phrase in (tag.label, *tag.aliases, *tag.acronyms)
    ]
    known = frozenset(words for words, _ in phrases if words)
    in_use: Counter[Words] = Counter()
    lower: set[str] = set()
    proper: set[str] = set()
    for paper in corpus:
        in_use.update(
            used_phrases(paper.title, known, 2, 4) | used_phrases(paper.abstract, known, 2, 4)
        )
        if len(in_use) > MOST_COUNTED:
            in_use = Counter({words: count for words, count in in_use.items() if count > 1})
        lower.update(re.findall(r"\b[a-z]{2,}\b", paper.abstract))
        proper.update(re.findall(r"(?<=[a-z,] )[A-Z][a-z]+\b", paper.abstract))
    return _Shelf(len(corpus), in_use, known, frozenset(w for w, is_data in phrases if is_data),
                  frozenset(lower), frozenset(proper))  # fmt: skip


def find_keyphrases(paper: Paper, shelf: _Shelf) -> tuple[str, ...]:
    """The keyphrases of one paper, best first."""
    candidates = _candidates(paper, shelf)
    nested = _nested_counts(candidates)
    spelt_out = spelt_out_acronyms(f"{paper.title}. {paper.abstract}")
    long_forms = set(spelt_out.values())
    in_longer = {
        (word,)
        for words, candidate in candidates.items()
        if len(words) > 1 and candidate.whole and (candidate.in_title or candidate.count > 1)
        for word in words
    }
    scored = []
    for words, candidate in candidates.items():
        if not candidate.may_be_chosen:
            continue
        score = _c_value(candidate, nested[words])
        score += _worth(candidate, shelf)
        if len(words) > 1 and any(words[at:] in long_forms for at in range(len(words))):
            score += SPELT_OUT
        if len(words) == 1 and words not in spelt_out and words in in_longer:
            score += IN_LONGER
        scored.append((score, candidate))
    scored.sort(key=lambda pair: (-pair[0], pair[1].words))
    return tuple(_spell(candidate, shelf) for candidate in _choose(scored, spelt_out))


def _candidates(paper: Paper, shelf: _Shelf) -> dict[Words, _Candidate]:
    found: dict[Words, _Candidate] = {}
    for text, is_title in ((paper.title, True), (paper.abstract, False)):
        for phrase in noun_phrases(text, shelf.known):
            candidate = found.get(phrase.words)
            if candidate is None:
                candidate = found[phrase.words] = _Candidate(phrase.words)
            candidate.spelt[phrase.text] = candidate.spelt.get(phrase.text, 0) + 1
            candidate.count += 1
            candidate.in_title += is_title
            candidate.whole += phrase.is_whole
    return found


def _nested_counts(candidates: Mapping[Words, _Candidate]) -> dict[Words, list[int]]:
    """Phrase that may be chosen to how often each longer phrase occurs that holds it."""
    nested: dict[Words, list[int]] = {
        words: [] for words, candidate in candidates.items() if candidate.may_be_chosen
    }
    for words, candidate in candidates.items():
        size = len(words)
        if size == 1:
            continue
        parts = {words[at : at + long] for long in range(1, size) for at in range(size - long + 1)}
        for part in parts:
            if part in nested:
                nested[part].append(candidate.count)
    return nested


def _c_value(candidate: _Candidate, longer: Sequence[int]) -> float:
    alone = candidate.count - (sum(longer) / len(longer) if longer else 0)
    return math.log2(1 + len(candidate.words)) * max(0.0, alone)


def _worth(candidate: _Candidate, shelf: _Shelf) -> float:
    """What speaks for or against a candidate beside how often it occurs."""
    words = candidate.words
    users = shelf.in_use.get(words, 1)
    is_data = words in shelf.data
    is_known = words in shelf.known and not is_data
    worth = IN_TITLE * bool(candidate.in_title) + KNOWN * is_known + IN_USE * math.log(users)
    if users == 1 and candidate.count == 1 and not (is_known or candidate.in_title):
        worth += HEARSAY * max(0, len(words) - 2)
    worth += DATA * is_data + LONG * max(0, len(words) - 4) + NEVER_WHOLE * (not candidate.whole)
    worth += GENERIC * (words in _GENERIC) + TOO_COMMON * (users > max(3, COMMON * shelf.papers))
    spelt = next(iter(candidate.spelt))
    if not is_known and is_gerund(spelt.split(" ", 1)[0]):
        worth += GERUND
    if " " in spelt or is_data:
        return worth
    if _is_coined(spelt):
        return worth + (COINED if candidate.in_title or candidate.count > 2 else ACRONYM)
    return worth + ONE_WORD * (len(words) == 1)


def _is_coined(spelt: str) -> bool:
    """Whether a phrase is one word and a name: capitals within, digits or signs."""
    return " " not in spelt and bool(re.search(r"[a-z0-9+-][A-Z]|[A-Z]{2}|[A-Za-z]\d|\+\+", spelt))


def _choose(
    scored: Sequence[tuple[float, _Candidate]], spelt_out: Mapping[Words, Words]
) -> list[_Candidate]:
    """The best candidates; one that says what a chosen one says, or part of it, is left out."""
    by_words = {candidate.words: candidate for _, candidate in scored}
    chosen: list[_Candidate] = []
    said: list[Words] = []
    for score, found in scored:
        if len(chosen) >= MOST or score < (LEAST_SCORE if len(chosen) >= AT_LEAST else WORTHLESS):
            break
        candidate, words = found, found.words
        meanings = [words, *([spelt_out[words]] if words in spelt_out else [])]
        if not candidate.in_title and meanings[-1] in by_words:
            candidate = by_words[meanings[-1]]  # readers know the long form, not "SAE"
        if not any(_overlap(meaning, other) for meaning in meanings for other in said):
            chosen.append(candidate)
            said += meanings
    return chosen


def _overlap(first: Words, second: Words) -> bool:
    """Whether one phrase holds the other."""
    short, long = sorted((first, second), key=len)
    size = len(short)
    return any(long[at : at + size] == short for at in range(len(long) - size + 1))


def _most_frequent(candidate: _Candidate) -> str:
    """The most frequent spelling, of equals the one with fewer capitals."""
    spelt = candidate.spelt
    return min(spelt, key=lambda each: (-spelt[each], sum(map(str.isupper, each)), each))


def _spell(candidate: _Candidate, shelf: _Shelf) -> str:
    """The spelling without the capitals of titles and sentences; "Gaussian" keeps its own."""

    def plain(match: re.Match[str]) -> str:
        word, small = match.group(), match.group().lower()
        return word if word in shelf.proper and small not in shelf.lower else small

    return re.sub(r"(?<!\w)[A-Z][a-z]+(?!\w)", plain, _most_frequent(candidate))
