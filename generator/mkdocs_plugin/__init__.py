"""The MkDocs plugin, and all our dealings with MkDocs: the only package that imports it.

It generates the pages before MkDocs collects them, puts our theme files on the theme's search
path, fills in what a shelf needs and its owner did not say, and publishes the built site whole or
not at all.
"""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Literal, cast

from jinja2 import Environment
from lxml import html as lxml_html
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import base, load_config
from mkdocs.config import config_options as options
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from generator import urls
from generator.mkdocs_plugin._page_html import PageRenderer, page_renderer
from generator.model.corpus import Corpus
from generator.model.record import Origin
from generator.pipeline import Report, generate
from generator.problems import Problem, UserError, did_you_mean, render_problem
from generator.search.documents import ExtraPage
from generator.settings import Settings
from generator.site_publish import publish, refuse_unsafe, staging_dir
from generator.sources import find_sources, watched_folders

log = logging.getLogger("mkdocs.plugins.papershelf")

DEFAULTS: dict[str, Any] = {
    name: field.default for name, field in Settings.__dataclass_fields__.items()
}
MARKDOWN_EXTENSIONS = ("attr_list", "generator.math_markup:MathExtension")
STYLESHEETS = ("assets/papershelf/papershelf.css", "assets/papershelf/search.css")
SCRIPTS = ("assets/papershelf/search-start.js",)  # loads the others when somebody searches
MATERIAL_SEARCH = "material/search"
NAVIGATION = (
    ("Home", urls.HOME),
    ("Papers", urls.ALL_PAPERS),
    ("Tags", urls.TAGS),
    ("Topics", urls.TOPICS),
    ("Methods", urls.METHODS),
    ("Recent", urls.RECENT),
    ("About", urls.ABOUT),
)
FEATURES = ["navigation.tabs", "navigation.top", "toc.follow"]
PALETTE: list[dict[str, Any]] = [
    {
        "media": f"(prefers-color-scheme: {mode})",
        "scheme": scheme,
        "primary": "black",
        "accent": "indigo",
        "toggle": {"icon": icon, "name": f"Switch to {other} mode"},
    }
    for mode, scheme, icon, other in (
        ("light", "default", "material/weather-night", "dark"),
        ("dark", "slate", "material/weather-sunny", "light"),
    )
]


class PapershelfConfig(base.Config):  # type: ignore[no-untyped-call]
    """The options below `papershelf:` in mkdocs.yml; the defaults are those of Settings."""

    sources = options.ListOfItems(options.Type(str), default=list(DEFAULTS["sources"]))
    page_size = options.Type(int, default=DEFAULTS["page_size"])
    related = options.Type(int, default=DEFAULTS["related"])
    semantic = options.Type(bool, default=DEFAULTS["semantic"])
    taxonomy = options.Type(str, default=DEFAULTS["taxonomy"])
    overrides = options.Type(str, default=DEFAULTS["overrides"])

    def validate(self) -> tuple[list[Any], list[Any]]:
        """Check the options; an unknown one is an error that names the nearest known one."""
        failed, warnings = super().validate()
        known = [name for name, _ in self._schema]
        for key in self:
            if key not in known:
                failed.append(
                    (key, base.ValidationError(f"no such option{did_you_mean(key, known)}"))
                )
        for key in ("page_size", "related"):
            if isinstance(self[key], int) and (self[key] < 1 or self[key] is True):
                failed.append((key, base.ValidationError(f"{self[key]} is not a positive number")))
        if not self["sources"]:
            failed.append(("sources", base.ValidationError("the list is empty")))
        return failed, [warning for warning in warnings if warning[0] in known]


