"""`papershelf tags`: the tags with their counts, and what the taxonomy does not cover."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.model.corpus import Corpus
from generator.model.paper import TagKind
from generator.text.counts import plural
from generator.text.noun_phrases import noun_phrases
from generator.text.tokens import folded_words

SUGGESTIONS = 20
LEAST_PAPERS = 3  # that have a phrase before it is suggested
LONGEST = 4  # words of a suggestion
SHOWN_PAPERS = 20


def render_tags(corpus: Corpus) -> str:
    """Tags by facet with counts, unused tags, papers with none, and suggestions as YAML."""
    return "\n".join([*_used(corpus), *_unused(corpus), *_untagged(corpus), *_suggested(corpus)])


def _used(corpus: Corpus) -> Iterator[str]:
    used = corpus.papers_by_tag
    yield f"{plural(len(used), 'tag')} on {plural(len(corpus), 'paper')}"
    for facet in corpus.taxonomy.facets:
        tags = [corpus.taxonomy.tags[tag] for tag in used if tag.startswith(f"{facet}/")]
        for tag in sorted(tags, key=lambda tag: (-len(used[tag.id]), tag.label.casefold())):
            yield f"{len(used[tag.id]):6,}  {facet}: {tag.label}"


def _unused(corpus: Corpus) -> Iterator[str]:
    unused = [tag for tag in corpus.taxonomy.tags.values() if tag.id not in corpus.papers_by_tag]
    yield f"\n{plural(len(unused), 'unused tag')}"
    for facet in corpus.taxonomy.facets:
        labels = sorted((tag.label for tag in unused if tag.facet == facet), key=str.casefold)
        if labels:
            yield f"  {facet}: {', '.join(labels)}"


def _untagged(corpus: Corpus) -> Iterator[str]:
    papers = sorted(paper.id for paper in corpus if not corpus.notes(paper).tags)
    yield f"\n{plural(len(papers), 'paper')} without a tag"
    yield from (f"  {paper}: {corpus[paper].title}" for paper in papers[:SHOWN_PAPERS])
    if len(papers) > SHOWN_PAPERS:
        yield f"  … and {len(papers) - SHOWN_PAPERS:,} more"


def _suggested(corpus: Corpus) -> Iterator[str]:
    found = suggest_tags(corpus)
    if not found:
        yield "\nno frequent phrase is without a tag"
        return
    yield "\n# frequent phrases that no tag covers; paste what you want into your taxonomy file"
    yield "facets:\n  topic:"
    for phrase, count in found:
        label = _quoted(phrase[:1].upper() + phrase[1:])
        yield f"    {label}:  # {plural(count, 'paper')}\n      aliases: [{_quoted(phrase)}]"


def _quoted(text: str) -> str:
    """A text as YAML reads it back; JSON strings are YAML."""
    return json.dumps(text, ensure_ascii=False)


def suggest_tags(corpus: Corpus) -> list[tuple[str, int]]:
    """Phrases that at least LEAST_PAPERS papers have and no tag holds, most frequent first."""
    papers: Counter[tuple[str, ...]] = Counter()
    spellings: dict[tuple[str, ...], Counter[str]] = {}
    for paper in corpus:
        seen = set()
        for phrase in noun_phrases(f"{paper.title}. {paper.abstract}"):
            if 1 < len(phrase.words) <= LONGEST and phrase.is_whole:
                seen.add(phrase.words)
                spellings.setdefault(phrase.words, Counter())[phrase.text.casefold()] += 1
        papers.update(seen)
    covered = _covered(corpus)
    kept: list[tuple[str, int]] = []
    for words, count in sorted(papers.items(), key=lambda item: (-item[1], item[0])):
        if count < LEAST_PAPERS or len(kept) == SUGGESTIONS:
            break
        if not _holds(words, covered):
            usual = spellings[words]
            kept.append((min(usual, key=lambda text: (-usual[text], text)), count))
    return kept


def _covered(corpus: Corpus) -> set[tuple[str, ...]]:
    """The folded phrases of all tags but those mined from this very shelf."""
    mined = {
        match.tag for paper in corpus for match in corpus.notes(paper).tags
        if match.kind is TagKind.MINED
    }  # fmt: skip
    return {
        tuple(folded_words(phrase))
        for tag in corpus.taxonomy.tags.values()
        if tag.id not in mined
        for phrase in (tag.label, *tag.aliases)
    }


def _holds(words: Sequence[str], covered: set[tuple[str, ...]]) -> bool:
    """Whether a tag's phrase is the phrase or a part of it."""
    return any(
        tuple(words[start:end]) in covered
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    )
