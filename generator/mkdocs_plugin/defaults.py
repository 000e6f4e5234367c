"""What a shelf needs and its owner did not say: theme files, navigation, palette, our search."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from generator import scripts, urls

MARKDOWN_EXTENSIONS = (
    "attr_list",
    "md_in_html",
    "sane_lists",
    "generator.math_markup:MathExtension",
)
STYLESHEETS = (
    "assets/papershelf/papershelf.css",
    "assets/papershelf/search.css",
    "assets/papershelf/basket.css",
)
SCRIPTS = (  # each is put before the ones named here before it
    f"{scripts.FOLDER}/{scripts.START}",
    f"{scripts.FOLDER}/basket-stars.js",
    f"{scripts.FOLDER}/basket-store.js",
)
MATERIAL_SEARCH = "material/search"
NAVIGATION = (
    ("Home", urls.HOME),
    ("Papers", urls.ALL_PAPERS),
    ("Tags", urls.TAGS),
    ("Topics", urls.TOPICS),
    ("Methods", urls.METHODS),
    ("Authors", urls.AUTHORS),
    ("Venues", urls.VENUES),
    ("Years", urls.YEARS),
    ("Trending", urls.TRENDING),
    ("Recent", urls.RECENT),
    ("Digests", urls.DIGESTS),
    ("About", urls.ABOUT),
)
FEATURES = ["navigation.tabs", "navigation.top", "toc.follow", "content.code.copy"]
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


def add_theme_files(config: MkDocsConfig) -> None:
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


def replace_search(config: MkDocsConfig) -> None:
    """Put our search in the place of Material's, which is switched off where it was asked for."""
    if MATERIAL_SEARCH in config.plugins:
        config.plugins[MATERIAL_SEARCH].config.enabled = False
    config.plugins[MATERIAL_SEARCH] = box = _SearchBox()
    box.load_config({})
    for path in SCRIPTS:
        if path not in config.extra_javascript:
            config.extra_javascript.insert(0, ExtraScriptValue(path))


def set_defaults(config: MkDocsConfig) -> None:
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
