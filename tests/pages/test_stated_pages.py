from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.enrichers.authors import add_authors
from generator.enrichers.venues import add_venues
from generator.model.corpus import Corpus, order_corpus
from generator.model.names import parse_name
from generator.model.paper import Paper, Version
from generator.model.taxonomy import Taxonomy
from generator.model.work import Link, LinkKind, Origin, Publication, Summary
from generator.pages.paper import render_paper
from generator.settings import Settings

SETTINGS = Settings(root=Path(), docs_dir=Path(), site_dir=Path())
BIB, HF = Origin("refs.bib", 3), Origin("daily.json", 7)

WHOLE = Paper(
    id="p1",
    title="Toys",
    abstract="All of toys.",
    origins=(HF, BIB),
    authors=tuple(author for name in ("Ada Toy", "Wei Wang 0001") if (author := parse_name(name))),
    date="2017-06-12",
    ids={"arxiv": "1706.03762", "isbn": "9783161484100"},
    publication=Publication("paper-conference", "NIPS 2017", "30", "", "1–9", isbn="9783161484100"),
    keywords=("cs.CL", "toys"),
    summaries=(Summary("It plays.", "AI summary"), Summary("Toys!", "TLDR")),
    links=(
        *(Link(LinkKind.MODEL, f"https://huggingface.co/toys/m{n}") for n in range(9)),
        Link(LinkKind.DATA, "https://huggingface.co/datasets/toys/data"),
        Link(LinkKind.CODE, "https://github.com/toys/code"),
    ),
    counts={"upvotes": 57, "stars": 1200},
    facts={"submitted by": "ada|toys", "organization": "Toy Org"},
    cites=("arxiv:1706.00002", "doi:10.1000/none", "arxiv:1706.03762"),
    similar=("arxiv:1706.00002",),
    stated_by={"summaries": HF, "counts": HF, "title": BIB, "authors": BIB},
    versions=(
        Version(HF, {"arxiv": "1706.03762"}, "2017-06", Publication("article")),
        Version(BIB, {"doi": "10.1000/x"}, "2017-12", Publication("paper-conference", "NIPS'17")),
    ),
)
OTHER = Paper(id="p2", title="Cited toys", origins=(BIB,), ids={"arxiv": "1706.00002"})


def shelf(*papers: Paper) -> Corpus:
    return add_authors(add_venues(order_corpus(papers, Taxonomy({})), SETTINGS), SETTINGS)


def page(paper: Paper = WHOLE, *others: Paper) -> str:
    corpus = shelf(paper, *others)
    return render_paper(corpus[paper.id], corpus, f"papers/{paper.id}.md")


def section(text: str, heading: str) -> str:
    assert f"\n## {heading}\n" in text
    return text.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def test_the_byline_links_authors_without_the_number_of_dblp() -> None:
    assert "[Ada Toy](../authors/ada-toy.md), [Wei Wang](../authors/wei-wang.md)\n" in page()


def test_the_line_below_links_venue_and_year() -> None:
    assert ('[NeurIPS](../venues/neurips.md "NIPS 2017") · [12 June 2017](../years/2017.md) · '
            "vol. 30, pp. 1–9 · Conference paper\n") in page()  # fmt: skip


def test_stated_summaries_are_apart_and_say_what_they_are() -> None:
    shown = section(page(), "Summaries stated")
    assert "> It plays.  \n> *AI summary, stated in `daily.json`*" in shown
    assert "*TLDR, stated in `daily.json`*" in shown


def test_links_are_by_kind_and_many_of_one_kind_are_folded() -> None:
    shown = section(page(), "Links")
    assert "- ArXiv" not in shown
    assert "- arXiv: [1706.03762](https://arxiv.org/abs/1706.03762)" in shown
    assert "- Data: [toys/data](https://huggingface.co/datasets/toys/data)" in shown
    assert "- Code: <https://github.com/toys/code>" in shown
    assert shown.index("m5") < shown.index("3 more model links") < shown.index("m6")


def test_counts_and_keywords_stand_with_their_source_and_facts_are_folded() -> None:
    shown = section(page(), "What sources state")
    assert "- 1,200 stars · 57 upvotes *stated in `daily.json`*" in shown
    assert "- Keywords: cs.CL · toys" in shown
    assert "| Submitted by | ada¦toys |" in shown
    assert "| ISBN | 9783161484100 |" in shown


def test_versions_are_a_table_oldest_first() -> None:
    shown = section(page(), "Versions")
    assert shown.index("| Preprint |") < shown.index("| Conference paper | NeurIPS | December 2017")


def test_cited_and_similar_works_are_links_where_they_are_here() -> None:
    shown = page(WHOLE, OTHER)
    assert "[Cited toys](p2.md)" in section(shown, "Cites")
    assert "1 other work, not on this shelf" in section(shown, "Cites")
    assert "1706.03762" not in section(shown, "Cites")  # no paper cites itself
    assert "[Cited toys](p2.md)" in section(shown, "Similar, as a source says")
    assert "[Toys](p1.md)" in section(page(OTHER, WHOLE), "Cited by")


def test_of_several_sources_each_field_says_which_stated_it() -> None:
    shown = section(page(), "Where it came from")
    assert "| `refs.bib`, line 3 | authors, title |" in shown
    assert "Which source said what" not in page(replace(WHOLE, origins=(BIB,)))


def test_five_thousand_authors_are_twelve_and_a_fold() -> None:
    names = tuple(replace(WHOLE.authors[0], name=f"Ada Toy{n}", family=f"Toy{n}")
                  for n in range(5000))  # fmt: skip
    shown = page(replace(WHOLE, authors=names))
    assert "<summary>and 4,988 others</summary>" in shown
    assert shown.count("../authors/") == 5000


def test_who_is_not_named_is_counted() -> None:
    shown = page(replace(WHOLE, has_more_authors=True, author_count=9))
    assert "(../authors/wei-wang.md) and others (9 in all)" in shown


def test_a_paper_of_which_only_a_title_is_stated_has_no_empty_section() -> None:
    shown = page(Paper(id="p3", title="Bare", origins=(BIB,)))
    headings = [line for line in shown.splitlines() if line.startswith("#")]
    assert headings == ["# Bare", "## Where it came from"]


def test_a_text_that_may_be_a_summary_is_not_called_an_abstract() -> None:
    assert "## Abstract or summary { #abstract }" in page(replace(WHOLE, abstract_kind="blurb"))
