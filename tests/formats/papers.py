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

_WORDS = st.from_regex(r"[A-ZÉŁÑØ][a-zéüñçšąůø]{2,7}", fullmatch=True).filter(
    lambda word: word not in {"Others", "Junior", "Senior", "Esq"}
)
_SIGNS = ("of", "BERT", "50%", "3D", "C#", "a_b", "$x^2$", "$O(N)$", "{x}", "~", "\\alpha", "Q&A",
          "λ", "漢字", "“q”", "it’s", "(a)", "e-mail", "<", "x>1", "#1", "^", "1,000")  # fmt: skip
titles = (
    st.lists(_WORDS | st.sampled_from(_SIGNS), min_size=1, max_size=6)
    .map(" ".join)
    .map("Toys {} end".format)
)
_given = st.lists(_WORDS | st.sampled_from(["J.", "Jean-Émile"]), min_size=1, max_size=2)
_family = st.builds("{}{}".format, st.sampled_from(["", "", "van der ", "de la "]), _WORDS)
_people = st.builds(person, _given.map(" ".join), _family, st.sampled_from(["", "", "Jr.", "III"]))
_groups = st.sampled_from(["Crane Team", "University of Toys", "The Fold Consortium"]).map(group)
_numbers = st.integers(1, 999).map(str)
_pages = st.builds(lambda at, more: f"{at}–{at + more}", st.integers(1, 900), st.integers(1, 99))
_nothing = st.just("")


@st.composite
def rich_papers(draw: st.DrawFn) -> Paper:
    """A paper that states everything that BibTeX, RIS and CSL-JSON can hold alike."""
    kind = draw(
        st.sampled_from(
            "article-journal paper-conference chapter book thesis report article".split()
        )
    )
    is_held = kind in {"article-journal", "paper-conference", "chapter"}
    isbn = "9780306406157" if kind in {"book", "chapter"} else ""
    schemes = {
        "doi": st.sampled_from(["10.1000/toy_net.1", "10.1000/a(b)<c>;d", "10.1234/x%y#z"]),
        "arxiv": st.sampled_from(["2001.00001", "hep-th/9901001"]),
        "pmid": st.just("12345678"),
        "pmcid": st.just("PMC123456"),
    }
    ids = {
        name: draw(value)
        for name, value in schemes.items()
        if draw(st.booleans()) or (name, kind) == ("arxiv", "article")
    }
    words = st.sampled_from(["cs.LG", "paper folding", "toys, wooden", "C#", "50% off"])
    return paper(
        "toys",
        draw(titles),
        abstract=draw(_nothing | titles),
        authors=tuple(draw(st.lists(_people | _groups, max_size=4))),
        date=draw(st.sampled_from(["", "2020", "2020-05", "2020-05-17"])),
        ids={**ids, **({"isbn": isbn} if isbn else {})},
        publication=Publication(
            type=kind,
            venue=f"In {draw(titles)}" if is_held else "",
            volume=draw(_nothing | _numbers),
            issue=draw(_nothing | _numbers),
            pages=draw(_nothing | _pages | st.sampled_from(["e17", "1234"])),
            publisher=draw(_nothing | titles),
            issn=draw(st.sampled_from(["", "1234-5679"])) if kind == "article-journal" else "",
            isbn=isbn,
            series=draw(_nothing | titles),
            place=draw(st.sampled_from(["", "New York", "Łódź"])),
        ),
        language=draw(st.sampled_from(["", "en", "English", "de"])),
        keywords=tuple(draw(st.lists(words, max_size=3, unique=True))),
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
