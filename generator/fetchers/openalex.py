"""A search -> OpenAlex works, page by page (OpenAlex API, cursor paging)."""

from __future__ import annotations

import json
from collections.abc import Generator, Sequence
from urllib.parse import urlencode

from generator.fetchers._order import Order
from generator.text.slugs import fingerprint, slug

PAGE = 200


def parse_openalex_wish(wish: str) -> str | None:
    """The words after `openalex:`.

    >>> parse_openalex_wish("openalex: graph networks")
    'graph networks'
    """
    service, colon, words = wish.partition(":")
    asked = " ".join(words.split())
    return asked if colon and service.strip().casefold() == "openalex" and asked else None


def openalex_orders(searches: Sequence[str], limit: int) -> Generator[Order, str, None]:
    """Yield an order for each page; the answer names the cursor of the next."""
    for search in searches:
        cursor = "*"
        name = f"openalex-{slug(search, 40) or fingerprint(search)}"
        for page in range(1, -(-limit // PAGE) + 1):
            asked = {"search": search, "per-page": min(PAGE, limit - (page - 1) * PAGE),
                     "cursor": cursor}  # fmt: skip
            answer = yield Order(
                f"https://api.openalex.org/works?{urlencode(asked)}", f"{name}-{page:03}.json"
            )
            cursor = _next_cursor(answer)
            if not cursor:
                break


def _next_cursor(answer: str) -> str:
    try:
        cursor = json.loads(answer)["meta"]["next_cursor"]
    except (ValueError, KeyError, TypeError):
        return ""
    return cursor if isinstance(cursor, str) else ""
