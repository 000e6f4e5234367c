from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown import markdown

from generator.enrichers.authors import add_authors
from generator.enrichers.venues import add_venues
from generator.model.corpus import Corpus, order_corpus
from generator.model.names import parse_name, person
from generator.model.paper import Annotations, Paper, TagMatch
from generator.model.taxonomy import Tag, Taxonomy
from generator.model.work import Origin, Publication
from generator.pages.by_author import author_pages
from generator.pages.by_venue import venue_pages
from generator.pages.by_year import year_pages
from generator.pages.home import home_pages
from generator.settings import Settings

SETTINGS = Settings(root=Path(), docs_dir=Path(), site_dir=Path(), page_size=20)
ORCID = "0000-0002-1825-0097"
TAXONOMY = Taxonomy({"task/birds": Tag("task/birds", "task", "Birds")})


def paper(number: int, *names: str, date: str = "", venue: str = "", orcid: str = "") -> Paper:
    authors = [author for name in names if (author := parse_name(name))]
    if orcid:
        authors[0] = replace(authors[0], orcid=orcid)
    return Paper(
        id=f"p{number}",
        title=f"Toy paper {number}",
        origins=(Origin("toys", number),),
        authors=tuple(authors),
        date=date,
        publication=Publication(venue=venue),
    )


def shelf(*papers: Paper) -> Corpus:
    corpus = order_corpus(papers, TAXONOMY)
    tagged = corpus.annotate(lambda paper, notes: Annotations(tags=(TagMatch("task/birds"),)))
    return add_authors(add_venues(tagged, SETTINGS), SETTINGS)


def pages(corpus: Corpus, settings: Settings = SETTINGS) -> dict[str, str]:
    return {
        file.path: file.text
        for produce in (author_pages, venue_pages, year_pages)
        for file in produce(corpus, settings, ())
    }


FEW = shelf(
    paper(1, "Ada Toy", "Bea Hop", date="2019-05", venue="NIPS 2019", orcid=ORCID),
    paper(2, "Ada Toy", "Cy Leap", "Bea Hop", date="2021", venue="Neural Information Processing "
          "Systems 2021"),
    paper(3, "Dee Skip", date="2019-11-02", venue="Journal of Toys"),
    paper(4),
)  # fmt: skip


def test_an_author_page_has_papers_by_year_co_authors_tags_and_orcid() -> None:
    page = pages(FEW)["authors/ada-toy.md"]
    assert "2 papers · 2019–2021" in page
    assert page.index("## 2021") < page.index("## 2019")
    assert f"[{ORCID}](https://orcid.org/{ORCID})" in page
    assert "- Writes with: [Bea Hop](bea-hop.md) 2, [Cy Leap](cy-leap.md) 1" in page
    assert "- Works on: [Birds](../tags/task/birds.md) 2" in page


def test_the_index_of_authors_is_by_family_name_with_counts_and_years() -> None:
    index = pages(FEW)["authors/index.md"]
    entries = re.findall(r"^- \[(.*?)\]\(.*?\) (.*)$", index, re.M)
    assert entries == [("Hop, Bea", "2\u00a0*2019–2021*"), ("Leap, Cy", "1\u00a0*2021*"),
                       ("Skip, Dee", "1\u00a0*2019*"), ("Toy, Ada", "2\u00a0*2019–2021*"),
                       ]  # fmt: skip
    assert "[L](#letter-l)" in index


def test_the_index_of_authors_is_in_pages_and_jumps_between_them() -> None:
    many = shelf(paper(1, *(f"Ann {chr(65 + n % 26)}amily{n}" for n in range(70))))
    found = pages(many)
    indexes = [path for path in found if re.fullmatch(r"authors/(index|page/\d+)\.md", path)]
    assert len(indexes) == 4
    assert "](page/4.md#letter-z)" in found["authors/index.md"]


def test_a_venue_has_one_page_whatever_its_spellings() -> None:
    page = pages(FEW)["venues/neurips.md"]
    assert "2 papers · 2019–2021" in page
    assert "- Written: NIPS 2019 · Neural Information Processing Systems 2021" in page
    assert "[NeurIPS](neurips.md) 2\u00a0*2019–2021*" in pages(FEW)["venues/index.md"]


def test_an_abbreviated_name_leads_to_the_venue_that_a_shelf_has_in_full() -> None:
    corpus = shelf(paper(1, "Ada Toy", date="2021", venue="J. of Toys"),
                   paper(2, "Ada Toy", date="2020", venue="Journal of Toys"),
                   paper(3, "Ada Toy", date="2019", venue="J. Tools"))  # fmt: skip
    found = pages(corpus)
    page = found["venues/journal-of-toys.md"]
    assert "2 papers · 2020–2021" in page
    assert "- Written: J. of Toys" in page
    assert "redirect: journal-of-toys.md" in found["venues/j-of-toys.md"]
    assert "- [J. Tools](j-tools.md) 1" in found["venues/index.md"]
    assert "2 venues that 3 papers of 3 came out at" in found["venues/index.md"]


