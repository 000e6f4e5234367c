from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from generator.citation_styles import STYLES
from generator.model.names import person
from generator.model.paper import Paper
from tests.formats.papers import PLAIN, hostile_papers

CONFERENCE, JOURNAL, BARE = PLAIN
PREPRINT = replace(
    BARE, ids={"arxiv": "2401.00001"}, authors=(person("Ann", "Toy"),), date="2024-01"
)


@pytest.mark.parametrize(
    ("style", "paper", "reference"),
    [
        ("apa", CONFERENCE,
         "van Toy, A., Fold, B. B., Jr., & Crane Team. (2017, June 12). ToyNet: Folding 3D Cranes "
         "with BERT. In Proceedings of Toys & Folds (pp. 12–19). "
         "https://doi.org/10.1000/toy_net.1"),
        ("apa", JOURNAL,
         "Núñez, J. (2019). Swans. Journal of Toys, 4(2), e17. https://doi.org/10.1000/swans"),
        ("apa", PREPRINT,
         "Toy, A. (2024, January). Geese. arXiv:2401.00001. https://arxiv.org/abs/2401.00001"),
        ("apa", BARE, "Geese. (n.d.)."),
        ("ieee", CONFERENCE,
         "A. van Toy, B. B. Fold Jr., and Crane Team, “ToyNet: Folding 3D Cranes with BERT,” in "
         "Proceedings of Toys & Folds, pp. 12–19, 2017, doi: 10.1000/toy_net.1."),
        ("ieee", JOURNAL,
         "J. Núñez, “Swans,” Journal of Toys, vol. 4, no. 2, p. e17, 2019, doi: 10.1000/swans."),
        ("ieee", PREPRINT,
         "A. Toy, “Geese,” arXiv:2401.00001, 2024. [Online]. Available: "
         "https://arxiv.org/abs/2401.00001"),
        ("ieee", BARE, "“Geese.”"),
        ("acm", CONFERENCE,
         "Ann van Toy, Bob B. Fold Jr., and Crane Team. 2017. ToyNet: Folding 3D Cranes with BERT. "
         "In Proceedings of Toys & Folds. 12–19. https://doi.org/10.1000/toy_net.1"),
        ("acm", JOURNAL,
         "José Núñez. 2019. Swans. Journal of Toys 4, 2 (2019), e17. "
         "https://doi.org/10.1000/swans"),
        ("acm", BARE, "Geese."),
        ("chicago", CONFERENCE,
         "van Toy, Ann, Bob B. Fold Jr., and Crane Team. 2017. “ToyNet: Folding 3D Cranes with "
         "BERT.” In Proceedings of Toys & Folds, 12–19. https://doi.org/10.1000/toy_net.1"),
        ("chicago", JOURNAL,
         "Núñez, José. 2019. “Swans.” Journal of Toys 4 (2): e17. https://doi.org/10.1000/swans"),
        ("chicago", BARE, "“Geese.”"),
    ],
)  # fmt: skip
def test_a_reference(style: str, paper: Paper, reference: str) -> None:
    assert STYLES[style](paper) == reference


@pytest.mark.parametrize("style", STYLES)
def test_a_title_that_asks_keeps_its_mark(style: str) -> None:
    reference = STYLES[style](replace(JOURNAL, title="Is It Toys?"))
    assert "Toys?" in reference
    assert not re.search(r"\?[.,]", reference)


@pytest.mark.parametrize(
    ("style", "shown"), [("apa", 20), ("ieee", 1), ("acm", 5000), ("chicago", 7)]
)
def test_many_authors_are_cut_as_the_style_does(style: str, shown: int) -> None:
    many = replace(BARE, authors=tuple(person("Ann", f"Toy{n}") for n in range(5000)))
    assert len(re.findall(r"Toy\d", STYLES[style](many))) == shown
    assert len(re.findall("et al|. . .", STYLES[style](many))) <= shown


@given(hostile_papers())
@settings(deadline=None)
def test_what_is_missing_leaves_no_hole(hostile: Paper) -> None:
    for style in STYLES.values():
        reference = style(hostile)
        assert hostile.title in reference
        bare = style(replace(BARE, title="Toys", authors=hostile.authors, date=hostile.date))
        names = " ".join(author.name for author in hostile.authors)
        if not re.search(r"[^\w ]", names):
            assert not re.search(r", ,|\(\)|  |\. \.|,\.", bare)
