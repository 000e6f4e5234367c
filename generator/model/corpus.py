"""The corpus: every paper with its annotations and the taxonomy, in one fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.model.change import ChangeSet
from generator.model.curation import Curation
from generator.model.merging import Merge, Suspect
from generator.model.method import Method
from generator.model.paper import Annotations, Mention, Paper
from generator.model.person import Person, PersonRule, Venue
from generator.model.problem import Problem
from generator.model.taxonomy import Tag, Taxonomy
from generator.model.topic import Topic


@dataclass(frozen=True)
class Corpus:
    """Papers newest first, then by id. Frozen: an enricher returns a new one."""

    papers: tuple[Paper, ...]
    taxonomy: Taxonomy
    annotations: Mapping[str, Annotations]
    methods: Mapping[str, Method] = field(default_factory=dict)  # by name, A to Z
    topics: tuple[Topic, ...] = ()  # largest first
    curations: Mapping[str, Curation] = field(default_factory=dict)  # by paper id
    people: Mapping[str, Person] = field(default_factory=dict)  # by id, A to Z
    people_rules: tuple[PersonRule, ...] = ()
    venues: Mapping[str, Venue] = field(default_factory=dict)  # by id, A to Z
    merges: tuple[Merge, ...] = ()  # records that became part of a paper begun by another
    suspects: tuple[Suspect, ...] = ()  # papers that may be one and were left apart
    changes: tuple[ChangeSet, ...] = ()  # since the first published site, newest first
    problems: tuple[Problem, ...] = ()  # of the sources, of merging and of the curator's files

    def __iter__(self) -> Iterator[Paper]:
        return iter(self.papers)

    def __len__(self) -> int:
        return len(self.papers)

    def __getitem__(self, paper_id: str) -> Paper:
        return self._by_id[paper_id]

    def notes(self, paper: Paper) -> Annotations:
        """What was computed about a paper; empty before the enrichers ran."""
        return self.annotations.get(paper.id, Annotations())

    def annotate(self, note: Callable[[Paper, Annotations], Annotations]) -> Corpus:
        """Return a corpus in which `note` has rewritten every paper's annotations."""
        changed = {paper.id: note(paper, self.notes(paper)) for paper in self.papers}
        return replace(self, annotations=changed)

    def tags_of(self, paper: Paper) -> tuple[Tag, ...]:
        """The tags of a paper in the taxonomy's order."""
        return tuple(self.taxonomy.tags[match.tag] for match in self.notes(paper).tags)

    @cached_property
    def papers_by_tag(self) -> Mapping[str, tuple[Paper, ...]]:
        """Tag id to its papers in corpus order, tags in the taxonomy's order; none is empty."""
        found: dict[str, list[Paper]] = {}
        for paper in self.papers:
            for match in self.notes(paper).tags:
                found.setdefault(match.tag, []).append(paper)
        return {tag: tuple(found[tag]) for tag in sorted(found, key=self.taxonomy.rank)}

    @cached_property
    def papers_by_topic(self) -> Mapping[str, tuple[Paper, ...]]:
        """Topic id to its papers in corpus order."""
        found: dict[str, list[Paper]] = {}
        for paper in self.papers:
            found.setdefault(self.notes(paper).topic, []).append(paper)
        return {topic: tuple(papers) for topic, papers in found.items() if topic}

    @cached_property
    def mentions_of(self) -> Mapping[str, tuple[tuple[str, Mention], ...]]:
        """A method's name to the ids and sentences of the papers that mention it, corpus order."""
        found: dict[str, list[tuple[str, Mention]]] = {}
        for paper in self.papers:
            for mention in self.notes(paper).mentions:
                found.setdefault(mention.name, []).append((paper.id, mention))
        return {name: tuple(found[name]) for name in sorted(found)}

    @cached_property
    def papers_by_year(self) -> Mapping[str, tuple[Paper, ...]]:
        """The years of publication, newest first, each with its papers in corpus order."""
        found: dict[str, list[Paper]] = {}
        for paper in self.papers:
            if paper.date[:4].isdecimal():
                found.setdefault(paper.date[:4], []).append(paper)
        return {year: tuple(found[year]) for year in sorted(found, reverse=True)}

    def authors_of(self, paper: Paper, limit: int | None = None) -> tuple[Person, ...]:
        """Who wrote a paper, the first `limit` in its order; empty before the enrichers ran."""
        return tuple(self.people[person] for person in self.notes(paper).authors[:limit])

    def venue_of(self, paper: Paper) -> Venue | None:
        """Where a paper came out; None where nothing is stated."""
        return self.venues.get(self.notes(paper).venue)

    def find_paper(self, identifier: str) -> Paper | None:
        """The paper that an identifier written `scheme:value` names; None where it is not here."""
        paper = self._by_identifier.get(identifier.casefold())
        return self[paper] if paper else None

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[str, ...]]:
        """A paper's id to the ids of the papers here that cite it, in corpus order."""
        found: dict[str, list[str]] = {}
        for paper in self.papers:
            cited = {work.id for each in paper.cites if (work := self.find_paper(each))}
            for work_id in sorted(cited - {paper.id}):
                found.setdefault(work_id, []).append(paper.id)
        return {paper: tuple(citing) for paper, citing in found.items()}

    @cached_property
    def _by_identifier(self) -> Mapping[str, str]:
        return {
            f"{scheme}:{value}".casefold(): paper.id
            for paper in reversed(self.papers)
            for ids in (*(version.ids for version in paper.versions), paper.ids)
            for scheme, value in ids.items()
        }

    @cached_property
    def topics_by_id(self) -> Mapping[str, Topic]:
        """Topic id to topic."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def _by_id(self) -> Mapping[str, Paper]:
        return {paper.id: paper for paper in self.papers}


def order_corpus(papers: Iterable[Paper], taxonomy: Taxonomy) -> Corpus:
    """Put papers in the fixed order: newest first, then by id; undated papers come last."""
    by_id = sorted(papers, key=lambda paper: paper.id)
    ordered = sorted(by_id, key=lambda paper: paper.date, reverse=True)
    return Corpus(papers=tuple(ordered), taxonomy=taxonomy, annotations={})
