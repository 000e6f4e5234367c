"""DOIs -> Crossref's works, twenty at a time (Crossref REST API, filter `doi`)."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from urllib.parse import quote

from generator.fetchers._order import Order, batch_name, batches
from generator.model.arxiv_ids import parse_arxiv
from generator.model.dois import parse_doi

BATCH = 20


def parse_crossref_wish(wish: str) -> str | None:
    """A DOI in lower case; an arXiv DOI is arXiv's.

    >>> parse_crossref_wish("https://doi.org/10.1145/3292500.3330701")
    '10.1145/3292500.3330701'
    """
    doi = parse_doi(wish)
    return doi.lower() if doi and not parse_arxiv(doi) else None


def crossref_orders(dois: Sequence[str], limit: int) -> Generator[Order, str, None]:
    """Yield an order for each twenty DOIs. A comma in a DOI would part the filter: one by one.

    Who names a work wants it, whatever the limit.
    """
    del limit
    alone = [doi for doi in dois if "," in doi]
    for batch in batches([doi for doi in dois if "," not in doi], BATCH):
        asked = ",".join(f"doi:{quote(doi, safe='/')}" for doi in batch)
        yield Order(
            f"https://api.crossref.org/works?filter={asked}&rows={len(batch)}",
            batch_name("crossref", batch, "json"),
            tuple(batch),
        )
    for doi in alone:
        yield Order(
            f"https://api.crossref.org/works/{quote(doi, safe='')}",
            batch_name("crossref", [doi], "json"),
            (doi,),
        )
