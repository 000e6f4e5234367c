from __future__ import annotations

from dataclasses import fields, replace
from functools import lru_cache
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.citation_styles import STYLES
from generator.formats import FORMATS, Keyed
from generator.metadata import coins, highwire_tags, paper_json_ld
from generator.model.name_lists import parse_names
from generator.model.names import Author, person
from generator.model.paper import Paper
from generator.model.record import SourceRecord
from generator.model.work import Link, LinkKind, Origin, Publication, Summary, Work
from generator.normalize import Normalized, normalize

ABSTRACT = "We fold paper cranes by machine and measure how well each of the wings holds its shape."
TITLE = "Folding Paper Cranes with Very Deep Networks"
AUTHORS = parse_names("Ann Toy; Bob Bear")[0]


def record(path: str, line: int = 1, title: str = TITLE, **stated: Any) -> SourceRecord:
    return SourceRecord(origin=Origin(path, line), size=0, title=title, **stated)


def only(*records: SourceRecord, **options: Any) -> Paper:
    done = normalize(records, **options)
    assert len(done.papers) == 1, done.suspects
    return done.papers[0]


def test_preprint_proceedings_and_journal_become_one_paper_with_its_versions() -> None:
    arxiv = record("a.json", ids={"arxiv": "2003.00001"}, authors=AUTHORS, date="2020-03-01")
    proceedings = record(
        "b.bib", 7, authors=AUTHORS, date="2020",
        ids={"doi": "10.1109/CVPR.2020.00001"},
        publication=Publication("paper-conference", "CVPR", pages="1–9"),
    )  # fmt: skip
    journal = record(
        "c.ris", 3, authors=AUTHORS, date="2022", ids={"doi": "10.1109/TPAMI.2022.0000001"},
        publication=Publication("article-journal", "TPAMI", "44"),
    )  # fmt: skip
    paper = only(arxiv, proceedings, journal)
    assert paper.id == "2003.00001"
    assert paper.aliases == ("doi-10.1109-cvpr.2020.00001", "doi-10.1109-tpami.2022.0000001")
    assert [(each.origin.path, dict(each.ids), each.date) for each in paper.versions] == [
        ("b.bib", {"doi": "10.1109/CVPR.2020.00001"}, "2020"),
        ("a.json", {"arxiv": "2003.00001"}, "2020-03-01"),
        ("c.ris", {"doi": "10.1109/TPAMI.2022.0000001"}, "2022"),
    ]
    assert paper.publication.venue == "CVPR"
    assert paper.stated_by["publication"] == Origin("b.bib", 7)
    assert paper.ids == {"arxiv": "2003.00001", "doi": "10.1109/CVPR.2020.00001"}
    assert normalize([arxiv, proceedings, journal]).conflicts == {}


PREPRINT = record("a.json", authors=AUTHORS, date="2015-01-03", ids={"arxiv": "1501.00100"})
PROCEEDINGS = record(
    "b.bib", authors=AUTHORS, date="2016", ids={"doi": "10.1145/1111"},
    publication=Publication("paper-conference", "Proc. of Toys", pages="1–9"),
)  # fmt: skip
JOURNAL = record(
    "c.bib", authors=AUTHORS, date="2018", ids={"doi": "10.1016/j.heron", "pmid": "12"},
    publication=Publication("article-journal", "J. Toys", "4", pages="20–40"),
)  # fmt: skip


@pytest.mark.parametrize("order", list(permutations([PREPRINT, PROCEEDINGS, JOURNAL])))
def test_a_citation_is_of_one_version_the_first_that_came_out(order: list[SourceRecord]) -> None:
    cited = next(each for each in order if each is not PREPRINT)
    paper = only(*order)
    assert (paper.publication, paper.date) == (cited.publication, cited.date)
    assert paper.ids == {**cited.ids, "arxiv": "1501.00100"}
    assert {paper.stated_by[name] for name in ("publication", "date", "ids")} == {cited.origin}
    assert [each.date for each in paper.versions] == ["2015-01-03", "2016", "2018"]
    entry = FORMATS["bibtex"].item(Keyed(paper, "x"))
    assert f"year          = {{{cited.date}}}" in entry
    assert entry.count("doi ") == 1
    assert f"doi           = {{{cited.ids['doi']}}}" in entry


