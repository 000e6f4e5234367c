"""Whether two works of one title are one work, and why, judged by the evidence of both."""

from __future__ import annotations

from dataclasses import dataclass

from generator.normalize.evidence import (
    LONGEST_WAY,
    OTHER_ABSTRACT,
    SAME_AUTHORS,
    SURELY_SAME_AUTHORS,
    Evidence,
    id_conflict,
    likeness,
    years_apart,
)
from generator.normalize.name_agreement import shared_part
from generator.normalize.publication_kinds import DATA, THESIS
from generator.text.title_keys import (
    content_words,
    is_distinctive,
    is_generic,
    is_periodic,
    is_survey,
)

SEVERAL = 3  # authors, all of whom both name, tell more than a year does
SAME_ABSTRACT = 0.9  # of the shorter text's content words
UNMISTAKABLE = 7  # words of a title that is one work's, even where a page tells it in other words


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two works of one title are one: by a `rule`, or not, for a `reason`.

    `is_open` where nothing speaks against it and too little for it.
    """

    rule: str = ""
    reason: str = ""
    is_open: bool = False


def judge(first: Evidence, second: Evidence) -> Verdict:
    """Whether two works whose titles have one key are one work."""
    if conflict := id_conflict(first.ids, second.ids):
        return Verdict(reason=conflict)
    if other_form := _other_form(first, second) or _other_form(second, first):
        return Verdict(reason=other_form)
    title = min(first.titles.values())
    gap = years_apart(first, second)
    if first.names and second.names and not is_generic(title):
        return _judge_authors(first, second, gap, title)
    alike = likeness(first, second)
    if first.is_bare and second.is_bare and alike is not None and alike < 1:
        return Verdict(reason="different abstracts")
    if is_generic(title):
        return Verdict(reason="a title that says nothing")
    if alike is not None and alike >= SAME_ABSTRACT:
        return Verdict("same title and abstract")
    if alike is not None and alike < OTHER_ABSTRACT:
        is_open = first.is_bare != second.is_bare and is_distinctive(title, UNMISTAKABLE)
        return Verdict(reason="different abstracts", is_open=is_open)
    if gap is None:
        return Verdict(reason="neither authors nor year to compare", is_open=True)
    if gap <= (1 if is_distinctive(title) else 0) and _is_telling(title):
        return Verdict("same title and year")
    is_open = gap <= 1
    return Verdict(reason="no authors to compare" if is_open else "years apart", is_open=is_open)


def _other_form(first: Evidence, second: Evidence) -> str:
    """Why the first is no paper such as the second is, in words; empty if nothing says so.

    A thesis may be on arXiv, but not by several authors.
    """
    if not second.forms or not first.forms.isdisjoint(second.forms):
        return ""
    if first.forms == {DATA}:
        return "one is a data set or software"
    if first.forms == {THESIS} and ("arxiv" not in second.ids or len(second.names) > 1):
        return "one is a thesis"
    return ""


def _judge_authors(first: Evidence, second: Evidence, gap: int | None, title: str) -> Verdict:
    shared = shared_part(first.names, second.names)
    if shared < SAME_AUTHORS or (shared == SAME_AUTHORS and not is_distinctive(title)):
        return Verdict(reason="different authors")  # half of them may be namesakes
    is_one_preprint = ("arxiv" in first.ids) != ("arxiv" in second.ids)
    if gap and is_periodic(title) and not is_one_preprint:
        return Verdict(reason="a title that comes again, years apart")
    if gap is None or gap <= 1:
        return Verdict("same title and authors")
    are_all = shared == 1 and SEVERAL <= len(first.names) == len(second.names)
    if (
        shared >= SURELY_SAME_AUTHORS
        and gap <= LONGEST_WAY
        and is_distinctive(title, 3 if are_all else 4)
    ):
        return Verdict("same title and authors")
    return Verdict(reason="years apart")


def _is_telling(title: str) -> bool:
    """Whether a title and a year are enough: of two words or more, and no survey."""
    return is_distinctive(title) or (len(content_words(title)) > 1 and not is_survey(title))
