"""The basket in a real browser, over http and from disk."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Any]
HOSTILE = (
    "{", "null", "7", '"text"', '{"id": "x"}', '[null, 7, {"id": 3}, {"id": "__proto__"}]',
    '[{"id": "no-such-paper", "note": {}}, {"id": "<img src=x onerror=alert(1)>", "note": "n"}]',
)  # fmt: skip


def papers_of(site: Path) -> list[str]:
    """Three papers' ids."""
    names = sorted(path.stem for path in (site / "papers").glob("*.html"))
    return [name for name in names if re.match(r"\d{4}\.", name)][:3]


def keep(page: Any, root: str, ids: list[str]) -> None:
    """Fill the basket as an earlier visit would."""
    page.goto(f"{root}/about.html")
    page.evaluate("ids => papershelf.basket.add(ids)", ids)


def keys_in(text: str) -> list[str]:
    return re.findall(r"^@\w+\{([^,]+),", text, re.MULTILINE)


def eprints_in(text: str) -> list[str]:
    return re.findall(r"eprint\s*= \{(.*?)\}", text)


def saved_text(page: Any, label: str) -> tuple[str, str]:
    page.locator("#basket-format").select_option(label=label)
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save", exact=True).click()
    return saving.value.suggested_filename, Path(saving.value.path()).read_bytes().decode()


def rows(page: Any) -> Any:
    return page.locator(".papershelf-basket__papers > li")


def row_ids(page: Any) -> list[str]:
    return list(rows(page).evaluate_all("items => items.map(item => item.dataset.id)"))


def test_three_papers_starred_on_three_pages_are_exported_and_no_other(
    page: Any, root: str, site: Path
) -> None:
    ids = papers_of(site)
    for paper_id in ids:
        page.goto(f"{root}/papers/{paper_id}.html")
        page.locator(".papershelf-star--paper").click()
    page.locator(".papershelf-tray", has_text="3").click()
    rows(page).nth(2).wait_for()
    name, text = saved_text(page, "BibTeX")
    assert name == "basket.bib"
    assert eprints_in(text) == ids
    assert len(keys_in(text)) == 3
    name, text = saved_text(page, "CSL-JSON")
    assert (name, len(json.loads(text))) == ("basket.csl.json", 3)
    page.get_by_role("button", name="Copy", exact=True).click()
    page.locator("[role=status]", has_text="Copied").wait_for(state="attached")


def test_papers_are_starred_in_lists_and_among_hits(page: Any, root: str) -> None:
    page.goto(f"{root}/papers/index.html")
    star = page.locator(".papershelf li > .papershelf-star, .papershelf li .papershelf-star").first
    star.click()
    assert star.get_attribute("aria-pressed") == "true"
    page.goto(f"{root}/search.html?q=attention")
    page.locator(".papershelf-hit .papershelf-star").first.wait_for()
    page.locator(".papershelf-hit .papershelf-star[aria-pressed=false]").first.click()
    assert "2 papers" in page.locator(".papershelf-tray").get_attribute("aria-label")


def test_the_keyboard_does_it_all(page: Any, root: str, site: Path) -> None:
    first, second, third = papers_of(site)
    page.goto(f"{root}/papers/{third}.html")
    page.locator(".papershelf-star--paper").focus()
    page.keyboard.press("Enter")
    status = page.locator(".papershelf-said")
    assert status.inner_text() == "Added to the basket. It holds 1 paper."
    keep(page, root, [first, second])
    page.locator(".papershelf-tray").focus()
    page.keyboard.press("Enter")
    rows(page).nth(2).wait_for()
    rows(page).nth(2).locator("[data-do=up]").focus()
    page.keyboard.press("Enter")
    page.locator(".papershelf-said", has_text="Moved to place 2 of 3").wait_for(state="attached")
    page.wait_for_function("document.activeElement.dataset.do === 'up'")
    page.keyboard.press("Enter")
    page.locator(".papershelf-said", has_text="Moved to place 1 of 3").wait_for(state="attached")
    page.wait_for_function(
        "id => document.querySelector('.papershelf-basket__papers > li').dataset.id === id",
        arg=second,
    )
    assert row_ids(page) == [second, third, first]
    page.locator("[data-do=clear]").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.dataset.do === 'undo'")
    page.keyboard.press("Enter")
    rows(page).nth(2).wait_for()
    assert row_ids(page) == [second, third, first]


def test_notes_are_kept_and_saved(page: Any, root: str, site: Path) -> None:
    keep(page, root, papers_of(site)[:2])
    page.goto(f"{root}/basket.html")
    rows(page).nth(1).locator("textarea").fill("Read § 3\nagain")
    rows(page).nth(1).locator("textarea").blur()
    page.reload()
    rows(page).nth(1).wait_for()
    assert rows(page).nth(1).locator("textarea").input_value() == "Read § 3\nagain"
    page.locator("#basket-with-notes").check()
    assert "  > Read § 3\n  > again\n" in saved_text(page, "Markdown")[1]


