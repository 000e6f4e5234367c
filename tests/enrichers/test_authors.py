from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from generator.enrichers.authors import add_authors
from generator.model.corpus import Corpus, order_corpus
from generator.model.names import Author, parse_name, person
from generator.model.paper import Annotations, Paper, TagKind, TagMatch
from generator.model.person import PersonRule
from generator.model.taxonomy import Taxonomy
from generator.model.work import Origin
from generator.settings import Settings
from tests.enrichers.toy import TAXONOMY

SETTINGS = Settings(root=Path(), docs_dir=Path(), site_dir=Path())
ADA, ALAN = "0000-0002-1825-0097", "0000-0001-5109-3700"


def author(text: str) -> Author:
    """A name; what stands after @ is an ORCID, after % an affiliation."""
    text, _, affiliation = text.partition("%")
    name, _, orcid = text.partition("@")
    return replace(parse_name(name) or Author(name), orcid=orcid, affiliation=affiliation)


def shelf(*bylines: list[str], rules: tuple[PersonRule, ...] = ()) -> Corpus:
    """A paper for each list of names: p0, p1, …"""
    papers = [
        Paper(id=f"p{number}", title=f"Toy {number}", origins=(Origin("toys", number),),
              authors=tuple(map(author, names)))
        for number, names in enumerate(bylines)
    ]  # fmt: skip
    corpus = replace(order_corpus(papers, Taxonomy({})), people_rules=rules)
    return add_authors(corpus, SETTINGS)


