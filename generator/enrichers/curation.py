"""The curator's corrections -> annotations. They come last, so that no re-run loses them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.model.corpus import Corpus
from generator.model.curation import Curation
from generator.model.paper import (
    Annotations,
    Evidence,
    Mention,
    Paper,
    Related,
    Summary,
    TagKind,
    TagMatch,
)
from generator.problems import Problem, did_you_mean, quote
from generator.settings import Settings
from generator.text.name_tokens import name_key

CURATOR = "curator"
CURATORS_REASON = "the curator says so"


def _with_tags(notes: Annotations, said: Curation, corpus: Corpus) -> Annotations:
    idle = _missing("tag", said.remove_tags, (match.tag for match in notes.tags))
    given = {match.tag: match for match in notes.tags if match.tag not in said.remove_tags}
    for tag in said.add_tags:
        label = corpus.taxonomy.tags[tag].label
        given[tag] = TagMatch(tag, (Evidence(CURATOR, label),), TagKind.CURATOR)
        for parent in corpus.taxonomy.ancestors(tag):
            implied = TagMatch(parent.id, (Evidence("child", label),), TagKind.PARENT)
            given.setdefault(parent.id, implied)
    return replace(
        notes,
        tags=tuple(given[tag] for tag in sorted(given, key=corpus.taxonomy.rank)),
        idle=(*notes.idle, *idle),
    )


def curate(corpus: Corpus, settings: Settings) -> Corpus:
    """Add and remove the tags, links, related papers and mentions the curator says."""
    del settings
    if not corpus.curations:
        return corpus
    papers = tuple(_with_links(paper, corpus.curations.get(paper.id)) for paper in corpus)
    curated = replace(corpus, papers=papers).annotate(
        lambda paper, notes: _curated(paper, notes, corpus.curations.get(paper.id), corpus)
    )
    return _with_backlinks(curated)


def _curated(
    paper: Paper, notes: Annotations, said: Curation | None, corpus: Corpus
) -> Annotations:
    if not said:
        return notes
    summary = Summary(said.summary, CURATOR) if said.summary else notes.summary
    notes = _with_tags(replace(notes, curation=said, summary=summary), said, corpus)
    return _with_mentions(paper, _with_related(paper, notes, said), said, corpus)


def _with_links(paper: Paper, said: Curation | None) -> Paper:
    if not said or not said.add_links:
        return paper
    known = {link.url for link in paper.links}
    return replace(
        paper, links=(*paper.links, *(link for link in said.add_links if link.url not in known))
    )


def _with_related(paper: Paper, notes: Annotations, said: Curation) -> Annotations:
    kept = [near for near in notes.related if near.paper not in said.remove_related]
    others = (other for other in said.add_related if other != paper.id)
    added = [Related(other, 1.0, (CURATORS_REASON,)) for other in others]
    new = {near.paper for near in added}
    related = (*added, *(near for near in kept if near.paper not in new))
    idle = _missing("related paper", said.remove_related, (near.paper for near in notes.related))
    return replace(notes, related=related, idle=(*notes.idle, *idle))


def _with_mentions(paper: Paper, notes: Annotations, said: Curation, corpus: Corpus) -> Annotations:
    removed = [name_key(name) for name in said.remove_mentions]
    idle = _missing("mention of", removed, (name_key(each.name) for each in notes.mentions))
    kept = [mention for mention in notes.mentions if name_key(mention.name) not in removed]
    known = {name_key(mention.name) for mention in kept}
    by_key = {name_key(name): method for name, method in corpus.methods.items()}
    for name in said.add_mentions:
        method = by_key.get(name_key(name))
        if not method:
            idle += (f"no method is called {quote(name)}{did_you_mean(name, corpus.methods)}",)
        elif name_key(name) not in known and method.paper != paper.id:
            start = paper.abstract.find(name)
            end = start + len(name) if start >= 0 else -1
            kept.append(Mention(method.name, method.paper, "", start, end, CURATOR))
    return replace(notes, mentions=tuple(kept), idle=(*notes.idle, *idle))


def _with_backlinks(corpus: Corpus) -> Corpus:
    by: dict[str, dict[str, None]] = {}
    for paper in corpus:
        for mention in corpus.notes(paper).mentions:
            by.setdefault(mention.paper, {})[paper.id] = None
    return corpus.annotate(
        lambda paper, notes: replace(notes, mentioned_by=tuple(by.get(paper.id, ())))
    )


def idle_curations(corpus: Corpus) -> list[Problem]:
    """Warnings for corrections that changed nothing, after all enrichers ran."""
    return [
        Problem(
            corpus.curations[paper.id].origin, "override-unmatched",
            f"{quote(paper.id)}: {message}", severity="warning",
        )
        for paper in corpus
        for message in corpus.notes(paper).idle
    ]  # fmt: skip


def _missing(what: str, removed: Iterable[str], present: Iterable[str]) -> tuple[str, ...]:
    there = set(present)
    return tuple(f"no {what} {quote(each)} to remove" for each in removed if each not in there)
