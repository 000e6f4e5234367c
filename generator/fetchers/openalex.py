"""A search -> OpenAlex works, page by page (OpenAlex API, cursor paging)."""

from __future__ import annotations

import json
from collections.abc import Generator, Sequence
from urllib.parse import urlencode

from generator.fetchers._order import Order
from generator.text.name_slugs import name_slug

PAGE = 100  # the most that it gives at once


def parse_openalex_wish(wish: str) -> str | None:
    """The words after `openalex:`.

    >>> parse_openalex_wish("openalex: graph networks")
    'graph networks'
    """
    service, colon, words = wish.partition(":")
    asked = " ".join(words.split())
    return asked if colon and service.strip().casefold() == "openalex" and asked else None


def openalex_orders(searches: Sequence[str], limit: int) -> Generator[Order, str, None]:
    """Yield an order for each page; the answer names the cursor of the next.

    What a page holds is counted, for one that an earlier run kept may be shorter than ours.
    """
    for search in searches:
        name = f"openalex-{name_slug(search.casefold().replace(' ', '-'))}"
        cursor, got, page = "*", 0, 0
        while cursor and got < limit:
            page += 1
            asked = {"search": search, "per_page": min(PAGE, limit - got), "cursor": cursor}
            answer = yield Order(
                f"https://api.openalex.org/works?{urlencode(asked)}",
                f"{name}-{page:03}.json",
                is_further=page > 1,
            )
            cursor, works = _read_page(answer)
            got += works


def _read_page(answer: str) -> tuple[str, int]:
    """The cursor of the next page, empty after the last, and how many works are on this one."""
    try:
        said = json.loads(answer)
        cursor, works = said["meta"]["next_cursor"], len(said["results"])
    except (ValueError, KeyError, TypeError):
        return "", 0
    return (cursor, works) if isinstance(cursor, str) and works else ("", works)
