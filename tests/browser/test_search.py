"""The search as a reader uses it: the box in the header and the search page, on http and disk."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import address_of

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]
PHONE = {"width": 390, "height": 800}
BOX = ".papershelf-box input"
HITS = "#papershelf-hits [role=option]:not(.papershelf-row)"
PAGE_HITS = ".papershelf-hits > li:not(.papershelf-none)"
FADED_IN = (
    "Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => 0)"
)
HOSTILE = [
    "attention " * 1000,
    "<img src=x onerror=alert(1)>",
    "\ud800 lone \udfff halves",
    "😀🧪 emoji",
    "the of and",
    "!?…,.;:-\"'()",
    "(a+)+$ [[[ \\",
    'tag: author: -- -"',
]


def search_in_box(page: Any, query: str) -> None:
    page.keyboard.press("/")
    page.keyboard.insert_text(query)
    answered(page, "#papershelf-hits")
    page.locator(HITS).first.wait_for()


def answered(page: Any, hits: str) -> None:
    """Wait until what is shown answers what was typed or asked."""
    page.locator(f"{hits}:not([aria-busy])").wait_for(state="attached")


def settled(page: Any, query: str) -> None:
    """Wait until the search page shows the answer to what its address asks."""
    page.wait_for_function(
        "query => document.title.startsWith(query) && "
        "document.querySelector('.papershelf-hits:not([aria-busy])') && "
        "/result|found/.test(document.querySelector('.papershelf-page__status')?.textContent)",
        arg=query,
    )


def shown_titles(page: Any) -> list[str]:
    return page.locator(f"{PAGE_HITS} h2").all_inner_texts()


def test_pages_load_no_engine_until_somebody_searches(page: Any, root: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{root}/index.html")
    page.wait_for_load_state("networkidle")
    ours = ("papershelf.css", "search.css", "search-start.js",
            "basket.css", "basket-store.js", "basket-stars.js", "since-visit.js")  # fmt: skip
    assert sorted(url for url in asked if "/papershelf/" in url) == sorted(
        f"{root}/assets/papershelf/{name}" for name in ours
    )
    search_in_box(page, "attention")
    scripts = [url for url in asked if url.endswith(".js") and "/search/" not in url]
    assert scripts[-2:] == [
        f"{root}/assets/papershelf/{name}.js" for name in ("engine", "interface")
    ]


def test_typing_shows_marked_hits_with_tags_and_a_count(page: Any, root: str) -> None:
    page.goto(f"{root}/about.html")
    search_in_box(page, "attention is")
    first = page.locator(HITS).first
    assert "Attention Is All You Need" in first.inner_text()
    assert first.locator("mark").first.inner_text() == "Attention"
    assert first.locator(".papershelf-tag").count() >= 1
    assert re.match(r"[\d,]+ results?$", page.locator(".papershelf-box [role=status]").inner_text())


def test_keyboard_alone_finds_a_paper(page: Any, root: str) -> None:
    page.goto(f"{root}/tags/index.html")
    page.keyboard.press("s")
    page.keyboard.type("attention is s/")
    assert page.locator(BOX).input_value() == "attention is s/"
    box = page.locator(BOX)
    box.fill("attention is")
    answered(page, "#papershelf-hits")
    assert page.locator(f"{HITS} .papershelf-hit__title").first.inner_text().startswith("Attention")
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    active = box.get_attribute("aria-activedescendant")
    chosen = page.locator(f"[id='{active}']")
    assert chosen.get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/1706.03762.html")


def test_escape_closes_and_the_next_slash_opens_again(page: Any, root: str) -> None:
    page.goto(f"{root}/index.html")
    search_in_box(page, "diffusion")
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("/")
    assert page.locator("#__search").is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('.papershelf-box')")
    assert not page.locator("#__search").is_checked()


def test_enter_without_a_choice_opens_the_search_page(page: Any, root: str) -> None:
    page.goto(f"{root}/papers/index.html")
    search_in_box(page, "graph networks")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=graph+networks")
    settled(page, "graph networks")
    assert page.locator("#papershelf-query").input_value() == "graph networks"
    assert len(shown_titles(page)) > 1
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "papershelf-query"


def test_recent_searches_are_offered_and_forgotten(page: Any, root: str) -> None:
    page.goto(f"{root}/index.html")
    search_in_box(page, "diffusion")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=diffusion")
    settled(page, "diffusion")
    page.goto(f"{root}/index.html")
    page.keyboard.press("/")
    page.locator(".papershelf-row--recent", has_text="diffusion").click()
    page.locator(HITS).first.wait_for()
    assert page.locator(BOX).input_value() == "diffusion"
    page.locator(BOX).fill("")
    page.locator(".papershelf-box button.papershelf-link").click()
    assert page.locator(".papershelf-row--recent").count() == 0


def test_a_misspelt_word_is_put_right_and_said(page: Any, root: str) -> None:
    page.goto(f"{root}/search.html?q=tranformer")
    settled(page, "tranformer")
    page.locator(".papershelf-note a", has_text="transformer").click()
    page.wait_for_url("**q=transformer")
    settled(page, "transformer")
    assert page.locator(".papershelf-note").count() == 0


def test_filters_counts_sharing_and_the_back_button(open_page: OpenPage, root: str) -> None:
    page = open_page()
    page.goto(f"{root}/search.html?q=learning")
    settled(page, "learning")
    before = shown_titles(page)
    row = page.locator(".papershelf-facet__row", has=page.locator("[id^='papershelf-tag-']")).first
    count = row.locator(".papershelf-facet__count").inner_text()
    row.locator("input").click()
    page.wait_for_url("**&tag=**")
    chip = page.locator(".papershelf-chip")
    chip.wait_for()
    assert page.locator(".papershelf-page__status").inner_text().startswith(f"{count} result")
    assert page.evaluate("document.activeElement.id").startswith("papershelf-tag-")
    page.locator("[id='papershelf-has-code']").click()
    page.wait_for_url("**has=code**")
    page.wait_for_function("document.querySelectorAll('.papershelf-chip').length === 2")
    page.locator("#papershelf-sort").select_option("title")
    page.wait_for_url("**sort=title**")
    answered(page, ".papershelf-hits")
    titles = shown_titles(page)

    other = open_page()
    other.goto(page.url)
    settled(other, "learning")
    assert shown_titles(other) == titles
    assert other.locator("#papershelf-sort").input_value() == "title"
    assert other.locator(".papershelf-chip").count() == 2

    for _ in range(3):
        page.go_back()
    page.wait_for_function("!document.querySelector('.papershelf-chip')")
    assert shown_titles(page) == before
    page.go_forward()
    chip.wait_for()
    chip.click()
    page.wait_for_function("!document.querySelector('.papershelf-chip')")
    assert "tag=" not in page.url


def test_pages_of_results_follow_each_other(page: Any, root: str) -> None:
    page.goto(f"{root}/search.html")
    settled(page, "Search")
    first = shown_titles(page)
    page.locator(".papershelf-pager a", has_text="Next").click()
    page.wait_for_url("**page=2")
    page.wait_for_function("document.querySelector('.papershelf-hits').start === 21")
    assert not set(first) & set(shown_titles(page))
    assert page.evaluate("document.activeElement.closest('.papershelf-hits > li') !== null")
    page.go_back()
    page.wait_for_function("document.querySelector('.papershelf-hits').start === 1")
    assert shown_titles(page) == first


def test_a_page_past_the_end_is_the_last(page: Any, root: str) -> None:
    page.goto(f"{root}/search.html?q=qqqqzzzz&page=99")
    page.wait_for_url("**/search.html?q=qqqqzzzz")
    page.goto(f"{root}/search.html?q=learning&page=99")
    settled(page, "learning")
    last = int(page.locator(".papershelf-pager [aria-current]").inner_text())
    assert 1 < last < 99
    assert page.url.endswith(f"page={last}")
    assert shown_titles(page)


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: query[:12].encode("ascii", "replace"))
def test_hostile_queries_show_as_text(page: Any, root: str, query: str) -> None:
    page.goto(f"{root}/search.html")
    settled(page, "Search")
    page.evaluate(
        """query => {
          const input = document.querySelector("#papershelf-query");
          input.value = query;
          input.form.requestSubmit();
        }""",
        query,
    )
    page.wait_for_function("new URLSearchParams(location.search).has('q')")
    answered(page, ".papershelf-hits")
    page.evaluate("document.querySelector('.papershelf-box input').focus()")
    page.keyboard.insert_text(query.encode("utf-16", "replace").decode("utf-16"))
    page.locator(".papershelf-box [role=status]").wait_for()
    answered(page, "#papershelf-hits")
    assert (
        page.locator(".papershelf :is(img, script), .papershelf-box :is(img, script)").count() == 0
    )


def damaged(site: Path, folder: Path, damage: Callable[[Path], None]) -> Path:
    copy = folder / "site"
    shutil.copytree(site, copy)
    damage(copy / "assets/papershelf")
    return copy


def cut_texts(assets: Path) -> None:
    texts = sorted((assets / "search").glob("texts-*.js"))
    texts[0].unlink()
    texts[1].write_text(texts[1].read_text(encoding="utf-8")[:500], encoding="utf-8")


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_missing_and_cut_off_shards_are_told_and_the_rest_is_shown(
    browser: Any, site: Path, tmp_path: Path, scheme: str
) -> None:
    with address_of(damaged(site, tmp_path, cut_texts), scheme) as root:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{root}/search.html?q=learning")
        settled(page, "learning")
        assert "could not be loaded" in page.locator(".papershelf-note--warning").inner_text()
        assert sum("could not" not in title for title in shown_titles(page)) > 3
        context.close()


def test_what_was_not_loaded_is_not_said_to_be_missing(
    browser: Any, site: Path, tmp_path: Path
) -> None:
    def garble_terms(assets: Path) -> None:
        index = assets / "search/index.js"
        text = index.read_text(encoding="utf-8")
        index.write_text(re.sub('("terms/[0-9]+", ).*(\\);)', r"\g<1>5\2", text), encoding="utf-8")
        for path in (assets / "search").glob("terms-*.js"):
            path.unlink()

    with address_of(damaged(site, tmp_path, garble_terms), "http") as root:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{root}/search.html?q=learning+zzqq")
        settled(page, "learning zzqq")
        assert "could not be loaded" in page.locator(".papershelf-note--warning").inner_text()
        assert "No paper" not in page.locator(".papershelf-page__notes").inner_text()
        assert "could be loaded" in page.locator(".papershelf-page__status").inner_text()
        context.close()


@pytest.mark.parametrize("scheme", ["http", "file"])
@pytest.mark.parametrize("lost", ["search/index.js", "engine.js"])
def test_without_index_or_engine_the_indexes_are_offered(
    browser: Any, site: Path, tmp_path: Path, scheme: str, lost: str
) -> None:
    copy = damaged(site, tmp_path, lambda assets: (assets / lost).unlink())
    with address_of(copy, scheme) as root:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{root}/index.html")
        page.keyboard.press("/")
        page.keyboard.insert_text("learning")
        box = page.locator(".papershelf-box")
        box.locator("text=could not be loaded").first.wait_for()
        assert box.locator("a", has_text="All tags").is_visible()
        page.goto(f"{root}/search.html?q=learning")
        told = page.locator(".papershelf-page")
        told.locator("text=could not be loaded").first.wait_for()
        told.locator("a", has_text="All papers").click()
        page.wait_for_url("**/papers/index.html")
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_it_all_in_its_width(open_page: OpenPage, root: str, scheme: str) -> None:
    page = open_page(viewport=PHONE, color_scheme=scheme, has_touch=True, is_mobile=True)
    page.goto(f"{root}/index.html")
    page.locator("header label[for=__search]").first.tap()
    page.keyboard.insert_text("attention")
    hit = page.locator(HITS).first
    hit.wait_for()
    assert hit.bounding_box()["width"] > 350
    # Material grows a circle behind the box, then holds the page.
    page.wait_for_function(f"document.documentElement.scrollWidth <= {PHONE['width']}")
    hit.tap()
    page.wait_for_url("**/papers/**")
    page.goto(f"{root}/search.html?q=attention")
    settled(page, "attention")
    check = page.locator("[id^='papershelf-tag-']").first
    assert not check.is_visible()
    page.locator(".papershelf-filters summary").tap()
    check.tap()
    page.wait_for_url("**tag=**")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    shown = page.evaluate("document.body.dataset.mdColorScheme")
    assert shown == {"light": "default", "dark": "slate"}[scheme]


@pytest.mark.parametrize("width", [390, 1280])
def test_without_scripts_the_box_leads_to_the_indexes(
    open_page: OpenPage, root: str, width: int
) -> None:
    page = open_page(java_script_enabled=False, viewport={"width": width, "height": 800})
    page.goto(f"{root}/index.html")
    if width == PHONE["width"]:
        page.locator("header label[for=__search]").first.click()
    else:
        page.locator(BOX).focus()
    page.locator(".papershelf-box a", has_text="All tags").click()
    page.wait_for_url("**/tags/index.html")
    page.goto(f"{root}/search.html?q=graphs")
    page.get_by_role("link", name="all papers from A to Z", exact=True).click()
    page.wait_for_url("**/papers/index.html")


def test_the_public_search_answers_as_documented(page: Any, root: str) -> None:
    page.goto(f"{root}/about.html")
    answer = page.evaluate("papershelf.search('attention', {limit: 3, filters: {has: ['code']}})")
    assert set(answer) >= {"total", "relaxed", "hits", "facets"}
    assert len(answer["hits"]) <= 3
    assert set(answer["hits"][0]) >= {"id", "title", "url", "score", "snippet"}
    assert answer["facets"]["tag"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(
    open_page: OpenPage, site: Path, root: str, scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    paper = sorted((site / "papers").glob("*-*.html"))[0].name
    found = []
    for name, query in (
        ("index.html", ""), ("index.html", "attention"), (f"papers/{paper}", ""),
        ("search.html?q=attention&has=code", ""), ("search.html?q=qqqqzzzz", ""),
        ("methods/index.html", ""), ("topics/index.html", ""),
    ):  # fmt: skip
        page.goto(f"{root}/{name}")
        if name.startswith("search"):
            page.locator(".papershelf-page__status", has_text=re.compile("result|found")).wait_for()
        if query:
            page.locator("header label[for=__search]").first.dispatch_event("click")
            page.keyboard.insert_text(query)
            page.locator(HITS).first.wait_for()
            page.evaluate(FADED_IN)
        # preloading asks for style sheets again, which file:// refuses
        violations = axe.run(page, options={"preload": False}).response["violations"]
        found += [f"{name}: {each['id']} {each['nodes'][0]['target']}" for each in violations]
    assert found == []
