"""The Cite box in a real browser, over http and from disk, with and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


PAPER = "papers/1706.03762.html"


def test_a_reference_is_copied_and_saved(page: Any, root: str) -> None:
    page.goto(f"{root}/{PAPER}")
    shown = page.locator(".papershelf-cite__text:visible code").inner_text()
    assert shown.startswith("@")
    with page.expect_download() as saving:
        page.locator(".papershelf-save:visible").click()
    saved = Path(saving.value.path()).read_text(encoding="utf-8")
    assert saved.strip() == shown.strip()
    assert saving.value.suggested_filename.endswith(".bib")
    page.locator(".papershelf-copy:visible").click()
    page.locator(".papershelf-copy:visible", has_text="Copied").wait_for()


def test_every_format_is_copied_and_saved_with_the_keyboard_alone(page: Any, root: str) -> None:
    page.goto(f"{root}/{PAPER}")
    page.evaluate("papershelf.text.save = (text, name) => { window.saved = [name, text]; }")
    page.evaluate("papershelf.text.copy = async text => { window.copied = text; return true; }")
    page.locator("#papershelf-cite-bibtex").focus()
    names = []
    for at in range(page.locator(".papershelf-cite__box > input").count()):
        if at:
            page.keyboard.press("ArrowRight")
        shown = page.locator(".papershelf-cite__text:visible code").text_content()
        radio = page.evaluate_handle("document.activeElement")
        for _ in range(2):  # past the text
            page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('md-code__button')"):
            page.keyboard.press("Tab")  # Material's own button to copy
        page.keyboard.press("Enter")
        page.wait_for_function("shown => window.copied === shown", arg=shown)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        name, text = page.evaluate("window.saved")
        page.locator(".papershelf-said", has_text=f"Saved {name}").wait_for(state="attached")
        assert text.split() == shown.split()
        assert ("\r\n" in text) == name.endswith(".ris")
        names.append(name.partition(".")[2])
        radio.evaluate("radio => radio.focus()")
    texts = ["apa.txt", "ieee.txt", "acm.txt", "chicago.txt"]
    assert names == ["bib", "ris", "csl.json", *texts, "md"]


def test_where_a_page_may_not_copy_the_text_is_selected(page: Any, root: str) -> None:
    page.goto(f"{root}/{PAPER}")
    page.evaluate("papershelf.text.copy = async () => false")
    page.locator(".papershelf-copy:visible").click()
    page.locator(".papershelf-copy:visible", has_text="Press Ctrl+C").wait_for()
    assert page.evaluate("getSelection().toString()").startswith("@")


def test_the_chosen_reference_is_printed_and_no_button(page: Any, root: str) -> None:
    page.goto(f"{root}/{PAPER}")
    page.get_by_text("APA", exact=True).click()
    page.emulate_media(media="print")
    assert "Attention" in page.locator(".papershelf-cite__text:visible code").inner_text()
    assert (
        page.locator(".papershelf-cite button:visible, .papershelf-cite label:visible").count() == 0
    )


def test_the_styles_are_chosen_with_the_keyboard(page: Any, root: str) -> None:
    page.goto(f"{root}/{PAPER}")
    page.locator("#papershelf-cite-bibtex").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    reference = page.locator(".papershelf-cite__text:visible code").inner_text()
    assert "Attention Is All You Need." in reference
    assert "@" not in reference


def test_the_box_works_without_scripts(open_page: Callable[..., Any], root: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{root}/{PAPER}")
    page.get_by_text("Chicago", exact=True).click()
    assert "“Attention" in page.locator(".papershelf-cite__text:visible code").inner_text()
    assert page.locator(".papershelf-cite button:visible").count() == 0
