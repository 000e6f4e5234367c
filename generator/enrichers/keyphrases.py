"""Titles and abstracts -> five to eight keyphrases, spelt as the paper spells them.

C-value (Frantzi et al. 2000) over noun-like phrases, raised for phrases of the title, of the
taxonomy, spelt out before an acronym, or in use across the shelf; the weights and what each one
brings are measured by tests/bench/quality.py.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.settings import Settings
from generator.text.acronyms import spelt_out_acronyms
from generator.text.noun_phrases import is_gerund, noun_phrases
from generator.text.tokens import folded_words

MOST = 8
AT_LEAST = 5
LEAST_SCORE = 2.0  # below it a sixth, seventh or eighth phrase is left out
WEIGHTS = {
    "in_title": 2.2,
    "known": 1.0,  # a phrase of the taxonomy, data sets apart
    "spelt_out": 1.5,  # "partial least squares (PLS)"
    "in_use": 0.6,  # times the log of how many papers use the phrase
    "too_common": -1.0,
    "never_whole": -1.8,  # a part of longer phrases only: "vector canonical correlation"
    "one_word": -1.6,
    "coined": 2.4,  # one word with inner capitals, digits or signs: "PiSSA", "PCME++"
    "acronym": 0.5,  # the same, but neither of the title nor frequent
    "gerund": -1.2,  # "compressing latent space" is good, "selecting features" is not
    "generic": -3.0,
    "data": -0.5,
    "long": -0.8,  # for each word beyond the fourth
}
TOO_COMMON = 0.1  # of the papers; a phrase on more of them describes the shelf, not the paper
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
    spelt: Counter[str]
    in_title: int = 0
    whole: int = 0

    @property
    def count(self) -> int:
        return self.spelt.total()


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What the whole shelf tells: which phrases are in use, known, data sets, or lower-case."""

    papers: int
    in_use: Mapping[Words, int]
    known: frozenset[Words]
    data: frozenset[Words]
    lower: frozenset[str]


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
    for paper in corpus:
        found = [*noun_phrases(paper.title, known), *noun_phrases(paper.abstract, known)]
        in_use.update({phrase.words for phrase in found if len(phrase.words) > 1})
        lower.update(re.findall(r"\b[a-z]{2,}\b", paper.abstract))
    return _Shelf(len(corpus), in_use, known, frozenset(w for w, is_data in phrases if is_data),
                  frozenset(lower))  # fmt: skip


def find_keyphrases(paper: Paper, shelf: _Shelf) -> tuple[str, ...]:
    """The keyphrases of one paper, best first."""
    candidates = _candidates(paper, shelf)
    nested = _nested_counts(candidates.values())
    spelt_out = spelt_out_acronyms(f"{paper.title}. {paper.abstract}")
    scored = []
    for words, candidate in candidates.items():
        score = _c_value(candidate, nested.get(words))
        score += sum(WEIGHTS[name] * much for name, much in _cues(candidate, shelf))
        if len(words) > 1 and any(words[-len(each) :] == each for each in spelt_out.values()):
            score += WEIGHTS["spelt_out"]
        scored.append((score, candidate))
    scored.sort(key=lambda pair: (-pair[0], pair[1].words))
    return tuple(_spell(candidate, shelf.lower) for candidate in _choose(scored, spelt_out))


def _candidates(paper: Paper, shelf: _Shelf) -> dict[Words, _Candidate]:
    found: dict[Words, _Candidate] = {}
    for text, is_title in ((paper.title, True), (paper.abstract, False)):
        for phrase in noun_phrases(text, shelf.known):
            candidate = found.setdefault(phrase.words, _Candidate(phrase.words, Counter()))
            candidate.spelt[phrase.text] += 1
            candidate.in_title += is_title
            candidate.whole += phrase.is_whole
    return found


def _nested_counts(candidates: Iterable[_Candidate]) -> dict[Words, list[int]]:
    """Phrase to how often each longer phrase occurs that holds it."""
    nested: dict[Words, list[int]] = {}
    for candidate in candidates:
        words = candidate.words
        parts = {
            words[start:end]
            for start in range(len(words))
            for end in range(start + 1, len(words) + 1)
            if end - start < len(words)
        }
        for part in parts:
            nested.setdefault(part, []).append(candidate.count)
    return nested


def _c_value(candidate: _Candidate, longer: Sequence[int] | None) -> float:
    alone = candidate.count - (sum(longer) / len(longer) if longer else 0)
    return math.log2(1 + len(candidate.words)) * max(0.0, alone)


def _cues(candidate: _Candidate, shelf: _Shelf) -> Iterator[tuple[str, float]]:
    """What speaks for or against a candidate beside how often it occurs."""
    words, spelt = candidate.words, _most_frequent(candidate)
    users = shelf.in_use.get(words, 1)
    is_data = words in shelf.data
    is_known = words in shelf.known and not is_data
    yield "in_title", bool(candidate.in_title)
    yield "known", is_known
    yield "data", is_data
    yield "in_use", math.log(users)
    yield "too_common", users > max(3, TOO_COMMON * shelf.papers)
    yield "never_whole", not candidate.whole
    yield "generic", words in _GENERIC
    yield "gerund", is_gerund(spelt.split()[0]) and not is_known
    yield "long", max(0, len(words) - 4)
    if _is_coined(spelt) and not is_data:
        yield "coined" if candidate.in_title or candidate.count > 2 else "acronym", 1
    elif len(words) == 1:
        yield "one_word", 1


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
        if len(chosen) >= MOST or (len(chosen) >= AT_LEAST and score < LEAST_SCORE):
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


def _spell(candidate: _Candidate, lower: frozenset[str]) -> str:
    """The spelling without the capitals of titles and sentences; "Gaussian" keeps its own."""

    def plain(match: re.Match[str]) -> str:
        small = match.group().lower()
        return small if small in lower else match.group()

    return re.sub(r"(?<!\w)[A-Z][a-z]+(?!\w)", plain, _most_frequent(candidate))
