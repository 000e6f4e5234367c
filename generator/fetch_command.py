"""`papershelf fetch`: ids, a day or a search -> files in the sources, by asking public services."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from generator.fetchers import FETCHERS, Order
from generator.problems import UserError, quote
from generator.sources import read_bytes
from generator.text.counts import plural
from generator.web_get import WebGet

Get = Callable[[str], bytes]
Say = Callable[[str], object]


def fetch(
    wishes: Sequence[str],
    folder: Path,
    *,
    limit: int,
    say: Say,
    gets: Mapping[str, Get] | None = None,
) -> None:
    """Get what is wished for into `folder`; what is there already is not asked for again.

    Raises UserError for a wish that no service fulfils, before anything is asked, and for an
    address that does not answer; what was got until then is kept.
    """
    for service, asked in _by_service(wishes).items():
        fetcher = FETCHERS[service]
        get = gets[service] if gets else WebGet(fetcher.pause)
        orders = fetcher.orders(asked, limit)
        order = next(orders, None)
        while order is not None:
            answer = _fulfil(order, folder, get, say)
            try:
                order = orders.send(answer.decode("utf-8", "replace"))
            except StopIteration:
                break


def _by_service(wishes: Sequence[str]) -> dict[str, list[str]]:
    """The wishes of each service as it understands them, once each."""
    found: dict[str, list[str]] = {}
    for wish in wishes:
        for service, fetcher in FETCHERS.items():
            if asked := fetcher.parse(wish):
                known = found.setdefault(service, [])
                known += [asked] if asked not in known else []
                break
        else:
            examples = ", ".join(fetcher.example for fetcher in FETCHERS.values())
            raise UserError(
                f"cannot fetch {quote(wish)}: neither an arXiv id, a DOI, a day nor a search; "
                f"write it like one of {examples}"
            )
    return found


def _fulfil(order: Order, folder: Path, get: Get, say: Say) -> bytes:
    """The answer to an order, from the file that a former run kept or from the service."""
    path = folder / order.name
    if path.is_file():
        say(f"{path}: already here")
        return path.read_bytes()
    answer = get(order.url)
    file = read_bytes(order.name, answer)
    if not file.record_count:
        said = file.problems[0].message if file.problems else "it holds no paper"
        say(f"{order.name}: nothing kept: {said} ({order.url})")
        return answer
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")  # hidden, so that no build reads half of it
    unfinished.write_bytes(answer)
    unfinished.replace(path)
    say(f"{path}: {file.format}, {plural(file.record_count, 'record')}")
    return answer