def test_every_format_style_and_head_cites_that_version() -> None:
    paper = only(PREPRINT, JOURNAL, PROCEEDINGS)
    written = [form.item(Keyed(paper, "toy")) for form in FORMATS.values()]
    written += [style(paper) for style in STYLES.values()]
    written += [repr(highwire_tags(paper)), repr(paper_json_ld(paper, "", (), "")), coins(paper)]
    for text in written:
        assert "2018" in text
        for word in ("2015", "2016", "1111", "Proc", "–9", "-9"):
            assert word not in text


def test_settings_say_which_version_is_cited_and_which_source_names_it() -> None:
    records = (PREPRINT, PROCEEDINGS, JOURNAL)
    paper = only(*records, prefer={"publication": ["c.*"]})
    assert (paper.publication.venue, paper.date) == ("J. Toys", "2018")
    assert paper.ids["doi"] == "10.1016/j.heron"
    paper = only(*records, prefer={"date": ["a.*"], "ids": ["c.*"]})
    assert (paper.publication.venue, paper.date) == ("Proc. of Toys", "2015-01-03")
    assert paper.ids["doi"] == "10.1016/j.heron"


def test_a_doi_of_a_version_that_no_record_is_of_is_listed_among_the_versions() -> None:
    ids = {"arxiv": "1501.00100", "doi": "10.1016/j.heron"}
    ahead = replace(PREPRINT, ids=ids, publication=Publication("article"))
    bare = replace(PROCEEDINGS, ids={})
    paper = only(ahead, bare)
    assert paper.ids == {"arxiv": "1501.00100"}
    assert [dict(each.ids) for each in paper.versions] == [
        {"arxiv": "1501.00100"}, {}, {"doi": "10.1016/j.heron"},
    ]  # fmt: skip


def test_every_field_is_taken_from_the_earlier_source_and_says_so() -> None:
    first = record("a.bib", authors=AUTHORS, date="2020", language="en")
    second = record("b.bib", 9, authors=AUTHORS, date="2020", language="de", abstract=ABSTRACT)
    paper = only(first, second)
    assert (paper.language, paper.stated_by["language"]) == ("en", Origin("a.bib", 1))
    assert (paper.abstract, paper.stated_by["abstract"]) == (ABSTRACT, Origin("b.bib", 9))
    assert paper.stated_by["title"] == Origin("a.bib", 1)
    assert only(second, first).language == "de"


def test_a_setting_says_which_source_counts_first_for_a_field() -> None:
    first = record("sources/refs.bib", authors=AUTHORS, abstract="Cut short.", language="en")
    second = record("sources/arxiv-2.json", authors=AUTHORS, abstract=ABSTRACT, language="de")
    paper = only(first, second, prefer={"abstract": ["sources/arxiv*"]})
    assert (paper.abstract, paper.language) == (ABSTRACT, "en")
    assert paper.stated_by["abstract"] == second.origin


def test_an_abstract_beats_a_blurb_and_a_precise_date_a_vague_one_that_it_agrees_with() -> None:
    ids = {"arxiv": "2003.00001"}
    blurb = record("a", ids=ids, abstract="Cranes!", abstract_kind="blurb", date="2020")
    whole = record("b", ids=ids, abstract=ABSTRACT, date="2020-03-01")
    later = record("c", ids=ids, abstract=ABSTRACT, date="2020-04-01")
    paper = only(blurb, whole, later)
    assert (paper.abstract, paper.abstract_kind, paper.date) == (ABSTRACT, "", "2020-03-01")
    assert paper.stated_by["date"] == Origin("b", 1)


@pytest.mark.parametrize(
    ("bare", "whole"),
    [
        ("Folding Paper Cranes", "RETRACTED ARTICLE: Folding paper cranes"),
        ("Folding Paper Cranes", "Folding paper cranes (Retracted article. See p. 7)"),
        ("CraneNet", "CraneNet: Folding Paper by Machine"),
    ],
)
def test_a_title_marked_as_retracted_or_with_its_subtitle_beats_a_bare_one(
    bare: str, whole: str
) -> None:
    ids = {"doi": "10.1000/crane"}
    first, second = record("a", title=bare, ids=ids), record("b", title=whole, ids=ids)
    paper = only(first, second)
    assert (paper.title, paper.stated_by["title"]) == (whole, Origin("b", 1))
    assert only(second, first).title == whole
    assert only(first, second, prefer={"title": ["a"]}).title == bare


