from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "theme_overrides/assets/papershelf/sort-papers.js"
PAGE = """<html lang="en"><div class="papershelf papershelf--tag" data-orders='ORDERS'>
<h2 id="papers">3 papers</h2>
<ul><li><a>Swans</a></li><li><a>Cranes</a></li><li><a>geese</a></li></ul>
</div></html>"""


@pytest.mark.browser
def test_a_reader_sorts_the_papers_of_a_tag(browser: Any) -> None:
    page = browser.new_page()
    page.set_content(PAGE.replace("ORDERS", '{"newest": "2 0 1", "central": "1 7 x"}'))
    page.add_script_tag(path=str(SCRIPT))
    choice = page.get_by_label("Sort this list")
    for order, shown in (
        ("title", ["Cranes", "geese", "Swans"]),
        ("newest", ["geese", "Swans", "Cranes"]),
        ("central", ["Cranes", "Swans", "geese"]),
        ("listed", ["Swans", "Cranes", "geese"]),
    ):
        choice.select_option(order)
        assert page.locator("#papers + ul > li").all_inner_texts() == shown
    page.close()
