"""What the basket's page does with its list: dragged, taken away, backed up and brought back."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.commands.export_papers import NAMES, Selection, render_selection, select
from generator.pipeline import Report, build_corpus
from generator.selection_formats import SELECTION_FORMATS
from generator.settings import Settings
from tests.browser.test_basket import keep, papers_of, row_ids, rows, saved_text
from tests.test_site import run

pytestmark = pytest.mark.browser
NOTE = 'Fig. 3 = "50%" {of} all_\nagain, see \\cite & $x^2$'


def open_basket(page: Any, root: str, ids: list[str]) -> None:
    keep(page, root, ids)
    page.goto(f"{root}/basket.html")
    if ids:
        rows(page).nth(len(ids) - 1).wait_for()


def taken(page: Any, label: str) -> str:
    """What would be saved; a page may not save more than ten files in a row."""
    page.evaluate("papershelf.text.save = (text, name) => { window.saved = text; }")
    page.locator("#basket-format").select_option(label=label)
    page.evaluate("window.saved = null")
    page.get_by_role("button", name="Save", exact=True).click()
    return str(page.wait_for_function("window.saved").json_value())


def middle_of(page: Any, place: int) -> tuple[float, float]:
    box = page.locator(".papershelf-basket__handle").nth(place).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_paper_is_dragged_to_another_place(page: Any, root: str, site: Path) -> None:
    first, second, third = papers_of(site)
    open_basket(page, root, [first, second, third])
    page.mouse.move(*middle_of(page, 0))
    page.mouse.down()
    page.mouse.move(*middle_of(page, 1))
    page.mouse.move(middle_of(page, 2)[0], middle_of(page, 2)[1] + 60, steps=4)
    page.mouse.up()
    page.locator(".papershelf-said", has_text="Moved to place 3 of 3").wait_for(state="attached")
    page.reload()
    rows(page).nth(2).wait_for()
    assert row_ids(page) == [second, third, first]


def test_escape_puts_a_dragged_paper_back(page: Any, root: str, site: Path) -> None:
    ids = papers_of(site)
    open_basket(page, root, ids)
    page.mouse.move(*middle_of(page, 2))
    page.mouse.down()
    page.mouse.move(*middle_of(page, 0), steps=4)
    assert row_ids(page) != ids
    page.keyboard.press("Escape")
    assert row_ids(page) == ids
    page.mouse.up()
    assert page.evaluate("papershelf.basket.entries().map(each => each.id)") == ids


def test_a_finger_drags_too_and_the_page_stays_where_it_is(
    open_page: Any, root: str, site: Path
) -> None:
    page = open_page(has_touch=True, viewport={"width": 390, "height": 800})
    first, second, third = papers_of(site)
    open_basket(page, root, [first, second, third])
    session = page.context.new_cdp_session(page)
    start, end = middle_of(page, 0), middle_of(page, 1)
    points = [start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), (end[0], end[1] + 40)]
    for at, (x, y) in enumerate(points):
        kind = "touchMove" if at else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.locator(".papershelf-said", has_text="Moved to place 2 of 3").wait_for(state="attached")
    assert row_ids(page) == [second, first, third]
    assert page.evaluate("scrollY") == 0


def test_a_note_that_is_being_written_survives_what_another_tab_does(
    page: Any, root: str, site: Path
) -> None:
    first, second, third = papers_of(site)
    open_basket(page, root, [first, second])
    page.locator("textarea").nth(1).press_sequentially("half a no")
    other = page.context.new_page()
    keep(other, root, [third])
    rows(page).nth(2).wait_for()
    page.keyboard.type("te")
    assert page.locator("textarea").nth(1).input_value() == "half a note"


def test_files_are_those_of_the_command_to_the_byte(page: Any, root: str, site: Path) -> None:
    ids = papers_of(site)[::-1]
    open_basket(page, root, ids)
    shelf = Settings(root=site.parent, docs_dir=site.parent / "site_src", site_dir=site)
    corpus = build_corpus(shelf, Report())
    found, missing = select(corpus, shelf, Selection(names="\n".join(ids)))
    assert missing == []
    papers = [replace(paper, abstract="") for paper in found]
    for command_name, name in NAMES.items():
        if form := SELECTION_FORMATS.get(name):
            file, text = saved_text(page, form.label)
            assert file == f"basket.{form.suffix}"
            expected, _ = render_selection(corpus, shelf, papers, command_name)
            assert text.encode() == expected, name
    (site.parent / "ids.txt").write_text(text, encoding="utf-8")
    told = run("export", "--format", "ids", "--ids", "ids.txt", "--no-abstracts", cwd=site.parent)
    assert told.stdout == text


def test_notes_go_into_the_field_that_each_format_has_for_them(
    page: Any, root: str, site: Path
) -> None:
    first, second, third = papers_of(site)
    open_basket(page, root, [first, second, third])
    page.locator("textarea").nth(1).fill(NOTE)
    page.locator("textarea").nth(1).blur()
    plain = {form.label: taken(page, form.label) for form in SELECTION_FORMATS.values()}
    page.locator("#basket-format").select_option(label="BibTeX")
    page.locator("#basket-with-notes").check()
    for label in ("APA", "IEEE", "ACM", "Chicago", "Identifiers"):
        page.locator("#basket-format").select_option(label=label)
        page.locator("#basket-with-notes").wait_for(state="hidden")
        assert taken(page, label) == plain[label]
    bibtex = taken(page, "BibTeX")
    assert re.findall(r"^  annote        = \{(.*?)\},$", bibtex, re.M | re.S) == [
        'Fig. 3 = "50\\%" {\\textbraceleft}of{\\textbraceright} all\\_\nagain, see '
        "{\\textbackslash}cite \\& \\$x{\\textasciicircum}2\\$"
    ]
    assert bibtex.count("{") == bibtex.count("}")
    assert taken(page, "RIS").count(f"N1  - {' '.join(NOTE.split())}\r\n") == 1
    items = json.loads(taken(page, "CSL-JSON"))
    assert [item.get("annote", "") for item in items] == ["", NOTE, ""]
    cells = csv.DictReader(io.StringIO(taken(page, "CSV"), newline=""))
    assert [row["Note"] for row in cells] == ["", NOTE, ""]
    markdown = taken(page, "Markdown")
    assert re.sub(r"(?m)^  > .*\n", "", markdown) == plain["Markdown"]


def test_a_backup_brings_papers_order_and_notes_back(page: Any, root: str, site: Path) -> None:
    first, second, third = papers_of(site)
    open_basket(page, root, [third, first])
    page.locator("textarea").first.fill(NOTE)
    page.locator("textarea").first.blur()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save a backup").click()
    assert saving.value.suggested_filename == "basket.json"
    backup = Path(saving.value.path()).read_bytes()
    assert [each["id"] for each in json.loads(backup)["papers"]] == [third, first]
    page.locator("[data-do=clear]").click()
    page.evaluate("id => papershelf.basket.set([{ id, note: 'mine' }])", third)
    page.evaluate("id => papershelf.basket.add([id])", second)
    page.locator("#basket-file").set_input_files(
        {"name": "old.json", "mimeType": "application/json", "buffer": backup}
    )
    page.get_by_text("This file holds 2 papers").wait_for()
    page.wait_for_function("document.activeElement.id === 'basket-offer'")
    page.get_by_role("button", name="Add to my basket").click()
    rows(page).nth(2).wait_for()
    assert row_ids(page) == [third, second, first]
    assert page.locator("textarea").first.input_value() == f"mine\n\n{NOTE}"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"kind": "papershelf-basket"}', '{"kind": "x", "papers": []}', "\0"],
)
def test_what_is_no_backup_is_said_to_be_none(page: Any, root: str, site: Path, text: str) -> None:
    ids = papers_of(site)[:1]
    open_basket(page, root, ids)
    page.locator("#basket-file").set_input_files(
        {"name": "<b>x.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    page.get_by_text("<b>x.json is no backup of a basket.").wait_for()
    assert row_ids(page) == ids


def test_a_link_says_how_long_it_is_and_whether_it_arrived_whole(
    page: Any, root: str, site: Path
) -> None:
    ids = papers_of(site)
    open_basket(page, root, [*ids, *(f"2401.{n:05}" for n in range(300))])
    page.add_init_script("navigator.clipboard.writeText = async text => { window.copied = text; }")
    page.evaluate("papershelf.text.copy = async text => { window.copied = text; return true; }")
    page.get_by_role("button", name="Copy link").click()
    told = "It works on this computer only" if root.startswith("file") else "some programs cut"
    page.locator(".papershelf-said--shown", has_text=told).wait_for()
    link = page.evaluate("window.copied")
    page.goto(f"{root}/about.html")
    page.evaluate("papershelf.basket.set([])")
    page.goto(link[: link.index("#") + 60])
    page.get_by_text("It was cut off on its way: it held 303 papers.").wait_for()
    page.goto(f"{root}/about.html")
    page.goto(link)
    page.get_by_text("This link holds 3 papers").wait_for()
    page.get_by_text("300 more are not on this shelf").wait_for()
    assert page.get_by_text("cut off").count() == 0
    page.locator("[data-do=offer-replace]").click()
    rows(page).nth(2).wait_for()
    assert row_ids(page) == ids


def test_papers_that_the_shelf_lacks_stay_in_the_list_and_out_of_files(
    page: Any, root: str, site: Path
) -> None:
    ids = papers_of(site)[:1]
    open_basket(page, root, ["gone-1", *ids])
    assert rows(page).first.locator("a[href]").count() == 0
    rows(page).first.get_by_text("not on this shelf").wait_for()
    assert len(json.loads(saved_text(page, "CSL-JSON")[1])) == 1


def test_options_of_the_search_are_starred_by_pointer_and_by_key(page: Any, root: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.goto(f"{root}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("attention")
    page.locator("#papershelf-hits:not([aria-busy]) mark").first.wait_for()
    page.locator("#papershelf-hits .papershelf-star").nth(1).click()
    assert page.evaluate("papershelf.basket.entries().length") == 1
    page.keyboard.press("Alt+s")  # nothing is chosen yet
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Alt+s")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert chosen.inner_text().endswith("(in the basket)")
    page.locator("[role=status]", has_text="It holds 2 papers").wait_for(state="attached")
    found = axe.run(page, options={"preload": False}).response["violations"]
    assert [each["id"] for each in found] == []
    assert page.locator("[role=listbox] button").count() == 0
    page.keyboard.press("Alt+s")
    assert "(in the basket)" not in chosen.inner_text()
    assert page.locator(".papershelf-box input").input_value() == "attention"
