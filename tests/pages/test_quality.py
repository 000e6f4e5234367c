from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from generator.model.corpus import Corpus, order_corpus
from generator.model.merging import Merge, Suspect
from generator.model.names import Author
from generator.model.paper import Paper
from generator.model.taxonomy import Taxonomy
from generator.model.work import Link, LinkKind, Origin, Publication
from generator.normalize.doubts import odd_dates, open_dollar
from generator.normalize.override_values import read_stated
from generator.pages._corrections import correction, issue_link, stated_authors
from generator.pages._findings import doubt, is_isbn
from generator.pages.quality import quality_pages
from generator.problems import Problem
from generator.settings import Settings
from generator.sources.source_file import SourceFile
from generator.text.yaml_lines import parse_yaml

SETTINGS = Settings(root=Path(), docs_dir=Path(), site_dir=Path(),
                    repo_url="https://github.com/toys/shelf")  # fmt: skip
FINE = Paper(id="p0", title="Fine", abstract="It is.", origins=(Origin("a.bib", 1),), date="2020")


def shelf(*papers: Paper, **more: object) -> Corpus:
    return replace(order_corpus(papers, Taxonomy({})), **more)  # type: ignore[arg-type]


def page(corpus: Corpus, settings: Settings = SETTINGS) -> str:
    files = [SourceFile("a.bib", 120, "bibtex", skipped={"blank lines": (3, 20)})]
    (only,) = quality_pages(corpus, settings, files)
    return only.text


def snippets(text: str) -> list[object]:
    return [yaml.safe_load(block.split("```")[0]) for block in text.split("```yaml\n")[1:]]


@pytest.mark.parametrize(
    ("change", "heading", "fix"),
    [
        ({"abstract": ""}, "Missing abstracts", {"abstract": None}),
        ({"publication": Publication(isbn="978-3-16-148410-1")}, "Wrong identifiers",
         {"isbn": None}),
        ({"publication": Publication(isbn="978-3-16-148410-1, 0-306-40615-2")},
         "Wrong identifiers", {"isbn": "0-306-40615-2"}),
        ({"ids": {"isbn": "9783161484101"}}, "Wrong identifiers", {"ids": {"isbn": None}}),
        ({"authors": (Author("Ada Toy", "Ada", "Toy", wrong_orcid="0000-0002-1825-0098"),)},
         "Wrong identifiers", {"authors": ["Ada Toy"]}),
        ({"authors": (Author("Ada Toy", "Ada", "Toy", orcid="0000-0002-1825-0097"),
                      Author("Bob Bear", "Bob", "Bear", orcid="0000-0002-1825-0097"))},
         "Wrong identifiers", {"authors": ["Ada Toy", "Bob Bear"]}),
        ({"date": "1899"}, "Odd dates", {"date": "1899"}),
        ({"abstract": "It takes $O(n steps."}, "Math left open",
         {"abstract": "It takes $O(n steps."}),
        ({"links": (Link(LinkKind.CODE, "https://example.com/xxx"),)}, "Doubtful links",
         {"remove_links": ["https://example.com/xxx"]}),
    ],
)  # fmt: skip
def test_each_kind_is_found_with_the_entry_that_would_mend_it(
    change: dict[str, object], heading: str, fix: dict[str, object]
) -> None:
    shown = page(shelf(replace(FINE, **change)))  # type: ignore[arg-type]
    assert f"\n## {heading}\n" in shown
    assert snippets(shown) == [{"p0": fix}]


def test_a_shelf_in_order_has_counts_of_nought_and_its_ledger() -> None:
    shown = page(shelf(FINE))
    assert "- **0** missing abstracts" in shown
    assert "Correct it" not in shown
    assert "| `a.bib` | 120 | 0 | blank lines: 20 bytes | 0 |" in shown


def test_suspected_duplicates_offer_one_paper_or_two() -> None:
    other = replace(FINE, id="p1", title="Fine!")
    shown = page(shelf(FINE, other, suspects=(Suspect("p0", "p1", "same title"),)))
    assert snippets(shown) == [{"p0": {"same_as": ["p1"]}}, {"p0": {"not_same_as": ["p1"]}}]


@pytest.mark.parametrize(
    ("message", "fix"),
    [
        ("date: 2019 here, 2020 at b.ris:1", {"date": FINE.date}),
        ("title: 'Fun' here, 'Fine' at b.ris:1", {"title": FINE.title}),
        ("authors: 'A' here, 'B' at b.ris:1", {"authors": [each.name for each in FINE.authors]}),
        ("ids (two DOIs): doi 1 here, doi 2 at b.ris:1", {"ids": dict(FINE.ids)}),
    ],
)
def test_a_field_in_conflict_offers_what_is_shown(message: str, fix: dict[str, object]) -> None:
    problem = Problem(FINE.origins[0], "merge-conflict", message, "say so")
    shown = page(shelf(FINE, problems=(problem,)))
    assert "## Fields in conflict" in shown
    assert message.partition(":")[0].split()[0] in shown
    assert snippets(shown) == [{"p0": fix}, {"p0": {"not_same_as": ["a.bib:1"]}}]


def test_problems_and_merges_are_listed() -> None:
    problems = (Problem(Origin("gone.bib", 9), "merge-conflict", "date: 2019 | 2020", "say so"),
                Problem(Origin("b.ris"), "bad-orcid", "a digit is wrong", "see `it|s` help"),
                )  # fmt: skip
    merges = (Merge("same DOI", Origin("a.bib", 1), Origin("b.ris", 2)),) * 2
    shown = page(shelf(FINE, problems=problems, merges=merges))
    assert "| `gone.bib:9` | date: 2019 ¦ 2020 | say so |" in shown  # of a paper that is hidden
    assert "| `b.ris` | a digit is wrong | see `it¦s` help |" in shown
    assert "| same DOI | 2 |" in shown


