"""The MkDocs plugin, and all our dealings with MkDocs: the only package that imports it.

It generates the pages before MkDocs collects them, puts our theme files on the theme's search
path, fills in what a shelf needs and its owner did not say, and publishes the built site whole or
not at all.
"""

from __future__ import annotations

import logging
import os
import posixpath
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from generator import urls
from generator.machine_files import (
    drop_empty_sitemap,
    input_manifest,
    papers_schema,
    split_sitemap,
)
from generator.mkdocs_plugin._joined_scripts import join_theme_scripts, search_scripts
from generator.mkdocs_plugin._page_html import PageRenderer, page_renderer
from generator.mkdocs_plugin.defaults import (
    NAVIGATION,
    add_theme_files,
    replace_search,
    set_defaults,
)
from generator.mkdocs_plugin.kept_pages import (
    RECORD,
    TEMPLATE,
    KeptPages,
    aside,
    discard_aside,
    set_aside,
    shared_by_all,
)
from generator.mkdocs_plugin.options import PapershelfConfig, settings_of, site_dir_of
from generator.mkdocs_plugin.own_pages import searched_page
from generator.mkdocs_plugin.page_context import PageContexts
from generator.mkdocs_plugin.preview import UnlessUnchanged, watch_files
from generator.mkdocs_plugin.site_files import (
    write_downloads,
    write_file,
    write_search_index,
    write_social_images,
    write_twins,
)
from generator.model.corpus import Corpus
from generator.output import OutputFile
from generator.pipeline import Report, generate
from generator.problems import UserError, render_problem
from generator.search.documents import ExtraPage
from generator.site_publish import publish, refuse_unsafe, staging_dir
from generator.social_images import SocialImages, load_lettering
from generator.sources.paths import find_sources, watched_folders
from generator.sync import Hashes

log = logging.getLogger("mkdocs.plugins.papershelf")


