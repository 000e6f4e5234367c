from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.text.venue_names import venue_name

CASES = yaml.safe_load((Path(__file__).parent / "venue_names.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("stated", "known"), [(stated, name) for name, many in CASES.items() for stated in many]
)
def test_a_venue_has_one_name_whatever_year_and_ordinal(stated: str, known: str) -> None:
    assert venue_name(stated) == known


def test_an_identifier_far_from_the_word_makes_no_preprint() -> None:
    assert venue_name("arXiv 1706.03762") == "arXiv"
    assert venue_name("arXiv " * 60 + "toys 1706.03762") == "arXiv"
    assert venue_name("arXiv of toys" + " and games" * 40 + " 1706.03762") != "arXiv"


@given(st.text(max_size=60))
def test_any_text_has_a_name_and_its_name_is_its_own(text: str) -> None:
    name = venue_name(text)
    assert bool(name) == bool(" ".join(text.split()).strip(" .,;:"))
