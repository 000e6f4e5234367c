"""A generated page's path -> what its template is told beside its Markdown: head tags, files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from generator import urls
from generator.cite_box import citations
from generator.downloads import feed_links, list_links
from generator.formats import citation_keys
from generator.metadata import (
    SharedImage,
    coins,
    highwire_tags,
    list_json_ld,
    open_graph_tags,
    page_tags,
    paper_json_ld,
    render_json_ld,
    site_json_ld,
)
from generator.mkdocs_plugin.listed_pages import ListedPage, listed_pages
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.paper_lists import paper_lists
from generator.settings import Settings
from generator.social_images import SocialImages

Context = Mapping[str, Any]


class PageContexts:
    """Knows which page is which paper or list."""

    def __init__(
        self, corpus: Corpus, settings: Settings, images: SocialImages | None = None
    ) -> None:
        self._corpus = corpus
        self._settings = settings
        self._images = images
        self._papers = {urls.paper_path(paper.id): paper for paper in corpus}
        self._keys = citation_keys(corpus)
        self._files = {each.page: list_links(each) for each in paper_lists(corpus)}
        self._lists = listed_pages(corpus, settings)

    def of(self, path: str, title: str = "", description: str = "") -> Context:
        """The template's variables for a page.

        `title` and `description` are what a page that is no paper is shared with; without a
        description it is that of the site.
        """
        if paper := self._papers.get(path):
            cite = citations(paper, self._keys[paper.id])
            return {"metadata": self._paper(paper, path), "cite": list(cite)}
        context: dict[str, Any] = {}
        metadata: dict[str, Any] = {}
        if listed := self._lists.get(path):
            metadata |= self._list(listed, path)
        if path in self._files:
            context["downloads"] = self._files[path]
        if path == urls.CHANGES and self._corpus.changes:
            context["downloads"] = {"formats": [], "feeds": feed_links(urls.ALL_CHANGES)}
        if path in (urls.HOME, urls.RECENT):
            context["feeds"] = self._files.get(urls.ALL_PAPERS, {}).get("feeds", [])
        if self._settings.site_url:
            if path == urls.HOME:
                metadata |= self._home()
            metadata["properties"] = self._shared(path, title, description)
        return {**context, "metadata": metadata} if metadata else context

    def _address(self, path: str) -> str:
        """The full address of a page; empty where the site's is not known."""
        if not self._settings.site_url:
            return ""
        url = urls.html_url(path, use_directory_urls=self._settings.use_directory_urls)
        return urljoin(self._settings.site_url, url)

    def _image(self, paper_id: str = "") -> SharedImage | None:
        return self._images.of(paper_id) if self._images else None

    def _shared(self, path: str, title: str, description: str) -> list[tuple[str, str]]:
        site = self._settings
        return page_tags(
            "" if path == urls.HOME else title,
            self._address(path),
            site.site_name,
            description or site.site_description,
            self._image(),
        )

    def _paper(self, paper: Paper, path: str) -> Context:
        page_url = self._address(path)
        summary = self._corpus.notes(paper).summary
        gist = summary.text if summary else paper.abstract
        crumbs = [
            (self._settings.site_name, self._address(urls.HOME)),
            ("Papers", self._address(urls.ALL_PAPERS)),
            (paper.title, page_url),
        ]
        strong = {match.tag for match in self._corpus.notes(paper).tags if match.is_strong}
        tags = tuple(tag.label for tag in self._corpus.tags_of(paper) if tag.id in strong)
        image = self._image(paper.id)
        return {
            "named": highwire_tags(paper, page_url) if self._settings.scholar else [],
            "properties": open_graph_tags(
                paper, page_url, self._settings.site_name, tags, gist, image
            ),
            "json_ld": render_json_ld(paper_json_ld(paper, page_url, crumbs, gist)),
        }

    def _list(self, listed: ListedPage, path: str) -> Context:
        context: dict[str, Any] = {}
        if page_url := self._address(path):
            papers = listed.papers
            titles = [(each.title, self._address(urls.paper_path(each.id))) for each in papers]
            context["json_ld"] = render_json_ld(
                list_json_ld(listed.title, page_url, titles, start=listed.start)
            )
        if self._settings.scholar:
            context["coins"] = _coins(listed.papers)
        return context

    def _home(self) -> Context:
        home, search = self._address(urls.HOME), f"{self._address(urls.SEARCH)}?q="
        return {"json_ld": render_json_ld(site_json_ld(self._settings.site_name, home, search))}


def _coins(papers: Sequence[Paper]) -> list[str]:
    """None for a single paper: Zotero would take the list for that paper."""
    return [coins(paper) for paper in papers] if len(papers) > 1 else []
