from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.text.spans import Spans

PLACES = st.tuples(st.integers(0, 20), st.integers(0, 9)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(PLACES, max_size=8), PLACES)
def test_a_stretch_touches_another_where_they_share_a_character(
    spans: list[tuple[int, int]], place: tuple[int, int]
) -> None:
    start, end = place
    expected = any(first < end and start < last for first, last in spans)
    assert Spans(spans).touch(start, end) == expected
