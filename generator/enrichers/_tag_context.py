"""Hits of tags -> how much each says about the paper, by the words around it.

A baseline that is only compared with, a verb that looks like a noun, an acronym that the paper
defines otherwise and an item in a list of examples say little or nothing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache

from generator.enrichers._tag_phrases import Hit, TagFinder
from generator.text.acronyms import long_form_of, spelt_out_acronyms
from generator.text.sentences import sentence_spans
from generator.text.tokens import folded_words

_OWN = 2.0  # a hit in a sentence about what the paper does counts as two
_NEAR = 400  # characters before a hit in which what it is said in passing after stands
_LISTED = 0.5  # "tasks such as captioning, translation and summarization" is about none of them

_COMPARED = re.compile(
    r"\b(?:outperform\w*|surpass\w*|exceed\w*|beat(?:s|ing)?|unlike|"
    r"(?:as )?compared (?:to|with|against)|"
    r"in (?:contrast|comparison) (?:to|with)|as opposed to|rather than|instead of|in place of|"
    r"(?:better|worse|faster|smaller|larger|higher|lower|fewer|less|more \w+|\w+er) than|"
    r"superior to|competitive with|comparable to|on par with|"
    r"(?:improve\w*|gains?|advantages?) over|versus|vs\.?)"
    r"(?P<between>[^.;:()]{0,70})$",
    re.IGNORECASE,
)
# After these the sentence speaks of its own setting again: "outperforms X on COCO".
_BACK_AGAIN = re.compile(
    r"\b(?:on|in|for|when|while|by|using|across|with|we|our|this|to|that|which|under)\b",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(
    r"\b(?:such as|e\.g\.,?|for example,?|for instance,?|including|as varied as|ranging from|like)"
    r"[^.;:]{0,160}$",
    re.IGNORECASE,
)
_SUBJECT = (
    r"\b(?:we|i|(?:this|the present|our|the proposed) (?:paper|work|study|article|survey|"
    r"review|thesis|method|approach|framework|model|report|goal|aim))\b"
)
_OFFERS = (
    r"(?:propos|present|introduc|develop|buil[dt]|creat|releas|establish|survey|review|design|"
    r"deriv)"
)
_STUDIES = (
    r"(?:describ|stud[iy]|investigat|explor|address|analy[sz]|demonstrat|show|prov|formulat|aim|"
    r"revisit)"
)
_OFFERING = re.compile(
    rf"{_SUBJECT}[^.;:]{{0,60}}?\b{_OFFERS}\w*|\bis (?:proposed|presented|introduced)\b",
    re.IGNORECASE,
)
_STUDYING = re.compile(rf"{_SUBJECT}[^.;:]{{0,60}}?\b{_STUDIES}\w*", re.IGNORECASE)
_IN_PASSING = frozenset({"property", "domain", "type"})  # such words are often said in passing
_ACRONYM = re.compile(r"[A-Za-z]\w*[A-Z]\w*")
_WORD_AFTER = re.compile(r"\s+(\w+)")
_WORD_BEFORE = re.compile(r"\b(\w+)\s+$")
_SPELT_AFTER = re.compile(r"(?<![\w-])(?P<acronym>\w++) \((?P<words>(?:[\w-]++ ){0,7}[\w-]++ ?)\)")
_AFTER_VERB = frozenset("us the a an our them it its researchers users one me him her".split())
_BEFORE_NOUN = frozenset(
    "of with by via using use the in for from as on and or a an their our its these those text "
    "to different various".split()
)


def weigh_hits(text: str, hits: Sequence[Hit], finder: TagFinder) -> list[tuple[Hit, float]]:
    """Weigh the hits of an abstract: 0 for none of its business, 1 for an ordinary mention."""
    spans = sentence_spans(text)
    weighed = []
    sentence = 0
    roles: dict[int, str] = {}
    for hit in sorted(hits, key=lambda hit: (hit.start, hit.end, hit.tag.id)):
        while sentence + 1 < len(spans) and hit.start >= spans[sentence][1]:
            sentence += 1
        start, end = spans[sentence]
        if sentence not in roles:
            roles[sentence] = _role(text[start:end])
        begin = max(start, hit.start - _NEAR)
        weighed.append((hit, _weigh(text, hit, begin, roles[sentence], finder)))
    return weighed


def _weigh(text: str, hit: Hit, begin: int, role: str, finder: TagFinder) -> float:
    if (
        _is_compared_with(text, begin, hit.start)
        or _is_verb(text, hit)
        or is_otherwise(text, hit, finder)
    ):
        return 0.0
    is_own = role == "offers" or (role == "studies" and hit.tag.facet not in _IN_PASSING)
    if _EXAMPLES.search(text, begin, hit.start) and hit.tag.facet != "data":
        return 1.0 if is_own else _LISTED
    return _OWN if is_own else 1.0


def _role(sentence: str) -> str:
    """What a sentence is for: it offers the paper's thing, tells what was studied, or neither."""
    if _OFFERING.search(sentence):
        return "offers"
    return "studies" if _STUDYING.search(sentence) else "tells"


def _is_compared_with(text: str, begin: int, end: int) -> bool:
    compared = _COMPARED.search(text, begin, end)
    return bool(compared) and not _BACK_AGAIN.search(compared["between"])  # type: ignore[index]


def _is_verb(text: str, hit: Hit) -> bool:
    """Whether a single word in -s is a verb here: "which prompts us to", not "with prompts"."""
    word = text[hit.start : hit.end]
    if not word.endswith("s") or " " in word or "-" in word:
        return False
    after = _WORD_AFTER.match(text, hit.end)
    before = _WORD_BEFORE.search(text, max(0, hit.start - _NEAR), hit.start)
    return bool(
        after and after[1] in _AFTER_VERB and before and before[1].lower() not in _BEFORE_NOUN
    )


def is_otherwise(text: str, hit: Hit, finder: TagFinder, spelt: str = "") -> bool:
    """Whether a text spells an acronym out as words that are no phrase of the tag.

    Looks for "long form (ACR)" and "ACR (long form)"; `spelt` is the acronym where the hit is not
    in this text.
    """
    acronym = spelt or text[hit.start : hit.end]
    if not _ACRONYM.fullmatch(acronym) or f"{acronym}" not in text:
        return False
    singular = acronym[:-1] if acronym.endswith("s") else acronym
    after = _spelt_after(text)
    spelt_words = min(after.get(singular, _NEVER), after.get(f"{singular}s", _NEVER))[1]
    long_forms = [long_form_of(singular, spelt_words)] if spelt_words else []
    long_forms += [spelt_out_acronyms(text).get(tuple(folded_words(acronym)), ())]
    return any(words and not finder.is_phrase_of(list(words), hit.tag) for words in long_forms)


_NEVER = (sys.maxsize, "")


@lru_cache(maxsize=64)  # every acronym of a paper asks for the same text
def _spelt_after(text: str) -> Mapping[str, tuple[int, str]]:
    """Words that brackets follow with one to eight words in: where first, and these words."""
    found: dict[str, tuple[int, str]] = {}
    for match in _SPELT_AFTER.finditer(text):
        found.setdefault(match["acronym"], (match.start(), match["words"]))
    return found
