"""The topics: an index, and a page each with its tags, central papers and a reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import urls
from generator.markup import (
    render_front_matter,
    render_heading,
    render_link,
    render_text,
    render_title_link,
)
from generator.model.corpus import Corpus
from generator.model.topic import Topic
from generator.output import OutputFile
from generator.pages._listing import paginate, plural, render_pager, render_paper_item
from generator.settings import Settings
from generator.sources.source_file import SourceFile

INDEX_PAPERS = 3
TAGS_SHOWN = 8
CENTRAL_SHOWN = 3


def topic_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `topics/index.md` and `topics/<id>.md`; nothing when the shelf has no topics."""
    del sources
    if not corpus.topics:
        return
    yield OutputFile(urls.TOPICS, _index(corpus))
    for topic in corpus.topics:
        yield from _topic_pages(topic, corpus, settings)


def _index(corpus: Corpus) -> str:
    parts = [
        render_front_matter({"title": "Topics", "kind": "topics", "hide": ["navigation"]}),
        f"# Topics\n\n{plural(len(corpus.topics), 'topic')}: papers that lie close together, by "
        "their words and tags.\n",
    ]
    for topic in corpus.topics:
        link = render_link(topic.label, urls.link(urls.topic_path(topic.id), urls.TOPICS))
        titles = "; ".join(
            _paper_link(paper, corpus, urls.TOPICS) for paper in topic.central[:INDEX_PAPERS]
        )
        parts.append(f"- {link} {len(topic.papers):,}  \n    {titles}")
    return "\n".join([*parts, ""])


def _topic_pages(topic: Topic, corpus: Corpus, settings: Settings) -> Iterator[OutputFile]:
    first = urls.topic_path(topic.id)
    for number, pages, shown in paginate(topic.papers, settings.page_size):
        path = urls.nth_page(first, number)
        title = topic.label if number == 1 else f"{topic.label}, page {number}"
        about = f"{plural(len(topic.papers), 'paper')} on {topic.label}"
        front = {"title": title, "description": about, "kind": "topic", "hide": ["navigation"]}
        parts = [
            render_front_matter(front),
            render_heading(topic.label),
            "",
            *(_overview(topic, corpus, path) if number == 1 else ()),
            "## Reading order\n",
            f"{plural(len(topic.papers), 'paper')}: surveys first, then those most of the others "
            "link to, then the newest.\n",
            *_numbered(shown, (number - 1) * settings.page_size + 1, corpus, path),
            "",
            render_pager(first, number, pages),
        ]
        yield OutputFile(path, "\n".join(parts))


def _numbered(papers: Sequence[str], start: int, corpus: Corpus, path: str) -> Iterator[str]:
    for number, paper in enumerate(papers, start):
        yield f"{number}. {render_paper_item(corpus[paper], corpus, path).removeprefix('- ')}"


def _overview(topic: Topic, corpus: Corpus, path: str) -> Iterator[str]:
    tags = [corpus.taxonomy.tags[tag] for tag in topic.tags[:TAGS_SHOWN]]
    if tags:
        links = (render_link(tag.label, urls.link(urls.tag_path(tag), path)) for tag in tags)
        yield f"{render_text('Tags that set it apart')}: {', '.join(links)}\n"
    links = (_paper_link(paper, corpus, path) for paper in topic.central[:CENTRAL_SHOWN])
    yield f"Central papers: {'; '.join(links)}\n"  # names only; the list below tells the rest


def _paper_link(paper: str, corpus: Corpus, path: str) -> str:
    return render_title_link(corpus[paper].title, urls.link(urls.paper_path(paper), path))
