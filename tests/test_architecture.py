"""The map holds: imports go one way, pure stages stay pure, every extension is registered."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from generator.checks import CHECKS
from generator.citation_styles import STYLES
from generator.datasets import DATASETS
from generator.downloads import DOWNLOADS
from generator.enrichers import ENRICHERS
from generator.exports import EXPORTS
from generator.fetchers import FETCHERS
from generator.formats import FORMATS
from generator.pages import PAGES
from generator.readers import READERS

PACKAGE = Path(__file__).parent.parent / "generator"

LAYERS = ["model", "problems", "settings", "text", "output", "urls", "markup", "math_markup",
          "readers", "sources", "normalize", "enrichers",
          "search", "scripts", "formats", "citation_styles", "datasets", "selection",
          "selection_formats", "digests", "trending", "paper_lists", "downloads", "metadata",
          "cite_box", "pages", "exports", "changes", "change_history", "published", "sync",
          "checks", "taxonomy_file", "idle_names",
          "pipeline", "machine_files", "twins",
          "site_publish", "social_images", "mkdocs_plugin", "fetchers", "web_get",
          "digest_mail", "digest_send", "commands", "cli",
          "__main__", "__init__"]  # fmt: skip
PURE = ["model", "text", "readers", "normalize", "enrichers", "formats", "selection",
        "selection_formats", "downloads",
        "metadata", "citation_styles", "cite_box", "pages",
        "exports", "changes", "change_history", "urls", "markup", "twins"]  # fmt: skip
IMPURE_MODULES = {"os", "pathlib", "random", "time", "datetime", "tempfile", "shutil", "socket",
                  "subprocess", "urllib.request", "requests", "glob", "io"}  # fmt: skip

MODULES = sorted(PACKAGE.rglob("*.py"))


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "generator":
            found += [f"generator.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    here = LAYERS.index(layer(path))
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "generator" and len(parts) > 1 and parts[1] != "__version__":
            assert LAYERS.index(parts[1]) <= here, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_pure_stages_touch_no_disk_clock_or_network(path: Path) -> None:
    if layer(path) in PURE:
        assert not IMPURE_MODULES & set(imports(path))
    if layer(path) != "mkdocs_plugin":
        assert not [name for name in imports(path) if name.split(".")[0] == "mkdocs"]


@pytest.mark.parametrize(
    ("folder", "registered"),
    [("readers", READERS), ("enrichers", ENRICHERS), ("pages", PAGES), ("exports", EXPORTS),
     ("formats", FORMATS), ("citation_styles", STYLES), ("downloads", DOWNLOADS),
     ("datasets", DATASETS),
     ("fetchers", FETCHERS),
     ("checks", CHECKS)],
)  # fmt: skip
def test_every_extension_is_in_its_register(folder: str, registered: dict[str, object]) -> None:
    files = {path.stem for path in (PACKAGE / folder).glob("*.py") if path.stem[0] != "_"}
    assert files == set(registered)
