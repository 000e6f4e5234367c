"""The basket in Firefox: on http and from disk, in two tabs, and where nothing may be kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import address_of
from tests.browser.firefox import Firefox
from tests.browser.test_basket import eprints_in, papers_of

pytestmark = pytest.mark.browser

HELD = "papershelf.basket?.say && papershelf.basket.entries().length"
ROWS = "document.querySelectorAll('.papershelf-basket__papers > li').length"
ORDER = (
    "[...document.querySelectorAll('.papershelf-basket__papers > li')]"
    ".map(row => row.dataset.id).join(' ')"
)


def star(firefox: Firefox, root: str, paper_id: str) -> None:
    firefox.goto(f"{root}/papers/{paper_id}.html")
    firefox.wait("document.querySelector('.papershelf-star--paper')")
    firefox.eval("document.querySelector('.papershelf-star--paper').click()")


def middle_of(firefox: Firefox, place: int) -> tuple[int, int]:
    box = (
        f"document.querySelectorAll('.papershelf-basket__handle')[{place}].getBoundingClientRect()"
    )
    x, y = firefox.eval(f"{box}.x + 10"), firefox.eval(f"{box}.y + {box}.height / 2")
    return int(x), int(y)


def test_papers_are_starred_dragged_saved_and_seen_in_another_tab(
    firefox: Firefox, root: str, site: Path
) -> None:
    first, second, third = papers_of(site)
    firefox.goto(f"{root}/about.html")
    firefox.eval("localStorage.clear()")
    for paper_id in (first, second, third):
        star(firefox, root, paper_id)
    firefox.goto(f"{root}/basket.html")
    firefox.wait(f"{ROWS} === 3")
    start, end = middle_of(firefox, 0), middle_of(firefox, 2)
    firefox.drag(start, (end[0], end[1] + 40))
    firefox.wait(f"{ORDER} === '{second} {third} {first}'")
    start, end = middle_of(firefox, 2), middle_of(firefox, 0)
    firefox.drag(start, (end[0], end[1] - 20), pointer="touch")
    firefox.wait(f"{ORDER} === '{first} {second} {third}'")

    firefox.eval("papershelf.text.save = text => { window.saved = text; }")
    firefox.eval("document.querySelector('[data-do=save]').click()")
    assert eprints_in(firefox.wait("window.saved")) == [first, second, third]

    left = firefox.open_tab()
    firefox.goto(f"{root}/basket.html")
    firefox.wait(f"{ROWS} === 3")
    firefox.eval("document.querySelector('[data-do=remove]').click()")
    firefox.wait(f"{ROWS} === 2")
    firefox.ask("browsingContext.close", context=firefox.tab)
    firefox.tab = left
    firefox.wait(f"{ORDER} === '{second} {third}'")
    assert firefox.complaints == []


def test_where_nothing_may_be_kept_a_basket_lasts_as_long_as_its_page_and_says_so(
    start_firefox: Callable[..., Any], site: Path
) -> None:
    first, second, _ = papers_of(site)
    with start_firefox({"network.cookie.cookieBehavior": 2}) as firefox:
        for scheme in ("http", "file"):
            with address_of(site, scheme) as root:
                star(firefox, root, first)
                said = "document.querySelector('.papershelf-said--shown')?.textContent"
                assert "This browser keeps nothing" in firefox.wait(said)
                firefox.goto(f"{root}/basket.html")
                firefox.wait("!!papershelf.basket?.say")
                assert firefox.eval(HELD) == 0
                firefox.eval(f"papershelf.basket.add(['{second}'])")
                firefox.wait(f"{ROWS} === 1")
                state = firefox.eval(
                    "document.querySelector('.papershelf-basket__state').innerText"
                )
                assert state.startswith("1 paper. This browser keeps nothing")
