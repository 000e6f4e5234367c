"""Works that a paper cites, that cite it and that a source calls similar; those here are links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator import urls
from generator.markup import render_folded, render_title_link
from generator.model.corpus import Corpus
from generator.model.ids import NAMES
from generator.model.paper import Paper
from generator.pages._listing import plural
from generator.pages._stated import render_identifier

SHOWN = 20  # papers of this shelf; more are folded


def render_cites(paper: Paper, corpus: Corpus, path: str) -> str:
    """The papers here that it cites, then the others by their identifiers, folded."""
    return _works(paper.cites, paper, corpus, path)


def render_similar(paper: Paper, corpus: Corpus, path: str) -> str:
    """The papers that a source calls similar."""
    return _works(paper.similar, paper, corpus, path)


def render_cited_by(paper: Paper, corpus: Corpus, path: str) -> str:
    """The papers here that state that they cite it."""
    return _papers([corpus[other] for other in corpus.cited_by.get(paper.id, ())], path)


def _works(identifiers: Sequence[str], paper: Paper, corpus: Corpus, path: str) -> str:
    here: dict[str, Paper] = {}
    elsewhere: dict[str, None] = {}
    for identifier in identifiers:
        found = corpus.find_paper(identifier)
        if found is None:
            elsewhere[identifier] = None
        elif found.id != paper.id:
            here[found.id] = found
    parts = [_papers(here.values(), path)]
    if elsewhere:
        noun = "other work, not on this shelf" if len(elsewhere) == 1 else ""
        told = noun or "other works, not on this shelf"
        shown = ", ".join(_identified(each) for each in elsewhere)
        parts.append(render_folded(f"{len(elsewhere):,} {told}", shown))
    return "\n\n".join(part for part in parts if part)


def _identified(identifier: str) -> str:
    scheme, _, value = identifier.partition(":")
    return f"{NAMES.get(scheme, scheme)} {render_identifier(scheme, value)}"


def _papers(papers: Iterable[Paper], path: str) -> str:
    lines = [
        f"- {render_title_link(paper.title, urls.link(urls.paper_path(paper.id), path))}"
        for paper in papers
    ]
    if len(lines) <= SHOWN:
        return "\n".join(lines)
    folded = render_folded(plural(len(lines) - SHOWN, "more paper"), "\n".join(lines[SHOWN:]))
    return "\n".join(lines[:SHOWN]) + f"\n\n{folded}"
