"""Works of one coined name, where a record of one of them leaves out the subtitle.

Registrars keep title and subtitle apart, so that lists made of their records may call a paper
"node2vec" and no more. Only a word that is a name wherever it stands, of a record with a DOI, whose
authors are all those of one other work and of its year, is taken for such a title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.normalize.evidence import (
    OTHER_ABSTRACT,
    SAME_AUTHORS,
    Evidence,
    id_conflict,
    likeness,
    shared_authors,
    years_apart,
)
from generator.normalize.works import Works
from generator.text.name_tokens import is_name_shaped
from generator.text.title_keys import (
    is_generic,
    is_periodic,
    is_survey,
    split_subtitle,
    title_key,
)
from generator.text.title_notices import notice_kind, part_number

TRIED = 20  # works of one name; a name of more is that of a series
FORMS = frozenset({"paper"})


def join_short_titles(works: Works) -> None:
    """Join each work of a bare name with the one of that name and subtitle, if there is but one."""
    for _, members in works.blocks(_coined_names):
        if len(members) <= TRIED:
            for short, full in list(_pairs(works, members)):
                works.join(short, full, "same name and authors")


def _coined_names(known: Evidence) -> Iterator[str]:
    for title in known.titles.values():
        name, subtitle = split_subtitle(title)
        if subtitle and title.isupper():
            continue  # all of it is in capitals, which make no word of it a name
        if " " not in name and is_name_shaped(name) and not is_generic(name):
            yield title_key(name)


def _has_subtitle(known: Evidence) -> bool:
    return any(split_subtitle(title)[1] for title in known.titles.values())


def _pairs(works: Works, members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of which each is the only one of its authors, with a subtitle and without."""
    full = [at for at in members if _has_subtitle(works.evidence[at])]
    short = [at for at in members if not _has_subtitle(works.evidence[at])]
    for one in short:
        near = [other for other in full if _may_be_one(works, one, other)]
        if len(near) == 1 and [at for at in short if _may_be_one(works, at, near[0])] == [one]:
            other = near[0]
            if not works.is_kept_apart(one, other) and _is_one(
                works.evidence[one], works.evidence[other]
            ):
                yield one, other


def _may_be_one(works: Works, one: int, other: int) -> bool:
    return (shared_authors(works.evidence[one], works.evidence[other]) or 0) >= SAME_AUTHORS


def _is_one(short: Evidence, full: Evidence) -> bool:
    """Whether all that is known of two works agrees; of each there are two authors or more."""
    titles = full.titles.values()
    if any(is_survey(each) or is_periodic(each) or notice_kind(each) or part_number(each)
           for each in titles):  # fmt: skip
        return False
    if "doi" not in short.ids or not short.forms | full.forms <= FORMS:
        return False
    if not 1 < len(short.names) == len(full.names) or shared_authors(short, full) != 1:
        return False
    alike = likeness(short, full)
    gap = years_apart(short, full)
    return (
        gap is not None and gap <= 1
        and (alike is None or alike >= OTHER_ABSTRACT)
        and not id_conflict(short.ids, full.ids)
    )  # fmt: skip
