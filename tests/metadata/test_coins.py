"""What Zotero makes of the COinS of a paper, by its rules."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from generator.metadata import coins
from generator.model.names import person
from generator.model.paper import Paper
from generator.model.work import Publication
from tests.formats.papers import PLAIN, paper

CONFERENCE, JOURNAL, BARE = PLAIN


def item(stated: Paper) -> dict[str, object]:
    """Type, title, what holds it, and creators, as Zotero reads an OpenURL context object."""
    pairs = parse_qsl(coins(stated))
    told = dict(pairs)
    form, genre = told["rft_val_fmt"].rpartition(":")[2], told.get("rft.genre", "")
    in_book = {"bookitem": "bookSection", "proceeding": "conferencePaper", "report": "report"}
    kind = {
        "journal": "journalArticle",
        "dissertation": "thesis",
        "book": in_book.get(genre, "book"),
    }[form]
    is_whole = kind in {"book", "report"}
    title = told.get("rft.btitle") if is_whole else told.get("rft.atitle", told.get("rft.title"))
    held_by = told.get("rft.jtitle") or ("" if is_whole else told.get("rft.btitle", ""))
    creators = [tuple(name.split(", ")[:2]) for tag, name in pairs if tag == "rft.au"]
    groups = [(name,) for tag, name in pairs if tag == "rft.aucorp"]
    return {"type": kind, "title": title, "in": held_by, "by": creators + groups,
            "date": told.get("rft.date", "")}  # fmt: skip


def test_a_conference_paper_is_one_and_its_authors_are_parted_right() -> None:
    assert item(CONFERENCE) == {
        "type": "conferencePaper",
        "title": "ToyNet: Folding 3D Cranes with BERT",
        "in": "Proceedings of Toys & Folds",
        "by": [("van Toy", "Ann"), ("Fold", "Bob B. Jr."), ("Crane Team",)],
        "date": "2017-06-12",
    }


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("article-journal", "journalArticle"), ("article", "journalArticle"), ("", "journalArticle"),
     ("chapter", "bookSection"), ("book", "book"), ("report", "report"), ("thesis", "thesis"),
     ("paper-conference", "conferencePaper")],
)  # fmt: skip
def test_every_kind_has_its_type_and_its_title(kind: str, expected: str) -> None:
    found = item(paper("toys", "Toys", publication=Publication(kind, publisher="Toy Press")))
    assert (found["type"], found["title"]) == (expected, "Toys")


def test_a_mononym_and_a_name_with_particles_have_one_comma_at_most() -> None:
    named = replace(JOURNAL, authors=(person("", "Plato"), person("Jan P.", "van der Berg", "III")))
    assert item(named)["by"] == [("Plato",), ("van der Berg", "Jan P. III")]
