"""Names others use and no paper proposes -> the one paper that speaks of each as its own work.

Some abstracts never say "we propose": "CLIP learns from …", "Their answer is GPT-3", "Released as
the word2vec tool". Such a name is given to a paper only where no other paper says as much, where
the paper proposes nothing else, and where no older paper has the name already.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from generator.enrichers import _claim_patterns as patterns
from generator.enrichers._claims import PROPOSED, TITLE_AND_TEXT, Claim, is_common
from generator.enrichers._settle import Owned
from generator.enrichers._usage import Usage
from generator.model.paper import Paper
from generator.text.definitions import spelling_head
from generator.text.name_tokens import TOKEN, is_name_shaped, is_spelt_by, name_key, singular
from generator.text.sentences import sentences
from generator.text.tokens import folded_words

LEAST_USERS = 2  # papers that have a name for which only a title's words speak
LEAST_LETTERS = 3
STATED, TITLED, SUBJECT, SPELT = 4, 3, 2, 1
_SPEAKS_OF_SELF = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")


def spoken_for(
    papers: Sequence[Paper], usage: Usage, owned: Mapping[str, Owned], stop: Iterable[str]
) -> dict[str, Owned]:
    """Owners of names that many use and nobody claims, by key, sorted."""
    barred = {*owned, *stop}
    open_names = {
        key: max(sorted(use.spellings), key=lambda each: use.spellings[each])
        for key, use in usage.words.items()
        if key not in barred
    }
    open_names = {key: name for key, name in open_names.items() if _may_be_owned(name)}
    busy = {each.paper.id for each in owned.values() if each.strength >= PROPOSED}
    free = [paper for paper in papers if paper.id not in busy and not _surveys(paper)]
    starts: dict[str, list[str]] = {}
    for key, name in open_names.items():
        if len(usage.words[key].papers) >= LEAST_USERS and name.isalpha() and len(name) > 4:
            starts.setdefault(_start(name), []).append(name)
    titles = _titles_by_word(papers)
    evidence: dict[str, list[tuple[int, Paper, Claim]]] = {}
    for paper in free:
        for level, claim in _evidence(paper, open_names, starts):
            if level in (TITLED, SPELT) and not _is_shared(name_key(claim.name), paper, usage):
                continue
            evidence.setdefault(name_key(claim.name), []).append((level, paper, claim))
    found = {key: _only(key, evidence[key], titles, usage) for key in sorted(evidence)}
    return {key: owner for key, owner in found.items() if owner}


def _may_be_owned(name: str) -> bool:
    letters = sum(char.isalpha() for char in name)
    return letters >= LEAST_LETTERS and is_name_shaped(name) and not is_common(name)


def _is_shared(key: str, paper: Paper, usage: Usage) -> bool:
    """Whether others have a name too, and the paper does not spell it out as a term in brackets."""
    is_spelt_out = paper.id in usage.long_forms.get(key, {})
    return len(usage.words[key].papers) >= LEAST_USERS and not is_spelt_out


def _surveys(paper: Paper) -> bool:
    return patterns.ABOUT_OTHERS.search(paper.title) is not None


def _evidence(
    paper: Paper, names: Mapping[str, str], starts: Mapping[str, Sequence[str]]
) -> Iterator[tuple[int, Claim]]:
    text = paper.abstract
    present = dict.fromkeys(singular(match.group()) for match in TOKEN.finditer(text))
    stated = patterns.stated_names(text)
    subjects = frozenset() if _SPEAKS_OF_SELF.search(text) else patterns.first_subjects(text)
    for name in present:
        if name_key(name) not in names or not is_name_shaped(name):
            continue
        long_form = spelling_head(name, paper.title.split())
        if name in stated:
            yield STATED, Claim(name, PROPOSED, long_form)
        elif long_form:
            yield TITLED, Claim(name, TITLE_AND_TEXT, long_form)
        if name in subjects:
            yield SUBJECT, Claim(name, PROPOSED, long_form)
    yield from _spelt_only(starts, present, paper)


def _spelt_only(
    starts: Mapping[str, Sequence[str]], present: Container[str], paper: Paper
) -> Iterator[tuple[int, Claim]]:
    """Names the paper never says, but spells: "Residual networks" for ResNet."""
    for pair in _opening_pairs(paper):
        for name in starts.get(_start(pair[0]), ()):
            if name not in present and is_spelt_by(name, pair, strictly=True):
                yield SPELT, Claim(name, PROPOSED, " ".join(pair))


def _start(word: str) -> str:
    return word[:LEAST_LETTERS].casefold()


def _opening_pairs(paper: Paper) -> Iterator[tuple[str, str]]:
    """The two words that begin each sentence, where the title has the first of them."""
    in_title = set(folded_words(paper.title))
    for sentence in sentences(paper.abstract):
        first, second, *_ = (*sentence.split(maxsplit=2), "", "")
        if first.isalpha() and second.isalpha() and set(folded_words(first)) & in_title:
            yield first, second


def _titles_by_word(papers: Iterable[Paper]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for paper in papers:
        title = paper.title.casefold()
        for word in set(title.split()):
            found.setdefault(word, []).append(title)
    return found


def _is_in_other_title(long_form: str, title: str, titles: Mapping[str, Sequence[str]]) -> bool:
    """Whether another title has a long form too; of its words the rarest tells where to look."""
    *words, last = long_form.split()
    rarest = min((titles.get(word, ()) for word in words or [last]), key=len)
    return sum(long_form in each for each in rarest) > (long_form in title)


def _only(
    key: str,
    evidence: Sequence[tuple[int, Paper, Claim]],
    titles: Mapping[str, Sequence[str]],
    usage: Usage,
) -> Owned | None:
    """The paper with the best evidence, when it is the only one and none is older."""
    best = max(level for level, _, _ in evidence)
    at_best = [(paper, claim) for level, paper, claim in evidence if level == best]
    if len(at_best) > 1:
        return None
    paper, claim = at_best[0]
    dates = [usage.dates.get(each, "")[:4] for each in usage.words[key].papers]
    if paper.date and any(date and date < paper.date[:4] for date in dates):
        return None
    long_form = claim.long_form.casefold()
    if long_form and _is_in_other_title(long_form, paper.title.casefold(), titles):
        return None
    return Owned(claim.name, key, paper, claim.strength, claim.long_form, frozenset({paper.id}))
