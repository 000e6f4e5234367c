"""Whether works that share an identifier are one, or whether it was given to some by mistake.

An identifier says much and not all: a DOI is copied from the wrong line, the proceedings' stands on
each of their papers. What a record says of itself weighs against it; who wrote it weighs most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.normalize.evidence import (
    LONGEST_WAY,
    OTHER_ABSTRACT,
    SAME_AUTHORS,
    SURELY_SAME_AUTHORS,
    Evidence,
    likeness,
    overlap,
    shared_authors,
    years_apart,
)
from generator.text.title_keys import (
    content_words,
    is_generic,
    title_key,
)
from generator.text.title_notices import notice_kind, part_number

LIKE_TITLES = 0.5  # of the shorter title's content words
MOST_TITLES = 3  # of so many that have little in common, an identifier names what holds them all
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")


def contradiction(first: Evidence, second: Evidence, scheme: str) -> str:
    """Why two works with one identifier are two nonetheless, in words; empty if nothing says so.

    A notice is not the paper it is about, and part two is not part one. Other authors of another
    title wrote another work. Titles with nothing in common are of one work where its authors agree,
    as when a preprint was renamed or a title translated, and else if nothing more speaks against.
    """
    one, other = [*first.titles.values()], [*second.titles.values()]
    if set(map(notice_kind, one)).isdisjoint(map(notice_kind, other)):
        return "one is a notice about the other"
    parts = [{part for title in titles if (part := part_number(title))} for titles in (one, other)]
    if parts[0] and parts[1] and parts[0].isdisjoint(parts[1]):
        return "different parts of a series"
    shared = shared_authors(first, second)
    if has_one_title(first, second, shared) or not _is_in_one_script(one, other):
        return ""
    if shared == 0:
        return "different titles and authors"
    likest = max(overlap(a, b) for a in one for b in other)
    is_strange = not likest and not _has_common_part(one, other)
    if shared is not None and shared >= SURELY_SAME_AUTHORS:
        told = _surely_different(first, second) if is_strange and scheme != "arxiv" else ""
    elif likest < LIKE_TITLES and _is_one_the_volume(first, second):
        return "one is the volume that holds the other"
    elif not is_strange:
        is_doubtful = likest < LIKE_TITLES and shared is not None
        told = _surely_different(first, second) if is_doubtful else ""
    else:
        told = _strangely_different(first, second, scheme, shared)
    return f"different titles{told}" if told else ""


def _strangely_different(
    first: Evidence, second: Evidence, scheme: str, shared: float | None
) -> str:
    """What else differs of works whose titles have nothing in common, and authors little."""
    alike = likeness(first, second)
    if alike is not None:
        return " and abstracts" if alike < OTHER_ABSTRACT else ""
    if shared is not None and shared < SAME_AUTHORS:
        return ", and few of the authors in common"
    if _is_far(first, second, 1):
        return ", years apart"
    return ", and no authors" if scheme == "doi" and not (first.names or second.names) else ""


def _surely_different(first: Evidence, second: Evidence) -> str:
    """What else differs, where it is enough to outweigh authors in common."""
    alike = likeness(first, second)
    if alike is not None and alike >= OTHER_ABSTRACT:
        return ""
    if alike is not None and _is_far(first, second, 1):
        return " and abstracts, years apart"
    return ", years apart" if _is_far(first, second, LONGEST_WAY) else ""


def has_one_title(first: Evidence, second: Evidence, shared: float | None) -> bool:
    """Whether a title of one work is the other's too, but for words such as "the" and "of".

    A title that says nothing, as "Editorial", is not enough where authors differ.
    """
    if shared == 0 and any(map(is_generic, (*first.titles.values(), *second.titles.values()))):
        return False
    if not first.titles.keys().isdisjoint(second.titles):
        return True
    words = [{content_words(title) for title in each.titles.values()} for each in (first, second)]
    return any(words[0] & words[1])


def is_of_volume(known: Iterable[Evidence]) -> bool:
    """Whether an identifier that works share is that of the volume which holds them all.

    Three titles or more with little in common, or of authors with nothing in common, tell.
    """
    apart: list[Evidence] = []
    for each in known:
        if all(_is_of_another(each, other) for other in apart):
            apart.append(each)
            if len(apart) == MOST_TITLES:
                return True
    return False


def _is_of_another(first: Evidence, second: Evidence) -> bool:
    one, other = [*first.titles.values()], [*second.titles.values()]
    shared = shared_authors(first, second)
    if has_one_title(first, second, shared) or not _is_in_one_script(one, other):
        return False
    if any(map(notice_kind, (*one, *other))):
        return False
    return shared == 0 or max(overlap(a, b) for a in one for b in other) < LIKE_TITLES


def _is_far(first: Evidence, second: Evidence, years: int) -> bool:
    gap = years_apart(first, second)
    return gap is not None and gap > years


def _is_one_the_volume(first: Evidence, second: Evidence) -> bool:
    """Whether one is a book and the other a part of something."""
    forms = (first.forms, second.forms)
    return any(a == {"book"} and b and "book" not in b for a, b in (forms, forms[::-1]))


def _has_common_part(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether titles have anything in common: a key in the other, or two ideographs in a row."""
    for a, b in ((title_key(x), title_key(y)) for x in one for y in other):
        if a and b and (a in b or b in a):
            return True
    return not _pairs(one).isdisjoint(_pairs(other))


def _pairs(titles: Iterable[str]) -> set[str]:
    found = (run for title in titles for run in _IDEOGRAPHS.findall(title))
    return {run[at : at + 2] for run in found for at in range(len(run) - 1)}


def _is_in_one_script(one: Iterable[str], other: Iterable[str]) -> bool:
    return len({title_key(title)[:1].isascii() for title in (*one, *other)}) == 1
