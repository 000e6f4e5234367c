"""One paper -> the names it introduces, with the strength of the evidence.

| strength | evidence |
|--:|---|
| 5 | the title is "NAME: …" and the abstract speaks of NAME; "which we call NAME" |
| 4 | the title is "NAME: …"; "we propose Long Form (NAME)" |
| 3 | "we propose NAME, a …"; "we propose a method, called NAME"; a title proposed as a phrase |
| 2 | "we propose to use Long Form (NAME)", "our NAME": counts only if the title agrees |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.enrichers import _claim_patterns as patterns
from generator.enrichers._name_words import DATA_SETS, ORDINARY, TERMS
from generator.model.paper import Paper
from generator.text.definitions import Definition, definitions, spelling_head
from generator.text.name_tokens import TOKEN, is_name_shaped, name_key, singular
from generator.text.sentences import sentences
from generator.text.tokens import folded_words

TITLE_AND_TEXT, WE_CALL, TITLE, SAID, PROPOSED, WEAK = 5, 5, 4, 4, 3, 2
NAME_WORDS = 5  # at most, of a name in words
LONGEST_TITLE = 1_000  # characters; what is longer is no title, and is read so far
LONGEST_SENTENCE = 3_000  # characters; what is longer is no prose
_TERM_KEYS = frozenset(name_key(name) for name in TERMS | DATA_SETS)


@dataclass(frozen=True, slots=True)
class Claim:
    """A name that a paper seems to introduce. `long_form` is empty when the paper gives none."""

    name: str
    strength: int
    long_form: str = ""


def claims(paper: Paper) -> tuple[Claim, ...]:
    """The names a paper claims, strongest first, then as spelt."""
    if len(paper.title) > LONGEST_TITLE:
        paper = replace(paper, title=paper.title[:LONGEST_TITLE])
    in_abstract = definitions(paper.abstract)
    defined = {each.name: each.long_form for each in reversed(in_abstract)}
    defined |= {each.name: each.long_form for each in definitions(paper.title)}
    best: dict[str, Claim] = {}
    for claim in (
        *_title_claims(paper),
        *_abstract_claims(paper),
        *_subject_claims(paper, in_abstract),
    ):
        if claim.strength == WEAK and not _title_agrees(claim, paper):
            continue
        known = best.get(name_key(claim.name))
        long_form = defined.get(claim.name) or claim.long_form or (known.long_form if known else "")
        is_decisive = claim.strength == TITLE_AND_TEXT and long_form and is_name_shaped(claim.name)
        if is_common(claim.name) and not (is_decisive or is_titled(claim.name, paper)):
            continue
        if known is None or claim.strength > known.strength:
            best[name_key(claim.name)] = Claim(claim.name, claim.strength, long_form)
        elif long_form and not known.long_form:
            best[name_key(claim.name)] = Claim(known.name, known.strength, long_form)
    spelt_out = {name_key(singular_phrase(claim.long_form)) for claim in best.values()}
    names = [
        claim for claim in best.values() if name_key(singular_phrase(claim.name)) not in spelt_out
    ]
    return tuple(sorted(names, key=lambda claim: (-claim.strength, claim.name)))


def singular_phrase(phrase: str) -> str:
    """A phrase in folded words, so that its spellings compare equal; empty for an empty one."""
    return " ".join(folded_words(phrase))


def is_common(name: str) -> bool:
    """Whether a name is common property: a term, a well-known data set, an ordinary word."""
    if name_key(name) in _TERM_KEYS or len(name) < 2:
        return True
    words = name.casefold().split()
    return all(word in ORDINARY for word in words)


def is_titled(name: str, paper: Paper) -> bool:
    """Whether "NAME: …" is a paper's own title and says what NAME is, though others use it too."""
    match = patterns.TITLE_PREFIX.match(paper.title[:LONGEST_TITLE])
    if not match or name_key(match["name"].strip()) != name_key(name) or not is_name_shaped(name):
        return False
    rest = match["rest"]
    if patterns.ABOUT_OTHERS.search(rest):
        return False
    words = rest.split()
    spelt = any(spelling_head(name, words[at:]) for at in range(len(words)))
    said = name in patterns.first_subjects(paper.abstract)
    return spelt or said or name in DATA_SETS or patterns.ARTICLE.match(rest) is not None


def _title_claims(paper: Paper) -> Iterator[Claim]:
    match = patterns.TITLE_PREFIX.match(paper.title)
    if not match:
        return
    name, rest = singular(match["name"].strip(" \"'“”‘’*")), match["rest"]
    words = name.split()
    if len(words) > NAME_WORDS or patterns.ABOUT_OTHERS.search(rest):
        return
    long_form = spelling_head(name, rest.split()) if len(words) == 1 else ""
    in_text = _is_in(name, paper.abstract)
    is_shaped = is_name_shaped(words[0]) and all(_is_name_part(word) for word in words)
    if is_shaped or (len(words) == 1 and (in_text or long_form)):
        yield Claim(name, TITLE_AND_TEXT if in_text else TITLE, long_form)