class PapershelfPlugin(BasePlugin[PapershelfConfig]):  # type: ignore[no-untyped-call]
    """Generate before the build, and keep what we generate out of the navigation."""

    def __init__(self) -> None:
        self.report: Report | None = None  # set by the command line, which shows it itself
        self.is_serving = False
        self.generated: Hashes = {}
        self.corpus: Corpus | None = None
        self.own_pages: list[ExtraPage] = []
        self.contexts: PageContexts | None = None
        self.images: SocialImages | None = None
        self.bar: Any = None
        self.site_dir = Path()
        self.manifest: OutputFile | None = None
        self.built: dict[str, str] = {}  # every file's path below docs_dir to that in the site
        self.twins: dict[str, Path] = {}  # a page's path below docs_dir to its Markdown
        self.renderer: PageRenderer | None = None
        self.kept: KeptPages | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a person is watching."""
        del dirty
        self.is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Fill in what the owner of the shelf did not say."""
        add_theme_files(config)
        replace_search(config)
        set_defaults(config)
        self.site_dir = Path(config.site_dir)
        if not self.is_serving:
            config.site_dir = str(staging_dir(self.site_dir))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Sources -> site_src."""
        report = self.report or Report()
        settings = settings_of(config, self.site_dir)
        try:
            sources = find_sources(settings.root, settings.sources)
            refuse_unsafe(self.site_dir, [settings.root, settings.docs_dir, *sources])
            # Nobody shares a preview, and its address is this computer's.
            lettering = None if self.is_serving else load_lettering(settings)
            # A preview tells what changed since the site was published, not since the last preview.
            last = site_dir_of(config) if self.is_serving else self.site_dir
            self.corpus, plan = generate(replace(settings, site_dir=last), report)
        except UserError as error:
            if self.report is not None:
                raise
            raise PluginError(str(error)) from None
        self.generated = plan.after
        if self.is_serving:
            set_aside(self.site_dir)
        self.manifest = input_manifest(settings.root, sources, report.files)
        self.own_pages = []
        self.images = SocialImages(self.corpus, settings, lettering) if lettering else None
        self.contexts = PageContexts(self.corpus, settings, self.images)
        if self.report is None:
            for problem in report.problems:
                log.warning(render_problem(problem))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep generated pages out of the navigation; list our indexes and hand-written pages."""
        join_theme_scripts(files, config)
        ours = {path for _, path in NAVIGATION}
        for file in files.documentation_pages():
            if file.src_uri in self.generated and file.src_uri not in ours:
                file.inclusion = InclusionLevel.NOT_IN_NAV
        if config.nav is None:
            known = {file.src_uri for file in files.documentation_pages()}
            own = sorted(known - set(self.generated) - ours)
            config.nav = [{title: path} for title, path in NAVIGATION if path in known] + own
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Begin the slowest stage: its progress bar, and what renders its pages."""
        self.renderer = page_renderer(config)
        self.kept = None
        shared = shared_by_all(config, nav, self._told(config)) if self.renderer else None
        if shared and self.contexts:
            last = aside(self.site_dir) if self.is_serving else self.site_dir
            in_nav = {page.file.src_uri for page in nav.pages}
            alone = {path: made for path, made in self.generated.items() if path not in in_nav}
            self.kept = KeptPages(last, shared, alone, self.contexts.of)
        self.built = {file.src_uri: file.dest_uri for file in files}
        self.twins = {
            file.src_uri: Path(file.abs_src_path)
            for file in files.documentation_pages()
            if file.abs_src_path
        }
        if self.report:
            self.report.pages = len(files.documentation_pages())
            self.bar = self.report.bar(self.report.pages, "site")
        return nav

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Keep a page of the last site, or have it rendered by one Markdown instance."""
        del config, files
        if self.renderer is None or page.file.src_uri not in self.generated:
            return page
        if not (self.kept and self.kept.keep(page)):
            page.render = partial(self.renderer.render, page)  # type: ignore[method-assign]
        return page

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """A page more is rendered; the words of a hand-written one are kept for the search."""
        del config, files
        if page.file.src_uri not in self.generated:
            self.own_pages.append(searched_page(page, html))
        if self.bar is not None:
            self.bar.update(1)
        return html

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Rebuild when a source changes."""
        del builder
        settings = settings_of(config, self.site_dir)
        for folder in watched_folders(settings.root, settings.sources):
            server.watch(str(folder))
        names = (settings.taxonomy, settings.overrides, settings.people)
        curated = [settings.root / name for name in names if name]
        watch_files(server, curated)
        docs = os.path.abspath(settings.docs_dir)  # noqa: PTH100 - as MkDocs spells what it watches
        server.builder = UnlessUnchanged(
            server.builder,
            lambda: [*server._watched_paths, *map(str, curated)],  # noqa: SLF001
            lambda: [os.path.join(docs, *path.split("/")) for path in self.generated],  # noqa: PTH118
        )
        return server

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Tell the templates where the search page and what it loads are."""
        del files
        env.auto_reload = False  # every build has an environment of its own: no file to look after
        env.globals["papershelf"] = self._told(config)
        return env

    def _told(self, config: MkDocsConfig) -> dict[str, Any]:
        """What every template is told: where our own pages are, and what they load."""
        return {
            name: urls.html_url(path, use_directory_urls=config.use_directory_urls)
            for name, path in (
                ("search", urls.SEARCH), ("basket", urls.BASKET),
                ("paper", urls.paper_path("{id}")),
                ("papers", urls.ALL_PAPERS), ("tags", urls.TAGS), ("changes", urls.CHANGES)
            )
        } | {
            "scripts": search_scripts(),
            "change_sets": urls.CHANGES_SCRIPT if self.config.changes else "",
        }  # fmt: skip

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Remember what a page was made of, for the next build."""
        del config
        if self.kept:
            self.kept.learn(page, output)
        return output

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tell a page what it is for machines, and a moved one where to."""
        del nav
        if page.meta.get("template") == TEMPLATE:
            return context
        target = page.meta.get("redirect")
        if self.contexts and not target:
            described = str(page.meta.get("description") or "")
            told = self.contexts.of(page.file.src_uri, str(page.title), described)
            context.update(told)  # type: ignore[typeddict-item]
        if target:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page.file.src_uri), target))
            url = urls.html_url(path, use_directory_urls=config.use_directory_urls)
            context["redirect"] = get_relative_url(url, page.url)  # type: ignore[typeddict-unknown-key]
        return context

    @event_priority(-100)  # after every plugin that still writes into the site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the finished site in the place of the last one."""
        if self.bar is not None:
            self.bar.close()
        built = Path(config.site_dir)
        (built / "sitemap.xml.gz").unlink(missing_ok=True)  # it carries the time of the build
        drop_empty_sitemap(built)
        if self.corpus is not None:
            settings, report = settings_of(config, self.site_dir), self.report or Report()
            more = [papers_schema(), *([self.manifest] if self.manifest else [])]
            write_downloads(built, self.corpus, settings, report, more)
            write_twins(built, self.twins, self.built)
            write_search_index(built, self.corpus, settings, report, self.own_pages)
            if self.images is not None:
                write_social_images(built, self.images, report)
        for file in split_sitemap(built, config.site_url or ""):
            write_file(built, file)
        if self.kept:
            self.kept.write(built)
        else:
            (self.site_dir / RECORD).unlink(missing_ok=True)
        if self.is_serving:
            discard_aside(self.site_dir)
        else:
            publish(built, self.site_dir)
            config.site_dir = str(self.site_dir)

    def on_shutdown(self) -> None:
        """Leave no half site behind; MkDocs also comes here from an error and an interrupt."""
        if self.is_serving:
            discard_aside(self.site_dir)
        elif self.site_dir.name:
            shutil.rmtree(staging_dir(self.site_dir), ignore_errors=True)
