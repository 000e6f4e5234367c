"""Abstract -> the one sentence that says what the paper does, verbatim.

Sentences are scored by cues (a subject of the paper's own and a verb of offering), likeness to
the title, and position; a sentence that leans on the one before ("to do so, it…") or reports
results, code or background scores less. Weights: tests/bench/quality.py on judged sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.model.corpus import Corpus
from generator.model.paper import Annotations, Paper, Summary
from generator.settings import Settings
from generator.text.sentences import sentences
from generator.text.tokens import folded_words

_WE = (
    r"(?:\bwe|\bi|\b(?:this|the present|our) (?:paper|work|study|article|survey|review|thesis|letter|chapter|"
    r"tutorial|report|note|contribution|monograph|dissertation|essay|manuscript))\b"
)
_OFFERS = r"(?:propos|(?:re-?)?introduc|present|develop|describ(?:e|es|ed)\b|offer|unveil|put forward|put forth)\w*"
_MAKES = r"(?:design|build|buil[dt]|create|formulat|establish|derive|construct|devise|extend|release|adopt|use)\w*"
_STUDIES = (
    r"(?:stud(?:y|ies|ied)|investigat\w*|explor\w*|analy[sz]\w*|examin\w*|address\w*|tackl\w*|revisit\w*|"
    r"consider\w*|aim(?:s|ed|ing)?\b|striv\w*|attempt\w*|focus\w*|argu\w*|review\w*|survey\w*|compar\w*|evaluat\w*|provid\w*|seek\w*|show\w*|"
    r"demonstrat\w*|prov(?:e|es|ed)|ask\w*|draw|survey|overview|synthesi[sz]\w*|discuss\w*|report\w*)"
)
_NEAR = r"[^.;:]{0,45}?\b"

# (what a sentence holds, what that is worth). A cue counts once.
_CUES: Sequence[tuple[re.Pattern[str], float]] = [
    (re.compile(rf"{_WE}{_NEAR}{_OFFERS}", re.I), 3.0),
    (re.compile(rf"{_WE}{_NEAR}{_MAKES}", re.I), 1.6),
    (re.compile(rf"{_WE}{_NEAR}{_STUDIES}", re.I), 1.4),
    (re.compile(r"\b(?:is|are) (?:proposed|presented|introduced|developed|described)\b", re.I), 2.0),
    (re.compile(r"\b(?:in|with) this (?:paper|work|study|article|survey|review|thesis|report)\b", re.I), 1.2),
    (re.compile(r"\bthis (?:paper|work|study|article|survey|review)\b", re.I), 0.8),
    (re.compile(r"\bto (?:this end|bridge|fill|address|tackle|overcome|solve|mitigate|alleviate|remedy)\b", re.I), 0.5),
    (re.compile(r"\b(?:called|termed|named|dubbed|coined|denoted|referred to as)\b|\((?:[A-Z][\w-]*[A-Z]\w*)\)"), 0.5),
    (re.compile(r"\b(?:novel|new|the first)\b", re.I), 0.5),
    (re.compile(rf"{_WE}{_NEAR}(?:aim|striv|attempt|seek|goal)\w*", re.I), 0.4),
    (re.compile(r"\bhere,? we\b", re.I), 0.8),
    (re.compile(r"\b(?:main|key|core|primary|central|our) (?:contribution|idea|insight|goal|aim|objective)\b", re.I), 0.6),
    (re.compile(r"\b(?:framework|method|approach|algorithm|model|architecture|technique|system|dataset|benchmark)\b", re.I), 0.3),
    # What follows is about something else, or about the results.
    (re.compile(r"^(?:however|although|despite|while existing|existing|previous|prior|recent|most|many|current)\b", re.I), -1.2),
    (re.compile(r"^(?:furthermore|moreover|additionally|in addition|finally|also|besides|lastly|then|second|next|third)\b", re.I), -2.0),
    (re.compile(r"^(?:consequently|therefore|thus|hence|as a result|motivated by|building on)\b", re.I), -0.6),
    (re.compile(r"\bfurther (?:propose|introduce|present|develop|show)", re.I), -1.2),
    (re.compile(r"^(?:specifically|in particular|for example|for instance|e\.g|particularly|concretely)\b", re.I), -0.7),
    (re.compile(r"\b(?:experiments?|results?|empirical(?:ly)?|evaluations?|benchmarks)\b[^.;]{0,60}\b(?:show|demonstrat|indicat|reveal|confirm|validat|verif|suggest)", re.I), -1.6),
    (re.compile(r"\b(?:outperform|surpass|achiev|state[- ]of[- ]the[- ]art|superior|competitive)\w*", re.I), -0.8),
    (re.compile(r"\bwe (?:conduct|perform|run|evaluate|validate|test|demonstrate|verify|apply|observe|find|compare|report)\b", re.I), -0.7),
    (re.compile(r"\b(?:code|source code|models|data|dataset|project page|implementation)\b[^.;]{0,50}\b(?:available|released|found|public|open)", re.I), -2.5),
    (re.compile(r"https?://|\bgithub\b", re.I), -1.5),
    (re.compile(r"\b(?:this|these|such) (?:issue|problem|gap|limitation|challenge|question|approach|method|task|idea|shortcoming)s?\b", re.I), -0.3),
    (re.compile(r"^(?:it|they|these|those|this|such|the latter|the former)\b(?! (?:paper|work|study|article|survey|review|thesis|report|tutorial))", re.I), -0.8),
    (re.compile(r"\?$"), -1.5),
]  # fmt: skip
TITLE_WORTH = 2.5  # times the share of the title's words that the sentence has
NAME_WORTH = 1.0  # a sentence with the name that the title gives the thing: "CoinNet: …"
EARLY_WORTH = 0.8  # of the first own sentence against the last
SHORT, LONG = 8, 60  # words; shorter says too little, longer is hard to read
_TITLE_NAME = re.compile(r"^(?P<name>[^\s:]*[A-Z][^\s:]*)\s?:\s")
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
    words = folded_words(sentence)
    score = sum(worth for cue, worth in _CUES if cue.search(sentence))
    if of_title:
        score += TITLE_WORTH * len(of_title.intersection(words)) / len(of_title)
    if len(words) < SHORT:
        score -= 1.0
    if len(words) > LONG:
        score -= 0.5
    return score