def _is_name_part(word: str) -> bool:
    return is_name_shaped(word) or re.fullmatch(r"v?\d[\w.]*", word) is not None


def _abstract_claims(paper: Paper) -> Iterator[Claim]:
    for sentence in sentences(paper.abstract):
        if len(sentence) > LONGEST_SENTENCE or not patterns.WORTH_READING.search(sentence):
            continue
        spelt = definitions(sentence)
        yield from _called(sentence, spelt)
        for match in patterns.PROPOSE.finditer(sentence):
            yield from _proposed(sentence, match.end(), spelt, paper)
        yield from _ours(sentence, spelt, paper)


def _subject_claims(paper: Paper, spelt: Iterable[Definition]) -> Iterator[Claim]:
    """Claims of a title that begins with the long form: "Masked Autoencoders Are …" (MAE)."""
    if patterns.ABOUT_OTHERS.search(paper.title):
        return
    title = folded_words(paper.title)
    for each in spelt:
        words = folded_words(each.long_form)
        if len(words) > 1 and title[: len(words)] == words:
            yield Claim(each.name, WEAK, each.long_form)


def _called(sentence: str, spelt: Iterable[Definition]) -> Iterator[Claim]:
    """Claims of "we call it NAME" and of "we propose a method, called NAME"."""
    for match in patterns.WE_CALL.finditer(sentence):
        yield from _named_at(sentence, match.end(), WE_CALL, spelt)
    for match in patterns.WITH_NAME.finditer(sentence):
        if is_name_shaped(match["token"]):
            yield Claim(singular(match["token"]), PROPOSED, _long_form(match["token"], spelt))
    for match in patterns.CALLED.finditer(sentence):
        before = sentence[: match.start()]
        if patterns.PROPOSES_BEFORE.search(before) and not patterns.TAKEN_OVER.search(before):
            yield from _named_at(sentence, match.end(), PROPOSED, spelt)


def _proposed(
    sentence: str, start: int, spelt: Iterable[Definition], paper: Paper
) -> Iterator[Claim]:
    """Claims of what stands after "we propose": NAME itself, long form (NAME), or a phrase."""
    opening = patterns.OPENING.match(sentence, start)
    if not opening:
        return
    phrase_end = patterns.object_end(sentence, opening.end("to_use"))
    strength = WEAK if opening["to_use"] else PROPOSED
    name = patterns.NAME_AT.match(sentence, opening.end("determiner"))
    after = name.end("token") if name else 0
    if name and is_name_shaped(name["token"]) and patterns.ENDS_NAME.match(sentence, after):
        is_one = opening["one"] and patterns.ONE_OF_CLASS.match(sentence, after)
        yield Claim(
            singular(name["token"]), WEAK if is_one else strength, _long_form(name["token"], spelt)
        )
    elif name and name["words"] and _stands_apart(sentence, name, paper):
        yield from _words_claim(name["words"], strength, sentence, name.end("words"), spelt)
    for each in spelt:
        if opening.end("to_use") <= each.start and (
            each.start < phrase_end or _is_apposition(sentence, each, phrase_end)
        ):
            if patterns.TASK.search(sentence, start, each.start):
                continue
            is_said = each.long_form[0].isupper() and strength > WEAK
            yield Claim(each.name, SAID if is_said else strength, each.long_form)
    for match in patterns.CLASS_THEN_NAME.finditer(sentence, opening.end("to_use"), phrase_end):
        if is_name_shaped(match["token"]):
            yield Claim(singular(match["token"]), strength, _long_form(match["token"], spelt))
    yield from _phrase_claims(sentence[opening.end("lead") :], paper)


def _ours(sentence: str, spelt: Sequence[Definition], paper: Paper) -> Iterator[Claim]:
    """Claims of "our method, NAME, …" and of "a new method, Long Form (NAME), is proposed"."""
    for match in patterns.IS_PROPOSED.finditer(sentence):
        for each in spelt:
            if match.start() <= each.start <= match.end():
                yield Claim(each.name, PROPOSED, each.long_form)
    if spelt and patterns.SELF.search(sentence):
        for match in patterns.NOVEL.finditer(sentence):
            end = patterns.object_end(sentence, match.end())
            if patterns.TASK.search(sentence, match.end(), end):
                continue
            for each in spelt:
                if match.end() <= each.start < end:
                    yield Claim(each.name, PROPOSED, each.long_form)
    for pattern, strength in ((patterns.OUR_OWN, PROPOSED), (patterns.OUR, WEAK)):
        for match in pattern.finditer(sentence):
            name = patterns.NAME_AT.match(sentence, match.end())
            if name and is_name_shaped(name["token"]):
                spelling = name["token"]
                again = paper.abstract.count(spelling) > 1 or _is_in(spelling, paper.title)
                yield Claim(
                    singular(spelling), strength if again else WEAK, _long_form(spelling, spelt)
                )
            for each in spelt:
                if match.end() <= each.start <= match.end() + 3:
                    yield Claim(each.name, PROPOSED, each.long_form)


