"""arXiv ids -> the query API, a hundred at a time, three seconds apart as its manual asks."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from urllib.parse import urlencode

from generator.fetchers._order import Order, batch_name, batches
from generator.model.arxiv_ids import parse_arxiv

BATCH = 100


def parse_arxiv_wish(wish: str) -> str | None:
    """An arXiv id, however it is written; an arXiv DOI is one too.

    >>> parse_arxiv_wish("arXiv:1706.03762v5")
    '1706.03762'
    """
    return parse_arxiv(wish)


def arxiv_orders(ids: Sequence[str], limit: int) -> Generator[Order, str, None]:
    """Yield an order for each hundred ids; who names a work wants it, whatever the limit."""
    del limit
    for batch in batches(ids, BATCH):
        asked = urlencode({"id_list": ",".join(batch), "max_results": len(batch)}, safe=",/")
        yield Order(
            f"https://export.arxiv.org/api/query?{asked}",
            batch_name("arxiv", batch, "xml"),
            tuple(batch),
        )
