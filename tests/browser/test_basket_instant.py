"""The basket where Material swaps pages without loading them, and addresses are folders."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.conftest import address_of
from tests.browser.test_basket import row_ids, rows
from tests.conftest import SAMPLE, make_shelf
from tests.test_site import run

pytestmark = pytest.mark.browser
THEME = "theme: {name: material, font: false, features: [navigation.instant, navigation.tabs]}\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    shelf = make_shelf(tmp_path_factory.mktemp("instant") / "shelf", sorted(SAMPLE.glob("*.bib")))
    config = shelf.root / "mkdocs.yml"
    lines = [line for line in config.read_text().splitlines() if not line.startswith("theme")]
    with address_of(shelf.site_dir, "http") as address:  # the site's own, else pages are loaded
        given = f"{THEME}use_directory_urls: true\nsite_url: {address}/\n"
        config.write_text("\n".join(lines) + f"\n{given}", encoding="utf-8")
        built = run("build", cwd=shelf.root)
        assert built.returncode == 0, built.stderr
        yield address


def follow(page: Any, link: Any, title: str) -> None:
    """Follow a link, which must not load a page."""
    link.click()
    page.locator("h1", has_text=title).wait_for()
    assert page.evaluate("window.isTheSamePage")


def starred(page: Any, place: int) -> Any:
    return page.locator("article .papershelf-star").nth(place)


def test_stars_and_the_basket_live_through_pages_that_are_swapped(page: Any, root: str) -> None:
    page.goto(f"{root}/papers/")
    page.evaluate("window.isTheSamePage = true")
    starred(page, 0).click()
    title = page.locator("article li a").nth(2).inner_text()
    follow(page, page.locator("article li a").nth(2), title)
    page.locator(".papershelf-star--paper[aria-pressed=false]").click()
    for held in (2, 3):  # twice, since scripts of the page run again
        follow(page, page.locator(".papershelf-tray"), "Basket")
        rows(page).nth(held - 1).wait_for()
        assert rows(page).count() == held
        assert page.locator("#basket-format option").count() > 5
        link = rows(page).first.locator("a")
        follow(page, link, link.inner_text())
        assert page.url.startswith(f"{root}/papers/")
        assert page.locator(".papershelf-star--paper[aria-pressed=true]").count() == 1
        follow(page, page.locator(".md-tabs__link", has_text="Papers"), "All papers")
        page.locator("article .papershelf-star[aria-pressed=false]").first.click()
    follow(page, page.locator(".papershelf-tray"), "Basket")
    rows(page).nth(3).wait_for()
    before = row_ids(page)
    rows(page).first.locator("[data-do=down]").click()
    page.locator(".papershelf-said", has_text="Moved to place 2 of 4").wait_for(state="attached")
    page.wait_for_function(
        "id => document.querySelector('.papershelf-basket__papers > li').dataset.id === id",
        arg=before[1],
    )
    assert page.locator(".papershelf-tray").count() == 1
    assert page.locator(".papershelf-tray").inner_text() == "4"


def test_an_address_with_a_folder_for_a_page_names_its_paper(page: Any, root: str) -> None:
    page.goto(f"{root}/papers/")
    address = page.locator("article li a").first.evaluate("link => link.href")
    assert address.endswith("/")
    page.goto(f"{root}/basket/")
    page.locator("#basket-names").fill(address)
    page.locator("[data-do=paste-add]").click()
    rows(page).first.wait_for()
    assert rows(page).first.locator("a").evaluate("link => link.href") == address


def test_the_cite_box_copies_on_a_page_that_was_swapped_in(page: Any, root: str) -> None:
    page.goto(f"{root}/papers/")
    page.evaluate("window.isTheSamePage = true")
    for _ in range(2):
        link = page.locator("article li a").first
        follow(page, link, link.inner_text())
        page.locator(".papershelf-copy:visible").click()
        page.locator(".papershelf-copy:visible", has_text="Copied").wait_for()
        follow(page, page.locator(".md-tabs__link", has_text="Papers"), "All papers")
