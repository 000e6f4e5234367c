"""The search page, and the description by which a browser takes the shelf for a search engine.

The page itself is built in the browser (`theme_overrides/assets/papershelf/search-page.js`); what
stands here is what a reader without scripts needs, and the tree that the tags are shown in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from generator import urls
from generator.markup import escape_html, render_front_matter
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.settings import Settings
from generator.sources.source_file import SourceFile

SHORT_NAME = 16  # characters; OpenSearch 1.1, element ShortName


def search_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `search.md`, and `opensearch.xml` where the site's address is known."""
    del sources
    front = {
        "title": "Search",
        "kind": "search",
        "hide": ["navigation", "toc"],
        "tag_facets": [facet for facet in corpus.taxonomy.facets if _is_used(facet, corpus)],
        "tag_parents": _parents(corpus),
    }
    yield OutputFile(
        urls.SEARCH,
        f"{render_front_matter(front)}# Search\n\n"
        "Searching needs JavaScript. Without it, there are "
        f"[all papers from A to Z]({urls.link(urls.ALL_PAPERS, urls.SEARCH)}) and "
        f"[all tags]({urls.link(urls.TAGS, urls.SEARCH)}).\n",
    )
    if settings.site_url:
        yield OutputFile(urls.OPENSEARCH, _opensearch(settings))


def _is_used(facet: str, corpus: Corpus) -> bool:
    return any(tag_id.startswith(f"{facet}/") for tag_id in corpus.papers_by_tag)


def _parents(corpus: Corpus) -> dict[str, str]:
    """Tag to the tag above it, of tags in use."""
    used = corpus.papers_by_tag
    parents = {tag_id: corpus.taxonomy.tags[tag_id].parent for tag_id in used}
    return {tag_id: parent for tag_id, parent in parents.items() if parent in used}


def _opensearch(settings: Settings) -> str:
    """OpenSearch 1.1 draft 6, https://github.com/dewitt/opensearch."""
    base = settings.site_url.rstrip("/") + "/"
    page = urls.html_url(urls.SEARCH, use_directory_urls=settings.use_directory_urls)
    name = settings.site_name
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>{escape_html(name[:SHORT_NAME].strip())}</ShortName>
  <Description>{escape_html(f"Search the papers of {name}")}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Url type="text/html" template="{escape_html(urljoin(base, page))}?q={{searchTerms}}"/>
</OpenSearchDescription>
"""
