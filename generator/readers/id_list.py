"""A plain list of arXiv ids, DOIs and the like, or citation keys -> picks from the other sources.

One a line; `#` begins a comment, a bullet before and a comma after are no matter. Such a list
states nothing of the papers: it says which of those in the other sources the shelf shall hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.model.ids import identify
from generator.model.record import Line, Origin, Pick, Skipped
from generator.problems import Problem, quote

CITATION_KEY = "citation key"
MOST = 0.8  # of the lines, whatever the others say
SHORT = 8  # words; a sentence of prose has more
_KEY = re.compile(r"@?(?=[^\d]*\d\d)[A-Za-z][\w:+./&'-]{2,80}")  # letters first, and a year
_MARKED_KEY = re.compile(r"@[A-Za-z][\w:+./&'-]{1,80}")
_COMMENT = re.compile(r"(?:^|\s)#.*$")


def is_id_list(lines: Sequence[Line]) -> bool:
    """Say whether nearly every line is an identifier, or every one a citation key.

    Half are enough where the others are as short as what somebody mistypes, or a title beside.
    """
    entries = [entry for line in lines if (entry := _entry(line.text))]
    found = [_pick(entry) for entry in entries]
    known = [each for each in found if each]
    ids = sum(scheme != CITATION_KEY for scheme, _ in known)
    if ids and len(known) >= MOST * len(entries):
        return True
    others = (entry for entry, each in zip(entries, found, strict=True) if not each)
    if 2 * ids >= len(entries) > 0:
        return all(len(entry.split()) <= SHORT for entry in others)
    return len(known) == len(entries) > 1


def _entry(text: str) -> str:
    return re.sub(r"^[-*+]\s+", "", _COMMENT.sub("", text).strip()).strip(" ,;\t")


def _pick(entry: str) -> tuple[str, str] | None:
    if " " in entry and not re.fullmatch(r"(?:arxiv|doi|pmid|acl)\s?:\s+\S+", entry, re.I):
        return None
    if found := identify(entry):
        return next(iter(found.items()))
    if _KEY.fullmatch(entry) or _MARKED_KEY.fullmatch(entry):
        return CITATION_KEY, entry.removeprefix("@")
    return None


def read_id_list(path: str, lines: Iterable[Line]) -> Iterator[Pick | Skipped | Problem]:
    """Yield each pick once, and a Problem for a line that is neither identifier nor key."""
    seen: set[tuple[str, str]] = set()
    for line in lines:
        origin = Origin(path, line.number)
        entry = _entry(line.text)
        if not entry:
            reason = "comment" if line.text.strip() else "blank line"
            yield Skipped(origin, line.size, reason)
        elif (picked := _pick(entry)) in seen:
            yield Skipped(origin, line.size, "repeated identifier")
        elif picked:
            seen.add(picked)
            yield Pick(origin, line.size, *picked)
        else:
            yield Problem(origin, "not-an-id", f"{quote(entry)} is no identifier of a paper",
                          "write an arXiv id, a DOI or a citation key, one a line",
                          size=line.size)  # fmt: skip
