"""The rules of names in a shelf's taxonomy file -> warnings of those that match nothing.

Such a rule is most often a slip of the pen or a leftover, and silence would hide it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.corpus import Corpus
from generator.problems import Problem, did_you_mean, quote
from generator.text.name_tokens import name_key


def idle_names(corpus: Corpus) -> list[Problem]:
    """Warnings for rules of names that match nothing, once all enrichers ran."""
    origins = corpus.taxonomy.names.origins
    return [
        Problem(origins[place], "taxonomy-unmatched", message, severity="warning")
        for place, message in _idle(corpus)
        if place in origins
    ]


def _idle(corpus: Corpus) -> Iterator[tuple[tuple[str, str], str]]:
    """The rule and its words with what is to say of it."""
    rules = corpus.taxonomy.names
    methods = {name_key(name) for name in corpus.methods}
    ids = {paper.id for paper in corpus}
    for name in rules.stop:
        if not _occurs(name, corpus):
            yield ("stop", name), f"no paper has the name {quote(name)}"
    for name, phrases in rules.aliases.items():
        if name_key(name) not in methods:
            hint = did_you_mean(name, corpus.methods)
            message = f"no paper introduces or mentions {quote(name)}, so it can have no aliases"
            yield ("aliases", name), message + hint
            continue
        for phrase in phrases:
            if not _occurs(phrase, corpus):
                yield ("aliases", phrase), f"no paper has the words {quote(phrase)}"
    for name, paper in rules.papers.items():
        if paper not in ids:
            hint = did_you_mean(paper, sorted(ids))
            message = f"no paper has the id {quote(paper)}, which is to introduce {quote(name)}"
            yield ("papers", name), message + hint


def _occurs(words: str, corpus: Corpus) -> bool:
    """Whether a title or an abstract has the words, in any case and number, hyphens or not."""
    spelt = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", words)))
    pattern = re.compile(rf"(?<!\w){spelt}(?:e?s)?(?!\w)", re.IGNORECASE)
    return any(pattern.search(paper.title) or pattern.search(paper.abstract) for paper in corpus)