class PapershelfPlugin(BasePlugin[PapershelfConfig]):  # type: ignore[no-untyped-call]
    """Generate before the build, and keep what we generate out of the navigation."""

    def __init__(self) -> None:
        self.report: Report | None = None  # set by the command line, which shows it itself
        self.is_serving = False
        self.generated: frozenset[str] = frozenset()
        self.corpus: Corpus | None = None
        self.own_pages: list[ExtraPage] = []
        self.bar: Any = None
        self.site_dir = Path()
        self.renderer: PageRenderer | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a person is watching."""
        del dirty
        self.is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Fill in what the owner of the shelf did not say."""
        _add_theme_files(config)
        _replace_search(config)
        _set_defaults(config)
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
            self.corpus, plan = generate(settings, report)
        except UserError as error:
            if self.report is not None:
                raise
            raise PluginError(str(error)) from None
        self.generated = frozenset(plan.after)
        self.own_pages = []
        if self.report is None:
            for problem in report.problems:
                log.warning(render_problem(problem))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep generated pages out of the navigation; list our indexes and hand-written pages."""
        ours = {path for _, path in NAVIGATION}
        for file in files.documentation_pages():
            if file.src_uri in self.generated and file.src_uri not in ours:
                file.inclusion = InclusionLevel.NOT_IN_NAV
        if config.nav is None:
            known = {file.src_uri for file in files.documentation_pages()}
            own = sorted(known - self.generated - ours)
            config.nav = [{title: path} for title, path in NAVIGATION if path in known] + own
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Begin the slowest stage: its progress bar, and what renders its pages."""
        self.renderer = page_renderer(config)
        if self.report:
            self.report.pages = len(files.documentation_pages())
            self.bar = self.report.bar(self.report.pages, "site")
        return nav

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Have our pages rendered by one Markdown instance."""
        del config, files
        if self.renderer is not None and page.file.src_uri in self.generated:
            page.render = partial(self.renderer.render, page)  # type: ignore[method-assign]
        return page

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """A page more is rendered; the words of a hand-written one are kept for the search."""
        del config, files
        if page.file.src_uri not in self.generated:
            self.own_pages.append(_searched_page(page, html))
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
        for name in (settings.taxonomy, settings.overrides):
            if name and (settings.root / name).is_file():
                server.watch(str(settings.root / name))
        return server

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Tell the templates where the search page is."""
        del files
        env.auto_reload = False  # every build has an environment of its own: no file to look after
        env.globals["papershelf"] = {
            name: urls.html_url(path, use_directory_urls=config.use_directory_urls)
            for name, path in (
                ("search", urls.SEARCH), ("papers", urls.ALL_PAPERS), ("tags", urls.TAGS)
            )
        }  # fmt: skip
        return env

    @event_priority(-100)  # after every plugin that still writes into the site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the finished site in the place of the last one."""
        if self.bar is not None:
            self.bar.close()
        built = Path(config.site_dir)
        (built / "sitemap.xml.gz").unlink(missing_ok=True)  # it carries the time of the build
        self._write_search_index(config)
        if not self.is_serving:
            publish(built, self.site_dir)
            config.site_dir = str(self.site_dir)

    def _write_search_index(self, config: MkDocsConfig) -> None:
        if self.corpus is None:
            return
        # Here, for it loads scikit-learn: a wrong setting is answered without.
        from generator.search.index_files import search_files

        report = self.report or Report()
        pages = sorted(self.own_pages)
        with report.stage("search") as said:
            size = 0
            for file in search_files(self.corpus, settings_of(config, self.site_dir), pages):
                path = Path(config.site_dir) / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content := file.text.encode())
                size += len(content)
            said.append(f"{size / 1e6:,.1f} MB of index")

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last good site as it is."""
        del error
        if not self.is_serving and self.site_dir.name:
            shutil.rmtree(staging_dir(self.site_dir), ignore_errors=True)


def _add_theme_files(config: MkDocsConfig) -> None:
    """Put our theme files behind the owner's custom_dir and before Material's."""
    package = Path(__file__).parents[1]
    beside = (package / "theme_overrides", package.parent / "theme_overrides")
    ours = next(str(folder) for folder in beside if folder.is_dir())
    if ours not in (str(Path(folder).resolve()) for folder in config.theme.dirs):
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, ours)
    for path in STYLESHEETS:
        if path not in config.extra_css:
            config.extra_css.insert(0, path)


class _BoxConfig(base.Config):  # type: ignore[no-untyped-call]
    enabled = options.Type(bool, default=True)  # what Material's header asks for


class _SearchBox(BasePlugin[_BoxConfig]):  # type: ignore[no-untyped-call]
    """Stands where Material looks for its search: the header shows our box, no index is built."""


def _replace_search(config: MkDocsConfig) -> None:
    """Put our search in the place of Material's, which is switched off where it was asked for."""
    if MATERIAL_SEARCH in config.plugins:
        config.plugins[MATERIAL_SEARCH].config.enabled = False
    config.plugins[MATERIAL_SEARCH] = box = _SearchBox()
    box.load_config({})
    for path in SCRIPTS:
        if path not in config.extra_javascript:
            config.extra_javascript.insert(0, ExtraScriptValue(path))