def test_initials_in_one_word_are_filled_in_too() -> None:
    short = record("a", authors=(person("AB", "Toy"), AUTHORS[1]))
    assert only(short, record("b", authors=(person("Ann B.", "Toy"), AUTHORS[1]))).authors == (
        person("Ann B.", "Toy"), AUTHORS[1]
    )  # fmt: skip


def test_authors_are_as_full_as_lists_that_agree_make_them() -> None:
    short = record("a", authors=(person("A.", "Toy"), person("B.", "Bear")))
    full = record("b", authors=(person("Ann", "Toy", orcid="0000-0002-1825-0097"), AUTHORS[1]))
    ends = record("c", authors=AUTHORS[:1], has_more_authors=True)
    paper = only(ends, short, full)
    assert [author.name for author in paper.authors] == ["Ann Toy", "Bob Bear"]
    assert paper.authors[0].orcid == "0000-0002-1825-0097"
    assert not paper.has_more_authors
    assert only(ends, replace(ends, origin=Origin("d"))).has_more_authors
    short = record("d", authors=AUTHORS[:1])  # says nothing of those who follow
    assert only(ends, short).has_more_authors
    assert not only(ends, short, record("e", authors=AUTHORS)).has_more_authors


def test_what_can_be_united_is_united() -> None:
    link, other = Link(LinkKind.CODE, "https://a.org/x"), Link(LinkKind.DATA, "https://a.org/y")
    first = record("a", authors=AUTHORS, keywords=("cs.CL", "cranes"), links=(link,),
                   counts={"stars": 3, "upvotes": 9}, facts={"license": "MIT"},
                   summaries=(Summary("Short.", "TLDR"),))  # fmt: skip
    second = record("b", authors=AUTHORS, keywords=("Cranes", "paper"), links=(link, other),
                    counts={"stars": 5}, facts={"license": "BSD", "comment": "9 pages"},
                    summaries=(Summary("Shorter.", "AI summary"),))  # fmt: skip
    paper = only(first, second)
    assert paper.keywords == ("cs.CL", "cranes", "paper")
    assert paper.links == (link, other)
    assert paper.counts == {"stars": 5, "upvotes": 9}
    assert paper.facts == {"comment": "9 pages", "license": "MIT"}
    assert [each.kind for each in paper.summaries] == ["TLDR", "AI summary"]


def test_a_conflict_is_a_warning_that_names_both_places() -> None:
    ids = {"arxiv": "2003.00001"}
    first = record("a.bib", 4, ids=ids, authors=AUTHORS, date="2020")
    second = record("b.bib", 9, "CraneNet", ids=ids, authors=AUTHORS[:1], date="2023")
    problems = [*normalize([first, second]).conflicts.values()]
    assert [each.message.split(":")[0] for each in problems] == ["title", "authors", "date"]
    for problem in problems:
        assert (problem.code, problem.severity) == ("merge-conflict", "warning")
        assert problem.origin == Origin("b.bib", 9)
        assert "a.bib:4" in problem.message


def test_two_bare_records_of_one_title_stay_two_and_are_suspects() -> None:
    done = normalize(
        [record("a.txt", abstract=ABSTRACT), record("b.txt", abstract="Of bears and of rivers.")]
    )
    assert len(done.papers) == 2
    (suspect,) = done.suspects
    assert {suspect.first, suspect.second} == {paper.id for paper in done.papers}
    assert suspect.first < suspect.second
    assert suspect.reason == "different abstracts"


def test_a_bare_record_joins_the_work_whose_abstract_is_its_own() -> None:
    bare = record("a.txt", abstract=ABSTRACT)
    cut = record("b.bib", authors=AUTHORS, date="2020", abstract=ABSTRACT[:-12])
    other = record("c.bib", authors=(person("Eve", "Goose"),), date="2020",
                   abstract="Of bears and of rivers.")  # fmt: skip
    done = normalize([bare, cut, other])
    assert len(done.papers) == 2
    assert [(each.rule, each.kept.path, each.merged.path) for each in done.merges] == [
        ("same title and abstract", "a.txt", "b.bib")
    ]


def test_a_title_alone_joins_the_only_work_that_bears_it_and_none_of_two() -> None:
    bare = record("list.md")
    one = record("a.bib", authors=AUTHORS, date="2020")
    other = record("b.bib", authors=(person("Eve", "Goose"),), date="2020")
    assert len(normalize([bare, one]).papers) == 1
    assert len(normalize([bare, one, other]).papers) == 3