def test_a_shared_link_offers_its_papers_and_changes_nothing_unasked(
    page: Any, root: str, site: Path
) -> None:
    first, second, third = papers_of(site)
    keep(page, root, [first])
    page.goto(f"{root}/basket.html#papers={third},{second},no-such,%E0%A4%A")
    offered = page.locator(".papershelf-basket__offered")
    page.get_by_text("This link holds 2 papers").wait_for()
    assert offered.is_visible()
    assert row_ids(page) == [first]
    page.get_by_role("button", name="Add to my basket").click()
    rows(page).nth(2).wait_for()
    assert row_ids(page) == [first, third, second]
    assert "#" not in page.url


def test_pasted_names_give_exactly_their_papers_and_what_is_missing(
    page: Any, root: str, site: Path
) -> None:
    first, second, third = papers_of(site)
    keep(page, root, [first])
    page.goto(f"{root}/basket.html")
    rows(page).first.wait_for()
    names = "id => papershelf.citations.papers([{ id }]).then(found => found.get(id))"
    key = page.evaluate(names, third)[1]
    page.locator("#basket-names").fill(rf"See \citep[p.~3]{{{key}, nobody1999}} and {first}.")
    page.locator("[data-do=paste-replace]").click()
    page.locator(".papershelf-basket__missing li", has_text="nobody1999").wait_for()
    assert page.locator(".papershelf-basket__missing li").count() == 1
    assert row_ids(page) == [third]
    page.locator("#basket-names").fill(f"https://arxiv.org/abs/{second}v2")
    page.locator("[data-do=paste-add]").click()
    rows(page).nth(1).wait_for()
    assert row_ids(page) == [third, second]
    assert page.locator(".papershelf-basket__missing").is_hidden()


@pytest.mark.parametrize("kept", HOSTILE)
def test_what_is_no_basket_does_no_harm(page: Any, root: str, kept: str, site: Path) -> None:
    page.goto(f"{root}/about.html")
    page.evaluate(
        "kept => localStorage.setItem(`papershelf-basket:${papershelf.basket.root.pathname}`,kept)",
        kept,
    )
    page.goto(f"{root}/basket.html")
    page.get_by_text(re.compile("Nothing here yet|kept in this browser")).wait_for()
    page.evaluate("id => papershelf.basket.add([id])", papers_of(site)[0])
    row = f".papershelf-basket__papers > li[data-id='{papers_of(site)[0]}']"
    page.locator(f"{row} a[href]").wait_for()
    assert len(keys_in(saved_text(page, "BibTeX")[1])) == 1


def test_without_storage_the_basket_lasts_as_long_as_the_page(
    page: Any, root: str, site: Path
) -> None:
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full') };"
        "const get = Storage.prototype.getItem;"
        "Storage.prototype.getItem = function (key) {"
        "  if (key.startsWith('papershelf-basket')) throw new DOMException('no');"
        "  return get.call(this, key);"
        "};"
    )
    page.goto(f"{root}/basket.html")
    page.evaluate("id => papershelf.basket.add([id])", papers_of(site)[0])
    page.get_by_text("1 paper. This browser keeps nothing").wait_for()
    assert len(keys_in(saved_text(page, "BibTeX")[1])) == 1


def test_two_tabs_show_one_basket(page: Any, root: str, site: Path) -> None:
    page.goto(f"{root}/basket.html")
    other = page.context.new_page()
    keep(other, root, papers_of(site)[:2])
    rows(page).nth(1).wait_for()
    page.locator("[data-do=clear]").click()
    other.wait_for_function(
        "document.querySelector('.papershelf-tray').getAttribute('aria-label').endsWith('0 papers')"
    )


def test_without_scripts_nothing_of_it_shows(open_page: OpenPage, root: str, site: Path) -> None:
    page = open_page(java_script_enabled=False)
    for name in (f"papers/{papers_of(site)[0]}.html", "papers/index.html", "basket.html"):
        page.goto(f"{root}/{name}")
        assert page.locator(".papershelf-star, .papershelf-tray").count() == 0
    assert page.locator(".papershelf-basket").is_hidden()
    assert page.get_by_text("Collecting papers needs JavaScript").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    open_page: OpenPage, site: Path, root: str, scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    ids = papers_of(site)
    keep(page, root, [*ids, "not-here"])
    found = []
    for name in (f"basket.html#papers={ids[0]}", f"papers/{ids[0]}.html", "papers/index.html"):
        page.goto(f"{root}/{name}")
        if name.startswith("basket"):
            rows(page).nth(3).wait_for()
            page.get_by_text("This link holds 1 paper").wait_for()
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, name
        # preloading asks for style sheets again, which file:// refuses
        violations = axe.run(page, options={"preload": False}).response["violations"]
        found += [f"{name}: {each['id']} {each['nodes'][0]['target']}" for each in violations]
    assert found == []
