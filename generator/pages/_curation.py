"""What a paper's page shows as the curator's word, apart from what was stated or computed."""

from __future__ import annotations

from collections.abc import Iterator

from generator import urls
from generator.markup import render_link, render_text, render_title_link
from generator.model.corpus import Corpus
from generator.model.curation import Curation
from generator.model.paper import Paper


def render_curation(paper: Paper, corpus: Corpus, path: str) -> str:
    """The corrections by hand that had an effect, a line each; empty when there are none."""
    said = corpus.notes(paper).curation
    return "\n".join(_lines(said, corpus, path)) if said else ""


_NAMES = {"ids": "identifiers", "citation_key": "citation key", "dates": "other dates",
          "cites": "cited works", "similar": "similar works", "facts": "further facts",
          "issn": "ISSN", "isbn": "ISBN"}  # fmt: skip
_SILENT = {"has_more_authors", "abstract_kind"}  # they come with another


def _lines(said: Curation, corpus: Corpus, path: str) -> Iterator[str]:
    tags = corpus.taxonomy.tags
    if said.stated:
        shown = ", ".join(_NAMES.get(key, key) for key in said.stated if key not in _SILENT)
        yield f"- Stated here, in place of the sources: {shown}"
    if said.confirmed:
        shown = ", ".join(_NAMES.get(key, key) for key in said.confirmed)
        yield f"- Confirmed as it stands: {shown}"
    if said.summary:
        yield "- The summary"
    elif said.remove_summary:
        yield "- The summary removed"
    if said.add_tags:
        links = (_tag_link(tag, corpus, path) for tag in said.add_tags)
        yield f"- Tags added: {', '.join(links)}"
    if said.remove_tags:
        labels = ", ".join(tags[tag].label for tag in said.remove_tags)
        yield f"- Tags removed: {render_text(labels, links=False)}"
    for link in said.add_links:
        yield f"- {link.kind.capitalize()}: {render_text(link.url)}"
    if said.remove_links:
        yield f"- Links removed: {', '.join(map(render_text, said.remove_links))}"
    for name, others in (("added", said.add_related), ("removed", said.remove_related)):
        if others:
            shown = "; ".join(_paper_link(other, corpus, path) for other in others)
            yield f"- Related papers {name}: {shown}"
    for name, mentions in (("added", said.add_mentions), ("removed", said.remove_mentions)):
        if mentions:
            yield f"- Mentions {name}: {render_text(', '.join(mentions), links=False)}"


def _tag_link(tag_id: str, corpus: Corpus, path: str) -> str:
    tag = corpus.taxonomy.tags[tag_id]
    return render_link(tag.label, urls.link(urls.tag_path(tag), path))


def _paper_link(paper_id: str, corpus: Corpus, path: str) -> str:
    other = corpus[paper_id]
    return render_title_link(other.title, urls.link(urls.paper_path(other.id), path))
