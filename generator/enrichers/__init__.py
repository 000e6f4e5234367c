"""What we compute about papers, one annotation a file: corpus in, corpus out.

A new enricher is a file here and a line in ENRICHERS; they run in this order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.enrichers.authors import add_authors
from generator.enrichers.curation import curate
from generator.enrichers.keyphrases import add_keyphrases
from generator.enrichers.mentions import add_mentions
from generator.enrichers.related import add_related
from generator.enrichers.summary import add_summary
from generator.enrichers.tags import add_tags
from generator.enrichers.topics import add_topics
from generator.enrichers.venues import add_venues
from generator.model.corpus import Corpus
from generator.settings import Settings

ENRICHERS: Mapping[str, Callable[[Corpus, Settings], Corpus]] = {
    "tags": add_tags,
    "keyphrases": add_keyphrases,
    "summary": add_summary,
    "related": add_related,
    "mentions": add_mentions,
    "curation": curate,
    "topics": add_topics,
    "venues": add_venues,
    "authors": add_authors,
}
