"""Abstract -> the one sentence that says what the paper does, verbatim.

Sentences are scored by cues (`_summary_cues`), likeness to the title, and position. No model and
no rewriting: a reader can find the sentence in the abstract.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.enrichers._summary_cues import worth_of_cues
from generator.model.corpus import Corpus
from generator.model.paper import Annotations, Paper
from generator.model.work import Summary
from generator.settings import Settings
from generator.text.sentences import sentences
from generator.text.tokens import folded_words

TITLE_WORTH = 2.5  # times the share of the title's words that the sentence has
NAME_WORTH = 1.0  # a sentence with the name that the title gives the thing: "CoinNet: …"
EARLY_WORTH = 0.8  # of the first own sentence against the last
BARE = 20  # words; shorter and without a word of the title: "here we answer these questions"
SHORT, LONG = 8, 60  # words; shorter says too little, longer is hard to read
_ADDRESS = re.compile(r"https?://\S+")
_TITLE_NAME = re.compile(r"^(?=[^\s:]*[A-Z])(?P<name>[^\s:]++)\s?:\s")
_PLAIN = frozenset("a an and as at by for from in is of on or the to via with".split())


def add_summary(corpus: Corpus, settings: Settings) -> Corpus:
    """Lift one sentence from every abstract; a paper without one keeps none."""
    del settings

    def note(paper: Paper, notes: Annotations) -> Annotations:
        text = lift_sentence(paper.title, paper.abstract)
        return replace(notes, summary=Summary(text) if text else None)

    return corpus.annotate(note)


def lift_sentence(title: str, abstract: str) -> str:
    """The sentence that says best what a paper does; the earlier of equals; empty without text."""
    parts = sentences(abstract)
    if not parts:
        return ""
    of_title = {word for word in folded_words(title) if word not in _PLAIN}
    named = _TITLE_NAME.match(title)
    name = re.compile(rf"(?<!\w){re.escape(named['name'])}(?!\w)") if named else None
    scores = [
        _score(part, of_title)
        + EARLY_WORTH * (1 - place / len(parts))
        + NAME_WORTH * bool(name and name.search(part))
        for place, part in enumerate(parts)
    ]
    return parts[max(range(len(parts)), key=lambda place: (scores[place], -place))]


def _score(sentence: str, of_title: set[str]) -> float:
    words = folded_words(_ADDRESS.sub(" ", sentence))  # an address may spell the title
    score = worth_of_cues(sentence)
    if of_title:
        score += TITLE_WORTH * len(of_title.intersection(words)) / len(of_title)
    if len(words) < SHORT:
        score -= 2.0
    if len(words) < BARE and not of_title.intersection(words):
        score -= 1.5
    if len(words) > LONG:
        score -= 0.5
    return score
