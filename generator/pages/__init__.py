"""The pages of the site, one kind a file: corpus in, Markdown files out.

A new kind of page is a file here and a line in PAGES.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.pages.about import about_pages
from generator.pages.basket import basket_pages
from generator.pages.by_author import author_pages
from generator.pages.by_method import method_pages
from generator.pages.by_tag import tag_pages
from generator.pages.by_title import title_pages
from generator.pages.by_topic import topic_pages
from generator.pages.by_venue import venue_pages
from generator.pages.by_year import year_pages
from generator.pages.changes import changes_pages
from generator.pages.digest import digest_pages
from generator.pages.home import home_pages
from generator.pages.moved import moved_pages
from generator.pages.paper import paper_pages
from generator.pages.quality import quality_pages
from generator.pages.recent import recent_pages
from generator.pages.search_page import search_pages
from generator.pages.trending import trending_pages
from generator.settings import Settings
from generator.sources.source_file import SourceFile

Produce = Callable[[Corpus, Settings, Sequence[SourceFile]], Iterator[OutputFile]]

PAGES: Mapping[str, Produce] = {
    "home": home_pages,
    "paper": paper_pages,
    "moved": moved_pages,
    "by_title": title_pages,
    "by_tag": tag_pages,
    "by_method": method_pages,
    "by_topic": topic_pages,
    "by_author": author_pages,
    "by_venue": venue_pages,
    "by_year": year_pages,
    "recent": recent_pages,
    "trending": trending_pages,
    "digest": digest_pages,
    "changes": changes_pages,
    "search_page": search_pages,
    "basket": basket_pages,
    "quality": quality_pages,
    "about": about_pages,
}
