"""The search in Firefox, on http and from disk."""

from __future__ import annotations

import pytest

from tests.browser.firefox import Firefox

pytestmark = pytest.mark.browser

ANSWERED = "#papershelf-hits:not([aria-busy])"  # and not what was typed a letter before
STATUS = "document.querySelector('.papershelf-page__status')?.textContent"


def test_type_pick_facet_share_and_back(firefox: Firefox, root: str) -> None:
    firefox.goto(f"{root}/index.html")
    firefox.type("/", "attention is")
    first = f"document.querySelector('{ANSWERED} mark')?.textContent"
    firefox.wait(f"{first} === 'Attention'")
    firefox.type("ArrowDown", "Enter")
    firefox.wait("location.pathname.includes('/papers/1706.03762')")

    firefox.type("s", "learning")
    firefox.wait(f"document.querySelector('{ANSWERED} mark')")
    firefox.type("Enter")
    firefox.wait(f"location.search === '?q=learning' && /result/.test({STATUS})")
    before = firefox.eval(STATUS)
    firefox.eval("document.querySelector('[id^=\"papershelf-tag-\"]').click()")
    firefox.wait("location.search.includes('tag=') && document.querySelector('.papershelf-chip')")
    filtered, shared = firefox.eval(STATUS), firefox.eval("location.href")
    firefox.back()
    firefox.wait(f"!document.querySelector('.papershelf-chip') && {STATUS} === {before!r}")
    firefox.goto(shared)
    firefox.wait(f"document.querySelector('.papershelf-chip') && {STATUS} === {filtered!r}")
    assert firefox.complaints == []
