"""The pages of the last site that would come out the same -> those very pages, not made again.

Most of a build's time goes into rendering pages, and most pages are those of the time before. A
page is kept when nothing that it is made of has changed: its Markdown, what its template is told,
and what all pages share (the settings, the theme's files, the code and versions that render). What
each page was made of stands in a record in the site, with the hash of what came out: a page that
somebody edited in the site is made again. Beside a plugin, a hook or a Markdown extension that may
look at other things nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

RECORD = ".papershelf-pages.json"
TEMPLATE = "kept.html"  # says what `kept` holds and nothing else
_OUR_PLUGINS = frozenset({"papershelf", "material/search"})
_RENDERERS = ("mkdocs", "mkdocs-material", "markdown", "jinja2")
_NOT_SHOWN = frozenset({"plugins", "strict", "site_dir"})  # our options show in what is told
_PACKAGE = Path(__file__).parents[1]

Context = Callable[[str], object]
"""What the template of a page is told; the page is named by its path among the Markdown."""


class KeptPages:
    """Knows what the pages of the last site were made of, and learns it of the new one's.

    `last` is the folder of the last site, `shared` the hash of what all pages are made of,
    `sources` has the hashes of the Markdown of those that may be kept, by its path.
    """

    def __init__(
        self, last: Path, shared: str, sources: Mapping[str, Iterable[str]], context: Context
    ) -> None:
        self._last = last
        self._shared = shared
        self._sources = sources
        self._context = context
        self._before = _read_record(last / RECORD, shared)
        self._after: dict[str, tuple[str, str]] = {}

    def keep(self, page: Page) -> bool:
        """Have MkDocs pass over a page that would come out as it is; False where it would not."""
        path = page.file.dest_uri
        if page.file.src_uri not in self._sources or path not in self._before:
            return False
        if self._before[path][0] != self._made_of(page):
            return False
        html = self._last / path
        try:
            if _digest(html.read_bytes()) != self._before[path][1]:
                return False
        except OSError:
            return False
        self._after[path] = self._before[path]
        _pass_over(page, html)
        return True

    def learn(self, page: Page, html: str) -> None:
        """Remember of a page that was made what it was made of, and what came out."""
        file = page.file
        if file.src_uri in self._sources and file.dest_uri not in self._after:
            content = html.encode("utf-8", errors="xmlcharrefreplace")  # as MkDocs writes it
            self._after[file.dest_uri] = self._made_of(page), _digest(content)

    def write(self, site: Path) -> None:
        """Write the record into the new site."""
        text = json.dumps({"shared": self._shared, "pages": self._after}, indent=0, sort_keys=True)
        (site / RECORD).write_text(text, encoding="utf-8")

    def _made_of(self, page: Page) -> str:
        path = page.file.src_uri
        return _digest(f"{[*self._sources[path]]}\0{self._context(path)!r}".encode())


def set_aside(site_dir: Path) -> None:
    """Move the site of a preview to where its pages can be kept from; MkDocs would delete it."""
    discard_aside(site_dir)
    if site_dir.is_dir():
        site_dir.rename(aside(site_dir))
        site_dir.mkdir()


def aside(site_dir: Path) -> Path:
    """Where the last site of a preview is while the next is built."""
    return site_dir.with_name(f"{site_dir.name}.last")


def discard_aside(site_dir: Path) -> None:
    """Delete the last site of a preview."""
    shutil.rmtree(aside(site_dir), ignore_errors=True)


def _pass_over(page: Page, html: Path) -> None:
    """Put what is quick in the place of reading and rendering a page."""

    def read_source(config: MkDocsConfig) -> None:
        del config
        page.markdown, page.meta = "", {"template": TEMPLATE, "kept": html}

    def render(config: MkDocsConfig, files: Files) -> None:
        del config, files
        page.content, page.toc = "", get_toc([])
        page.present_anchor_ids = _Anchors(html)

    page.read_source = read_source  # type: ignore[method-assign]
    page.render = render  # type: ignore[method-assign]


class _Anchors(set[str]):
    """The anchors of a kept page, looked up in its HTML where somebody links to one."""

    def __init__(self, html: Path) -> None:
        super().__init__()
        self._html = html

    def __contains__(self, anchor: object) -> bool:
        return f'id="{anchor}"' in self._html.read_text(encoding="utf-8")


def shared_by_all(config: MkDocsConfig, nav: Navigation, told: object) -> str | None:
    """Hash what every page is made of; None where that cannot be known.

    `told` is what all templates are told, compared by its `repr`. A page of the navigation is made
    of more, its neighbours there, and is not kept.
    """
    if config.hooks or not _OUR_PLUGINS.issuperset(config.plugins):
        return None
    untitled = [page.file for page in nav.pages if not page.title]  # each page shows their titles
    said_by_owner = [
        {key: value for key, value in each.items() if key not in _NOT_SHOWN}
        for each in config.user_configs
    ]
    settings = json.dumps(said_by_owner, default=str, sort_keys=True)
    root = json.dumps(str(Path(config.config_file_path).parent))[1:-1]
    said = [
        *(f"{name} {version(name)}" for name in _RENDERERS),
        settings.replace(root, "."),  # a shelf may be moved
        f"{config.site_url}\0{nav}\0{told!r}",
        *(_digest(file.content_bytes) for file in untitled),
    ]
    theme = [Path(folder) for folder in config.theme.dirs]
    folders = [_PACKAGE, *(folder for folder in theme if not _is_installed(folder))]
    return _digest("\0".join([*said, *_hashes(folders)]).encode())


def _hashes(folders: Iterable[Path]) -> Iterator[str]:
    """Our code and the theme's files, each with its hash."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix != ".pyc" and path.is_file():
                yield f"{path.relative_to(folder).as_posix()} {_digest(path.read_bytes())}"


def _is_installed(folder: Path) -> bool:
    """Whether a folder is another package's, which its version tells apart."""
    return "site-packages" in folder.parts and "generator" not in folder.parts


def _read_record(path: Path, shared: str) -> dict[str, tuple[str, str]]:
    """Read what the last build wrote, if it shared all; nothing of a damaged record."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["shared"] != shared:
            return {}
        return {
            key: (str(made_of), str(hashed)) for key, (made_of, hashed) in found["pages"].items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
