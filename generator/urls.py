"""Every output path and every link between pages is spelt here and nowhere else."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from urllib.parse import quote

from generator.model.method import Method
from generator.model.taxonomy import Tag

HOME = "index.md"
ALL_PAPERS = "papers/index.md"
TAGS = "tags/index.md"
METHODS = "methods/index.md"
TOPICS = "topics/index.md"
AUTHORS = "authors/index.md"
VENUES = "venues/index.md"
YEARS = "years/index.md"
DIGESTS = "digests/index.md"
CHANGES = "changes/index.md"
QUALITY = "quality/index.md"
RECENT = "recent.md"
TRENDING = "trending.md"
ABOUT = "about.md"
SEARCH = "search.md"
BASKET = "basket.md"
PAPERS_JSONL = "papers.jsonl"
CHANGES_JSONL = "changes.jsonl"
CHANGES_SCRIPT = "changes/sets.js"
OPENSEARCH = "opensearch.xml"
OPML = "feeds.opml"
ROBOTS = "robots.txt"
LLMS = "llms.txt"
SITEMAP = "sitemap.xml"
CITATION_CFF = "CITATION.cff"
PAPERS_SCHEMA = "papers.schema.json"
INPUT_MANIFEST = "manifest.json"
WHOLE_SHELF = "papers"  # its files are `papers.bib`, `papers.atom`, …
ALL_CHANGES = "changes"  # its feeds are `changes.atom`, …


def paper_path(paper_id: str) -> str:
    """The page of a paper."""
    return f"papers/{paper_id}.md"


def tag_path(tag: Tag) -> str:
    """The page of a tag: `tags/<facet>/<tag>.md`."""
    return f"tags/{tag.id}.md"


def former_tag_path(tag_id: str) -> str:
    """The page of a tag that has another id today."""
    return f"tags/{tag_id}.md"


def method_path(method: Method) -> str:
    """The page of a method's name: `methods/<slug>.md`."""
    return f"methods/{method.slug}.md"


def topic_path(topic_id: str) -> str:
    """The page of a topic: `topics/<id>.md`."""
    return f"topics/{topic_id}.md"


def author_path(person_id: str) -> str:
    """The page of an author: `authors/<id>.md`."""
    return f"authors/{person_id}.md"


def venue_path(venue_id: str) -> str:
    """The page of a venue: `venues/<id>.md`."""
    return f"venues/{venue_id}.md"


def year_path(year: str) -> str:
    """The page of a year: `years/2017.md`."""
    return f"years/{year}.md"


def digest_path(period: str) -> str:
    """The page of a day, week or month: `digests/2024-W18.md`."""
    return f"digests/{period}.md"


def change_set_path(set_id: str) -> str:
    """The page of what changed at once: `changes/2024-05-03-0123456789.md`."""
    return f"changes/{set_id}.md"


def download_stem(page: str) -> str:
    """The path of the files of a list, without their suffix.

    >>> download_stem("tags/method/pca.md")
    'tags/method/pca'
    """
    return page.removesuffix(".md")


def social_image(name: str) -> str:
    """The picture that a link is shared with: `assets/papershelf/social/<name>.png`."""
    return f"assets/papershelf/social/{name}.png"


def nth_page(path: str, number: int) -> str:
    """The path of the nth page of a list, from 1; the first is the list's own address.

    >>> nth_page("tags/method/pca.md", 2)
    'tags/method/pca/page/2.md'
    """
    if number == 1:
        return path
    folder = path.removesuffix(".md").removesuffix("/index")
    return f"{folder}/page/{number}.md"


def link(target: str, source: str, anchor: str = "") -> str:
    """A relative link from one Markdown page to another, as MkDocs resolves it.

    >>> link("papers/deep-sets.md", "tags/method/pca.md")
    '../../papers/deep-sets.md'
    """
    folder, name = posixpath.split(target)
    way = _way(posixpath.dirname(source), folder)
    relative = name if way == "." else f"{way}/{name}"
    return quote(relative) + (f"#{anchor}" if anchor else "")


def search_link(query: str, source: str) -> str:
    """A link from a Markdown page to the search for a query.

    >>> search_link('"KV cache"', "papers/deep-sets.md")
    '../search.md?q=%22KV%20cache%22'
    """
    return f"{link(SEARCH, source)}?q={quote(query, safe='')}"


@lru_cache(maxsize=10_000)  # the folders are few and the links many
def _way(source: str, target: str) -> str:
    return posixpath.relpath(target or ".", source or ".")


def html_url(path: str, *, use_directory_urls: bool) -> str:
    """The address of a Markdown page in the built site, relative to the site's root.

    >>> html_url("papers/a.md", use_directory_urls=False)
    'papers/a.html'
    """
    stem = path.removesuffix(".md")
    if not use_directory_urls:
        return f"{stem}.html"
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


def twin_path(path: str, *, use_directory_urls: bool) -> str:
    """The Markdown twin of a page in the built site, relative to the site's root.

    >>> twin_path("papers/a.md", use_directory_urls=False)
    'papers/a.html.md'
    >>> twin_path("papers/a.md", use_directory_urls=True)
    'papers/a/index.html.md'
    """
    url = html_url(path, use_directory_urls=use_directory_urls)
    return f"{url}.md" if url.endswith(".html") else f"{url}index.html.md"
