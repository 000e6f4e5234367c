"""`robots.txt`: every program may read everything; names the sitemap where the site has an address.

RFC 9309. A hand-written `robots.txt` in docs_dir takes its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from generator import urls
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.settings import Settings


def robots_files(corpus: Corpus, settings: Settings) -> Iterator[OutputFile]:
    """Yield `robots.txt`."""
    del corpus
    text = "User-agent: *\nAllow: /\n"
    if settings.site_url:
        text += f"\nSitemap: {urljoin(settings.site_url, urls.SITEMAP)}\n"
    yield OutputFile(urls.ROBOTS, text)
