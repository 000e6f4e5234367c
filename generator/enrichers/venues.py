"""Where papers came out, as the sources write it -> venues under the names they are known by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.model.corpus import Corpus
from generator.model.person import Venue
from generator.settings import Settings
from generator.text.name_slugs import name_slug
from generator.text.venue_abbreviations import abbreviated_names
from generator.text.venue_names import venue_key, venue_name


def add_venues(corpus: Corpus, settings: Settings) -> Corpus:
    """Say of every paper where it came out, and give each venue an address."""
    del settings
    named = {paper.id: name for paper in corpus if (name := venue_name(paper.publication.venue))}
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for name in named.values():
        spelt[_address(name)][name] += 1
    shown = {at: min(names, key=lambda name: (-names[name], name)) for at, names in spelt.items()}
    leads_to = _short_addresses(shown)
    venue_of = {
        paper: leads_to.get(_address(name), _address(name)) for paper, name in named.items()
    }
    ordered = sorted(
        _venues(corpus, venue_of, shown, leads_to),
        key=lambda venue: (venue_key(venue.name), venue.id),
    )
    return replace(
        corpus.annotate(lambda paper, notes: replace(notes, venue=venue_of.get(paper.id, ""))),
        venues={venue.id: venue for venue in ordered},
    )


def _address(name: str) -> str:
    return name_slug(venue_key(name).replace(" ", "-"))


def _short_addresses(shown: Mapping[str, str]) -> dict[str, str]:
    """The addresses of names that are short for others, each with the address of the long one."""
    short = abbreviated_names(shown.values())
    at = {name: address for address, name in shown.items()}
    return {at[name]: at[whole] for name, whole in short.items()}


def _venues(
    corpus: Corpus, venue_of: Mapping[str, str], shown: Mapping[str, str],
    leads_to: Mapping[str, str],
) -> Iterator[Venue]:  # fmt: skip
    papers: dict[str, list[str]] = defaultdict(list)
    stated: dict[str, set[str]] = defaultdict(set)
    former: dict[str, list[str]] = defaultdict(list)
    for paper, venue in venue_of.items():
        papers[venue].append(paper)
        stated[venue].add(corpus[paper].publication.venue)
    for short, venue in sorted(leads_to.items()):
        former[venue].append(short)
    for venue, its in papers.items():
        spellings = tuple(sorted(stated[venue]))
        yield Venue(venue, shown[venue], tuple(its), spellings, tuple(former[venue]))
