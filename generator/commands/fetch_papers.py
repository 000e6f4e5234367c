"""`papershelf fetch`: ids, a day or a search -> files in the sources, by asking public services."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from xml.parsers import expat

from generator.fetchers import FETCHERS, Fetcher, Order
from generator.model.ids import parse_id
from generator.problems import UserError, quote
from generator.sources import read_bytes
from generator.sources.source_file import SourceFile
from generator.text.counts import plural
from generator.web_get import NoAnswerError, WebGet

Get = Callable[[str], bytes]
Say = Callable[[str], object]
MOST_NAMED = 10  # works that an answer lacks, on one line


def fetch(
    wishes: Sequence[str],
    folder: Path,
    *,
    limit: int,
    say: Say,
    mailto: str = "",
    gets: Mapping[str, Get] | None = None,
) -> list[str]:
    """Get what is wished for into `folder`; what is there already is not asked for again.

    Returns a line for everything that could not be had; the rest was got nonetheless. Raises
    UserError for a wish that no service fulfils, before anything is asked.
    """
    failed: list[str] = []
    for service, asked in _by_service(wishes).items():
        fetcher = FETCHERS[service]
        get = gets[service] if gets else _getter(fetcher, mailto, say)
        failed += _ask(fetcher, asked, folder, limit=limit, say=say, get=get)
    return failed


def _getter(fetcher: Fetcher, mailto: str, say: Say) -> Get:
    key = os.environ.get(fetcher.key[0], "").strip() if fetcher.key[0] else ""
    secret = {"api_key": key} if key else {}
    return WebGet(fetcher.pause, mailto=mailto, secret=secret, say=say)


def _by_service(wishes: Sequence[str]) -> dict[str, list[str]]:
    """The wishes of each service as it understands them, once each."""
    found: dict[str, dict[str, None]] = {}
    for wish in wishes:
        for service, fetcher in FETCHERS.items():
            if asked := fetcher.parse(wish):
                found.setdefault(service, {})[asked] = None
                break
        else:
            examples = ", ".join(fetcher.example for fetcher in FETCHERS.values())
            raise UserError(
                f"cannot fetch {quote(wish)}: neither an arXiv id, a DOI, a day nor a search; "
                f"write it like one of {examples}"
            )
    return {service: [*asked] for service, asked in found.items()}


def _ask(
    fetcher: Fetcher, asked: Sequence[str], folder: Path, *, limit: int, say: Say, get: Get
) -> list[str]:
    """Fulfil the orders of one service; returns what failed. One that is not there is given up."""
    failed: list[str] = []
    orders = fetcher.orders(asked, limit)
    order = next(orders, None)
    while order is not None:
        answer = b""
        try:
            answer, lacks = _fulfil(order, fetcher.scheme, folder, get, say)
            failed += lacks
        except NoAnswerError as error:
            failed.append(f"{error}{_advice(fetcher)}")
            if not error.is_of_address:
                break
        try:
            order = orders.send(answer.decode("utf-8", "replace"))
        except StopIteration:
            break
    return failed


def _advice(fetcher: Fetcher) -> str:
    variable, place = fetcher.key
    if not variable or os.environ.get(variable, "").strip():
        return ""
    return f"; with a free key in {variable} it answers more ({place})"


def _fulfil(
    order: Order, scheme: str, folder: Path, get: Get, say: Say
) -> tuple[bytes, list[str]]:  # fmt: skip
    """The answer to an order, from a former run or from the service, and what it lacks."""
    path = folder / order.name
    is_kept = path.is_file()
    answer = path.read_bytes() if is_kept else get(order.url)
    file = read_bytes(order.name, answer)
    if is_kept:
        say(f"{path}: already here; delete it to ask again")
    elif (why := _why_useless(order.name, answer, file)) == _EMPTY and order.is_further:
        return answer, []
    elif why:
        return answer, [f"{order.name}: nothing kept: {why} ({order.url})"]
    else:
        _keep(answer, path)
        say(f"{path}: {file.format}, {plural(file.record_count, 'record')}")
    return answer, _lacks(order, scheme, file)


def _why_useless(name: str, answer: bytes, file: SourceFile) -> str:
    """Why an answer is not worth keeping: half of one would never be asked for again."""
    try:
        if name.endswith(".json"):
            json.loads(answer)
        else:
            expat.ParserCreate().Parse(answer, True)
    except (ValueError, RecursionError, expat.ExpatError) as error:
        return f"the answer is cut off, or no {Path(name).suffix[1:].upper()} at all: {error}"
    if not file.record_count:
        told = [each.message for each in file.problems if each.code != "not-a-paper-list"]
        return (told or [_EMPTY])[0]
    return ""


_EMPTY = "the answer holds no paper"


def _keep(answer: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")  # hidden, so that no build reads half of it
    unfinished.write_bytes(answer)
    unfinished.replace(path)


def _lacks(order: Order, scheme: str, file: SourceFile) -> list[str]:
    """A line with the works that were asked for and are not in the answer, if there are any."""
    got = {(parse_id(scheme, record.ids.get(scheme, "")) or "").lower() for record in file.records}
    lacking = [wanted for wanted in order.wanted if wanted.lower() not in got]
    if not lacking:
        return []
    more = f" and {len(lacking) - MOST_NAMED:,} more" if len(lacking) > MOST_NAMED else ""
    return [f"{order.name}: not found: {', '.join(lacking[:MOST_NAMED])}{more}"]
