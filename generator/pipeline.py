"""The stages in order: read this first.

sources -> readers -> normalize -> enrichers -> pages + exports -> sync -> site_src
"""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Protocol, TypeVar

import yaml

from generator.enrichers import ENRICHERS
from generator.enrichers.curation import idle_curations
from generator.exports import EXPORTS
from generator.idle_names import idle_names
from generator.model.corpus import Corpus, order_corpus
from generator.model.merging import Merge, Suspect
from generator.model.person import PersonRule
from generator.model.record import SourceRecord
from generator.model.taxonomy import Taxonomy, parse_taxonomy
from generator.normalize import Normalized, normalize
from generator.normalize.corrections import correct
from generator.normalize.overrides import parse_overrides
from generator.normalize.paper_names import index_names
from generator.normalize.people import parse_people
from generator.normalize.picks import keep_picked
from generator.normalize.rulings import parse_rulings
from generator.output import OutputFile
from generator.pages import PAGES
from generator.problems import Problem, UserError, quote
from generator.published import add_changes
from generator.readers import readers_with
from generator.settings import Settings
from generator.sources import read_sources
from generator.sources.paths import find_sources, source_format, source_name
from generator.sources.source_file import SourceFile
from generator.sync import SyncPlan, sync
from generator.taxonomy_file import load_shelf_taxonomy
from generator.text.counts import plural
from generator.text.slugs import slug

T = TypeVar("T")

DATA = Path(__file__).parent / "data"


class Bar(Protocol):
    """A progress bar."""

    def update(self, n: int, /) -> object:
        """So much more is done."""

    def close(self) -> object:
        """All is done, or given up."""


class _NoBar:
    def update(self, n: int, /) -> None: ...

    def close(self) -> None: ...


@dataclass
class Report:
    """What a run did: told to `on_stage` as it happens, and asked at the end."""

    on_stage: Callable[[str, str, float], object] = lambda name, summary, seconds: None
    bar: Callable[[int, str], Bar] = lambda total, label: _NoBar()
    problems: list[Problem] = field(default_factory=list)
    files: list[SourceFile] = field(default_factory=list)
    merges: tuple[Merge, ...] = ()  # records that became part of a paper begun by another
    suspects: tuple[Suspect, ...] = ()  # papers that may be one and were left apart
    pages: int = 0  # of the site, the hand-written ones too

    @contextmanager
    def stage(self, name: str) -> Iterator[list[str]]:
        """Time a stage; the block appends what there is to say of it."""
        start = time.perf_counter()
        said: list[str] = []
        yield said
        self.on_stage(name, ", ".join(said), time.perf_counter() - start)


def generate(settings: Settings, report: Report) -> tuple[Corpus, SyncPlan]:
    """Run every stage up to site_src; return the corpus and what was written there."""
    corpus = tell_changes(build_corpus(settings, report), settings, report)
    with report.stage("pages") as said:
        files = list(render(corpus, settings, report))
        said.append(f"{plural(len(files), 'file')}")
    with report.stage("write") as said:
        plan = sync(files, settings.docs_dir)
        report.problems += plan.problems
        said.append(plan.summary)
    return corpus, plan


def build_corpus(settings: Settings, report: Report) -> Corpus:
    """Sources -> corpus with every annotation; nothing is written."""
    with report.stage("read") as said:
        records = _read(settings, report)
        said += [f"{plural(len(report.files), 'file')}", f"{plural(len(records), 'record')}",
                 f"{plural(len(report.problems), 'problem')}"]  # fmt: skip
    with report.stage("normalize") as said:
        overrides = read_curators("overrides", settings)
        rulings, problems = parse_rulings(overrides, settings.overrides)
        records_seen = counted(records, report.bar(len(records), "normalize"))
        normalized = normalize(records_seen, rulings, dict(settings.prefer))
        report.merges, report.suspects = normalized.merges, normalized.suspects
        report.problems += [*problems, *normalized.problems]
        said += _normalized(normalized)
    normalized = _picked(normalized, records, report)
    taxonomy, problems = load_shelf_taxonomy(load_taxonomy(), settings)
    report.problems += problems
    names = index_names(normalized.papers, normalized.hidden) if overrides else {}
    curations, problems = parse_overrides(overrides, settings.overrides, names, taxonomy)
    report.problems += problems
    papers, curations, problems = correct(normalized.papers, curations, normalized.conflicts)
    report.problems += problems
    corpus = order_corpus(papers, taxonomy)
    corpus = replace(
        corpus,
        curations=curations,
        people_rules=load_people(corpus, records, settings, report),
        merges=report.merges,
        suspects=report.suspects,
    )
    with collector_at_rest():
        for name, enrich in counted(ENRICHERS.items(), report.bar(len(ENRICHERS), "enrich")):
            with report.stage(name) as said:
                corpus = enrich(corpus, settings)
                said.append(_enriched(corpus, name))
    report.problems += [*idle_curations(corpus), *idle_names(corpus)]
    return replace(corpus, problems=tuple(report.problems))


