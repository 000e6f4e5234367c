"""A day -> the papers that Hugging Face showed on it."""

from __future__ import annotations

import json
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
    """Yield an order for each day, and for its further pages while they are full."""
    for day in days:
        for page in range(-(-limit // PAGE)):
            further = f"-{page + 1:03}" if page else ""
            answer = yield Order(
                f"https://huggingface.co/api/daily_papers?date={day}&limit={min(limit, PAGE)}"
                + (f"&p={page}" if page else ""),
                f"hf-daily-{day}{further}.json",
                is_further=page > 0,
            )
            if not _is_full(answer):
                break


def _is_full(answer: str) -> bool:
    try:
        papers = json.loads(answer)
    except ValueError:
        return False
    return isinstance(papers, list) and len(papers) >= PAGE
