"""Every name by which a curator may call a paper, and what it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.ids import PARSERS, parse_id
from generator.model.paper import Paper


def names_of(paper: Paper) -> Iterator[str]:
    """The names of a paper or a record: ids, identifiers with their scheme, places of origin."""
    yield paper.id
    yield from paper.aliases
    for ids in (paper.ids, *(version.ids for version in paper.versions)):
        yield from (_with_scheme(scheme, value) for scheme, value in ids.items())
    for origin in paper.origins:
        yield f"{origin.path}:{origin.line}"


def canonical_name(text: str) -> str:
    """A name as `names_of` spells it.

    >>> canonical_name("DOI: https://doi.org/10.1000/ABC"), canonical_name("deep-sets-41c0aa")
    ('doi:10.1000/abc', 'deep-sets-41c0aa')
    """
    scheme, _, rest = text.strip().partition(":")
    scheme = scheme.strip().casefold()
    value = parse_id(scheme, rest.strip()) if scheme in PARSERS else None
    return _with_scheme(scheme, value) if value else text.strip()


def _with_scheme(scheme: str, value: str) -> str:
    return f"{scheme}:{value.casefold() if scheme == 'doi' else value}"


def index_names(papers: Iterable[Paper], hidden: Iterable[Paper] = ()) -> dict[str, str]:
    """Every name to the id of its paper, empty for a hidden one; ids count before aliases."""
    papers, hidden = list(papers), list(hidden)
    named = {name: "" for paper in hidden for name in names_of(paper)}
    named |= {name: paper.id for paper in reversed(papers) for name in names_of(paper)}
    return {**named, **{paper.id: paper.id for paper in papers}}
