from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from generator.model.dates import unix_date


@given(st.integers(-10_000_000_000, 7_000_000_000))
def test_the_day_of_a_unix_time_is_that_of_the_calendar(seconds: int) -> None:
    day = datetime.fromtimestamp(seconds, UTC).date()
    assert unix_date(seconds) == day.isoformat()
