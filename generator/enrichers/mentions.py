"""Titles and abstracts -> the names papers introduce, and who mentions them in which sentence.

A name is claimed by "NAME: …", "we propose NAME", "long form (NAME)" (see `_claims`), settled on
one paper (`_settle`), looked up in all other texts in one pass (`_name_index`), and passed over
where the text means something else by it. Judged on labelled pairs; see tests/enrichers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.enrichers._claims import TITLE_AND_TEXT, claims, is_titled
from generator.enrichers._mention_reasons import with_mention_reasons
from generator.enrichers._name_index import Hit, NameIndex, NameIndexBuilder, find_names, folded
from generator.enrichers._name_subjects import spoken_for
from generator.enrichers._settle import Owned, means_same, settle
from generator.enrichers._usage import Usage, names_without_paper, survey
from generator.model.corpus import Corpus
from generator.model.method import Method, NameRules
from generator.model.paper import Mention, Paper
from generator.model.taxonomy import Taxonomy
from generator.settings import Settings
from generator.text.name_slugs import name_slug
from generator.text.name_tokens import is_name_shaped, name_key
from generator.text.sentences import sentences

SHAPED_SHARE = 0.3  # of the papers; a name in more of them has become a word
WORDS_SHARE = 0.02  # the same for names in ordinary words, and never under:
WORDS_LEAST = 5
LONG_FORM_WORDS = 3  # at least, to be looked for without its short name
SURE_LENGTH = 3  # letters; shorter, or as short without a title's word, a name needs its long form
MADE_FACETS = {"phrase", "keyword"}  # tags made from this shelf, which may well be names
# "MAE of 0.3", "RMSE and MAE": the error, not the autoencoder.
_IS_MEASURE = re.compile(r"\s*(?:of|:|=|is|<|>|≤|~|≈)\s*\$?[\d<>~]|\s*\(\s*\d|,? (?:and )?R?MSE\b")
_AFTER_MEASURE = re.compile(r"\b(?:R?MSE|MAPE|SMAPE|R\^2)\b[^.]{0,12}$")
NEAR = 60  # characters before a name, in which what it is a measure of stands
LONGEST_NAME = 200  # characters of a name that may hold another
YEARS_EARLY = 1  # a paper that much older than the name cannot mean it


@dataclass(frozen=True, slots=True)
class _Names:
    """Everything the look-up needs to judge a hit."""

    owned: Mapping[str, Owned]
    unowned: Mapping[str, str]
    index: NameIndex
    usage: Usage
    ambiguous: frozenset[str]


def add_mentions(corpus: Corpus, settings: Settings) -> Corpus:
    """Annotate what papers introduce, mention and are mentioned by, and collect the methods."""
    del settings
    names = _names(corpus)
    found = {paper.id: tuple(_hits(paper, names)) for paper in corpus}
    found = _without_frequent(found, names, len(corpus))
    mentions = {paper.id: _mentions(paper, found[paper.id], names) for paper in corpus}
    introduced: dict[str, list[str]] = {}
    for each in names.owned.values():
        introduced.setdefault(each.paper.id, []).append(each.name)
    mentioned_by: dict[str, dict[str, None]] = {}
    for paper in corpus:
        for mention in mentions[paper.id]:
            mentioned_by.setdefault(mention.paper, {})[paper.id] = None
    annotated = corpus.annotate(
        lambda paper, notes: replace(
            notes,
            introduces=tuple(introduced.get(paper.id, ())),
            mentions=mentions[paper.id],
            mentioned_by=tuple(mentioned_by.get(paper.id, ())),
        )
    )
    return replace(with_mention_reasons(annotated), methods=_methods(names, mentions))


def _names(corpus: Corpus) -> _Names:
    rules = corpus.taxonomy.names
    usage = survey(corpus)
    stop = {name_key(name) for name in rules.stop}
    concepts = {name_key(name) for name in _phrases_of(corpus.taxonomy)}
    claimed = [
        (paper, claim) for paper in corpus for claim in claims(paper)
        if name_key(claim.name) not in stop
        and (name_key(claim.name) not in concepts or is_titled(claim.name, paper))
    ]  # fmt: skip
    stop |= concepts
    owned = settle(claimed, usage.uses())
    curated = _curated(corpus, rules, usage)
    owned |= spoken_for(tuple(corpus), usage, owned | curated, stop)
    owned |= curated
    unowned = names_without_paper(usage, owned, stop)
    ambiguous = frozenset(
        key
        for key, each in owned.items()
        if key not in curated and _is_ambiguous(each, usage.long_forms.get(key, {}))
    )
    return _Names(owned, unowned, _index(owned, unowned, rules, usage), usage, ambiguous)


def _phrases_of(taxonomy: Taxonomy) -> Iterator[str]:
    """Concepts of the field, which no one paper introduces: "anomaly detection"."""
    for tag in taxonomy.tags.values():
        if tag.facet in MADE_FACETS:
            continue
        for phrase in (tag.label, *tag.aliases):
            if " " in phrase or "-" in phrase:
                yield phrase


def _curated(corpus: Corpus, rules: NameRules, usage: Usage) -> dict[str, Owned]:
    """Names whose paper the shelf's own file states, with the long form its text or others give."""
    by_id = {paper.id: paper for paper in corpus}
    found = {}
    for name, paper in sorted(rules.papers.items()):
        if paper in by_id:
            key = name_key(name)
            own = usage.long_forms.get(key, {}).get(paper, "")
            long_form = own or _usual_long_form(key, usage)
            found[key] = Owned(
                name, key, by_id[paper], TITLE_AND_TEXT, long_form, frozenset({paper})
            )
    return found


