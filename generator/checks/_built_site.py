"""The built site as the checks see it: for every page its anchors, its links and what it loads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html

from generator.output import OutputFile
from generator.problems import UserError
from generator.settings import Settings
from generator.sources.source_file import SourceFile


@dataclass(frozen=True, slots=True)
class Reference:
    """An address that a page names: where in the HTML, and whether the browser loads it unasked.

    `is_own` is one that names a file of the site by its full address.
    """

    url: str
    line: int
    is_loaded: bool
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """One HTML file: its path below the site, the ids in it, and its references."""

    path: str
    anchors: frozenset[str]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A shelf whose site was built: its sources, what they give now, and what the site holds."""

    settings: Settings
    sources: tuple[SourceFile, ...]
    expected: tuple[OutputFile, ...]
    pages: Mapping[str, BuiltPage]
    files: frozenset[str]


def check_context(
    settings: Settings, sources: Iterable[SourceFile], expected: Iterable[OutputFile]
) -> Checked:
    """Read the built site; `expected` is what a run would generate now.

    Raises UserError when there is no site.
    """
    site = settings.site_dir
    if not (site / "index.html").is_file():
        raise UserError(f"there is no site in {site}: run `papershelf build` first")
    files = frozenset(
        path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()
    )
    pages = {name: _read_page(site, name) for name in sorted(files) if name.endswith(".html")}
    return Checked(settings, tuple(sources), tuple(expected), pages, files)


def _read_page(site: Path, name: str) -> BuiltPage:
    parser = html.HTMLParser(encoding="utf-8")
    tree = html.parse(str(site / name), parser).getroot()
    if tree is None:
        return BuiltPage(name, frozenset(), ())
    anchors = {str(value) for value in tree.xpath("//@id | //a/@name")}
    return BuiltPage(name, frozenset(anchors), tuple(_references(tree)))


def _references(tree: etree._Element) -> Iterator[Reference]:
    for element in tree.iter(etree.Element):
        tag = str(element.tag)
        line = element.sourceline or 0
        if tag in {"a", "area"} and (href := element.get("href")):
            yield Reference(href, line, is_loaded=False)
        elif tag == "link" and (href := element.get("href")):
            relations = set((element.get("rel") or "").lower().split())
            yield Reference(href, line, is_loaded=not relations & _ONLY_NAMED)
        elif tag == "meta" and element.get("property") == "og:image":
            yield Reference(element.get("content") or "", line, is_loaded=False, is_own=True)
        for attribute in ("src", "poster", "data"):
            if tag in _LOADERS and (url := element.get(attribute)):
                yield Reference(url, line, is_loaded=True)
        for candidate in (element.get("srcset") or "").split(","):
            if url := candidate.strip().split(" ")[0]:
                yield Reference(url, line, is_loaded=True)


_ONLY_NAMED = {"canonical", "alternate", "next", "prev", "search", "author", "license"}
_LOADERS = {"script", "img", "iframe", "source", "video", "audio", "track", "embed", "object",
            "input"}  # fmt: skip
