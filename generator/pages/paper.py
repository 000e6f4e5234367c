"""A page for every paper: title, abstract, links, tags, related papers, where it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import urls
from generator.markup import (
    render_code,
    render_front_matter,
    render_heading,
    render_link,
    render_text,
    render_title_link,
)
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.output import OutputFile
from generator.pages._listing import snippet
from generator.settings import Settings
from generator.sources import SourceFile

DESCRIPTION_LIMIT = 160  # what search engines show of a page's description
SHARED_TAGS = 3


def paper_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `papers/<id>.md` for every paper."""
    del settings, sources
    for paper in corpus:
        path = urls.paper_path(paper.id)
        yield OutputFile(path, render_paper(paper, corpus, path))


def render_paper(paper: Paper, corpus: Corpus, path: str) -> str:
    """The Markdown of one paper's page."""
    front = render_front_matter(
        {
            "title": paper.title,
            "description": snippet(paper.abstract, DESCRIPTION_LIMIT),
            "kind": "paper",
            "hide": ["navigation"],
        }
    )
    sections = (
        render_heading(paper.title),
        _byline(paper),
        _section("Abstract", render_text(paper.abstract)),
        _section("Links", _links(paper)),
        _section("Tags", _tags(paper, corpus, path)),
        _section("Related papers", _related(paper, corpus, path)),
        _section("Where it came from", _origins(paper)),
    )
    return front + "\n" + "\n\n".join(section for section in sections if section) + "\n"


def _section(heading: str, body: str) -> str:
    return f"## {heading}\n\n{body}" if body else ""


def _byline(paper: Paper) -> str:
    return render_text(" · ".join(part for part in (", ".join(paper.authors), paper.date) if part))


def _links(paper: Paper) -> str:
    identifiers = [
        f"- {scheme}: {render_link(paper.ids[scheme], _identifier_url(scheme, paper.ids[scheme]))}"
        for scheme in sorted(paper.ids)
    ]
    links = [f"- {link.kind.capitalize()}: {render_text(link.url)}" for link in paper.links]
    return "\n".join([*identifiers, *links])


def _identifier_url(scheme: str, value: str) -> str:
    return {"arxiv": "https://arxiv.org/abs/", "doi": "https://doi.org/"}.get(scheme, "") + value


def _tags(paper: Paper, corpus: Corpus, path: str) -> str:
    lines = []
    tags = corpus.tags_of(paper)
    for facet in corpus.taxonomy.facets:
        shown = [
            render_link(tag.label, urls.link(urls.tag_path(tag), path))
            for tag in tags
            if tag.facet == facet
        ]
        if shown:
            lines.append(f"- **{facet.capitalize()}** {', '.join(shown)}")
    return "\n".join(lines)


def _related(paper: Paper, corpus: Corpus, path: str) -> str:
    mine = {tag.id for tag in corpus.tags_of(paper)}
    lines = []
    for near in corpus.notes(paper).related:
        other = corpus[near.paper]
        shared = [tag for tag in corpus.tags_of(other) if tag.id in mine]
        rarest = sorted(shared, key=lambda tag: (len(corpus.papers_by_tag[tag.id]), tag.id))
        title = render_title_link(other.title, urls.link(urls.paper_path(other.id), path))
        reason = ", ".join(tag.label for tag in rarest[:SHARED_TAGS]) or "similar wording"
        lines.append(f"- {title}  \n    *{render_text(reason)}*")
    return "\n".join(lines)


def _origins(paper: Paper) -> str:
    return "\n".join(
        f"- {render_code(origin.path)}, line {origin.line}" for origin in paper.origins
    )
