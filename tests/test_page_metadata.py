"""What the built pages tell machines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.conftest import SHELF_CONFIG, make_shelf
from tests.test_export import PAGE
from tests.test_site import run


def build(folder: Path, more: str = "") -> Path:
    make_shelf(folder, {"page.txt": PAGE})
    (folder / "mkdocs.yml").write_text(SHELF_CONFIG + more, encoding="utf-8")
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
