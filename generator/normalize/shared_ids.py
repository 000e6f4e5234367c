"""An identifier that several works state -> a warning that names the places, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.model.paper import Paper
from generator.model.work import Origin
from generator.normalize.conflicts import place
from generator.normalize.works import Claim
from generator.problems import Problem

NAMED = 4  # places in a message
_HINT = (
    "correct it where it is wrong; if these are one paper, say so with same_as in overrides.yml,"
    " if they are not, with not_same_as"
)
_HINT_WHOLE = (
    "give each paper its own identifier; if two of these are one paper, say so with same_as in"
    " overrides.yml"
)


def find_shared_ids(claims: Iterable[Claim], records: Sequence[Paper]) -> Iterator[Problem]:
    """Yield a warning for every identifier that records of several works state."""
    for claim in claims:
        first, *others = sorted(records[at].origins[0] for at in claim.records)
        yield Problem(
            others[-1], "shared-identifier", _message(claim, [first, *others[:-1]]),
            _HINT_WHOLE if claim.is_whole else _HINT, severity="warning",
        )  # fmt: skip


def _message(claim: Claim, others: Sequence[Origin]) -> str:
    named = ", ".join(map(place, others[: NAMED - 1]))
    more = len(others) - (NAMED - 1)
    places = f"{named} and {more:,} more places" if more > 0 else named
    count = len(others) + 1
    if claim.is_whole:
        return (
            f"{claim.identifier} is stated here and at {places} for {count:,} papers of different"
            " titles; it is taken for that of the volume, and makes none of them one"
        )
    return (
        f"{claim.identifier} is stated here and at {places}; they are kept as {count:,} papers:"
        f" {claim.reason}"
    )
