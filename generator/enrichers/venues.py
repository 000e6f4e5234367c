"""Where papers came out, as the sources write it -> venues under the names they are known by."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from generator.model.corpus import Corpus
from generator.model.person import Venue
from generator.settings import Settings
from generator.text.name_slugs import name_slug
from generator.text.venue_names import venue_key, venue_name


def add_venues(corpus: Corpus, settings: Settings) -> Corpus:
    """Say of every paper where it came out, and give each venue an address."""
    del settings
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    stated: dict[str, Counter[str]] = defaultdict(Counter)
    papers: dict[str, list[str]] = defaultdict(list)
    venue_of: dict[str, str] = {}
    for paper in corpus:
        if name := venue_name(paper.publication.venue):
            venue = name_slug(venue_key(name).replace(" ", "-"))
            spelt[venue][name] += 1
            stated[venue][paper.publication.venue] += 1
            papers[venue].append(paper.id)
            venue_of[paper.id] = venue
    venues = [
        Venue(
            id=venue,
            name=min(names, key=lambda name: (-names[name], name)),
            papers=tuple(papers[venue]),
            spellings=tuple(sorted(stated[venue])),
        )
        for venue, names in spelt.items()
    ]
    ordered = sorted(venues, key=lambda venue: (venue_key(venue.name), venue.id))
    return replace(
        corpus.annotate(lambda paper, notes: replace(notes, venue=venue_of.get(paper.id, ""))),
        venues={venue.id: venue for venue in ordered},
    )
