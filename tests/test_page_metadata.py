"""What the built pages tell machines."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from PIL import Image

from tests.conftest import SHELF_CONFIG, make_shelf
from tests.test_export import PAGE
from tests.test_site import run


def build(folder: Path, more: str = "", options: str = "", dated: str = "") -> Path:
    make_shelf(folder, {"page.txt": PAGE} | ({"dated.csv": dated} if dated else {}))
    (folder / "site_src" / "guide.md").write_text("# A page of my own\n", encoding="utf-8")
    config = SHELF_CONFIG.rstrip() + (f": {options}\n" if options else "\n")
    (folder / "mkdocs.yml").write_text(config + more, encoding="utf-8")
    seen = run("build", "--strict", cwd=folder)
    assert seen.returncode == 0, seen.stderr
    return folder / "site"


def page(site: Path, name: str) -> Any:
    (path,) = site.glob(name)
    return html.parse(str(path))


def data(document: Any) -> dict[str, Any]:
    (script,) = document.xpath("//head/script[@type='application/ld+json']")
    return dict(json.loads(script.text))


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("hosted"), "site_url: https://toys.example.org/shelf/\n")


def test_a_papers_page_cites_itself_in_its_head(hosted: Path) -> None:
    document = page(hosted, "papers/a-study-of-toy-swans-*.html")
    meta = {each.get("name"): each.get("content") for each in document.xpath("//head/meta[@name]")}
    assert meta["citation_title"] == "A Study of Toy Swans"
    assert meta["citation_abstract_html_url"].startswith("https://toys.example.org/shelf/papers/")
    assert "citation_author" not in meta
    graph = data(document)["@graph"]
    assert [part["@type"] for part in graph] == ["ScholarlyArticle", "BreadcrumbList"]
    assert document.xpath("//head/link[@rel='canonical']")
    assert not document.xpath("//span[@class='Z3988']")


def test_lists_have_as_many_items_as_papers_and_the_home_page_a_search(hosted: Path) -> None:
    document = page(hosted, "tags/method/diffusion-model.html")
    assert len(document.xpath("//span[@class='Z3988']")) == 3
    assert data(document)["mainEntity"]["numberOfItems"] == 3
    assert data(page(hosted, "index.html"))["@type"] == "WebSite"


def test_every_page_of_a_list_names_what_it_shows(tmp_path: Path) -> None:
    site = build(tmp_path, "site_url: https://toys.example.org/\n", "{page_size: 2}")
    for name in ("papers/index.html", "papers/page/2.html", "tags/method/diffusion-model.html",
                 "tags/method/diffusion-model/page/2.html", "recent.html"):  # fmt: skip
        document = page(site, name)
        items = [item["name"] for item in data(document)["mainEntity"]["itemListElement"]]
        links = document.xpath("//article//li//a/text()")
        assert 0 < len(items) <= 2
        assert [title for title in links if title.startswith("A Study of")] == items


def test_the_home_page_leads_to_the_feeds_of_the_shelf(tmp_path: Path) -> None:
    site = build(tmp_path, dated="title,date\nToy ducks,2024-05-01\n")
    for name in ("index.html", "recent.html"):
        links = page(site, name).xpath("//link[@rel='alternate feed']/@href")
        assert links == ["papers.atom", "papers.feed.json"]
        assert all((site / link).is_file() for link in links)


def shared(document: Any) -> dict[str, str]:
    tags = document.xpath("//head/meta[@property or starts-with(@name, 'twitter:')]")
    return {tag.get("property") or tag.get("name"): tag.get("content") for tag in tags}


def picture(site: Path, name: str) -> str:
    """The name of the picture that a page of the hosted shelf is shared with, which is there."""
    base = "https://toys.example.org/shelf/"
    url = shared(page(site, name))["og:image"]
    assert url.startswith(f"{base}assets/papershelf/social/")
    with Image.open(site / url.removeprefix(base)) as image:
        assert image.size == (1200, 630)
    return Path(url).name


def test_every_page_is_shared_with_a_picture(hosted: Path) -> None:
    home = picture(hosted, "index.html")
    assert picture(hosted, "tags/method/diffusion-model.html") == home
    assert picture(hosted, "guide.html") == home
    swans = picture(hosted, "papers/a-study-of-toy-swans-*.html")
    assert swans != home
    assert shared(page(hosted, "guide.html"))["og:title"] == "A page of my own"
    assert shared(page(hosted, "index.html"))["og:title"] == "My shelf"


def test_the_checks_find_a_picture_that_is_missing(hosted: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shutil.copytree(hosted.parent, shelf)
    assert run("check", cwd=shelf).returncode == 0
    name = picture(hosted, "papers/a-study-of-toy-swans-*.html")
    (shelf / "site/assets/papershelf/social" / name).unlink()
    seen = run("check", cwd=shelf)
    assert seen.returncode == 1
    assert f"{name}' leads to no file of the site [broken-link]" in seen.stderr


def test_a_changed_paper_is_drawn_again_and_no_other(tmp_path: Path) -> None:
    build(tmp_path, "site_url: https://toys.example.org/shelf/\n")
    cache = tmp_path / ".cache/papershelf/social"
    before = {path: path.stat().st_mtime_ns for path in cache.glob("*.png")}
    source = tmp_path / "sources/page.txt"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("A Study of Toy Swans", "A Study of Toy Ducks"), "utf-8")
    assert run("build", cwd=tmp_path).returncode == 0
    after = {path: path.stat().st_mtime_ns for path in cache.glob("*.png")}
    assert len(set(before.items()) ^ set(after.items())) == 2
    assert len(before) == len(after) == len(list((tmp_path / "site").glob("**/social/*.png")))


@pytest.mark.parametrize(
    ("more", "options"),
    [("", ""), ("site_url: https://toys.example.org/\n", "{social_images: false}")],
    ids=["without an address", "switched off"],
)
def test_no_picture_is_made_where_none_is_wanted(tmp_path: Path, more: str, options: str) -> None:
    site = build(tmp_path, more, options)
    assert not (site / "assets/papershelf/social").exists()
    assert not (tmp_path / ".cache").exists()
    tags = shared(page(site, "papers/a-study-of-toy-swans-*.html"))
    assert tags["twitter:card"] == "summary"
    assert not [name for name in tags if "image" in name]


def test_a_wrong_font_is_told_before_the_work(tmp_path: Path) -> None:
    make_shelf(tmp_path, {"page.txt": PAGE})
    config = SHELF_CONFIG.rstrip() + ": {social_font: toys.ttf}\n"
    text = f"{config}site_url: https://toys.example.org/\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    seen = run("build", cwd=tmp_path)
    assert seen.returncode == 2
    assert "social_font: " in seen.stderr
    assert "toys.ttf is no font file" in seen.stderr
    assert not list((tmp_path / "site_src").iterdir())


def test_the_files_of_a_list_are_linked_and_there(hosted: Path) -> None:
    document = page(hosted, "tags/method/diffusion-model.html")
    links = document.xpath("//nav[@class='papershelf-downloads']/a/@href")
    assert len(links) == 5
    assert all((hosted / "tags" / "method" / link).is_file() for link in links)


def test_a_shelf_may_keep_its_tags_from_scholar(tmp_path: Path) -> None:
    config = SHELF_CONFIG.rstrip().removesuffix("- papershelf")
    assert config != SHELF_CONFIG.rstrip()
    make_shelf(tmp_path, {"page.txt": PAGE})
    text = f"{config}- papershelf: {{scholar: false}}\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert run("build", cwd=tmp_path).returncode == 0
    document = page(tmp_path / "site", "papers/a-study-of-toy-swans-*.html")
    assert not document.xpath("//head/meta[starts-with(@name, 'citation_')]")
    assert not document.xpath("//span[@class='Z3988']")
