"""Invented papers, plain and hostile, for the tests of what leaves a shelf."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from generator.model.names import Author, group, person
from generator.model.paper import Paper
from generator.model.work import Origin, Publication

NASTY = (
    *('"', "</script>", "&", "{", "}", "\\", "%", "\n", "\u202e", "😀", "#", "_", "$", "~", "^"),
    *("=1+1", "<b>", "'", ",", ";", " and ", "--", "]]>", "@", "|", "`", "*", "[x](y)"),
)


def paper(paper_id: str, title: str, **stated: Any) -> Paper:
    return Paper(id=paper_id, title=title, origins=(Origin("toys.txt", 1),), **stated)


PLAIN = (
    paper(
        "1706.00001",
        "ToyNet: Folding 3D Cranes with BERT",
        abstract="We fold 50% of all cranes, at $O(n^2)$ cost.",
        authors=(person("Ann", "van Toy"), person("Bob B.", "Fold", "Jr."), group("Crane Team")),
        date="2017-06-12",
        ids={"arxiv": "1706.00001", "doi": "10.1000/toy_net.1"},
        publication=Publication("paper-conference", "Proceedings of Toys & Folds", pages="12–19"),
        keywords=("cs.LG", "paper folding"),
    ),
    paper(
        "doi-10.1000-swans",
        "Swans",
        authors=(person("José", "Núñez"),),
        date="2019",
        ids={"doi": "10.1000/swans"},
        publication=Publication("article-journal", "Journal of Toys", "4", "2", "e17"),
    ),
    paper("geese-41c0aa", "Geese"),
)

texts = st.lists(st.sampled_from(NASTY) | st.text(max_size=8), max_size=6).map("".join)
filled = texts.filter(lambda text: any(char.isalpha() for char in text))
authors = st.builds(person, filled, filled) | st.builds(group, filled)


@st.composite
def hostile_papers(draw: st.DrawFn) -> Paper:
    """A paper whose every text tries to break out of its format."""
    names: list[Author] = draw(st.lists(authors, max_size=3))
    return paper(
        draw(st.sampled_from(["a", "b-1", "2401.00001"])),
        draw(filled),
        abstract=draw(texts),
        authors=tuple(names),
        date=draw(st.sampled_from(["", "2020", "2020-05", "2020-05-17"])),
        publication=Publication(
            draw(st.sampled_from(["", "article-journal", "paper-conference", "thesis"])),
            draw(texts), draw(texts), draw(texts), draw(texts), draw(texts),
        ),
        keywords=tuple(draw(st.lists(filled, max_size=3))),
        language=draw(texts),
    )  # fmt: skip
