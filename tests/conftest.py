"""Fixtures that several folders share: the given real files, toy shelves, a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.corpus import Corpus
from generator.pipeline import DATA, Report, build_corpus
from generator.settings import Settings

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SAMPLE = DATA / "sample"

SHELF_CONFIG = """\
site_name: My shelf
docs_dir: site_src
theme: {name: material, font: false}
plugins:
  - papershelf
"""


def yaml_cases(folder: Path) -> list[Any]:
    """The YAML cases of a folder as parameters; a file's name is the claim it makes."""
    paths = sorted(folder.glob("*.yml"))
    assert paths, f"no cases in {folder}"
    return [
        pytest.param(yaml.safe_load(path.read_text(encoding="utf-8")), id=path.stem)
        for path in paths
    ]


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """Real saved pages, where they lie beside the project."""
    paths = sorted((SHARED / "seeds").glob("*.txt"))
    if not paths:
        pytest.skip("the real saved pages are not beside this checkout")
    return paths


@pytest.fixture(scope="session")
def real_sources() -> list[Path]:
    """The sample shelf's saved pages, and the real ones where there are any."""
    return sorted(SAMPLE.glob("*.txt")) + sorted((SHARED / "seeds").glob("*.txt"))


def make_shelf(folder: Path, sources: dict[str, str] | list[Path]) -> Settings:
    """A shelf in a folder of its own, as a user would lay it out."""
    (folder / "sources").mkdir(parents=True)
    (folder / "site_src").mkdir()
    (folder / "mkdocs.yml").write_text(SHELF_CONFIG, encoding="utf-8")
    if isinstance(sources, dict):
        for name, text in sources.items():
            (folder / "sources" / name).write_text(text, encoding="utf-8")
    else:
        for path in sources:
            shutil.copyfile(path, folder / "sources" / path.name)
    return Settings(
        root=folder,
        docs_dir=folder / "site_src",
        site_dir=folder / "site",
        site_name="My shelf",
    )


def corpus_of(settings: Settings) -> Corpus:
    """The corpus of a shelf, which must hold no problem."""
    report = Report()
    corpus = build_corpus(settings, report)
    assert report.problems == []
    return corpus


@pytest.fixture(scope="session")
def sample_corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The sample shelf, enriched."""
    return corpus_of(make_shelf(tmp_path_factory.mktemp("sample"), sorted(SAMPLE.iterdir())))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; tests that need one skip without."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    pytest.skip("no Chromium on this machine")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """A headless browser that asks no host for anything of its own accord."""
    sync_api = pytest.importorskip("playwright.sync_api")
    flags = (
        "--headless --no-sandbox --disable-gpu --disable-background-networking "
        "--disable-component-update --disable-sync --no-first-run"
    )
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=flags.split())
        yield running
        running.close()
