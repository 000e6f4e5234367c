"""Names -> one lookup that finds them all in a text in a single pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.text.links import find_urls
from generator.text.math_spans import find_math
from generator.text.name_tokens import TOKEN, capitals, is_name_shaped, name_key, singular
from generator.text.spans import Spans
from generator.text.tokens import fold_word

_PART = re.compile(r"[^-‑]+")
_WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
_DIGIT = re.compile(r"\d")
LEAST_PART = 3  # letters of a name that counts inside a compound


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found at `text[start:end]`; `is_whole` unless it is part of a compound."""

    key: str
    start: int
    end: int
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Lookups from the first word on.

    `shaped` maps a key to the name's spelling; `exact` first tokens to names in words, spelt as
    they are; `phrases` first folded words to descriptive names and long forms.
    """

    shaped: Mapping[str, str]
    exact: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(slots=True)
class NameIndexBuilder:
    """Collects names, then freezes them with the longest first."""

    shaped: dict[str, str] = field(default_factory=dict)
    exact: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    def add_name(self, name: str, key: str) -> None:
        """Add a name as it is spelt: one token that looks like a name, or words with capitals."""
        tokens = tuple(match.group() for match in TOKEN.finditer(name))
        if len(tokens) == 1 and is_name_shaped(name):
            self.shaped.setdefault(name_key(name), name)
        elif tokens:
            self.exact.setdefault(tokens[0], []).append((tokens, key))

    def add_phrase(self, phrase: str, key: str) -> None:
        """Add a descriptive name or a long form, to be found in any case and number."""
        words = folded(phrase)
        if words:
            self.phrases.setdefault(words[0], []).append((words, key))

    def build(self) -> NameIndex:
        """Freeze the index."""
        shaped = dict(sorted(self.shaped.items()))
        return NameIndex(shaped, _frozen(self.exact), _frozen(self.phrases))


def _frozen(
    lists: Mapping[str, Iterable[tuple[tuple[str, ...], str]]],
) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    return {
        first: tuple(sorted(set(lists[first]), key=lambda each: (-len(each[0]), each)))
        for first in sorted(lists)
    }


def folded(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase."""
    return tuple(fold_word(word) for word in _WORD.findall(phrase))


def find_names(text: str, index: NameIndex, *, is_title: bool = False) -> list[Hit]:
    """Every occurrence of an indexed name outside addresses and math, in order.

    Plain words with capitals are looked for in running text only: titles capitalize every word.
    """
    tokens = list(TOKEN.finditer(text))
    hits = [*_shaped_hits(text, tokens, index)] if not (is_title and text.isupper()) else []
    if not is_title:
        hits += _exact_hits(tokens, index)
    hits += _phrase_hits(text, index)
    if not hits:
        return hits
    barred = barred_spans(text)
    clear = [hit for hit in hits if not barred.touch(hit.start, hit.end)]
    return sorted(clear, key=lambda hit: (hit.start, -hit.end, hit.key))


def barred_spans(text: str) -> Spans:
    """Where no name is to be found: web addresses and math."""
    spans = [(match.start(), match.end()) for match in find_math(text)]
    if "/" in text or "www." in text:
        spans += [(span.start, span.end) for span in find_urls(text)]
    return Spans(spans)


def _shaped_hits(text: str, tokens: Iterable[re.Match[str]], index: NameIndex) -> Iterator[Hit]:
    known = index.shaped
    for match in tokens:
        token = match.group()
        if token.islower() and (token.isalpha() or not _DIGIT.search(token)):
            continue
        if match.start() and text[match.start() - 1] in "$-":
            continue  # the end of a compound that math begins
        yield from _token_hits(token, match.start(), known)


def _token_hits(token: str, start: int, known: Mapping[str, str]) -> Iterator[Hit]:
    key = name_key(token)
    if key in known and _is_same_spelling(token, known[key]):
        yield Hit(key, start, start + len(singular(token)))
    core = token.rstrip("+*")
    if core != token and name_key(core) in known and _is_same_spelling(core, known[name_key(core)]):
        yield Hit(name_key(core), start, start + len(core), is_whole=False)
    if "-" not in core and "‑" not in core:
        return
    for part in _PART.finditer(core):
        part_key = name_key(part.group())
        if len(part.group()) < LEAST_PART or part_key == key or part_key not in known:
            continue
        if _is_same_spelling(part.group(), known[part_key]):
            yield Hit(part_key, start + part.start(), start + part.end(), is_whole=False)


def _is_same_spelling(token: str, name: str) -> bool:
    """Same letters; other capitals only in names long enough not to be another word."""
    plain = singular(token)
    if plain == singular(name):
        return True
    return len(plain) > 4 and capitals(plain) > 1 and capitals(name) > 1


def _exact_hits(matches: Sequence[re.Match[str]], index: NameIndex) -> Iterator[Hit]:
    if not index.exact:
        return
    for position, match in enumerate(matches):
        for tokens, key in index.exact.get(match.group(), ()):
            following = matches[position : position + len(tokens)]
            if tuple(each.group() for each in following) == tokens:
                yield Hit(key, match.start(), following[-1].end())
                break


def _phrase_hits(text: str, index: NameIndex) -> Iterator[Hit]:
    if not index.phrases:
        return
    matches = list(_WORD.finditer(text))
    words = [fold_word(match.group()) for match in matches]
    for position, word in enumerate(words):
        for phrase, key in index.phrases.get(word, ()):
            if tuple(words[position : position + len(phrase)]) == phrase:
                yield Hit(key, matches[position].start(), matches[position + len(phrase) - 1].end())
                break
