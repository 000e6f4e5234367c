"""The Cite box in a real browser, over http and from disk, with and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


def paper_page(site: Path) -> str:
    return next(
        f"papers/{path.name}"
        for path in sorted((site / "papers").glob("*.html"))
        if "Attention Is All You Need</h1>" in path.read_text(encoding="utf-8")
        or "attention-is-all" in path.name
    )


def test_a_reference_is_copied_and_saved(page: Any, root: str, site: Path) -> None:
    page.goto(f"{root}/{paper_page(site)}")
    shown = page.locator(".papershelf-cite__text:visible code").inner_text()
    assert shown.startswith("@")
    with page.expect_download() as saving:
        page.locator(".papershelf-save:visible").click()
    saved = Path(saving.value.path()).read_text(encoding="utf-8")
    assert saved.strip() == shown.strip()
    assert saving.value.suggested_filename.endswith(".bib")
    page.locator(".papershelf-copy:visible").click()
    page.locator(".papershelf-copy:visible", has_text="Copied").wait_for()


def test_the_styles_are_chosen_with_the_keyboard(page: Any, root: str, site: Path) -> None:
    page.goto(f"{root}/{paper_page(site)}")
    page.locator("#papershelf-cite-bibtex").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    reference = page.locator(".papershelf-cite__text:visible code").inner_text()
    assert "Attention Is All You Need." in reference
    assert "@" not in reference


def test_the_box_works_without_scripts(
    open_page: Callable[..., Any], root: str, site: Path
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{root}/{paper_page(site)}")
    page.get_by_text("Chicago", exact=True).click()
    assert "“Attention" in page.locator(".papershelf-cite__text:visible code").inner_text()
    assert page.locator(".papershelf-cite button:visible").count() == 0
