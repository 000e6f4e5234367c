"""A page of the last site is kept only where a build from nothing would make the same of it."""

from __future__ import annotations

import filecmp
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.structure.pages import Page

from generator import urls
from generator.mkdocs_plugin import build_site, load_shelf
from generator.mkdocs_plugin._page_html import PageRenderer
from generator.mkdocs_plugin.kept_pages import RECORD, aside, discard_aside, set_aside
from generator.pipeline import Report
from tests.conftest import make_shelf

# MkDocs deprecates the one attribute that says which keys the owner of a shelf wrote.
pytestmark = pytest.mark.filterwarnings("ignore:user_configs is never used:DeprecationWarning")

TOYS = """\
@article{a, title={Wooden toys}, author={Toy, Ann}, year={2019}, abstract={About wooden toys.}}
@article{b, title={Paper cranes}, author={Bear, Bob}, year={2020}, abstract={About cranes.}}
"""
ONE_MORE = "@article{c, title={Kites}, author={Kite, Cy}, year={2021}, abstract={About kites.}}\n"
A_PAPER = "papers/wooden-toys"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    root = tmp_path / "shelf"
    make_shelf(root, {"toys.bib": TOYS})
    (root / "site_src" / "guide.md").write_text("# A guide\n\n[Home](index.md)\n")
    build(root)
    return root


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The generated pages that builds render, in order."""
    pages: list[str] = []
    render = PageRenderer.render

    def noted(self: PageRenderer, page: Page, *rest: object) -> None:
        pages.append(page.file.src_uri)
        render(self, page, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(PageRenderer, "render", noted)
    return pages


def build(root: Path) -> None:
    build_site(load_shelf(str(root / "mkdocs.yml")), Report())


def paper(root: Path) -> Path:
    return next(root.glob(f"site/{A_PAPER}*.html"))


def assert_as_from_nothing(root: Path) -> None:
    """The site is that of the same shelf in a new folder, which has of the last site no page."""
    fresh = root.with_name("fresh")
    shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("site", ".site*"))
    (fresh / "site").mkdir()
    for name in (urls.PAPERS_JSONL, urls.CHANGES_JSONL, urls.PAPERS_SCHEMA):  # what is carried on
        shutil.copyfile(root / "site" / name, fresh / "site" / name)
    build(fresh)
    compared = filecmp.dircmp(root / "site", fresh / "site", ignore=[])
    assert list(differences(compared)) == []


def differences(compared: filecmp.dircmp[str]) -> Iterator[str]:
    _, unequal, odd = filecmp.cmpfiles(
        compared.left, compared.right, compared.common_files, shallow=False
    )
    yield from [*compared.left_only, *compared.right_only, *unequal, *odd]
    for below in compared.subdirs.values():
        yield from differences(below)


def test_only_the_pages_of_the_navigation_are_made_again(shelf: Path, made: list[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in (shelf / "site").rglob("*")}
    build(shelf)
    assert "index.md" in made
    assert not [path for path in made if path.startswith("papers/wooden")]
    after = {path: path.stat().st_mtime_ns for path in before}
    assert {path for path in before if path.is_file() and before[path] != after[path]} == set()


def test_a_paper_more_gives_the_site_that_a_build_from_nothing_gives(
    shelf: Path, made: list[str]
) -> None:
    (shelf / "sources" / "more.bib").write_text(ONE_MORE)
    build(shelf)
    assert [path for path in made if path.startswith("papers/kites")]
    assert_as_from_nothing(shelf)


def test_a_page_that_somebody_edited_in_the_site_is_made_again(shelf: Path) -> None:
    text = paper(shelf).read_text()
    paper(shelf).write_text("mine")
    build(shelf)
    assert paper(shelf).read_text() == text


def rename_site(root: Path) -> None:
    config = root / "mkdocs.yml"
    config.write_text(config.read_text().replace("site_name:", "site_name: Another #"))


def retitle_guide(root: Path) -> None:
    (root / "site_src" / "guide.md").write_text("# Another title\n\n[Home](index.md)\n")


def add_template(root: Path) -> None:
    (root / "mine" / "partials").mkdir(parents=True)
    (root / "mine" / "partials" / "footer.html").write_text("<footer>My own</footer>")
    config = root / "mkdocs.yml"
    config.write_text(
        config.read_text().replace("name: material", "name: material, custom_dir: mine")
    )


def edit_template(root: Path) -> None:
    add_template(root)
    build(root)
    (root / "mine" / "partials" / "footer.html").write_text("<footer>Edited</footer>")


@pytest.mark.parametrize("change", [rename_site, retitle_guide, add_template, edit_template])
def test_what_all_pages_show_is_new_on_all_pages(
    shelf: Path, change: Callable[[Path], None]
) -> None:
    before = paper(shelf).read_text()
    change(shelf)
    build(shelf)
    assert paper(shelf).read_text() != before
    assert_as_from_nothing(shelf)


def test_an_option_that_changes_what_templates_are_told_changes_all_pages(shelf: Path) -> None:
    def loading() -> list[str]:
        pages = (shelf / "site").rglob("*.html")
        return [page.name for page in pages if "since-visit.js" in page.read_text(encoding="utf-8")]

    assert "2019.html" in loading()
    config = shelf / "mkdocs.yml"
    config.write_text(config.read_text().replace("- papershelf", "- papershelf: {changes: false}"))
    build(shelf)
    assert loading() == []


@pytest.mark.parametrize("record", ["", "[]", '{"shared": 1}', '{"shared": "", "pages": [3]}'])
def test_a_damaged_record_costs_time_and_nothing_else(shelf: Path, record: str) -> None:
    whole = (shelf / "site" / RECORD).read_text()
    (shelf / "site" / RECORD).write_text(record)
    build(shelf)
    assert (shelf / "site" / RECORD).read_text() == whole
    assert_as_from_nothing(shelf)


def test_a_record_that_names_other_pages_is_not_believed(shelf: Path) -> None:
    path = shelf / "site" / RECORD
    said = json.loads(path.read_text())
    said["pages"] = {f"{page}x": made_of for page, made_of in said["pages"].items()}
    path.write_text(json.dumps(said))
    build(shelf)
    assert_as_from_nothing(shelf)


def test_beside_a_hook_nothing_is_kept(shelf: Path, made: list[str]) -> None:
    (shelf / "hook.py").write_text("def on_page_markdown(markdown, **_): return markdown + '!'\n")
    config = shelf / "mkdocs.yml"
    config.write_text(config.read_text() + "hooks: [hook.py]\n")
    for _ in range(2):
        made.clear()
        build(shelf)
        assert [path for path in made if path.startswith("papers/wooden")]
    assert not (shelf / "site" / RECORD).exists()


def test_a_preview_keeps_from_the_site_before_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("one")
    set_aside(site)
    assert (aside(site) / "index.html").read_text() == "one"
    assert list(site.iterdir()) == []
    set_aside(site)  # of a preview that failed nothing is kept
    assert list(aside(site).iterdir()) == []
    discard_aside(site)
    assert not aside(site).exists()
