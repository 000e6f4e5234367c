"""What is new since a reader was here, in a real browser, over http and from disk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SAMPLE, make_shelf
from tests.test_site import run

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Any]
KEPT = "`papershelf-seen:${papershelf.basket.root.pathname}`"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shelf that was published three times: the newest set has two papers more, one less."""
    settings = make_shelf(
        tmp_path_factory.mktemp("since") / "shelf", [SAMPLE / "older-landmarks.ris"]
    )
    toy = "@article{{{0}, title={{{0} of paper}}, author={{Toy, Ann}}, year={{2024}}}}\n"
    for day, names in (("1714694400", ()), ("1714780800", ("Kites",)),
                       ("1714867200", ("Cranes", "Swans"))):  # fmt: skip
        text = "".join(map(toy.format, names))
        (settings.root / "sources/toys.bib").write_text(text, encoding="utf-8")
        built = run("build", cwd=settings.root, SOURCE_DATE_EPOCH=day)
        assert built.returncode == 0, built.stderr
    return settings.site_dir


def sets_of(site: Path) -> list[str]:
    lines = (site / "changes.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["id"] for line in lines]


def was_here(page: Any, root: str, seen: str) -> None:
    """Leave what an earlier visit would have left."""
    page.goto(f"{root}/about.html")
    page.evaluate(f"seen => localStorage.setItem({KEPT}, seen)", seen)


def kept(page: Any) -> str:
    return str(page.evaluate(f"localStorage.getItem({KEPT})"))


def marks(page: Any) -> int:
    return int(page.locator(".papershelf-new").count())


def test_the_first_visit_is_told_of_nothing_and_remembered(
    page: Any, root: str, site: Path
) -> None:
    page.goto(f"{root}/index.html")
    page.wait_for_function(f"localStorage.getItem({KEPT}) !== null")
    assert kept(page) == sets_of(site)[0]
    page.goto(f"{root}/changes/index.html")
    page.locator(".papershelf-since").wait_for(state="attached")
    assert (marks(page), page.locator(".papershelf-since").inner_text()) == (0, "")


@pytest.mark.parametrize("name", ["index", "recent", "papers/index", "years/2024"])
def test_lists_lead_a_reader_who_was_here_to_what_is_new(
    page: Any, root: str, site: Path, name: str
) -> None:
    was_here(page, root, sets_of(site)[1])
    page.goto(f"{root}/{name}.html")
    page.get_by_role("link", name="2 new, 1 other change since you were here").click()
    page.locator(".papershelf-new").wait_for()
    assert page.url.endswith("changes/index.html")
    assert marks(page) == 1
    heading = page.get_by_role("heading", level=2).first
    assert heading.inner_text().startswith("5 May 2024")
    assert "new since you were here" in heading.inner_text()
    assert kept(page) == sets_of(site)[0]


def test_marks_last_for_the_visit_and_the_link_until_they_were_seen(
    page: Any, root: str, site: Path
) -> None:
    was_here(page, root, sets_of(site)[1])
    page.goto(f"{root}/changes/index.html")
    page.locator(".papershelf-new").wait_for()
    page.reload()
    page.locator(".papershelf-new").wait_for()
    page.goto(f"{root}/index.html")
    page.locator(".papershelf-since").wait_for(state="attached")
    assert page.locator(".papershelf-since").inner_text() == ""
    later = page.context.new_page()  # another visit
    later.goto(f"{root}/changes/index.html")
    later.locator(".papershelf-since").wait_for(state="attached")
    assert marks(later) == 0


def test_the_keyboard_marks_all_as_seen(page: Any, root: str, site: Path) -> None:
    was_here(page, root, sets_of(site)[1])
    page.goto(f"{root}/changes/index.html")
    button = page.get_by_role("button", name="Mark all as seen")
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_text("All changes are marked as seen").wait_for()
    assert marks(page) == 0
    assert "All changes" in page.evaluate("document.activeElement.textContent")
    page.reload()
    page.locator(".papershelf-since").wait_for(state="attached")
    assert (marks(page), button.count()) == (0, 0)


@pytest.mark.parametrize("seen", ["", "2001-01-01-0123456789", "<img src=x>", "constructor"])
def test_who_saw_what_is_forgotten_is_told_of_all(
    page: Any, root: str, site: Path, seen: str
) -> None:
    was_here(page, root, seen)
    page.goto(f"{root}/changes/index.html")
    page.locator(".papershelf-new").first.wait_for()
    assert marks(page) == len(sets_of(site)) == 2


@pytest.mark.parametrize("broken", ["true", "this === sessionStorage"])
def test_without_storage_nothing_breaks(page: Any, root: str, broken: str) -> None:
    page.add_init_script(
        "for (const name of ['getItem', 'setItem']) {"
        "  const whole = Storage.prototype[name];"
        "  Storage.prototype[name] = function (key, ...more) {"
        f"    if (key.startsWith('papershelf-seen') && ({broken})) throw new DOMException('no');"
        "    return whole.call(this, key, ...more);"
        "  };"
        "}"
    )
    page.goto(f"{root}/about.html")
    for name in ("index", "changes/index"):
        page.goto(f"{root}/{name}.html")
        page.locator(".papershelf-since").wait_for(state="attached")
        assert page.locator(".papershelf-since").inner_text() == ""
        assert marks(page) == 0


def test_nothing_moves_when_it_shows(open_page: OpenPage, root: str, site: Path) -> None:
    tops = []
    for seen in (sets_of(site)[0], sets_of(site)[1]):
        page = open_page(viewport={"width": 390, "height": 900})
        was_here(page, root, seen)
        for name in ("index", "changes/index", "years/2024"):
            page.goto(f"{root}/{name}.html")
            page.locator(".papershelf-since").wait_for(state="attached")
            tops.append(page.locator("h1").bounding_box()["y"])
            tops.append(page.locator("h1 ~ p, h1 ~ ul").first.bounding_box()["y"])
    assert tops[:6] == tops[6:]


def test_another_tab_that_saw_the_changes_clears_the_link(page: Any, root: str, site: Path) -> None:
    was_here(page, root, sets_of(site)[1])
    page.goto(f"{root}/index.html")
    page.get_by_text("since you were here").wait_for()
    other = page.context.new_page()
    other.goto(f"{root}/changes/index.html")
    page.get_by_text("since you were here").wait_for(state="detached")


def test_without_scripts_the_changes_are_there_and_no_mark(open_page: OpenPage, root: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{root}/index.html")
    page.get_by_role("link", name="What changed").click()
    assert page.get_by_role("heading", name="5 May 2024").count() == 1
    assert page.locator(".papershelf-since, .papershelf-new").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    open_page: OpenPage, root: str, site: Path, scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    was_here(page, root, sets_of(site)[1])
    found = []
    for name in ("index", "years/2024", "changes/index", f"changes/{sets_of(site)[0]}"):
        page.goto(f"{root}/{name}.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        # preloading asks for style sheets again, which file:// refuses
        violations = axe.run(page, options={"preload": False}).response["violations"]
        found += [f"{name}: {each['id']} {each['nodes'][0]['target']}" for each in violations]
    assert found == []
