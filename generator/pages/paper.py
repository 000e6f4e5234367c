"""A page for every paper: title, abstract, links, tags, related papers, where it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import urls
from generator.markup import (
    render_folded,
    render_front_matter,
    render_heading,
    render_link,
    render_text,
    render_title_link,
)
from generator.model.corpus import Corpus
from generator.model.paper import Paper, TagKind, TagMatch
from generator.output import OutputFile
from generator.pages._byline import render_byline, render_published
from generator.pages._citations import render_cited_by, render_cites, render_similar
from generator.pages._curation import render_curation
from generator.pages._listing import gist, plural, snippet
from generator.pages._mentions import render_abstract, render_introduced, render_mentioned_by
from generator.pages._stated import render_links, render_stated, render_summaries
from generator.pages._versions import render_origins, render_versions
from generator.settings import Settings
from generator.sources.source_file import SourceFile

FACETS = {"phrase": "recurring here", "keyword": "stated"}  # how facets that are ours are named
DESCRIPTION_LIMIT = 160  # what search engines show of a page's description
SUMMARY_SOURCES = {
    "lifted": "One sentence of the abstract, chosen by its wording",
    "stated": "A summary that a source states",
    "curator": "A summary by the curator of this shelf",
}


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
            "description": snippet(gist(paper, corpus), DESCRIPTION_LIMIT),
            "kind": "paper",
            "hide": ["navigation"],
        }
    )
    sections = (
        render_heading(paper.title),
        render_byline(paper, corpus, path),
        render_published(paper, corpus, path),
        _lead(paper, corpus),
        _section(_abstract_heading(paper), render_abstract(paper, corpus, path)),
        _section("Summaries stated", render_summaries(paper)),
        _section("Links", render_links(paper)),
        _section("Tags", _tags(paper, corpus, path)),
        _section("Topic", _topic(paper, corpus, path)),
        _section("Keyphrases", _keyphrases(paper, corpus, path)),
        _section("Introduces", render_introduced(paper, corpus, path)),
        _section("Mentioned by", render_mentioned_by(paper, corpus, path)),
        _section("Related papers", _related(paper, corpus, path)),
        _section("Similar, as a source says", render_similar(paper, corpus, path)),
        _section("Cites", render_cites(paper, corpus, path)),
        _section("Cited by", render_cited_by(paper, corpus, path)),
        _section("What sources state", render_stated(paper)),
        _section("Versions", render_versions(paper)),
        _section("Curator's word", render_curation(paper, corpus, path)),
        _section("Where it came from", render_origins(paper)),
    )
    return front + "\n" + "\n\n".join(section for section in sections if section) + "\n"


def _section(heading: str, body: str) -> str:
    return f"## {heading}\n\n{body}" if body else ""


def _abstract_heading(paper: Paper) -> str:
    """The heading of the abstract, or of a text that may be one."""
    return "Abstract or summary { #abstract }" if paper.abstract_kind else "Abstract"


def _lead(paper: Paper, corpus: Corpus) -> str:
    """The summary as a quotation, with a word on where it is from; none for a short abstract."""
    summary = corpus.notes(paper).summary
    if not summary or summary.text == paper.abstract:
        return ""
    source = SUMMARY_SOURCES.get(summary.kind, summary.kind)
    return f"> {render_text(summary.text)}  \n> *{render_text(source)}*"


def _keyphrases(paper: Paper, corpus: Corpus, path: str) -> str:
    """The keyphrases, each a link to a search for it; several words are searched as one."""
    links = [
        render_link(phrase, urls.search_link(f'"{phrase}"' if " " in phrase else phrase, path))
        for phrase in corpus.notes(paper).keyphrases
    ]
    return " · ".join(links)


def _tags(paper: Paper, corpus: Corpus, path: str) -> str:
    """A line for each facet with the strong tags; the weak ones folded below."""
    matches = corpus.notes(paper).tags
    strong = [_tag_link(match, corpus, path) for match in matches if match.is_strong]
    weak = [_tag_link(match, corpus, path)[1] for match in matches if not match.is_strong]
    lines = [
        f"- **{FACETS.get(facet, facet).capitalize()}** {', '.join(shown)}"
        for facet in corpus.taxonomy.facets
        if (shown := [link for its_facet, link in strong if its_facet == facet])
    ]
    if weak:
        lines += ["", render_folded(f"{plural(len(weak), 'weaker tag')}", ", ".join(weak))]
    return "\n".join(lines)


def _topic(paper: Paper, corpus: Corpus, path: str) -> str:
    topic = corpus.topics_by_id.get(corpus.notes(paper).topic)
    if not topic:
        return ""
    return f"- {render_link(topic.label, urls.link(urls.topic_path(topic.id), path))}"


def _tag_link(match: TagMatch, corpus: Corpus, path: str) -> tuple[str, str]:
    """A tag's facet and a link to its page, which tells on a closer look why it is there."""
    tag = corpus.taxonomy.tags[match.tag]
    target = urls.link(urls.tag_path(tag), path)
    return tag.facet, render_link(tag.label, target, _why(match))


def _why(match: TagMatch) -> str:
    """Why a paper has a tag, in words."""
    if match.kind in _KINDS:
        phrases = ", ".join(each.phrase for each in match.evidence)
        return f"{_KINDS[match.kind]}: {phrases}" if phrases else _KINDS[match.kind]
    told = [
        f"“{each.phrase}” in the {each.where}" + (f", {each.count} times" if each.count > 1 else "")
        for each in match.evidence
    ]
    return "; ".join(told)


_KINDS = {
    TagKind.STATED: "Stated by a source",
    TagKind.MINED: "A phrase that recurs in this shelf",
    TagKind.PARENT: "Follows from a narrower tag",
    TagKind.CURATOR: "Given by the curator",
}


def _related(paper: Paper, corpus: Corpus, path: str) -> str:
    lines = []
    for near in corpus.notes(paper).related:
        other = corpus[near.paper]
        title = render_title_link(other.title, urls.link(urls.paper_path(other.id), path))
        reason = "; ".join(near.reasons) or "Similar wording"
        lines.append(f"- {title}  \n    *{render_text(reason, links=False)}*")
    return "\n".join(lines)
