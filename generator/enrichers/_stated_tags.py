"""Keywords and categories that sources state -> tags, shown as stated.

A keyword that is a phrase of a tag becomes that tag; any other is kept as a tag of its own, in
the facet "keyword". arXiv categories have names (https://arxiv.org/category_taxonomy).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.enrichers._tag_phrases import TagFinder
from generator.model.corpus import Corpus
from generator.model.paper import Annotations, Evidence, Paper, TagKind, TagMatch
from generator.model.taxonomy import Tag, Taxonomy
from generator.text.slugs import fingerprint, slug

FACET = "keyword"
ARXIV_CATEGORIES = {
    "cs.AI": "Artificial intelligence", "cs.AR": "Computer architecture",
    "cs.CC": "Complexity theory", "cs.CG": "Computational geometry",
    "cs.CL": "Natural language processing",
    "cs.CR": "Cryptography and security", "cs.CV": "Computer vision",
    "cs.CY": "Computers and society", "cs.DB": "Databases", "cs.DC": "Distributed systems",
    "cs.DL": "Digital libraries", "cs.DS": "Algorithms and data structures",
    "cs.FL": "Automata and formal languages", "cs.GR": "Computer graphics", "cs.GT": "Game theory",
    "cs.HC": "Human-computer interaction", "cs.IR": "Information retrieval",
    "cs.IT": "Information and coding theory", "cs.LG": "Machine learning",
    "cs.LO": "Mathematical logic", "cs.MA": "Multi-agent system", "cs.MM": "Multimedia",
    "cs.MS": "Mathematical software", "cs.NA": "Numerical methods", "cs.NE": "Neural computing",
    "cs.NI": "Computer networking", "cs.OS": "Operating systems", "cs.PF": "Performance",
    "cs.PL": "Programming languages", "cs.RO": "Robotics", "cs.SC": "Symbolic computation",
    "cs.SD": "Audio", "cs.SE": "Software engineering", "cs.SI": "Social networks",
    "cs.SY": "Control theory", "eess.AS": "Speech", "eess.IV": "Image processing",
    "eess.SP": "Wavelets and signal processing", "eess.SY": "Control theory",
    "math.OC": "Optimization", "math.ST": "Statistics", "quant-ph": "Quantum computing",
    "stat.AP": "Statistics", "stat.ME": "Statistics", "stat.ML": "Machine learning",
    "stat.TH": "Statistics", "q-bio.GN": "Genomics", "q-bio.NC": "Neuroscience",
    "physics.optics": "Optics and photonics", "physics.flu-dyn": "Fluid dynamics",
}  # fmt: skip


def add_stated_tags(corpus: Corpus, finder: TagFinder) -> Corpus:
    """Give every paper the tags that its keywords name, beside those found in its text."""
    if not any(paper.keywords for paper in corpus):
        return corpus
    labels = {tag.label.casefold(): tag for tag in corpus.taxonomy.tags.values()}
    named = {
        keyword: _named_tag(ARXIV_CATEGORIES.get(keyword, keyword), labels, finder)
        for paper in corpus
        for keyword in paper.keywords
    }
    own = {tag.id: tag for keyword in sorted(named) if (tag := named[keyword]).facet == FACET}
    taxonomy = replace(corpus.taxonomy, tags={**corpus.taxonomy.tags, **own})

    def note(paper: Paper, notes: Annotations) -> Annotations:
        stated = ((named[keyword], keyword) for keyword in paper.keywords)
        return replace(notes, tags=_merge(notes.tags, stated, taxonomy))

    return replace(corpus, taxonomy=taxonomy).annotate(note)


def _named_tag(keyword: str, labels: dict[str, Tag], finder: TagFinder) -> Tag:
    """The tag that a keyword as a whole is a phrase of, else a tag of its own."""
    if tag := labels.get(keyword.casefold()):
        return tag
    for hit in finder.find(keyword):
        if keyword[: hit.start].strip() == "" and keyword[hit.end :].strip(" s") == "":
            return hit.tag
    return Tag(f"{FACET}/{slug(keyword) or fingerprint(keyword)}", FACET, keyword)


def _merge(
    found: tuple[TagMatch, ...], stated: Iterable[tuple[Tag, str]], taxonomy: Taxonomy
) -> tuple[TagMatch, ...]:
    """A stated tag is as strong as can be; what was found for it stays as further evidence."""
    given = {match.tag: match for match in found}
    for tag, keyword in stated:
        evidence = Evidence("keywords", keyword)
        known = given.get(tag.id, TagMatch(tag.id))
        rest = tuple(each for each in known.evidence if each != evidence)
        given[tag.id] = TagMatch(tag.id, (evidence, *rest), TagKind.STATED, 1.0)
    return tuple(given[tag_id] for tag_id in sorted(given, key=taxonomy.rank))
