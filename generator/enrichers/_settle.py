"""Claims of all papers -> the names this shelf introduces, one paper a name.

Where two papers claim a name, the stronger evidence has it, then the earlier date, then the id.
A name that many papers spell out the same way is a term they use, not one of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.enrichers._claims import PROPOSED, TITLE_AND_TEXT, Claim
from generator.model.paper import Paper
from generator.text.name_tokens import is_name_shaped, name_key
from generator.text.tokens import folded_words

OTHER_DEFINERS = 2  # papers that spell a name out the same way before it counts as a term
OTHER_USERS = 5  # papers that have a name whose only claim is "we propose a method, NAME"
SAME_WORDS = 0.5  # share of words two long forms have in common when they mean the same


@dataclass(frozen=True, slots=True)
class Owned:
    """A name with the paper that introduces it, and the others that claim it."""

    name: str
    key: str
    paper: Paper
    strength: int
    long_form: str
    claimants: frozenset[str]


@dataclass(frozen=True, slots=True)
class Uses:
    """How a corpus uses names: papers that have a key, long forms by key and paper, dates."""

    papers: Mapping[str, int]
    long_forms: Mapping[str, Mapping[str, str]]
    dates: Mapping[str, str]


def settle(claims: Iterable[tuple[Paper, Claim]], uses: Uses) -> dict[str, Owned]:
    """Give every claimed name to one paper; by key, sorted."""
    by_key: dict[str, list[tuple[Paper, Claim]]] = {}
    for paper, claim in claims:
        by_key.setdefault(name_key(claim.name), []).append((paper, claim))
    owned = {key: _owner(key, by_key[key], uses) for key in sorted(by_key)}
    return {key: owner for key, owner in owned.items() if owner}


def _owner(key: str, claims: Sequence[tuple[Paper, Claim]], uses: Uses) -> Owned | None:
    paper, claim = min(claims, key=_precedence)
    claimants = frozenset(each.id for each, _ in claims)
    if _is_term(key, paper, claim, claimants, uses):
        return None
    return Owned(claim.name, key, paper, claim.strength, claim.long_form, claimants)


def _precedence(claimed: tuple[Paper, Claim]) -> tuple[int, str, str]:
    paper, claim = claimed
    return (-claim.strength, paper.date or "9999", paper.id)


def _is_term(key: str, paper: Paper, claim: Claim, claimants: frozenset[str], uses: Uses) -> bool:
    if claim.strength >= TITLE_AND_TEXT:
        return False
    definers = [
        other for other, long_form in uses.long_forms.get(key, {}).items()
        if other not in claimants and means_same(long_form, claim.long_form, paper)
    ]  # fmt: skip
    if len(definers) >= OTHER_DEFINERS:
        return not (paper.date and all(uses.dates.get(each, "") >= paper.date for each in definers))
    others = uses.papers.get(key, 0) - len(claimants)
    in_title = claim.name.casefold() in paper.title.casefold()
    return (
        claim.strength <= PROPOSED
        and is_name_shaped(claim.name.split()[0])
        and not in_title
        and not claim.long_form
        and others > OTHER_USERS
    )


def means_same(long_form: str, owners: str, owner: Paper) -> bool:
    """Whether a long form means what the introducing paper's does, or stands in its text."""
    words = _stems(long_form)
    if not words:
        return True
    if owners:
        known = _stems(owners)
        return len(words & known) >= SAME_WORDS * max(1, min(len(words), len(known)))
    text = _stems(f"{owner.title} {owner.abstract}")
    return len(words & text) > SAME_WORDS * len(words)


def _stems(text: str) -> set[str]:
    return {word[:6] for word in folded_words(text) if len(word) > 2}
