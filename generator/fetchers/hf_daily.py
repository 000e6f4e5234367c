"""A day -> the papers that Hugging Face showed on it."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence

from generator.fetchers._order import Order
from generator.model.dates import parse_date

PAGE = 100


def parse_hf_daily_wish(wish: str) -> str | None:
    """A day after `hf:`.

    >>> parse_hf_daily_wish("hf:2024-05-01")
    '2024-05-01'
    """
    match = re.fullmatch(r"hf:\s*(\d{4}-\d{2}-\d{2})", wish.strip(), re.I)
    return match[1] if match and parse_date(match[1]) == match[1] else None


def hf_daily_orders(days: Sequence[str], limit: int) -> Generator[Order, str, None]:
    """Yield an order for each day."""
    for day in days:
        yield Order(
            f"https://huggingface.co/api/daily_papers?date={day}&limit={min(limit, PAGE)}",
            f"hf-daily-{day}.json",
        )