def _index(
    owned: Mapping[str, Owned], unowned: Mapping[str, str], rules: NameRules, usage: Usage
) -> NameIndex:
    builder = NameIndexBuilder()
    for key, each in owned.items():
        builder.add_name(each.name, key)
        if _is_descriptive(each.name):
            builder.add_phrase(each.name, key)
        stated = usage.long_forms.get(key, {}).get(each.paper.id, "")
        if len(folded(stated)) >= LONG_FORM_WORDS:
            builder.add_phrase(stated, key)
    for key, name in unowned.items():
        builder.add_name(name, key)
    for name, aliases in sorted(rules.aliases.items()):
        if name_key(name) in owned or name_key(name) in unowned:
            for alias in aliases:
                builder.add_phrase(alias, name_key(name))
    return builder.build()


def _is_descriptive(name: str) -> bool:
    """Whether a name is words such as "k-Sparse Autoencoders", used in any case and number."""
    return len(folded(name)) > 1 and not any(is_name_shaped(word) for word in name.split())


def _hits(paper: Paper, names: _Names) -> Iterator[tuple[Hit, bool]]:
    """Yield the first good hit of each name with whether it stands in the title."""
    seen: set[str] = set()
    hits = [(hit, False) for hit in find_names(paper.abstract, names.index)]
    hits += [(hit, True) for hit in find_names(paper.title, names.index, is_title=True)]
    whole = {
        where: [hit for hit, at in hits if at is where and hit.is_whole] for where in (False, True)
    }
    for hit, is_title in hits:
        if hit.key not in seen and _is_meant(hit, is_title, paper, names, whole[is_title]):
            seen.add(hit.key)
            yield hit, is_title


def _is_meant(hit: Hit, is_title: bool, paper: Paper, names: _Names, whole: Sequence[Hit]) -> bool:
    text = paper.title if is_title else paper.abstract
    if _IS_MEASURE.match(text, hit.end) or _AFTER_MEASURE.search(
        text, max(0, hit.start - NEAR), hit.start
    ):
        return False
    owner = names.owned.get(hit.key)
    if owner is None:
        return hit.key in names.unowned and (hit.is_whole or not any(_around(hit, whole)))
    if paper.id in owner.claimants or _is_too_early(paper, owner.paper):
        return False
    if not hit.is_whole and _belongs_to_other(hit, paper, names, whole):
        return False
    theirs = names.usage.long_forms.get(hit.key, {})
    if paper.id in theirs:
        return means_same(theirs[paper.id], owner.long_form, owner.paper)
    if _is_descriptive(text[hit.start : hit.end]):
        return True
    return hit.key not in names.ambiguous


def _is_ambiguous(owner: Owned, theirs: Mapping[str, str]) -> bool:
    """Whether a bare name may be another's: too short, or spelt out otherwise by as many."""
    letters = sum(char.isalnum() for char in owner.name)
    if letters < SURE_LENGTH or (letters == SURE_LENGTH and owner.strength < TITLE_AND_TEXT):
        return True
    others = sum(
        not means_same(long_form, owner.long_form, owner.paper)
        for paper, long_form in theirs.items()
        if paper != owner.paper.id
    )
    same = len(theirs) - others
    return others > 0 and (others >= same or letters == SURE_LENGTH)