@pytest.mark.parametrize(("title", "papers"), [("Folding Cranes by Machine", 2), (TITLE, 1)])
def test_a_bare_record_with_other_words_joins_only_a_work_of_unmistakable_title(
    title: str, papers: int
) -> None:
    bare = record("a.txt", title=title, abstract="Of bears and of rivers.")
    rich = record("b.bib", title=title, authors=AUTHORS, date="2020", abstract=ABSTRACT)
    assert len(normalize([bare, rich]).papers) == papers
    other = replace(bare, origin=Origin("c.txt", 1), abstract="Of owls and of trees.")
    assert len(normalize([bare, rich, other]).papers) == 3


def test_records_are_papers_and_merges() -> None:
    records = [record("a", line, abstract=ABSTRACT) for line in range(5)]
    records += [record("b", line, f"Paper {line}", ids={"pmid": "12"}) for line in range(3)]
    done = normalize(records)
    assert len(records) == len(done.papers) + len(done.merges)
    assert [each.rule for each in done.merges].count("same title and abstract") == 4
    assert [each.rule for each in done.merges].count("same PubMed id") == 2


def test_an_identifier_of_two_works_merges_neither_and_makes_them_suspects() -> None:
    first = record("a", ids={"doi": "10.1/x"}, authors=AUTHORS)
    second = record("b", title="A Grammar of Bears", ids={"doi": "10.1/X"},
                    authors=(person("Eve", "Goose"),))  # fmt: skip
    done = normalize([first, second])
    assert len({paper.id for paper in done.papers}) == 2
    assert "different titles and authors" in done.suspects[0].reason


def test_nearly_one_title_by_the_same_authors_is_a_suspect_and_no_merge() -> None:
    first = record("a", authors=AUTHORS, date="2020")
    slip = record("b", title=TITLE.replace("Networks", "Networs"), authors=AUTHORS, date="2020")
    named = record("c", title=f"CraneNet: {TITLE}", authors=AUTHORS, date="2020")
    done = normalize([first, slip, named])
    assert len(done.papers) == 3
    assert sorted({each.reason for each in done.suspects}) == [
        "the same authors, and one title is the other's subtitle",
        "the same authors, and titles that differ in one word",
    ]


@pytest.mark.parametrize(
    "title", ["Editorial", "???", "Introduction", "A Survey of Cranes", "Paper 1"]
)
def test_a_title_that_says_little_merges_nothing_by_itself(title: str) -> None:
    first = record("a", title=title, authors=AUTHORS, date="2020")
    assert len(normalize([first, record("b", title=title, date="2021")]).papers) == 2


def test_ids_that_would_be_one_are_told_apart_by_content() -> None:
    first = record("a", title="One", ids={"doi": "10.1000/a_b"})
    second = record("b", title="Two", ids={"doi": "10.1000/a-b"})
    ids = [{paper.title: paper.id for paper in normalize(order).papers}
           for order in ([first, second], [second, first])]  # fmt: skip
    assert ids[0] == ids[1]
    assert ids[0]["One"] == "doi-10.1000-a-b"
    assert ids[0]["Two"].startswith("doi-10.1000-a-b-")


# The same forty papers, told piece by piece

FIELDS = ("authors", "abstract", "ids", "date", "publication", "keywords", "facts", "language")


def forty() -> list[dict[str, Any]]:
    """Works, each with a fact for every field; some have a neighbour with a like title."""
    nouns = "cranes swans herons geese owls larks wrens crows ducks gulls".split()
    verbs = "Folding Painting Counting Training".split()
    return [
        {
            "title": f"{verb} Paper {noun.capitalize()} with Very Deep {verb} Networks",
            "authors": (person("Ann", f"Toy{noun}"), person("Bob", f"Bear{verb}")),
            "abstract": f"On {noun}: " + " ".join(f"{verb}{noun}{word}" for word in range(30)),
            "ids": {"arxiv": f"20{at % 12 + 1:02}.{at:05}", "pmid": f"{at + 100}"},
            "date": f"2020-{at % 12 + 1:02}-15",
            "publication": Publication("paper-conference", "Toys", pages="1–9"),
            "keywords": (noun, verb),
            "facts": {"comment": noun},
            "language": "en",
        }
        for at, (verb, noun) in enumerate((verb, noun) for verb in verbs for noun in nouns)
    ]


