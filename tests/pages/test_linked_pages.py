from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from generator.commands.list_tags import render_tags
from generator.enrichers.mentions import add_mentions
from generator.markup import render_text
from generator.model.corpus import Corpus, order_corpus
from generator.model.paper import Annotations, Paper, Related, TagKind, TagMatch
from generator.model.record import Origin
from generator.model.taxonomy import Tag, Taxonomy
from generator.pages.by_method import method_pages
from generator.pages.by_tag import tag_pages
from generator.pages.paper import render_paper
from generator.settings import Settings

SETTINGS = Settings(root=Path(), docs_dir=Path(), site_dir=Path())


def paper(id: str, title: str, abstract: str, date: str = "") -> Paper:  # noqa: A002
    return Paper(id=id, title=title, abstract=abstract, origins=(Origin("toys", 1),), date=date)


def shelf() -> Corpus:
    papers = [
        paper("a", "PC^2: Folding in Pairs", "We propose Paper Cranes Twice (PC^2)."),
        paper("b", "Swans", "Before all, [PC^2] folds *well*. Then PC^2 folds again."),
        paper("c", "SimSwan one", "We use SimSwan models."),
        paper("d", "Geese", "Like SimSwan, we fold."),
        paper("e", "Ducks", "We beat SimSwan."),
    ]
    return add_mentions(order_corpus(papers, Taxonomy({})), SETTINGS)


def shown(rendered: str) -> str:
    page = markdown(rendered, extensions=["attr_list"])
    return html.unescape(re.sub(r"<[^>]*>", "", page)).strip()


def test_the_first_mention_in_an_abstract_is_a_link_and_the_words_stay() -> None:
    corpus = shelf()
    page = render_paper(corpus["b"], corpus, "papers/b.md")
    line = next(line for line in page.splitlines() if line.startswith("Before"))
    assert line.count("](a.md)") == 1
    assert shown(line) == corpus["b"].abstract


def test_the_introducing_paper_shows_who_mentions_it_in_which_sentence() -> None:
    corpus = shelf()
    page = render_paper(corpus["a"], corpus, "papers/a.md")
    section = page.split("## Mentioned by")[1].split("\n## ")[0]
    assert "[Swans](b.md)" in section
    assert "“Before all, \\[PC^2\\] folds \\*well\\*.”" in section
    assert "Paper Cranes Twice" in page.split("## Introduces")[1]


def test_methods_are_listed_with_their_paper_or_not_in_this_shelf() -> None:
    pages = {file.path: file.text for file in method_pages(shelf(), SETTINGS, ())}
    index = pages["methods/index.md"]
    assert "Introduced by [PC^2: Folding in Pairs](../papers/a.md) · 1 mention" in index
    assert "No paper of this shelf is known to introduce it · 3 mentions" in index
    assert "- Short for: Paper Cranes Twice" in pages["methods/pc2-24cad4.md"]
    assert "[Geese](../papers/d.md)" in pages["methods/simswan.md"]


def test_an_empty_shelf_has_an_index_of_methods() -> None:
    files = list(method_pages(order_corpus([], Taxonomy({})), SETTINGS, ()))
    assert [file.path for file in files] == ["methods/index.md"]


@given(st.text(alphabet="ab ^~*_[]()<>$&:=+`!-1.\\", max_size=40), st.data())
def test_links_never_alter_the_words(text: str, data: st.DataObject) -> None:
    words = " ".join(text.split())
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    plain, linked = render_text(words), render_text(words, spans=[(start, end, "x.md")])
    if "$" not in words:
        assert shown(linked) == shown(plain)


@pytest.mark.parametrize("span", [(-1, -1), (3, 3), (5, 99), (0, 4)])
def test_a_span_that_fits_no_text_is_passed_over(span: tuple[int, int]) -> None:
    rendered = render_text("https://a.org is it", spans=[(*span, "x.md")])
    assert "x.md" not in rendered


def tagged() -> Corpus:
    taxonomy = Taxonomy(
        {
            "task/birds": Tag("task/birds", "task", "Birds"),
            "task/folds": Tag("task/folds", "task", 'Folds | and "quotes"'),
            "task/rest": Tag("task/rest", "task", "Rest"),
        },
        redirects={"task/flyers": "task/birds", "task/gone": "task/nothing"},
    )
    papers = [paper(f"p{year}", f"Paper {year}", "…", f"{year}-02") for year in (2019, 2021, 2022)]
    papers.append(paper("q", "Undated", "…"))
    corpus = order_corpus(papers, taxonomy)
    both = Annotations(tags=(TagMatch("task/birds"), TagMatch("task/folds")))
    notes = {"p2019": both, "p2021": both, "p2022": Annotations(tags=(TagMatch("task/birds"),))}
    return Corpus(corpus.papers, taxonomy, notes)


def test_a_tag_page_shows_its_company_and_its_years() -> None:
    pages = {file.path: file.text for file in tag_pages(tagged(), SETTINGS, ())}
    page = pages["tags/task/birds.md"]
    assert '- Often with: [Folds | and "quotes"](folds.md) 2' in page
    assert "| 2019 | 1 | █" in page
    assert "| 2020 | 0 |  |" in page
    assert "## 3 papers { #papers }" in page


def test_a_tag_page_holds_other_orders_of_its_list() -> None:
    corpus = tagged()
    linked = replace(corpus.notes(corpus["p2019"]), related=(Related("p2021", 0.5),))
    corpus = replace(corpus, annotations={**corpus.annotations, "p2019": linked})
    pages = {file.path: file.text for file in tag_pages(corpus, SETTINGS, ())}
    shown = [paper.id for paper in corpus.papers_by_tag["task/birds"]]
    assert shown == ["p2022", "p2021", "p2019"]
    assert "orders:\n  newest: 0 1 2\n  central: 1 0 2\n" in pages["tags/task/birds.md"]
    assert "orders:" not in pages["tags/task/folds.md"]


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ((TagKind.MINED, TagKind.MINED), "Found in this shelf's own phrases, not in the taxonomy."),
        (
            (TagKind.MINED, TagKind.CURATOR),
            "Found in this shelf's own phrases, not in the taxonomy.",
        ),
        ((TagKind.STATED, TagKind.STATED), "Stated by sources."),
        ((TagKind.STATED, TagKind.TAXONOMY), ""),
    ],
)
def test_a_tag_page_says_when_its_tag_is_mined_or_stated(
    kinds: tuple[TagKind, TagKind], said: str
) -> None:
    corpus = tagged()
    notes = {
        paper: Annotations(tags=(TagMatch("task/folds", kind=kind),))
        for paper, kind in zip(("p2019", "p2021"), kinds, strict=True)
    }
    pages = tag_pages(replace(corpus, annotations=notes), SETTINGS, ())
    page = next(file.text for file in pages if file.path == "tags/task/folds.md")
    lines = page.splitlines()
    sources = [line for line in lines if line.startswith(("Found in", "Stated by"))]
    assert sources == ([said] if said else [])


def test_the_former_address_of_a_tag_leads_to_its_page() -> None:
    pages = {file.path: file.text for file in tag_pages(tagged(), SETTINGS, ())}
    assert "redirect: birds.md" in pages["tags/task/flyers.md"]
    assert "[Birds](birds.md)" in pages["tags/task/flyers.md"]
    assert "redirect: ../index.md" in pages["tags/task/gone.md"]


def test_the_tags_command_lists_counts_unused_tags_and_papers_without() -> None:
    text = render_tags(tagged())
    assert "     3  task: Birds" in text
    assert "1 unused tag\n  task: Rest" in text
    assert "1 paper without a tag\n  q: Undated" in text