def tell_changes(corpus: Corpus, settings: Settings, report: Report) -> Corpus:
    """Compare with the last published site, where the shelf tells changes."""
    if not settings.changes:
        return corpus
    with report.stage("changes") as said:
        corpus, problems, told = add_changes(corpus, settings)
        report.problems += problems
        said.append(told)
    return corpus


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Leave cyclic garbage alone: annotations are frozen and hold no cycles.

    Looking through millions of them again and again takes a twentieth of the time of 10,000 papers
    and more of a larger shelf; without it a shelf takes a tenth more memory.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


def render(corpus: Corpus, settings: Settings, report: Report) -> Iterator[OutputFile]:
    """Corpus -> every page and export, not yet written."""
    for produce in (*PAGES.values(), *EXPORTS.values()):
        yield from produce(corpus, settings, report.files)


def load_taxonomy(path: Path = DATA / "taxonomy.yml") -> Taxonomy:
    """Read the taxonomy that travels with the package."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: Mapping[str, object] = yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506
    return parse_taxonomy(data, slug)


def read_curators(option: str, settings: Settings) -> str:
    """The text of the curator's file that an option names; empty when nobody has written one.

    Raises UserError for a file that somebody named otherwise than we do and that is not there.
    """
    name: str = getattr(settings, option)
    path = settings.root / name
    if name and path.is_file():
        return path.read_text(encoding="utf-8-sig", errors="replace")
    usual = next(field.default for field in fields(Settings) if field.name == option)
    if name and name != usual:
        raise UserError(f"{option}: there is no file {quote(name)}")
    return ""


def load_people(
    corpus: Corpus, records: Sequence[SourceRecord], settings: Settings, report: Report
) -> tuple[PersonRule, ...]:
    """Read what the curator says of authors; nothing when there is no such file."""
    text = read_curators("people", settings)
    if not text:
        return ()
    rules, problems = parse_people(text, settings.people, corpus, records)
    report.problems += problems
    return rules


def _read(settings: Settings, report: Report) -> list[SourceRecord]:
    paths = find_sources(settings.root, settings.sources)
    readers = readers_with(dict(settings.fields))
    for path in counted(paths, report.bar(len(paths), "read")):
        name = source_name(settings.root, path)
        stated = source_format(name, settings.formats)
        for file in read_sources(name, path, format_name=stated, readers=readers):
            report.files.append(file)
            report.problems += file.problems
    return [record for file in report.files for record in file.records]


def _picked(normalized: Normalized, records: Sequence[SourceRecord], report: Report) -> Normalized:
    """What lists of identifiers ask for; all where there is no such list."""
    picks = [pick for file in report.files for pick in file.picks]
    papers, problems = keep_picked(normalized.papers, picks, records, normalized.hidden)
    report.problems += problems
    kept = {paper.id for paper in papers}
    report.suspects = tuple(each for each in report.suspects if {each.first, each.second} <= kept)
    return replace(normalized, papers=tuple(papers))


def counted(items: Iterable[T], bar: Bar) -> Iterator[T]:
    """Yield items, each counted on the bar when it is done with."""
    for item in items:
        yield item
        bar.update(1)
    bar.close()


def _normalized(done: Normalized) -> list[str]:
    """The ledger from records to papers, merges by rule, the most frequent first."""
    rules = Counter(merge.rule for merge in done.merges)
    by_rule = ", ".join(
        f"{count:,} {rule}"
        for rule, count in sorted(rules.items(), key=lambda each: (-each[1], each))
    )
    said = [f"{plural(len(done.papers), 'paper')}", f"{len(done.merges):,} merged"]
    if by_rule:
        said[1] += f" ({by_rule})"
    return [*said, f"{len(done.hidden):,} hidden"] if done.hidden else said


def _enriched(corpus: Corpus, name: str) -> str:
    if name == "curation":
        return plural(len(corpus.curations), "paper")
    if name == "topics":
        return plural(len(corpus.topics), "topic")
    if name == "authors":
        return plural(len(corpus.people), "person", "people")
    if name == "venues":
        return plural(len(corpus.venues), "venue")
    found = [getattr(corpus.notes(paper), name, None) or () for paper in corpus]
    total = sum(len(each) if isinstance(each, tuple) else 1 for each in found)
    return f"{total:,} on {plural(sum(1 for each in found if each), 'paper')}"
