"""The home page: the numbers of the shelf and the ways into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import urls
from generator.digests import digests
from generator.markup import render_front_matter, render_heading, render_link
from generator.model.corpus import Corpus
from generator.model.record import LinkKind
from generator.output import OutputFile
from generator.pages._listing import plural, render_paper_item
from generator.pages.digest import render_latest
from generator.pages.recent import newest
from generator.pages.trending import render_reason
from generator.settings import Settings
from generator.sources.source_file import SourceFile
from generator.trending import Trend, trending

TAGS_SHOWN = 12  # a facet; about two lines of chips on a wide screen
PAPERS_SHOWN = 5


def home_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `index.md`."""
    best = trending(corpus).now[:PAPERS_SHOWN]
    parts = [
        render_front_matter({"kind": "home", "hide": ["navigation", "toc"]}),
        render_heading(settings.site_name),
        "",
        f"A shelf of {plural(len(corpus), 'paper')} to browse by topic, search and read offline.\n",
        _numbers(corpus, sources),
        *_news(corpus, best),
        "## Browse by tag\n",
        *_facets(corpus),
        "",
        f"{' · '.join(_indexes(corpus))}\n",
        *_trending(corpus, best),
        "## Recently added\n",
        *(render_paper_item(paper, corpus, urls.HOME) for paper in newest(corpus, PAPERS_SHOWN)),
        "",
        " · ".join(_more(settings)),
        "",
    ]
    yield OutputFile(urls.HOME, "\n".join(parts))


def _trending(corpus: Corpus, best: Sequence[Trend]) -> Iterator[str]:
    """The first of those that trend, each with what puts it there; nothing where none do."""
    if not best:
        return
    yield "## Trending { .papershelf-papers }\n"
    for each in best:
        item = render_paper_item(each.paper, corpus, urls.HOME)
        yield f"{item}  \n    {render_reason(each)}"
    yield f"\n[All that trend, and by which rule]({urls.link(urls.TRENDING, urls.HOME)})\n"


def _news(corpus: Corpus, best: Sequence[Trend]) -> Iterator[str]:
    """A line that leads to what trends and what came out last; nothing where neither is known."""
    links = []
    if best:
        links.append(f"[trending]({urls.link(urls.TRENDING, urls.HOME)})")
    if found := digests(corpus):
        links.append(render_latest(found, urls.HOME))
        links.append(f"[all digests]({urls.link(urls.DIGESTS, urls.HOME)})")
    if links:
        yield f"What is new: {' · '.join(links)}\n"


def _indexes(corpus: Corpus) -> Iterator[str]:
    yield f"[All tags]({urls.link(urls.TAGS, urls.HOME)})"
    if corpus.topics:
        yield f"[Topics]({urls.link(urls.TOPICS, urls.HOME)})"
    yield f"[Methods]({urls.link(urls.METHODS, urls.HOME)})"
    if corpus.people:
        yield f"[Authors]({urls.link(urls.AUTHORS, urls.HOME)})"
    if corpus.venues:
        yield f"[Venues]({urls.link(urls.VENUES, urls.HOME)})"
    if corpus.papers_by_year:
        yield f"[Years]({urls.link(urls.YEARS, urls.HOME)})"


def _more(settings: Settings) -> Iterator[str]:
    yield f"[More recent papers]({urls.link(urls.RECENT, urls.HOME)})"
    if settings.changes:
        yield f"[What changed]({urls.link(urls.CHANGES, urls.HOME)})"
    yield f"[All papers from A to Z]({urls.link(urls.ALL_PAPERS, urls.HOME)})"


def _numbers(corpus: Corpus, sources: Sequence[SourceFile]) -> str:
    with_code = sum(any(link.kind is LinkKind.CODE for link in paper.links) for paper in corpus)
    numbers = (
        (len(corpus), "paper", urls.ALL_PAPERS),
        (len(corpus.papers_by_tag), "tag", urls.TAGS),
        (len(corpus.people), "author", urls.AUTHORS),
        (len(corpus.venues), "venue", urls.VENUES),
        (len(sources), "source", urls.ABOUT),
    )
    lines = [
        f"- [**{count:,}** {noun}{'' if count == 1 else 's'}]({urls.link(path, urls.HOME)})"
        for count, noun, path in numbers
        if count or noun not in {"author", "venue"}
    ]
    return "\n".join([*lines, f"- **{with_code:,}** with code", ""])


def _facets(corpus: Corpus) -> Iterator[str]:
    used = corpus.papers_by_tag
    for facet in corpus.taxonomy.facets:
        tags = [corpus.taxonomy.tags[tag_id] for tag_id in used if tag_id.startswith(f"{facet}/")]
        most_used = sorted(tags, key=lambda tag: (-len(used[tag.id]), tag.id))[:TAGS_SHOWN]
        shown = [
            f"{render_link(tag.label, urls.link(urls.tag_path(tag), urls.HOME))}"
            for tag in most_used
        ]
        if shown:
            yield f"- **{facet.capitalize()}** {', '.join(shown)}"
