"""The cues that tell which sentence of an abstract says what the paper does, and their worth.

Each is a pattern that counts once a sentence. The worth was set on judged sentences
(tests/bench/quality.py): 46 of 49 best, 49 of 49 best or acceptable; the lead sentence, 7 of 30.
Those of authors, names and troubles were set by reading the sample shelf, and change none of these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.text.weak_words import VERBS

_GENRE = "paper|work|study|article|survey|review|thesis|report|tutorial"
_WE = (
    rf"(?:\bwe|\bi|\b(?:this|the present|our) (?:{_GENRE}|letter|chapter|note|contribution|"
    r"monograph|dissertation|essay|manuscript))\b"
)
_NEAR = r"[^.;:]{0,45}?\b"
_FAR = r"[^.;:]{0,90}?\b"
_OFFERS = (
    r"(?:propos(?!\w* to (?:study|consider|address|tackle|investigate))|"
    r"(?:re-?)?introduc|present|develop|describ(?:e|es|ed)\b|offer|unveil|"
    r"put forward|put forth)\w*"
)
_MAKES = (
    r"(?:design|build|buil[dt]|create|formulat|establish|derive|construct|devise|extend|release|"
    r"adopt|use)\w*"
)
_STUDIES = (
    r"(?:stud(?:y|ies|ied)|investigat\w*|explor\w*|analy[sz]\w*|examin\w*|address\w*|tackl\w*|"
    r"revisit\w*|consider\w*|aim(?:s|ed|ing)?\b|striv\w*|attempt\w*|focus\w*|argu\w*|review\w*|"
    r"survey\w*|compar\w*|evaluat\w*|provid\w*|seek\w*|show\w*|demonstrat\w*|prov(?:e|es|ed)|ask\w*|"
    r"draw|overview|synthesi[sz]\w*|discuss\w*|report\w*)"
)
_AIMS = r"(?:aim|striv|attempt|seek|goal)\w*"

# A pattern, its worth, and texts of which a sentence must hold one for the pattern to be tried: to
# look for a text takes a tenth of the time of a search.
_Cue = tuple[str, float] | tuple[str, float, str]

# What a sentence holds that says what the paper does.
_FOR: Sequence[_Cue] = (
    (rf"{_WE}{_FAR}{_OFFERS}", 3.0),
    (rf"{_WE}{_NEAR}{_MAKES}", 1.6),
    (rf"{_WE}{_NEAR}{_STUDIES}", 1.4),
    (rf"{_WE}{_NEAR}{_AIMS}", 0.4),
    (
        r"\b(?:is|are) (?:proposed|presented|introduced|developed|described)\b",
        2.0,
        " proposed| presented| introduced| developed| described",
    ),
    (rf"\b(?:in|with) this (?:{_GENRE})\b", 1.2, "this "),
    (rf"\bthis (?:{_GENRE})\b", 0.8, "this "),
    (r"\bhere,? we\b", 0.8, "here"),
    (
        r"\bto (?:this end|bridge|fill|address|tackle|overcome|solve|mitigate|alleviate|remedy)\b",
        0.5,
    ),
    (
        r"\b(?:called|termed|named|dubbed|coined|denoted|referred to as)\b",
        0.5,
        "called|termed|named|dubbed|coined|denoted|referred",
    ),
    (r"\b(?:proposed|presented|described|introduced|studied) here\b", 1.5, " here"),
    (r"\b(?:novel|new|the first)\b", 0.5, "new|novel|first"),
    (
        r"\b(?:main|key|core|primary|central|our) "
        r"(?:contribution|idea|insight|goal|aim|objective)\b",
        0.6,
        "contribution|idea|insight|goal|aim|objective",
    ),
    (
        r"\b(?:framework|method|approach|algorithm|model|architecture|technique|system|dataset|"
        r"benchmark)\b",
        0.3,
    ),
)
# What a sentence holds that is about others, about the results, or leans on the one before.
_AGAINST: Sequence[_Cue] = (
    (
        r"^(?:however|although|despite|while existing|existing|previous|prior|recent|most|many|"
        r"current)\b",
        -1.2,
    ),
    (
        r"^(?:furthermore|moreover|additionally|in addition|finally|also|besides|lastly|then|"
        r"second|next|third)\b",
        -2.0,
    ),
    (
        r"^(?:consequently|therefore|thus|hence|as a result|motivated by|building on|based on)\b",
        -0.6,
    ),
    (r"^(?:specifically|in particular|for example|for instance|particularly|concretely)\b", -0.7),
    (r"\bfurther (?:propose|introduce|present|develop|show)", -1.2, "further "),
    (
        r"\b(?:experiments?|results?|empirical(?:ly)?|evaluations?|benchmarks)\b[^.;]{0,60}"
        r"\b(?:show|demonstrat|indicat|reveal|confirm|validat|verif|suggest)",
        -1.6,
        "show|demonstrat|indicat|reveal|confirm|validat|verif|suggest",
    ),
    (
        r"\b(?:outperform|surpass|achiev|state[- ]of[- ]the[- ]art|superior|competitive)\w*",
        -0.8,
        "outperform|surpass|achiev|state|superior|competitive",
    ),
    (
        r"\bwe (?:conduct|perform|run|evaluate|validate|test|demonstrate|verify|apply|observe|find|"
        r"compare|report)\b",
        -0.7,
        "we ",
    ),
    (
        r"\b(?:code|source code|models|data|dataset|project page|implementation|demo|demonstration)"
        r"\b[^.;]{0,50}\b(?:available|released|found|public|open|online)",
        -2.5,
        "available|released|found|public|open|online",
    ),
    (r"https?://|\bgithub\b", -1.5, "http|github"),
    (
        r"\b(?:this|these|such) (?:issue|problem|gap|limitation|challenge|question|approach|method|"
        r"task|idea|shortcoming)s?\b",
        -0.3,
        "this |these |such ",
    ),
    (
        r"^(?:it|they|these|those|this|such|the latter|the former)\b"
        rf"(?! (?:{_GENRE}))",
        -0.8,
    ),
    (r"\?$", -1.5),
    (
        r"\b(?:is|are|was|were|remains?) (?:(?:too|very|often|still|usually|so) )?(?:costly|"
        r"difficult|expensive|hard|impractical|infeasible|intractable|laborious|limited|reluctant|scarce|slow|"
        r"tedious|unclear|unknown)\b",
        -0.8,
    ),
    (r"\bha(?:d|s|ve) (?:long |so far )?been\b", -0.6, " been"),
    (r"^[^.;]{0,60}\b(?:normally|usually|typically|traditionally|conventionally|often)\b", -0.4),
    (
        r", (?:but|yet)\b[^.;]*\b(?:too|cannot|can not|lacks?|fails?|suffers?|ignores?|only)\b",
        -0.8,
        ", but|, yet",
    ),
)
# Looked for in lower case, which is faster than to pass over case; `match`, for `search` would
# try a pattern of the beginning at every place.
_CUES = [
    (
        re.compile(cue[0]).match if cue[0].startswith("^") else re.compile(cue[0]).search,
        cue[1],
        tuple(cue[2].split("|")) if len(cue) == 3 else (),
    )
    for cue in (*_FOR, *_AGAINST)
]
# A name is given: "feature pyramids (FePy)".
_ACRONYM = re.compile(r"\([A-Z][\w-]{0,40}[A-Z]\w{0,40}\)")
_NAMED = 0.5
# An abstract may speak of its authors, or of the thing by name: "The authors build", "Owl and Frog
# show", "Owl et al. show", "FrogNet tells songs apart".
_NAME = r"[A-Z][\w'’-]+"
_SUBJECTS: Sequence[tuple[re.Pattern[str], float]] = (
    (re.compile(rf"(?:The authors?|{_NAME} et al\.) (?:[a-z]+ly )?(?P<verb>[a-z]+)"), 1.6),
    (
        re.compile(
            rf"{_NAME}(?:, {_NAME})*,? and (?:{_NAME}|colleagues|co-?authors) (?P<verb>[a-z]+)\b"
        ),
        1.6,
    ),
    (re.compile(r"(?=[A-Z]\w*[A-Z])\w++ (?P<verb>[a-z]+s)\b"), 0.8),
)


def worth_of_cues(sentence: str) -> float:
    """The sum of what the cues in a sentence are worth; above 3 it most likely is the one."""
    low = sentence.lower()
    worth = 0.0
    for finds, its_worth, needs in _CUES:
        if (not needs or any(map(low.__contains__, needs))) and finds(low):
            worth += its_worth
    for pattern, subject_worth in _SUBJECTS:
        subject = pattern.match(sentence)
        if subject and subject["verb"] in VERBS:
            worth += subject_worth
            break
    return worth + _NAMED * bool(_ACRONYM.search(sentence))
