"""What is new and hot, in a real browser: the pages of a shelf with upvotes, and the e-mail."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import make_shelf
from tests.test_site import LONG, run

pytestmark = pytest.mark.browser

HOSTILE = "Toys & \"Co\" | where a<b, c>d and 'e' are [f](g)"


@pytest.fixture(scope="session")
def news_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shelf of twelve months with upvotes and stars, built; its mail lies in `news`."""
    papers = [
        {"id": f"24{month:02}.00001", "title": f"Toy {month} {'of long names ' * 9}",
         "abstract": LONG, "published_at": f"2024-{month:02}-05T00:00:00Z",
         "upvotes": 7 * month, "github_stars": 900 * month}
        for month in range(1, 13)
    ]  # fmt: skip
    papers[-1]["title"] = HOSTILE
    folder = tmp_path_factory.mktemp("news") / "shelf"
    settings = make_shelf(folder, {"daily.json": json.dumps(papers)})
    for words in (["build", "--strict"], ["check"],
                  ["digest", "--since", "2024-01-01", "--out", "news"]):  # fmt: skip
        done = run(*words, cwd=settings.root)
        assert done.returncode == 0, done.stderr
    return settings.site_dir


def test_a_reader_comes_from_home_to_what_trends_and_to_a_digest(
    browser: Any, news_site: Path
) -> None:
    page = browser.new_page()
    page.goto(f"{news_site.as_uri()}/index.html")
    page.get_by_role("link", name="trending", exact=True).click()
    page.wait_for_url("**/trending.html")
    first = page.locator("#now + ol > li").first
    assert first.locator("a").first.inner_text() == HOSTILE
    assert "84 upvotes · 10,800 stars · 5 December 2024 · 188 points" in first.inner_text()
    assert first.locator(".papershelf-star").count() == 1
    assert page.title() == "Trending - My shelf"
    page.locator(".md-tabs__link", has_text="Digests").click()
    page.get_by_role("link", name="Week 49 of 2024").first.click()
    page.wait_for_url("**/digests/2024-W49.html")
    assert page.locator("h1").inner_text().startswith("Week 49 of 2024")
    page.get_by_role("link", name="← Week 45 of 2024").click()
    page.wait_for_url("**/digests/2024-W45.html")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    browser: Any, news_site: Path, width: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    for name in ("index", "trending", "digests/index", "digests/2024-W49"):
        page.goto(f"{news_site.as_uri()}/{name}.html")
        page.wait_for_selector(".papershelf-tray")
        page.wait_for_timeout(300)  # Material fades its palette in
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        violations = axe.run(page, options={"preload": False}).response["violations"]
        assert not violations, [(name, each["id"], each["nodes"][0]["html"]) for each in violations]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_mail_is_readable_at_any_width_in_light_and_dark(
    browser: Any, news_site: Path, width: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    content = (news_site.parent / "news/digest.eml").read_bytes()
    part = message_from_bytes(content, policy=default).get_body(("html",))  # type: ignore[attr-defined]
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.set_content(part.get_content())
    assert page.locator("h2").first.inner_text() == HOSTILE
    assert page.title().startswith("My shelf: new since 2024-01-01")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("body > div").bounding_box()["width"] <= 616  # with its padding
    # A mail leaves its ground to the program that shows it, and axe takes that for white.
    page.add_style_tag(content="html { background: Canvas }")
    violations = axe.run(page, options={"runOnly": ["color-contrast"], "preload": False}).response
    assert violations["violations"] == []
    context.close()
