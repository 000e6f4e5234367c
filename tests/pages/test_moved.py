from __future__ import annotations

from pathlib import Path

from generator.model.corpus import order_corpus
from generator.model.paper import Paper
from generator.model.record import Origin
from generator.model.taxonomy import Taxonomy
from generator.pages.moved import moved_pages
from generator.settings import Settings

SETTINGS = Settings(root=Path(), docs_dir=Path(), site_dir=Path())


def test_the_former_address_of_a_paper_leads_to_its_page() -> None:
    paper = Paper(id="new", title="Cranes *of* paper", origins=(Origin("a", 1),), aliases=("old",))
    plain = Paper(id="other", title="Bears", origins=(Origin("a", 2),))
    (page,) = moved_pages(order_corpus([paper, plain], Taxonomy({})), SETTINGS, ())
    assert page.path == "papers/old.md"
    assert "redirect: new.md" in page.text
    assert "This paper has moved to [Cranes \\*of\\* paper](new.md)." in page.text
