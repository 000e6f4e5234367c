"""Running text -> phrases that look like nouns, without a tagger.

Text is cut at punctuation, function words, adverbs and the verbs that abstracts are written with;
what stands between are chunks ("truncated power method"), and every part of a chunk that neither
begins nor ends with a weak word is a candidate. Lists, so that there is no model to download.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from generator.text.links import find_urls
from generator.text.math_spans import MATH
from generator.text.tokens import fold_word
from generator.text.weak_words import (
    ADJECTIVE_ENDINGS,
    FUNCTION_WORDS,
    GERUND_NOUNS,
    HYPHENATED_ADJECTIVES,
    NOUNS_IN_LY,
    NOUNS_LIKE_ADJECTIVES,
    PLAIN_ADJECTIVES,
    VERBS,
    WEAK_ADJECTIVES,
    WEAK_NOUNS,
)

LONGEST = 5  # words
# A word keeps its hyphens, inner dots, pluses and apostrophes: "rate-distortion", "PCME++", "N:M".
_TOKEN = re.compile(r"[^\W_](?:[\w+#]|[-‐–'’./:](?=[^\W_]))*|[^\s\w]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A candidate as it is spelt, its folded words, and whether it is a chunk of its own."""

    text: str
    words: tuple[str, ...]
    is_whole: bool


def noun_phrases(text: str, known: Container[tuple[str, ...]] = ()) -> Iterator[Phrase]:
    """Yield the candidates of a text from left to right, the parts of a chunk after each other.

    `known` phrases may begin with a weak word: "large language model", but not "large gains".

    >>> [each.text for each in noun_phrases("We study the power method.")]
    ['power', 'power method', 'method']
    """
    for chunk in _chunks(text):
        folded = [fold_parts(token) for token in chunk]
        weak = [is_weak_start(token) for token in chunk]
        ends = [at + 1 for at, token in enumerate(chunk) if not is_weak_end(token)]
        first = weak.index(False) if False in weak else len(chunk)
        for start in range(len(chunk)):
            for end in ends:
                if not start < end <= start + LONGEST:
                    continue
                words = tuple(chain.from_iterable(folded[start:end]))
                is_known = words in known
                if (is_known or not weak[start]) and 0 < len(words) <= LONGEST + 2:
                    whole = is_known or (start <= first and end == len(chunk))
                    yield Phrase(" ".join(chunk[start:end]), words, whole)


def _chunks(text: str) -> Iterator[list[str]]:
    """Yield runs of words that nothing parts, without the words at their end that say nothing."""
    blanked = list(text)
    for start, end in [
        *((span.start, span.end) for span in find_urls(text)),
        *(match.span() for match in MATH.finditer(text)),
    ]:
        blanked[start:end] = "," * (end - start)
    chunk: list[str] = []
    for token in (*_TOKEN.findall("".join(blanked)), "."):
        spelt = re.sub(r"['’]s?$", "", token) if "'" in token or "’" in token else token
        if spelt and not is_break(spelt):
            chunk.append(spelt)
        if spelt != token or is_break(token):
            while chunk and is_weak_end(chunk[-1]):
                chunk = chunk[:-1]
            if chunk:
                yield chunk
            chunk = []


@lru_cache(maxsize=100_000)
def fold_parts(token: str) -> tuple[str, ...]:
    """The folded words of a token; a hyphen parts words as a blank does."""
    return tuple(fold_word(part) for part in re.split(r"[-‐–'’/:]", token) if part)


@lru_cache(maxsize=100_000)
def is_break(token: str) -> bool:
    """Whether a token stands in no noun phrase: punctuation, a function word, a verb, an adverb."""
    if not (token[0].isalnum()):
        return True
    low = token.casefold()
    if token.isupper() and len(token) > 1:
        return False
    return low in FUNCTION_WORDS or low in VERBS or (low.endswith("ly") and low not in NOUNS_IN_LY)


@lru_cache(maxsize=100_000)
def is_weak_start(token: str) -> bool:
    """Whether a phrase that begins with this word says no more than without it."""
    low = token.casefold()
    return low in WEAK_ADJECTIVES or bool(_NUMBER.fullmatch(low)) or len(low) == 1


@lru_cache(maxsize=100_000)
def is_weak_end(token: str) -> bool:
    """Whether no noun phrase ends in this word: an adjective, a number, a word for anything."""
    low = token.casefold()
    if low in WEAK_ADJECTIVES or low in WEAK_NOUNS or _NUMBER.fullmatch(low):
        return True
    last = low.rsplit("-", 1)[-1]
    if re.search(r"\w[A-Z]", token) or last in NOUNS_LIKE_ADJECTIVES:
        return False
    if "-" in low and last in HYPHENATED_ADJECTIVES:
        return True
    if last.endswith("ing"):
        return last not in GERUND_NOUNS
    return last.endswith(ADJECTIVE_ENDINGS) or last in PLAIN_ADJECTIVES


@lru_cache(maxsize=100_000)
def is_gerund(token: str) -> bool:
    """Whether a word in -ing is more often a verb than the name of a task."""
    low = token.casefold().rsplit("-", 1)[-1]
    return low.endswith("ing") and len(low) > 5 and low not in GERUND_NOUNS


_NUMBER = re.compile(r"[\d.,%×x]+[kmb]?")
