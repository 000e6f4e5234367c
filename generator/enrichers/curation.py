"""The curator's corrections -> annotations. They come last, so that no re-run loses them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.model.corpus import Corpus
from generator.model.curation import Curation
from generator.model.method import Method
from generator.model.paper import (
    Annotations,
    Evidence,
    Mention,
    Paper,
    Related,
    TagKind,
    TagMatch,
)
from generator.model.record import Link, Origin
from generator.model.work import Summary
from generator.problems import Problem, did_you_mean, quote
from generator.settings import Settings
from generator.text.name_tokens import name_key

CURATOR = "curator"
CURATORS_REASON = "the curator says so"


_IDLE = {  # what is said of an item that changed nothing, by its key
    "remove_tags": "no tag {} to remove",
    "add_links": "the link {} is there already",
    "remove_links": "no link {} to remove",
    "add_related": "{} is the paper itself",
    "remove_related": "no related paper {} to remove",
    "add_mentions": "a mention of {} is there already, or it is the paper's own",
    "remove_mentions": "no mention of {} to remove",
}


def curate(corpus: Corpus, settings: Settings) -> Corpus:
    """Add and remove what the curator says; `curation` of the notes is what had an effect."""
    del settings
    if not corpus.curations:
        return corpus
    done = {
        paper: _effective(corpus[paper], said, corpus) for paper, said in _both_ways(corpus).items()
    }
    papers = tuple(_with_links(paper, done.get(paper.id)) for paper in corpus)
    curated = replace(corpus, papers=papers).annotate(
        lambda paper, notes: _curated(paper, notes, done.get(paper.id), corpus)
    )
    return _with_backlinks(curated)


def _both_ways(corpus: Corpus) -> Mapping[str, Curation]:
    """The corrections, with those of related papers at the other paper too."""
    found = dict(corpus.curations)
    for paper, said in corpus.curations.items():
        for other in said.add_related:
            entry = found.get(other, Curation(said.origin))
            found[other] = replace(entry, add_related=_with(entry.add_related, paper))
        for other in said.remove_related:
            entry = found.get(other, Curation(said.origin))
            found[other] = replace(entry, remove_related=_with(entry.remove_related, paper))
    return found


def _with(items: tuple[str, ...], item: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*items, item)))


def _effective(paper: Paper, said: Curation, corpus: Corpus) -> Curation:
    """What of the corrections changes something."""
    notes = corpus.notes(paper)
    tags = {match.tag for match in notes.tags}
    links = {link.url for link in paper.links}
    related = {near.paper for near in notes.related}
    related |= {
        other for other in said.remove_related
        if any(near.paper == paper.id for near in corpus.notes(corpus[other]).related)
    }  # fmt: skip
    return replace(
        said,
        remove_tags=_present(said.remove_tags, tags),
        add_links=tuple(link for link in said.add_links if link.url not in links),
        remove_links=_present(said.remove_links, links),
        add_related=tuple(other for other in said.add_related if other != paper.id),
        remove_related=_present(said.remove_related, related),
        remove_summary=said.remove_summary and notes.summary is not None,
        **_mentions(paper, said, corpus),
    )


def _mentions(paper: Paper, said: Curation, corpus: Corpus) -> dict[str, Any]:
    there = {name_key(mention.name) for mention in corpus.notes(paper).mentions}
    removed = tuple(name for name in said.remove_mentions if name_key(name) in there)
    there -= {name_key(name) for name in removed}
    methods = _methods_by_key(corpus)
    added = []
    for name in said.add_mentions:
        method = methods.get(name_key(name))
        if method and method.paper != paper.id and name_key(name) not in there:
            added.append(name)
            there.add(name_key(name))
    return {"add_mentions": tuple(added), "remove_mentions": removed}


def _methods_by_key(corpus: Corpus) -> Mapping[str, Method]:
    return {name_key(name): method for name, method in corpus.methods.items()}


def _present(items: tuple[str, ...], there: Container[str]) -> tuple[str, ...]:
    return tuple(item for item in items if item in there)


def _curated(
    paper: Paper, notes: Annotations, done: Curation | None, corpus: Corpus
) -> Annotations:
    if not done:
        return notes
    had_effect = replace(done, lines={}) != Curation(done.origin)
    notes = replace(notes, curation=done if had_effect else None, summary=_summary(notes, done))
    notes = _with_related(_with_tags(notes, done, corpus), done)
    return _with_mentions(paper, notes, done, corpus)


def _summary(notes: Annotations, done: Curation) -> Summary | None:
    if done.summary:
        return Summary(done.summary, CURATOR)
    return None if done.remove_summary else notes.summary


def _with_tags(notes: Annotations, done: Curation, corpus: Corpus) -> Annotations:
    given = {match.tag: match for match in notes.tags if match.tag not in done.remove_tags}
    for tag in done.add_tags:
        label = corpus.taxonomy.tags[tag].label
        given[tag] = TagMatch(tag, (Evidence(CURATOR, label),), TagKind.CURATOR)
        for parent in corpus.taxonomy.ancestors(tag):
            implied = TagMatch(parent.id, (Evidence("child", label),), TagKind.PARENT)
            given.setdefault(parent.id, implied)
    return replace(notes, tags=tuple(given[tag] for tag in sorted(given, key=corpus.taxonomy.rank)))


def _with_links(paper: Paper, done: Curation | None) -> Paper:
    if not done or not (done.add_links or done.remove_links):
        return paper
    kept = (link for link in paper.links if link.url not in done.remove_links)
    return replace(paper, links=(*kept, *done.add_links))


def _with_related(notes: Annotations, done: Curation) -> Annotations:
    added = [Related(other, 1.0, (CURATORS_REASON,)) for other in done.add_related]
    gone = {*done.add_related, *done.remove_related}
    return replace(
        notes, related=(*added, *(near for near in notes.related if near.paper not in gone))
    )


def _with_mentions(paper: Paper, notes: Annotations, done: Curation, corpus: Corpus) -> Annotations:
    removed = {name_key(name) for name in done.remove_mentions}
    kept = [mention for mention in notes.mentions if name_key(mention.name) not in removed]
    methods = _methods_by_key(corpus) if done.add_mentions else {}
    for name in done.add_mentions:
        method = methods[name_key(name)]
        start = paper.abstract.find(name)
        end = start + len(name) if start >= 0 else -1
        kept.append(Mention(method.name, method.paper, "", start, end, CURATOR))
    return replace(notes, mentions=tuple(kept))


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
            Origin(said.origin.path, said.lines.get(item, said.origin.line)),
            "override-unmatched", f"{quote(paper)}: {_why_idle(*item, corpus)}", severity="warning",
        )
        for paper, said in corpus.curations.items()
        for item in _idle(said, corpus.notes(corpus[paper]).curation or Curation(said.origin))
    ]  # fmt: skip


def _idle(said: Curation, done: Curation) -> Iterator[tuple[str, str]]:
    """The key and the text of every item that was said and not done."""
    if said.remove_summary and not done.remove_summary:
        yield "remove_summary", ""
    for key in _IDLE:
        kept = getattr(done, key)
        for each in getattr(said, key):
            if each not in kept:
                yield key, each.url if isinstance(each, Link) else each


def _why_idle(key: str, item: str, corpus: Corpus) -> str:
    if key == "remove_summary":
        return "no summary to remove"
    if key == "add_mentions" and name_key(item) not in _methods_by_key(corpus):
        return f"no method is called {quote(item)}{did_you_mean(item, corpus.methods)}"
    return _IDLE[key].format(quote(item))
