"""What is searched of a paper agrees with the pages."""

from __future__ import annotations

from pathlib import Path

from generator.enrichers.authors import add_authors
from generator.enrichers.venues import add_venues
from generator.model.corpus import order_corpus
from generator.model.names import Author, parse_name
from generator.model.paper import Paper
from generator.model.taxonomy import Taxonomy
from generator.model.work import Origin, Publication
from generator.search.documents import documents
from generator.settings import Settings

SETTINGS = Settings(root=Path(), docs_dir=Path(), site_dir=Path())


def paper(number: int, venue: str, *names: str) -> Paper:
    authors = tuple(parse_name(name) or Author(name) for name in names)
    return Paper(id=f"p{number}", title=f"Toy {number}", origins=(Origin("toys", number),),
                 authors=authors, publication=Publication(venue=venue))  # fmt: skip


def test_facets_have_the_names_of_the_pages() -> None:
    papers = [paper(1, "NIPS 2017", "J. Smith", "Bea Hop"), paper(2, "NeurIPS", "John Smith", "Bea "
              "Hop"), paper(3, "", "Wei Wang 0001")]  # fmt: skip
    corpus = add_authors(add_venues(order_corpus(papers, Taxonomy({})), SETTINGS), SETTINGS)
    found = {each.id: each for each in documents(corpus, SETTINGS)}
    assert found["p1"].authors == found["p2"].authors == ("John Smith", "Bea Hop")
    assert found["p1"].venue == found["p2"].venue == "NeurIPS"
    assert found["p3"].authors == ("Wei Wang",)


def test_before_the_enrichers_ran_the_stated_names_are_searched() -> None:
    corpus = order_corpus([paper(1, "NIPS 2017", "Ada Toy")], Taxonomy({}))
    (only,) = documents(corpus, SETTINGS)
    assert (only.authors, only.venue) == (("Ada Toy",), "NIPS 2017")
