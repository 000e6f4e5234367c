"""Running text -> its sentences, verbatim, as a reader of abstracts would part them.

A full stop ends a sentence unless it belongs to an abbreviation, an initial, a number, an address
or math. Rules, not a model: abstracts are edited prose, and the rules can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from generator.text.links import find_urls
from generator.text.math_spans import find_math
from generator.text.spans import Spans

# Followed by a name or a number more often than by a new sentence.
_ABBREVIATIONS = frozenset(
    "al approx ca cf ch def dr e.g ed eds eg eq eqn eqs eqns etc fig figs i.e ie incl inc ltd lem "
    "mr mrs ms no nos p pp prof prop ref refs resp sec sect st tab thm viz vol vs w.r.t wrt a.k.a "
    "i.i.d s.t".split()
)
_MAY_END = frozenset({"al", "etc", "inc", "ltd", "resp", "i.i.d"})  # these do end sentences, too
_CLOSERS = "\"'”’)\\]}»"
_STOP = re.compile(rf"(?<![.!?…])[.!?…]++[{_CLOSERS}]*+(?=\s)|[。！？]+[”’」』）]*")
# "…of the data.In this paper": the blank was lost where two lines were joined.
_GLUED = re.compile(
    r"(?<=[a-z\d)%][.!?])(?=(?:In|The|This|These|We|Our|To|However|Moreover|It|For|By|As|And|But|"
    r"Finally|Furthermore|Additionally|Specifically|Here|Code|Experiments|Extensive|Results)\s)"
)
_OPENER = re.compile(r"\s*[\"'“‘(\[«$]*(?P<first>\S)")
# A name that keeps its small letter: "cMIM", "rSVDdpd", "k-sparse".
_MIXED_CASE_NAME = re.compile(r"[a-z]{1,2}[A-Z]|[a-z]-[a-z]")
_LAST_WORD = re.compile(r"[(\[\"'“‘]*([^\s(\[]+)$")


def sentences(text: str) -> tuple[str, ...]:
    """Part a text into sentences without the white space around them; empty for empty text.

    >>> sentences("We extend PCA, cf. Fig. 3 of Li et al. 2019. It is 1.5 times faster.")
    ('We extend PCA, cf. Fig. 3 of Li et al. 2019.', 'It is 1.5 times faster.')
    """
    return tuple(text[start:end] for start, end in sentence_spans(text))


@lru_cache(maxsize=120_000)  # tags, summary and mentions ask for the same; 1 kB an abstract
def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences stand: `text[start:end]`, in order, without overlap."""
    cuts = [0, *_ends(text), len(text)]
    spans = []
    for start, end in pairwise(cuts):
        part = text[start:end]
        if stripped := part.strip():
            first = start + part.index(stripped[0])
            spans.append((first, first + len(stripped)))
    return tuple(spans)


def _ends(text: str) -> Iterator[int]:
    """Yield the offsets at which a sentence ends, in order."""
    guarded = [match.span() for match in find_math(text)]
    guarded += [(span.start, span.end) for span in find_urls(text)]
    found = {match.end() for match in _STOP.finditer(text) if _is_end(text, match)}
    found |= {match.start() for match in _GLUED.finditer(text)}
    spans = Spans(guarded)
    for end in sorted(found):
        if not spans.touch(end, end):
            yield end


def _is_end(text: str, stop: re.Match[str]) -> bool:
    if not stop.group().startswith("."):
        return not stop.group().startswith(("!", "?", "…")) or _opens_sentence(text, stop.end())
    if not _opens_sentence(text, stop.end()):
        return False
    word = _LAST_WORD.search(text[max(0, stop.start() - 40) : stop.start()])
    if not word:
        return True
    spelt = word[1].casefold()
    if stop.group() == "." and spelt in _ABBREVIATIONS:
        return spelt in _MAY_END and _opens_plain_word(text, stop.end())
    is_initial = len(word[1]) == 1 and word[1].isalpha() and word[1].isupper()
    return not (stop.group() == "." and is_initial and _follows_name(text, word.start()))


def _opens_sentence(text: str, end: int) -> bool:
    """Whether what follows begins with a capital, a digit, math, or a script without case."""
    opener = _OPENER.match(text, end)
    if not opener:
        return True
    first = opener["first"]
    return not first.islower() or bool(_MIXED_CASE_NAME.match(text, opener.start("first")))


def _opens_plain_word(text: str, end: int) -> bool:
    """Whether a capital follows: "et al. [3]" and "et al. 2019" go on, "et al. We" does not."""
    return bool(re.match(r"\s+[A-Z][a-z]*\b", text[end : end + 40]))


def _follows_name(text: str, start: int) -> bool:
    """Whether an initial such as the "J." of "by J. Li" stands in a name, not after a noun."""
    before = text[max(0, start - 20) : start].split()
    return bool(before) and (before[-1] in {"by", "of", "and", "to"} or before[-1].endswith("."))