def test_the_page_can_be_switched_off() -> None:
    assert list(quality_pages(shelf(FINE), replace(SETTINGS, quality=False), ())) == []


def test_a_thousand_findings_are_counted_and_some_are_shown() -> None:
    papers = (replace(FINE, id=f"p{number}", abstract="") for number in range(1000))
    shown = page(shelf(*papers))
    assert "**1,000** missing abstracts" in shown
    assert "950 more of the kind, not shown." in shown
    assert len(snippets(shown)) == 50


@pytest.mark.parametrize(
    ("repository", "title", "body"),
    [
        ("https://github.com/toys/shelf/", "title", "body"),
        ("https://codeberg.org/toys/shelf.git", "title", "body"),
        ("https://gitlab.com/toys/shelf", "issue[title]", "issue[description]"),
    ],
)
def test_an_issue_is_filled_in(repository: str, title: str, body: str) -> None:
    settings = replace(SETTINGS, repo_url=repository)
    snippet = correction("p0", {"title": "A & B #1"})
    link = issue_link(settings, "Fine & dandy?", snippet)
    said = parse_qs(urlsplit(link).query)
    assert said[title] == ["Fine & dandy?"]
    assert snippet in said[body][0]
    assert "/issues/new?" in link


@pytest.mark.parametrize("repository", ["", "nowhere", "javascript:alert(1)", "file:///etc"])
def test_without_a_repository_there_is_no_issue(repository: str) -> None:
    assert issue_link(replace(SETTINGS, repo_url=repository), "a", "b") == ""
    settings = replace(SETTINGS, repo_url=repository)
    assert "Open an issue" not in page(shelf(replace(FINE, abstract="")), settings)


def test_an_address_of_an_issue_stays_short() -> None:
    whole = correction("p0", {"abstract": "ü" * 900})
    link = issue_link(SETTINGS, "t" * 900, whole)
    assert whole in parse_qs(urlsplit(link).query)["body"][0]
    link = issue_link(SETTINGS, "t" * 900, correction("p0", {"abstract": "ü" * 1900}))
    assert len(link) < 8_000
    assert "ü" not in link, "half of a text would be a correction that harms"
    assert "copy the correction" in parse_qs(urlsplit(link).query)["body"][0]


@pytest.mark.parametrize(
    "author",
    [
        Author("Ann Toy", "Ann", "Toy"),
        Author("Ann Toy", "Ann", "Toy", orcid="0000-0002-1825-0097", affiliation="Toy Works"),
        Author("Wei Wang", "Wei", "Wang", dblp="0001"),
        Author("Wei Wang", "Wei", "Wang", dblp="0001", orcid="0000-0002-1825-0097"),
        Author("Toy Works"),
        Author("Ann Maria Toy", "Ann", "Maria Toy"),
        Author("Madonna", "", "Madonna"),
        Author("Bob Bear Jr.", "Bob", "Bear", "Jr."),
        Author("Jan Peter van der Berg", "Jan Peter", "van der Berg"),
    ],
)
def test_authors_of_a_correction_are_read_back_as_they_were(author: Author) -> None:
    paper = replace(FINE, authors=(author,), has_more_authors=True)
    snippet = correction("p0", {"authors": stated_authors(paper)})
    node = parse_yaml(snippet).fields[0][1].get("authors")
    assert node
    assert read_stated("authors", node) == {"authors": (author,), "has_more_authors": True}


def test_a_date_is_odd_after_all_that_sources_tell_of() -> None:
    shown = replace(FINE, id="p1", dates={"shown": "2023-06-01"})
    late = replace(FINE, id="p2", date="2032")
    many = tuple(replace(FINE, id=f"q{number}") for number in range(10))
    assert [found.paper.id for found in odd_dates((*many, shown, late))] == ["p2"]
    assert not list(odd_dates((*many, late)))  # nobody says when this was put together
    assert not list(odd_dates((FINE, shown, late)))  # too few to tell what is usual


@pytest.mark.parametrize(
    ("text", "left_open"),
    [("costs $5 and $10", False), ("$x$ and $y$", False), ("at $x", True), ("US$ and $", True),
     ("an escaped \\$ sign", False), ("$$x$$", False), ("", False)],
)  # fmt: skip
def test_a_dollar_left_open_is_no_price(text: str, left_open: bool) -> None:
    assert bool(open_dollar(text)) == left_open


@pytest.mark.parametrize(
    ("url", "is_doubtful"),
    [
        ("https://github.com/toys/code", False),
        ("https://exampleproject.org/x", False),
        ("https://toys.io/anonymous-functions", False),
        ("https://example.org/a", True),
        ("https://toys/code", True),
        ("https://github.com/xxx/xxx", True),
        ("https://toys.org/a b", True),
        ("https://toys.org/a...", True),
        ("http://localhost:8000/", True),
        ("http://[", True),
    ],
)
def test_a_link_is_doubted_by_its_looks_only(url: str, is_doubtful: bool) -> None:
    assert bool(doubt(url)) == is_doubtful


@pytest.mark.parametrize(
    "isbn", ["", "123", "97831614841000", "x" * 13, "９７８３１６１４８４１００"]
)
def test_what_has_not_the_digits_of_an_isbn_is_none(isbn: str) -> None:
    assert not is_isbn(isbn)