def _belongs_to_other(hit: Hit, paper: Paper, names: _Names, whole: Sequence[Hit]) -> bool:
    """Whether a compound is a name of its own: "X-CLIP" is no mention of CLIP.

    In the paper that introduces the compound it is: that says what its own name builds on.
    """
    return any(
        each.key not in names.owned or paper.id not in names.owned[each.key].claimants
        for each in _around(hit, whole)
    )


def _around(hit: Hit, whole: Sequence[Hit]) -> Iterator[Hit]:
    """Those of some hits, in order of their start, that hold another."""
    at = bisect_right(whole, hit.start, key=lambda each: each.start)
    while at and (each := whole[at - 1]).start > hit.start - LONGEST_NAME:
        if hit.end <= each.end:
            yield each
        at -= 1


def _is_too_early(paper: Paper, owner: Paper) -> bool:
    years = paper.date[:4], owner.date[:4]
    return all(year.isdigit() for year in years) and int(years[0]) < int(years[1]) - YEARS_EARLY


def _without_frequent(
    found: Mapping[str, tuple[tuple[Hit, bool], ...]], names: _Names, papers: int
) -> dict[str, tuple[tuple[Hit, bool], ...]]:
    """Drop names that so many papers have that they are words, not names."""
    counts: dict[str, int] = {}
    for hits in found.values():
        for hit, _ in hits:
            counts[hit.key] = counts.get(hit.key, 0) + 1
    words_limit = max(WORDS_LEAST, int(WORDS_SHARE * papers))
    shaped_limit = max(50, int(SHAPED_SHARE * papers))

    def is_frequent(key: str) -> bool:
        is_shaped = key in names.index.shaped
        return counts[key] > (shaped_limit if is_shaped else words_limit)

    dropped = {key for key in counts if is_frequent(key)}
    return {
        paper: tuple((hit, is_title) for hit, is_title in hits if hit.key not in dropped)
        for paper, hits in found.items()
    }


def _mentions(paper: Paper, hits: Iterable[tuple[Hit, bool]], names: _Names) -> tuple[Mention, ...]:
    spans = _sentence_spans(paper.abstract) if hits else []
    found = []
    for hit, is_title in hits:
        owner = names.owned.get(hit.key)
        name = owner.name if owner else names.unowned[hit.key]
        to = owner.paper.id if owner else ""
        if is_title:
            found.append(Mention(name, to, paper.title))
        else:
            at = bisect_right(spans, hit.start, key=lambda span: span[0]) - 1
            sentence = spans[at][2] if at >= 0 and hit.start < spans[at][1] else ""
            found.append(Mention(name, to, sentence, hit.start, hit.end))
    return tuple(found)


def _sentence_spans(text: str) -> list[tuple[int, int, str]]:
    spans, start = [], 0
    for sentence in sentences(text):
        start = text.index(sentence, start)
        spans.append((start, start + len(sentence), sentence))
        start += len(sentence)
    return spans


def _methods(names: _Names, mentions: Mapping[str, tuple[Mention, ...]]) -> dict[str, Method]:
    mentioned = {mention.name for each in mentions.values() for mention in each}
    methods = [
        Method(
            each.name, name_slug(key), each.paper.id, each.long_form,
            _variants(key, each.name, names.usage),
        )
        for key, each in names.owned.items()
    ]  # fmt: skip
    for key, name in names.unowned.items():
        if name in mentioned:
            long_form = _usual_long_form(key, names.usage)
            variants = _variants(key, name, names.usage)
            methods.append(Method(name, name_slug(key), "", long_form, variants))
    ordered = sorted(methods, key=lambda method: (method.name.casefold(), method.name))
    return {method.name: method for method in ordered}


def _variants(key: str, name: str, usage: Usage) -> tuple[str, ...]:
    """Other spellings of a name that were met, most frequent first."""
    use = usage.words.get(key)
    spellings = use.spellings if use else {}
    others = (each for each in spellings if each != name)
    return tuple(sorted(others, key=lambda each: (-spellings[each], each))[:3])


def _usual_long_form(key: str, usage: Usage) -> str:
    counts = Counter(usage.long_forms.get(key, {}).values())
    return min(counts, key=lambda form: (-counts[form], form)) if counts else ""
