"""`llms.txt`: what the shelf is and where its texts are, in Markdown (https://llmstxt.org).

Its links lead to the Markdown twins of pages, `<page>.html.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urljoin

from generator import urls
from generator.digests import digests
from generator.markup import escape_markdown
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.settings import Settings
from generator.text.counts import plural
from generator.trending import trending_papers


def llms_files(corpus: Corpus, settings: Settings) -> Iterator[OutputFile]:
    """Yield `llms.txt`, with a link to every index that has content and to every topic."""
    indexes = (
        ("All papers", urls.ALL_PAPERS, len(corpus)),
        ("Tags", urls.TAGS, len(corpus.papers_by_tag)),
        ("Topics", urls.TOPICS, len(corpus.topics)),
        ("Methods", urls.METHODS, len(corpus.methods)),
        ("Authors", urls.AUTHORS, len(corpus.people)),
        ("Venues", urls.VENUES, len(corpus.venues)),
        ("Years", urls.YEARS, len(corpus.papers_by_year)),
        ("Trending", urls.TRENDING, len(trending_papers(corpus))),
        ("Recently added", urls.RECENT, min(len(corpus), settings.page_size)),
        ("Digests by day, week and month", urls.DIGESTS, len(digests(corpus))),
    )
    lines = [
        f"# {_words(settings.site_name)}\n",
        f"> A shelf of {plural(len(corpus), 'research paper')}: titles, authors, abstracts, tags, "
        "topics and links between them, as its sources state them.\n",
        "Every page has a Markdown twin at its own address with `.md` after it.\n",
        "## Data\n",
        f"- [papers.jsonl]({_address(urls.PAPERS_JSONL, settings)}): one JSON object a paper",
        f"- [JSON Schema]({_address(urls.PAPERS_SCHEMA, settings)}): what the fields hold",
        "\n## Indexes\n",
        *(
            f"- [{title}]({_twin(page, settings)}): {count:,}"
            for title, page, count in indexes
            if count
        ),
    ]
    if corpus.topics:
        lines.append("\n## Topics\n")
    for topic in corpus.topics:
        count = len(corpus.papers_by_topic.get(topic.id, ()))
        page = _twin(urls.topic_path(topic.id), settings)
        lines.append(f"- [{_words(topic.label)}]({page}): {count:,}")
    yield OutputFile(urls.LLMS, "\n".join(lines) + "\n")


def _words(text: str) -> str:
    return escape_markdown(" ".join(text.split()))


def _twin(page: str, settings: Settings) -> str:
    return _address(urls.twin_path(page, use_directory_urls=settings.use_directory_urls), settings)


def _address(path: str, settings: Settings) -> str:
    quoted = quote(path)
    return urljoin(settings.site_url, quoted) if settings.site_url else quoted
