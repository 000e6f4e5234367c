"""Running text -> phrases that look like nouns, without a tagger.

Text is cut at punctuation, function words, adverbs and the verbs that abstracts are written with;
what stands between are chunks ("truncated power method"), and every part of a chunk that neither
begins nor ends with a weak word is a candidate. Lists, so that there is no model to download.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from generator.text.links import find_urls
from generator.text.math_spans import find_math
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


class Phrase(NamedTuple):
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
        yield from _parts(chunk, known)


def _parts(chunk: Sequence[_Token], known: Container[tuple[str, ...]]) -> list[Phrase]:
    """The candidates of a chunk; the innermost loop of all, hence no generator and few calls."""
    found = []
    size = len(chunk)
    first = next((at for at, token in enumerate(chunk) if not token.is_weak_start), size)
    for start, opener in enumerate(chunk):
        words: tuple[str, ...] = ()
        spelt = ""
        for end, token in enumerate(chunk[start : start + LONGEST], start + 1):
            words += token.folded
            spelt = f"{spelt} {token.spelt}" if spelt else token.spelt
            if token.is_weak_end:
                continue
            is_known = words in known
            if (is_known or not opener.is_weak_start) and 0 < len(words) <= LONGEST + 2:
                is_whole = is_known or (end == size and start <= first)
                found.append(_phrase((spelt, words, is_whole)))
    return found


def used_phrases(
    text: str, known: Container[tuple[str, ...]], least: int, most: int
) -> set[tuple[str, ...]]:
    """The folded words of the candidates of a text that have `least` to `most` words, once each.

    What `noun_phrases` gives, in half the time, where their spelling does not matter.
    """
    found = set()
    for chunk in _chunks(text):
        for start, opener in enumerate(chunk):
            words: tuple[str, ...] = ()
            for token in chunk[start : start + LONGEST]:
                words += token.folded
                if len(words) > most:
                    break
                if token.is_weak_end or len(words) < least:
                    continue
                if not opener.is_weak_start or words in known:
                    found.add(words)
    return found


_phrase = partial(tuple.__new__, Phrase)  # half the time of the constructor


class _Token(NamedTuple):
    """What there is to know of a word or sign, whatever stands around it."""

    spelt: str  # without a genitive's 's
    folded: tuple[str, ...]
    is_part: bool  # of a noun phrase
    is_last: bool  # of its chunk, or between chunks
    is_weak_start: bool
    is_weak_end: bool


@lru_cache(maxsize=500_000)  # more words than these come once or twice
def _read_token(token: str) -> _Token:
    spelt = re.sub(r"['’]s?$", "", token)
    return _Token(
        spelt,
        fold_parts(spelt),
        is_part=bool(spelt) and not is_break(spelt),
        is_last=spelt != token or is_break(token),
        is_weak_start=is_weak_start(spelt),
        is_weak_end=is_weak_end(spelt),
    )


def _chunks(text: str) -> Iterator[list[_Token]]:
    """Yield runs of words that nothing parts, without the words at their end that say nothing."""
    spans = [(span.start, span.end) for span in find_urls(text)]
    spans += [match.span() for match in find_math(text)]
    parts, done = [], 0
    for start, end in sorted(spans):
        parts += [text[done:start], "," * (end - max(start, done))]
        done = max(done, end)
    text = "".join([*parts, text[done:]])
    chunk: list[_Token] = []
    for token in map(_read_token, (*_TOKEN.findall(text), ".")):
        if token.is_part:
            chunk.append(token)
        if token.is_last:
            while chunk and chunk[-1].is_weak_end:
                chunk.pop()
            if chunk:
                yield chunk
                chunk = []


def fold_parts(token: str) -> tuple[str, ...]:
    """The folded words of a token; a hyphen parts words as a blank does."""
    return tuple(fold_word(part) for part in re.split(r"[-‐–'’/:]", token) if part)


def is_break(token: str) -> bool:
    """Whether a token stands in no noun phrase: punctuation, a function word, a verb, an adverb."""
    if not (token[0].isalnum()):
        return True
    low = token.casefold()
    if token.isupper() and len(token) > 1:
        return False
    return low in FUNCTION_WORDS or low in VERBS or (low.endswith("ly") and low not in NOUNS_IN_LY)


def is_weak_start(token: str) -> bool:
    """Whether a phrase that begins with this word says no more than without it."""
    low = token.casefold()
    return low in WEAK_ADJECTIVES or bool(_NUMBER.fullmatch(low)) or len(low) == 1


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


_NUMBER = re.compile(r"[\d.,%×x]+[kmb]?\+?")