@st.composite
def told(draw: st.DrawFn) -> list[SourceRecord]:
    """Every paper once with all it has, and in up to two pieces, in any order."""
    records = []
    for number, work in enumerate(forty()):
        subsets = draw(st.lists(st.sets(st.sampled_from(FIELDS)), max_size=2))
        for piece, kept in enumerate([set(FIELDS), *subsets]):
            stated = {name: work[name] for name in sorted(kept)}
            records.append(record(f"s{piece}", number, work["title"], **stated))
    return draw(st.permutations(records))


@lru_cache(maxsize=1)
def whole() -> tuple[Paper, ...]:
    return normalize(record("s0", at, **work) for at, work in enumerate(forty())).papers


@settings(max_examples=10, deadline=None)
@given(told(), st.randoms(use_true_random=False))
def test_the_same_forty_papers_are_forty_in_any_order(
    records: list[SourceRecord], rng: Any
) -> None:
    done = normalize(records)
    assert len(done.papers) == 40
    assert [stated(paper) for paper in done.papers] == [stated(paper) for paper in whole()]
    shuffled = [*records]
    rng.shuffle(shuffled)
    again = normalize(shuffled)
    assert repr(again) == repr(done)


def stated(paper: Paper) -> dict[str, Any]:
    return {"id": paper.id} | {each.name: getattr(paper, each.name) for each in fields(Work)}


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_pieces_without_a_whole_are_the_same_papers_in_any_order(data: st.DataObject) -> None:
    records = []
    for number, work in enumerate(forty()[:6]):
        for piece in range(3):
            kept = data.draw(st.sets(st.sampled_from(FIELDS)))
            pieces = {name: work[name] for name in sorted(kept)}
            records.append(record(f"s{piece}", number, work["title"], **pieces))
    done = normalize(records)
    assert len(done.papers) == 6
    again: Normalized = normalize(data.draw(st.permutations(records)))
    assert repr(again) == repr(done)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Cranes", "Erratum: Cranes", "Folding Cranes by Machine", "", "?"]),
            st.sampled_from(["", "x", "About cranes and bears.", "About cranes and rivers."]),
            st.sampled_from([(), AUTHORS, AUTHORS[:1], (person("Eve", "Goose"),)]),
            st.sampled_from(["", "2019", "2020-02", "2024"]),
            st.dictionaries(
                st.sampled_from(["arxiv", "doi", "acl", "s2", "dblp"]),
                st.sampled_from("abc"), max_size=3,
            ),
        ),
        max_size=9,
    ),
    st.randoms(use_true_random=False),
)  # fmt: skip
def test_whatever_is_stated_groups_alike_in_any_order(stated: list[Any], rng: Any) -> None:
    known = {"arxiv": "2003.0000", "doi": "10.1000/", "acl": "P19-100", "s2": "0", "dblp": "conf/"}
    records = []
    for line, (title, abstract, authors, date, ids) in enumerate(stated):
        full = {scheme: known[scheme] + str("abc".index(end)) for scheme, end in ids.items()}
        named: tuple[Author, ...] = authors
        records.append(record("a", line, title, abstract=abstract, authors=named, date=date,
                              ids=full))  # fmt: skip
    done = normalize(records)
    assert len(records) == len(done.papers) + len(done.merges)
    assert len({paper.id for paper in done.papers}) == len(done.papers)
    places = sorted(origin for paper in done.papers for origin in paper.origins)
    assert places == sorted(record.origin for record in records)
    aliases = [alias for paper in done.papers for alias in paper.aliases]
    assert len(aliases) == len({*aliases} - {paper.id for paper in done.papers})
    shuffled = [*records]
    rng.shuffle(shuffled)
    again = normalize(shuffled)
    assert [paper.origins for paper in again.papers] == [paper.origins for paper in done.papers]
    assert [paper.id for paper in again.papers] == [paper.id for paper in done.papers]
    assert again.merges == done.merges
    assert of_one_title(again) == of_one_title(done)


def of_one_title(done: Normalized) -> list[Any]:
    """The suspects that do not hang on which title of several a paper shows."""
    return [each for each in done.suspects if not each.reason.startswith("the same")]


def test_a_title_with_an_endless_entity_is_a_title() -> None:
    title = "Toys &#" + "9" * 5_000
    assert only(record("a", title=title), record("b", title=title)).title.startswith("Toys &#9")