def people(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    return {who.id: who.papers for who in corpus.people.values()}


def who(corpus: Corpus, paper: str, place: int = 0) -> str:
    return corpus.notes(corpus[paper]).authors[place]


def rule(name: str, **said: object) -> PersonRule:
    return PersonRule(Origin("people.yml", 1), name, **said)  # type: ignore[arg-type]


def test_a_name_spelt_out_is_one_person_however_it_is_written() -> None:
    corpus = shelf(["Ada Lovelace"], ["Lovelace, Ada"], ["ADA LOVELACE"])
    assert people(corpus) == {"ada-lovelace": ("p0", "p1", "p2")}
    assert corpus.people["ada-lovelace"].name == "Ada Lovelace"


def test_two_orcids_are_two_people_of_one_name() -> None:
    corpus = shelf([f"Ada Toy@{ADA}"], [f"Ada Toy@{ALAN}"])
    first, second = corpus.people.values()
    assert first.papers + second.papers in {("p0", "p1"), ("p1", "p0")}
    assert (first.namesakes, second.namesakes) == (1, 1)
    assert first.plain == "ada-toy"
    assert "ada-toy" in first.former
    assert "ada-toy" not in corpus.people


def test_who_states_no_orcid_is_not_given_to_either_of_two_without_a_reason() -> None:
    corpus = shelf([f"Ada Toy@{ADA}", "Bea Hop"], [f"Ada Toy@{ALAN}"], ["Ada Toy", "Bea Hop"],
                   ["Ada Toy"])  # fmt: skip
    assert who(corpus, "p2") == who(corpus, "p0")
    assert len({who(corpus, paper) for paper in ("p0", "p1", "p3")}) == 3


def test_one_orcid_is_one_person_whatever_the_spelling() -> None:
    corpus = shelf([f"A. Lovelace@{ADA}"], [f"Ada King@{ADA}"])
    (only,) = corpus.people.values()
    assert only.papers == ("p0", "p1")
    assert only.orcid == ADA
    assert only.spellings == ("A. Lovelace",)


def test_a_number_of_dblp_parts_people_and_is_not_shown() -> None:
    corpus = shelf(["Wei Wang 0001"], ["Wei Wang 0002"], ["Wei Wang 0001"])
    assert people(corpus) == {"wei-wang-0001": ("p0", "p2"), "wei-wang-0002": ("p1",)}
    assert {person.name for person in corpus.people.values()} == {"Wei Wang"}


@pytest.mark.parametrize("name", ["J. Smith", "Wei Wang"])
def test_a_name_that_tells_little_is_one_person_only_in_one_company(name: str) -> None:
    corpus = shelf([name, "Bea Hop"], [name, "Cy Leap"], [name, "Bea Hop"], [name])
    assert who(corpus, "p0") == who(corpus, "p2")
    assert len({who(corpus, f"p{number}") for number in range(4)}) == 3


def test_one_affiliation_is_company_too() -> None:
    corpus = shelf(["J. Smith%Toy U"], ["J. Smith%toy u"], ["J. Smith%Other"])
    assert who(corpus, "p0") == who(corpus, "p1") != who(corpus, "p2")


def test_two_subjects_and_the_venue_are_company_and_a_topic_is_none() -> None:
    papers = [
        Paper(id=f"p{number}", title=f"Toy {number}", origins=(Origin("toys", number),),
              authors=(author("J. Smith"),))
        for number in range(3)
    ]  # fmt: skip
    subjects = {"p0": ("task/clustering", "method/pca"), "p1": ("method/pca", "task/clustering"),
                "p2": ("task/clustering",)}  # fmt: skip
    topics = {"p0": "owls", "p1": "bears", "p2": "owls"}

    def noted(paper: Paper, notes: Annotations) -> Annotations:
        tags = tuple(TagMatch(tag, (), TagKind.TAXONOMY) for tag in subjects[paper.id])
        return replace(notes, tags=tags, venue="toys", topic=topics[paper.id])

    corpus = add_authors(order_corpus(papers, TAXONOMY).annotate(noted), SETTINGS)
    assert who(corpus, "p0") == who(corpus, "p1") != who(corpus, "p2")


def test_a_paper_of_other_people_joins_nobody_by_a_shortened_name() -> None:
    papers = [["J. Smith", "Bea Hop"], ["J. Smith", "Bo Hop"]]
    corpus = shelf(*papers, ["Ann Toy", "B. Hop"])
    assert who(corpus, "p0") != who(corpus, "p1")
    assert people(shelf(*papers)).items() <= people(corpus).items()


def test_initials_join_the_only_full_name_that_shares_a_co_author() -> None:
    corpus = shelf(["J. Smith", "Bea Hop"], ["John Smith", "Bea Hop"])
    assert people(corpus)["john-smith"] == ("p0", "p1")
    assert corpus.people["john-smith"].spellings == ("J. Smith",)
    assert "j-smith" in corpus.people["john-smith"].former


def test_initials_of_a_co_author_support_as_well() -> None:
    corpus = shelf(["J. Smith", "B. Hop"], ["John Smith", "Bea Hop"])
    assert who(corpus, "p0") == who(corpus, "p1")
    assert who(corpus, "p0", 1) == who(corpus, "p1", 1)


@pytest.mark.parametrize(
    "bylines",
    [
        (["J. Smith", "Bea Hop"], ["John Smith", "Cy Leap"]),  # nothing is shared
        (["J. Smith", "Bea Hop"], ["John Smith", "Bea Hop"], ["Jane Smith"]),  # two candidates
        ([f"J. Smith@{ADA}", "Bea Hop"], [f"John Smith@{ALAN}", "Bea Hop"]),  # ids disagree
        (["J. Smith", "Bea Hop"], ["Peter Smith", "Bea Hop"]),  # another initial
    ],
)
def test_initials_stay_apart_where_anything_is_doubtful(bylines: tuple[list[str], ...]) -> None:
    corpus = shelf(*bylines)
    assert who(corpus, "p0") != who(corpus, "p1")


def test_two_who_wrote_a_paper_together_are_two_people() -> None:
    corpus = shelf(["J. Smith", "John Smith", "Bea Hop"], ["J. Smith", "Bea Hop"])
    assert who(corpus, "p0", 0) != who(corpus, "p0", 1)
    assert who(corpus, "p1") == who(corpus, "p0")


def test_the_family_name_first_is_the_same_person_in_one_company() -> None:
    corpus = shelf(["Li Fei-Fei", "Bea Hop"], ["Fei-Fei Li", "Bea Hop"], ["Toy Ada"], ["Ada Toy"])
    assert who(corpus, "p0") == who(corpus, "p1")
    assert who(corpus, "p2") != who(corpus, "p3")


def test_of_both_orders_that_with_the_known_family_name_is_shown() -> None:
    corpus = shelf(["Wang Xiaoming", "Bea Hop"], ["Wang Xiaoming", "Bea Hop"],
                   ["Xiaoming Wang", "Bea Hop"])  # fmt: skip
    assert corpus.people[who(corpus, "p0")].name == "Xiaoming Wang"


def test_a_middle_name_joins_what_leaves_it_out_in_one_company() -> None:
    corpus = shelf(["John Smith", "Bea Hop"], ["John P. Smith", "Bea Hop"])
    assert people(corpus)["john-p-smith"] == ("p0", "p1")


def test_the_curator_joins_aliases_and_chooses_the_name() -> None:
    corpus = shelf(["Ada Lovelace"], ["Ada King"],
                   rules=(rule("Ada Lovelace", aliases=("Ada King",), orcid=ADA),))  # fmt: skip
    assert people(corpus) == {"ada-lovelace": ("p0", "p1")}
    assert corpus.people["ada-lovelace"].orcid == ADA
    assert corpus.people["ada-lovelace"].spellings == ("Ada King",)


def test_the_curator_says_that_a_common_name_is_one_person() -> None:
    corpus = shelf(["Wei Wang"], ["Wei Wang"], rules=(rule("Wei Wang"),))
    assert people(corpus) == {"wei-wang": ("p0", "p1")}


def test_the_curator_parts_a_name_by_papers_and_the_rest_is_one() -> None:
    corpus = shelf(*([["Ada Toy"]] * 5), rules=(rule("Ada Toy", splits=(("p0", "p1"), ("p2",))),))
    assert sorted(people(corpus).values()) == [("p0", "p1"), ("p2",), ("p3", "p4")]


def test_the_curator_keeps_a_short_name_apart() -> None:
    corpus = shelf(["J. Smith", "Bea Hop"], ["John Smith", "Bea Hop"],
                   rules=(rule("John Smith", apart=("J. Smith",)),))  # fmt: skip
    assert who(corpus, "p0") != who(corpus, "p1")


def test_another_paper_moves_nobodys_page() -> None:
    papers = [[f"Ada Toy@{ADA}"], ["John Smith", "Bea Hop"], ["王伟"]]
    before = people(shelf(*papers))
    assert set(before) <= set(people(shelf(*papers, ["Peter Smith", "Ada Hop"])))


def test_the_order_of_the_input_changes_nobody() -> None:
    bylines = [["J. Smith", "Bea Hop"], ["John Smith", "Bea Hop"], ["Wei Wang"], ["Wei Wang 0001"],
               [f"Ada Toy@{ADA}"], [f"A. Toy@{ADA}", "Wei Wang"]]  # fmt: skip
    papers = list(shelf(*bylines).papers)
    expected = shelf(*bylines).people
    for seed in range(5):
        random.Random(seed).shuffle(papers)  # noqa: S311 -- an order, no secret
        assert add_authors(order_corpus(papers, Taxonomy({})), SETTINGS).people == expected


def test_five_thousand_authors_of_one_paper_are_five_thousand_people() -> None:
    names = [f"G{number % 90} Family{number}" for number in range(5000)]
    assert len(shelf(names, names).people) == 5000


HOSTILE = ['"', "</script>", "{x}", "محمد بن سلمان", "😀", "😀 😀", "__proto__", ".", "../../etc",
           "index", "page", "con", "a\u202eb", "\ud800"]  # fmt: skip


def test_any_text_has_an_address_of_its_own_that_every_disk_takes() -> None:
    papers = [
        Paper(id=f"p{number}", title="", origins=(Origin("toys"),), authors=(Author(name),))
        for number, name in enumerate(HOSTILE)
    ]
    corpus = add_authors(order_corpus(papers, Taxonomy({})), SETTINGS)
    ids = [corpus.notes(paper).authors[0] for paper in papers]
    assert len(set(ids)) == len(HOSTILE)
    assert all(each.isascii() and set(each) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
               for each in ids)  # fmt: skip
    assert not {"index", "page", "con"} & set(ids)


def test_one_name_twice_on_a_paper_is_one_person_with_one_paper() -> None:
    corpus = shelf(["Ada Lovelace", "Ada Lovelace"])
    assert people(corpus) == {"ada-lovelace": ("p0",)}


def test_a_shelf_without_authors_has_no_people() -> None:
    assert shelf([], []).people == {}
    assert person("", "Plato").name in {each.name for each in shelf(["Plato"]).people.values()}


def test_two_authors_of_one_paper_are_two_people_if_one_name_may_be_short_for_the_other() -> None:
    corpus = shelf(["A. Toy", "Ann Toy", "Bob Bear"], ["A. Toy", "Bob Bear"])
    assert who(corpus, "p0", 0) != who(corpus, "p0", 1)


def test_an_orcid_that_two_authors_of_a_paper_state_makes_them_nobody_else() -> None:
    corpus = shelf([f"Ann Toy@{ADA}", f"Bob Bear@{ADA}"], [f"Ann Toy@{ADA}"], ["Bob Bear"])
    assert people(corpus) == {"ann-toy": ("p0", "p1"), "bob-bear": ("p0", "p2")}
    assert [each.orcid for each in corpus.people.values()] == ["", ADA]
