from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.enrichers.topics import add_topics
from generator.model.corpus import Corpus, order_corpus
from generator.model.paper import Annotations, Paper, Related, TagMatch
from generator.model.record import Origin
from generator.model.taxonomy import Tag, Taxonomy
from generator.pages.by_topic import topic_pages
from generator.settings import Settings

SETTINGS = Settings(root=Path(), docs_dir=Path(), site_dir=Path())
TAGS = {
    f"task/{slug}": Tag(f"task/{slug}", "task", label)
    for slug, label in (("cranes", "Cranes"), ("swans", "Swans"), ("folding", "Folding"))
}


def shelf(size: int = 6, labels: tuple[str, str] = ("cranes", "swans")) -> Corpus:
    """Two groups of papers, each related to the next of its own, all on folding."""
    papers, notes = [], {}
    for group, tag in zip("ab", labels, strict=True):
        for number in range(size):
            own = f"{group}{number}"
            title = "Folds: A Survey" if number == size - 1 else f"Folds {own}"
            papers.append(
                Paper(id=own, title=title, abstract="…", origins=(Origin("toys", 1),),
                      date=f"20{10 + number}")
            )  # fmt: skip
            related = tuple(
                Related(f"{group}{other}", 0.9 if other == 0 else 0.5)
                for other in range(size) if other != number
            )  # fmt: skip
            tags = (TagMatch(f"task/{tag}"), TagMatch("task/folding"))
            notes[own] = Annotations(tags=tags, related=related)
    return replace(order_corpus(papers, Taxonomy(TAGS)), annotations=notes)


def test_groups_that_lie_apart_are_topics_named_by_what_sets_them_apart() -> None:
    corpus = add_topics(shelf(), SETTINGS)
    assert [(topic.id, topic.label) for topic in corpus.topics] == [
        ("cranes", "Cranes"), ("swans", "Swans")
    ]  # fmt: skip
    assert {corpus.notes(corpus[f"a{number}"]).topic for number in range(6)} == {"cranes"}


def test_reading_begins_with_surveys_then_the_most_linked_then_the_newest() -> None:
    corpus = add_topics(shelf(size=9), SETTINGS)
    order = corpus.topics[0].papers
    assert order[0] == "a8"
    assert order[1] == "a0"
    assert list(order[-2:]) == sorted(order[-2:], reverse=True)
    assert corpus.topics[0].central[0] == "a0"


def test_topics_of_one_name_have_addresses_of_their_own() -> None:
    corpus = add_topics(shelf(labels=("cranes", "cranes")), SETTINGS)
    assert len({topic.id for topic in corpus.topics}) == 2


def test_tags_that_say_no_subject_and_tags_of_little_lift_name_no_topic() -> None:
    corpus = shelf(labels=("cranes", "cranes"))
    tags = {**TAGS, "data/mnist": Tag("data/mnist", "data", "MNIST")}
    notes = {
        paper: replace(said, tags=(TagMatch("data/mnist"), *said.tags)) if paper < "b" else said
        for paper, said in corpus.annotations.items()
    }
    notes["b0"] = replace(notes["b0"], tags=())
    told = add_topics(replace(corpus, taxonomy=Taxonomy(tags), annotations=notes), SETTINGS)
    first = next(topic for topic in told.topics if "a0" in topic.papers)
    assert "data/mnist" in first.tags
    assert first.label == "Cranes"  # neither MNIST nor Folding, whose lift is 12 in 11


def test_the_reading_order_is_numbered_across_pages_and_counted() -> None:
    settings = replace(SETTINGS, page_size=4)
    corpus = add_topics(shelf(), SETTINGS)
    pages = {file.path: file.text for file in topic_pages(corpus, settings, ())}
    first = pages["topics/cranes.md"]
    assert "6 papers: surveys first" in first
    assert "\n1. [Folds: A Survey]" in first
    assert first.count("Central papers") == 1
    rest = next(
        text for path, text in pages.items() if path.startswith("topics/cranes") and text != first
    )
    assert "\n5. [" in rest


def test_a_small_shelf_has_no_topics() -> None:
    corpus = add_topics(shelf(size=5), SETTINGS)
    assert corpus.topics == ()
    assert {corpus.notes(paper).topic for paper in corpus} == {""}


def test_an_empty_shelf_has_no_topics() -> None:
    assert add_topics(order_corpus([], Taxonomy({})), SETTINGS).topics == ()