def _searched_page(page: Page, html: str) -> ExtraPage:
    """What the search knows of a hand-written page."""
    tree = lxml_html.fromstring(f"<div>{html}</div>")
    for element in (*tree.find_class("headerlink"), *tree.xpath(".//h1 | .//script | .//style")):
        element.drop_tree()
    text = tree.text_content()
    headings = tuple(str(heading.title) for heading in _all_headings(page.toc))
    return ExtraPage(str(page.title), headings, " ".join(text.split()), page.url)


def _all_headings(items: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for item in items:
        yield item
        yield from _all_headings(item.children)


def _set_defaults(config: MkDocsConfig) -> None:
    """Defaults of a shelf, each only where mkdocs.yml says nothing."""
    said = {key: value for settings in config.user_configs for key, value in settings.items()}
    theme: Any = said.get("theme")
    theme = theme if isinstance(theme, dict) else {}
    if "use_directory_urls" not in said:
        config.use_directory_urls = False  # the same build then works from disk
    for key, value in (("font", False), ("palette", PALETTE), ("features", FEATURES)):
        if key not in theme:
            config.theme[key] = value
    for extension in MARKDOWN_EXTENSIONS:
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)
    config.mdx_configs.setdefault("toc", {}).setdefault("permalink", True)


def settings_of(config: MkDocsConfig, site_dir: Path | None = None) -> Settings:
    """What the stages need to know of a loaded mkdocs.yml."""
    plugin = config.plugins["papershelf"].config
    return Settings(
        root=Path(config.config_file_path).parent,
        docs_dir=Path(config.docs_dir),
        site_dir=site_dir or Path(config.site_dir),
        site_name=config.site_name,
        site_url=config.site_url or "",
        use_directory_urls=config.use_directory_urls,
        sources=tuple(plugin.sources),
        page_size=plugin.page_size,
        related=plugin.related,
        semantic=plugin.semantic,
        taxonomy=plugin.taxonomy,
        overrides=plugin.overrides,
    )


def load_shelf(config_file: str, *, strict: bool = False) -> MkDocsConfig:
    """Load and check mkdocs.yml. Raises UserError with one line that says all that is wrong."""
    path = Path(config_file)
    if not path.is_file():
        raise UserError(f"there is no {config_file} here: name it with -f, or make one")
    said = _Said()
    logger = logging.getLogger("mkdocs")
    handlers, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [said], False
    try:
        config = load_config(config_file=str(path), strict=strict or None)
    except (Abort, ConfigurationError) as error:
        reason = "; ".join(said.errors or said.warnings) or " ".join(str(error).split())
        raise UserError(f"{config_file}: {reason}") from None
    finally:
        logger.handlers, logger.propagate = handlers, propagate
    for warning in said.warnings:
        log.warning(f"{config_file}: {warning}")
    if "papershelf" not in config.plugins:
        raise UserError(f"{config_file} does not list the plugin: add `- papershelf` to `plugins`")
    if config.theme.name != "material":
        raise UserError(f"{config_file} asks for the theme '{config.theme.name}': use `material`")
    return config


class _Said(logging.Handler):
    """Collects what MkDocs logs while it checks a configuration, a line each."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.errors: list[str] = []
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = re.sub(r"<class '(\w+)'>", r"\1", " ".join(record.getMessage().split()))
        if unknown := re.search(r"Unrecognised configuration name: (\w+)", line):
            line += did_you_mean(unknown[1], [name for name, _ in MkDocsConfig._schema])  # noqa: SLF001
        (self.errors if record.levelno >= logging.ERROR else self.warnings).append(line)


def apply_defaults(config: MkDocsConfig) -> Settings:
    """The settings that a build of this configuration would use, without building."""
    _set_defaults(config)
    return settings_of(config)


def build_site(config: MkDocsConfig, report: Report) -> None:
    """Generate and build; the report hears of every stage. Raises UserError.

    In strict mode MkDocs' own warnings become one Problem, when the site is built and in place.
    """
    plugin = cast(PapershelfPlugin, config.plugins["papershelf"])
    plugin.report = report
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    except (Abort, PluginError) as error:
        message = " ".join(str(error).split())
        if "strict mode" not in message:
            raise UserError(message) from None
        origin = Origin(Path(config.config_file_path).name)
        report.problems.append(Problem(origin, "mkdocs-warnings", f"MkDocs: {message}"))
    finally:
        config.plugins.on_shutdown()


def serve_site(config_file: str, *, strict: bool, address: str | None) -> None:
    """Serve with live reload until interrupted."""
    try:
        mkdocs_serve(config_file=config_file, strict=strict or None, dev_addr=address)
    except (Abort, PluginError) as error:
        raise UserError(" ".join(str(error).split())) from None
