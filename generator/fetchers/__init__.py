"""What can be fetched, one service a file: what somebody asks for -> addresses to get, in order.

A fetcher is told what was asked, and yields an Order for each file; it gets the file's text back,
which for a long answer says where it goes on. It opens no address itself (`web_get.py` does). A new
service is a file here and a line in FETCHERS.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import NamedTuple

from generator.fetchers._order import Order
from generator.fetchers.arxiv import arxiv_orders, parse_arxiv_wish
from generator.fetchers.crossref import crossref_orders, parse_crossref_wish
from generator.fetchers.hf_daily import hf_daily_orders, parse_hf_daily_wish
from generator.fetchers.openalex import openalex_orders, parse_openalex_wish

__all__ = ["FETCHERS", "Fetcher", "Order"]


class Fetcher(NamedTuple):
    """A service: what of a wish is its own, how wishes become orders, and how it is asked.

    `parse` answers None for a wish that another service fulfils. `orders` takes the wishes and how
    many works of a search to get at most. `pause` is the seconds between two requests that it asks
    for. `scheme` is that of the identifiers which orders want. `key` names the environment variable
    that holds the key of who has one, and where to get one.
    """

    parse: Callable[[str], str | None]
    orders: Callable[[Sequence[str], int], Generator[Order, str, None]]
    pause: float
    example: str
    scheme: str = ""
    key: tuple[str, str] = ("", "")


FETCHERS: Mapping[str, Fetcher] = {
    "arxiv": Fetcher(parse_arxiv_wish, arxiv_orders, 3.0, "1706.03762", "arxiv"),
    # of lists, one a second for who does not say by whom to be reached
    "crossref": Fetcher(
        parse_crossref_wish, crossref_orders, 1.0, "10.1145/3292500.3330701", "doi"
    ),
    "hf_daily": Fetcher(parse_hf_daily_wish, hf_daily_orders, 1.0, "hf:2024-05-01"),
    "openalex": Fetcher(
        parse_openalex_wish,
        openalex_orders,
        0.2,
        "openalex:'graph networks'",
        key=("OPENALEX_API_KEY", "https://openalex.org/settings/api"),
    ),
}