def test_a_year_page_has_months_venues_and_neighbours() -> None:
    page = pages(FEW)["years/2019.md"]
    assert page.index("## November") < page.index("## May")
    assert "- Venues: [Journal of Toys](../venues/journal-of-toys.md) 1, [NeurIPS]" in page
    assert "[2021 →](2021.md)" in page
    assert "## Papers" in pages(FEW)["years/2021.md"]
    assert "1 without a date." in pages(FEW)["years/index.md"]


def test_what_no_source_states_has_no_page_and_no_link() -> None:
    bare = shelf(paper(1), paper(2))
    assert pages(bare) == {}
    (home,) = home_pages(bare, SETTINGS, ())
    assert not re.search(r"authors|venues|years", home.text)


def test_the_home_page_counts_authors_and_venues() -> None:
    (home,) = home_pages(FEW, SETTINGS, ())
    assert "[**4** authors](authors/index.md)" in home.text
    assert "[**2** venues](venues/index.md)" in home.text


def test_an_address_that_a_name_had_leads_on() -> None:
    joined = shelf(paper(1, "J. Smith", "Bea Hop"), paper(2, "John Smith", "Bea Hop"))
    assert "redirect: john-smith.md" in pages(joined)["authors/j-smith.md"]
    apart = shelf(paper(1, "Wei Wang", "Bea Hop"), paper(2, "Wei Wang", "Cy Leap"))
    both = pages(apart)["authors/wei-wang.md"]
    assert "kind: namesakes" in both
    assert sorted(re.findall(r"· with (.*)", both)) == ["Bea Hop", "Cy Leap"]
    addresses = re.findall(r"\]\((wei-wang-\w{6}\.md)\)", both)
    assert len(addresses) == 2
    one = pages(apart)[f"authors/{addresses[0]}"]
    assert "Not to be confused with [1 other](wei-wang.md) of this name" in one


def test_namesakes_who_write_alone_are_told_apart_by_what_they_wrote() -> None:
    both = pages(shelf(paper(1, "Wei Wang", orcid=ORCID), paper(2, "Wei Wang")))
    told = both["authors/wei-wang.md"]
    assert re.findall(r"1 paper · (.*)", told) == [ORCID, "Toy paper 2"]


def test_on_a_large_shelf_only_authors_of_some_papers_have_pages() -> None:
    settings = replace(SETTINGS, author_papers=2)
    found = pages(add_authors(FEW, settings), settings)
    shown = {path for path in found if path.startswith("authors/")}
    assert shown == {"authors/index.md", "authors/ada-toy.md", "authors/bea-hop.md"}
    assert "- Leap, Cy 1\u00a0*2021*" in found["authors/index.md"]
    assert "[Bea Hop](bea-hop.md) 2, Cy Leap 1" in found["authors/ada-toy.md"]


def test_no_two_pages_claim_one_path() -> None:
    names = ["J. Smith", "John Smith", "Wei Wang", "Wei Wang 0001", "王伟", "index", "page", "Page"]
    corpus = shelf(*(paper(number, name) for number, name in enumerate(names * 2)))
    paths = [file.path.casefold() for file in author_pages(corpus, SETTINGS, ())]
    assert len(set(paths)) == len(paths)


HOSTILE = ['Eve "', "Eve </script><script>alert(1)</script>", "Eve {x}", "Eve *b* _i_ [l](u)",
           "محمد علي", "Eve 😀", "Eve $x$ |", "# Eve", "1. Eve"]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_text_on_every_page(name: str) -> None:
    evil = replace(person("", name), name=name)
    corpus = shelf(replace(paper(1, date="2020"), authors=(evil,),
                           publication=Publication(venue=name)))  # fmt: skip
    for path, text in pages(corpus).items():
        body = text.split("---\n", 2)[2]
        shown = markdown(body, extensions=["attr_list", "tables", "md_in_html"])
        assert "<script" not in shown, path
        assert "<strong>b" not in shown
        assert "<em>i" not in shown
        if path.startswith("authors/") and "index" not in path:
            assert re.search(r"<h1", shown)


def test_one_paper_of_five_thousand_makes_pages_of_a_bounded_size() -> None:
    corpus = shelf(paper(1, *(f"Ann Family{number}" for number in range(5000))))
    found = pages(corpus)
    assert max(len(text) for text in found.values()) < 20_000


def test_a_long_career_is_in_pages() -> None:
    corpus = shelf(*(paper(number, "Ada Toy", date="2020") for number in range(45)))
    found = pages(corpus)
    assert "## 2020" in found["authors/ada-toy/page/3.md"]
    assert "Page [1](../../ada-toy.md)" in found["authors/ada-toy/page/3.md"]