def _named_at(
    sentence: str, start: int, strength: int, spelt: Iterable[Definition]
) -> Iterator[Claim]:
    name = patterns.NAME_AT.match(sentence, start)
    if not name or patterns.IS_CITED.match(sentence, name.end("token")):
        return
    if any(start <= each.start < start + 4 and each.name != name["token"] for each in spelt):
        pass  # "named IterNorm with trace loss (INTL)": the short name alone is new
    elif name["words"] and not is_name_shaped(name["token"]):
        yield from _words_claim(name["words"], strength, sentence, name.end("words"), spelt)
    elif is_name_shaped(name["token"]) or (
        name["token"][0].isupper() and patterns.ENDS_NAME.match(sentence, name.end("token"))
    ):
        yield Claim(singular(name["token"]), strength, _long_form(name["token"], spelt))
        second = patterns.AND_NAME.match(sentence, name.end("token"))
        if second and is_name_shaped(second["token"]):
            yield Claim(singular(second["token"]), strength, _long_form(second["token"], spelt))
    for each in spelt:
        if start <= each.start < start + 4:
            yield Claim(each.name, max(strength, SAID), each.long_form)


def _words_claim(
    words: str, strength: int, sentence: str, end: int, spelt: Iterable[Definition]
) -> Iterator[Claim]:
    """A name in words, unless its short name follows, which then is the name."""
    name = re.sub(r"\s+(?:of|for|and|the|in|with|to)$", "", words)
    if any(each.end > end >= each.start for each in spelt):
        return
    if short := patterns.SHORT_FOLLOWS.match(sentence, end):
        if is_name_shaped(short["token"]) and len(name.split()) > 1:
            yield Claim(singular(short["token"]), strength, name)
        return
    if len(name.split()) > NAME_WORDS or len(name.split()[-1]) == 1:
        return
    yield Claim(name, strength, _long_form(name, spelt))


def _is_apposition(sentence: str, spelt: Definition, start: int) -> bool:
    """Whether a long form in capitals follows a comma: "a framework for x, Long Form (NAME)"."""
    before = sentence[start : spelt.start].rstrip()
    return spelt.long_form[0].isupper() and before.endswith((",", ":")) and before.count(",") == 1


def _stands_apart(sentence: str, name: re.Match[str], paper: Paper) -> bool:
    """Whether words with capitals are a name: set off by a comma or bracket, or in the title."""
    words, end = name["words"], name.end("words")
    if patterns.SET_OFF.match(sentence, end):
        return True
    is_in_title = words.casefold() in paper.title.casefold()
    return is_in_title and bool(patterns.ENDS_NAME.match(sentence, end))


def _phrase_claims(rest: str, paper: Paper) -> Iterator[Claim]:
    """A descriptive title such as "k-Sparse Autoencoders" that the abstract proposes as such."""
    phrase = patterns.leading_phrase(paper.title)
    folded = folded_words(phrase)
    if not 2 <= len(phrase.split()) <= 4 or len(folded) > 5 or phrase.startswith(("A ", "An ")):
        return
    if set(folded) <= ORDINARY or folded[0] in ORDINARY:
        return
    if patterns.STATEMENT.match(paper.title, len(phrase)):
        return
    spelt = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", phrase.rstrip("s")))
    said = re.compile(rf"{patterns.DETERMINED}{spelt}s?(?P<end>)", re.IGNORECASE).match(rest)
    if said and patterns.ENDS_PHRASE.match(rest, said.end("end")):
        yield Claim(phrase, PROPOSED, "")


def _long_form(name: str, spelt: Iterable[Definition]) -> str:
    return next((each.long_form for each in spelt if each.name == singular(name)), "")


def _title_agrees(claim: Claim, paper: Paper) -> bool:
    """Whether the title has the name, or most words of its long form."""
    if _is_in(claim.name, paper.title):
        return True
    in_title = set(folded_words(paper.title))
    words = [word for word in folded_words(claim.long_form) if len(word) > 2]
    return len(words) > 1 and sum(word in in_title for word in words) >= 0.6 * len(words)


def _is_in(name: str, text: str) -> bool:
    keys = [name_key(match.group()) for match in TOKEN.finditer(text)]
    wanted = [name_key(match.group()) for match in TOKEN.finditer(name)]
    if not is_name_shaped(name.split()[0]):  # an ordinary word counts only as it is spelt
        return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
    return any(
        keys[start : start + len(wanted)] == wanted for start in range(len(keys) - len(wanted) + 1)
    )
