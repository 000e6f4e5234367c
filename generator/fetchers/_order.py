"""One address to get, and the name of the file that keeps its answer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.text.slugs import fingerprint, slug


@dataclass(frozen=True, slots=True)
class Order:
    """`name` says what was asked, and is the same for the same wish: so a run can be resumed.

    `wanted` are the identifiers of the works that the answer should hold, where they are known. A
    page that `is_further` comes behind others, and may be empty.
    """

    url: str
    name: str
    wanted: tuple[str, ...] = ()
    is_further: bool = False


def batches(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Part items into runs of at most `size`."""
    for at in range(0, len(items), size):
        yield items[at : at + size]


def batch_name(service: str, items: Sequence[str], suffix: str) -> str:
    """A file name for what was asked: readable for one item, a digest for many.

    >>> batch_name("arxiv", ["1706.03762"], "xml"), batch_name("crossref", ["10.1000/a.b"], "json")
    ('arxiv-1706-03762.xml', 'crossref-10-1000-a-b-c729e1.json')
    """
    if len(items) == 1:
        readable = slug(items[0].replace(".", "-").replace("/", "-"))
        if not re.fullmatch(r"[\d.]+", items[0]):  # several are spelt like this
            readable = f"{readable}-{fingerprint(items[0])[:6]}".strip("-")
        return f"{service}-{readable}.{suffix}"
    digest = hashlib.sha256("\n".join(items).encode()).hexdigest()[:10]
    return f"{service}-{len(items)}-{digest}.{suffix}"
