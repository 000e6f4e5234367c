"""A plain list of arXiv ids, DOIs and the like, or citation keys -> picks from the other sources.

One a line or several parted by commas; `#` begins a comment, a bullet or a number before, a title
behind and the name of the column above are no matter. Such a list states nothing of the papers: it
says which of those in the other sources the shelf shall hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.model.ids import identify
from generator.model.record import Line, Origin, Pick, Skipped
from generator.problems import Problem, quote
from generator.readers._field_names import our_fields

CITATION_KEY = "citation key"
MOST = 0.8  # of the lines, whatever the others say
SHORT = 8  # words; a sentence of prose has more
_KEY = re.compile(r"@?(?=[^\d]*\d\d)[A-Za-z][\w:+./&'-]{2,80}")  # letters first, and a year
_MARKED_KEY = re.compile(r"@[A-Za-z][\w:+./&'-]{1,80}")
_COMMENT = re.compile(r"(?:^|\s)#.*$|^\s*(?://|;|%).*$")
_IN_FRONT = re.compile(r"^(?:[-*+•]|\d{1,4}[.)])\s+")
_CATEGORY = re.compile(
    r"(?<!\s)\s+\[[a-z-]+(?:\.[A-Za-z-]+)?\]$"
)  # arXiv's: "arXiv:2401.00001 [cs.CL]"
_SCHEME = re.compile(r"(arxiv|doi|pmid|acl)\s?:\s+(\S+)", re.I)
_PARTS = re.compile(r"[\s,;]+")
_Found = list[tuple[str, str]]


def is_id_list(lines: Sequence[Line]) -> bool:
    """Say whether nearly every line is an identifier, or every one a citation key.

    Half are enough where the others are as short as what somebody mistypes, or a title beside.
    """
    entries = [entry for line in lines if (entry := _entry(line.text))]
    if len(entries) > 1 and our_fields(entries[:1], {}):
        entries = entries[1:]
    found = [_picks(entry) for entry in entries]
    known = [picks for picks in found if picks]
    ids = sum(picks[0][0] != CITATION_KEY for picks in known)
    if ids and len(known) >= MOST * len(entries):
        return True
    others = (entry for entry, picks in zip(entries, found, strict=True) if not picks)
    if 2 * ids >= len(entries) > 0:
        return all(len(entry.split()) <= SHORT for entry in others)
    return len(known) == len(entries) > 1


def _entry(text: str) -> str:
    return _IN_FRONT.sub("", _COMMENT.sub("", text).strip()).strip(" ,;\t[]<>\"'")


def _picks(entry: str) -> _Found:
    """The identifiers of a line that holds nothing else, or begins with one before a note."""
    if picked := _pick(_CATEGORY.sub("", entry)):
        return [picked]
    parts = [part for part in (each.strip("[]\"'") for each in _PARTS.split(entry)) if part]
    picks = [_pick(part) for part in parts]
    ids = [each for each in picks if each and each[0] != CITATION_KEY]
    if len(ids) == len(parts):
        return ids
    first, _, note = re.sub(r"\s+", " ", entry).partition(" ")
    is_noted = 0 < len(note.split()) <= SHORT and entry.count("\t") < 2
    return ids[:1] if is_noted and _pick(first) in ids[:1] else []


def _pick(entry: str) -> tuple[str, str] | None:
    if stated := _SCHEME.fullmatch(entry):
        entry = f"{stated[1]}:{stated[2]}"
    if " " in entry:
        return None
    if found := identify(entry):
        return next(iter(found.items()))
    if _KEY.fullmatch(entry) or _MARKED_KEY.fullmatch(entry):
        return CITATION_KEY, entry.removeprefix("@")
    return None


def read_id_list(path: str, lines: Iterable[Line]) -> Iterator[Pick | Skipped | Problem]:
    """Yield each pick once, and a Problem for a line that is neither identifier nor key."""
    seen: set[tuple[str, str]] = set()
    is_first = True
    for line in lines:
        origin = Origin(path, line.number)
        entry = _entry(line.text)
        if not entry:
            reason = "comment" if line.text.strip() else "blank line"
            yield Skipped(origin, line.size, reason)
            continue
        picks = _picks(entry)
        if not picks and is_first and our_fields([entry], {}):
            yield Skipped(origin, line.size, "name of the column")
        elif not picks:
            yield Problem(origin, "not-an-id", f"{quote(entry)} is no identifier of a paper",
                          "write an arXiv id, a DOI or a citation key, one a line",
                          size=line.size)  # fmt: skip
        elif new := [pick for pick in dict.fromkeys(picks) if pick not in seen]:
            seen.update(new)
            for at, pick in enumerate(new):
                yield Pick(origin, 0 if at else line.size, *pick)
        else:
            yield Skipped(origin, line.size, "repeated identifier")
        is_first = False
