"""Judged examples × the pipeline's own papers.jsonl -> one line a measure. This is `make quality`.

A folder of judged examples holds any of tags.json, keyphrases.json, related.json, mentions.json
and summaries.json. Examples are joined to papers by file and title; one that is not among the
sources is counted and left out. What nobody judged counts as wrong, except where a line says so.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a script from anywhere

from generator.model.paper import STRONG
from generator.pipeline import Report, generate
from generator.settings import Settings
from generator.text.sentences import sentences

Paper = Mapping[str, Any]
GAIN = {0: 0, 1: 1, 2: 3}  # 2^grade - 1, the usual gain of nDCG (Burges et al. 2005)
SAME_SENTENCE = 0.8  # shared words; cleaning rewrites TeX inside sentences, and little else


class Shelf:
    """The papers of papers.jsonl, found by file and title, or by id."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self.papers = {paper["id"]: paper for paper in papers}
        self._by_title = {
            (Path(origin["path"]).name, fold_title(paper["title"])): paper
            for paper in self.papers.values()
            for origin in paper["origins"]
        }

    def find(self, reference: Mapping[str, Any]) -> Paper | None:
        """The paper a judged example is about, or None when the sources do not hold it."""
        return self._by_title.get((reference["file"], fold_title(reference["title"])))

    def has(self, field: str) -> bool:
        """Whether the pipeline writes a field."""
        return any(field in paper for paper in self.papers.values())

    def pairs(self, examples: Iterable[Any]) -> Iterator[tuple[Any, Paper]]:
        """Yield each example with its paper."""
        for example in examples:
            if (paper := self.find(example)) is not None:
                yield example, paper


def fold_title(title: str) -> str:
    """Letters and digits only: cleaning changes quotes, math and spaces."""
    return "".join(char for char in title.casefold() if char.isalnum())


def fold_phrase(phrase: str) -> str:
    """Lower case, hyphens as blanks, as the judged keyphrases are written."""
    return " ".join(re.sub(r"[^\w+.^{}']+", " ", phrase.casefold()).split())


def measure_tags(gold: Mapping[str, Any], shelf: Shelf) -> Iterator[str]:
    """Recall of core tags; precision of all tags against core + acceptable; the strong ones."""
    core = hits = given = right = strong = strong_right = count = 0
    for example, paper in shelf.pairs(gold["papers"]):
        labels = {tag["label"] for tag in paper["tags"]}
        chips = {tag["label"] for tag in paper["tags"] if tag.get("strength", 1) >= STRONG}
        allowed = {*example["core"], *example["ok"]}
        count += 1
        core += len(example["core"])
        hits += len(labels & set(example["core"]))
        given, right = given + len(labels), right + len(labels & allowed)
        strong, strong_right = strong + len(chips), strong_right + len(chips & allowed)
    yield line("tags: recall of core", hits, core, count)
    yield line("tags: precision of core + acceptable", right, given, count)
    yield line("tags: precision of the strong ones", strong_right, strong, count)


def measure_keyphrases(gold: Sequence[Any], shelf: Shelf) -> Iterator[str]:
    """P@5, forms compared folded; the phrases nobody judged are counted apart."""
    if not shelf.has("keyphrases"):
        yield skipped("keyphrases: P@5", "papers.jsonl has no keyphrases")
        return
    good = shown = unjudged = count = 0
    for example, paper in shelf.pairs(gold):
        top = [fold_phrase(phrase) for phrase in paper["keyphrases"][:5]]
        known = set(map(fold_phrase, example["good"]))
        count, shown = count + 1, shown + 5
        good += sum(phrase in known for phrase in top)
        unjudged += sum(phrase not in known | {*map(fold_phrase, example["bad"])} for phrase in top)
    yield line("keyphrases: P@5", good, shown, count, f"{unjudged} not judged, counted as wrong")


def measure_related(gold: Mapping[str, Any], shelf: Shelf) -> Iterator[str]:
    """nDCG@5 and P@5 (a hit is grade 1 or 2), each with the best the judgements allow."""
    gains: list[float] = []
    hits = best_hits = asked = 0
    for query in gold["queries"]:
        paper = shelf.find(query["query"])
        if paper is None:
            continue
        found = ((shelf.find(judged), judged["grade"]) for judged in query["judged"])
        grades = {other["id"]: grade for other, grade in found if other is not None}
        top = [grades.get(near["id"], 0) for near in paper["related"][:5]]
        ideal = sorted(grades.values(), reverse=True)[:5]
        asked += 1
        hits += sum(grade > 0 for grade in top)
        best_hits += sum(grade > 0 for grade in ideal)
        if any(ideal):
            gains.append(discounted(top) / discounted(ideal))
    yield line("related: nDCG@5", sum(gains), len(gains), len(gains), "queries with an answer")
    ceiling = best_hits / max(1, 5 * asked)
    yield line("related: P@5", hits, 5 * asked, asked, f"best possible {ceiling:.3f}")


def discounted(grades: Sequence[int]) -> float:
    """Discounted cumulative gain of a ranking."""
    return sum(GAIN[grade] / math.log2(rank + 2) for rank, grade in enumerate(grades))


def measure_mentions(gold: Mapping[str, Any], shelf: Shelf) -> Iterator[str]:
    """Precision over judged links, recall without hand-written aliases, traps hit."""
    if not shelf.has("mentions"):
        yield skipped("mentions", "papers.jsonl has no mentions yet")
        return
    links = {
        (paper["id"], mention["id"])
        for paper in shelf.papers.values()
        for mention in paper["mentions"]
        if mention["id"]
    }
    true = {pair: case["kind"] for case in gold["true"] if (pair := _ends(case, shelf))}
    traps = {pair for case in gold["false"] if (pair := _ends(case, shelf))}
    found, hit = links & set(true), links & traps
    plain = {pair for pair, kind in true.items() if kind != "alias"}
    rest = f"{len(links - set(true) - traps)} links not judged, left out"
    yield line("mentions: precision", len(found), len(found | hit), len(found | hit), rest)
    yield line("mentions: recall without aliases", len(found & plain), len(plain), len(plain))
    yield line("mentions: recall", len(found), len(true), len(true))
    yield f"{'mentions: traps hit':<40} {len(hit)} of {len(traps)}"


def _ends(case: Mapping[str, Any], shelf: Shelf) -> tuple[str, str] | None:
    source, target = shelf.find(case["src_ref"]), shelf.find(case["dst_ref"])
    return (source["id"], target["id"]) if source and target else None


def measure_summaries(gold: Sequence[Any], shelf: Shelf) -> Iterator[str]:
    """How often the sentence lifted is the best, or at least acceptable."""
    if not shelf.has("summary"):
        yield skipped("summary", "papers.jsonl has no summary")
        return
    best = acceptable = verbatim = count = 0
    for example, paper in shelf.pairs(gold):
        text = (paper["summary"] or {}).get("text", "")
        count += 1
        is_best = any(is_same(text, each, paper) for each in example["best"])
        best += is_best
        acceptable += is_best or any(is_same(text, each, paper) for each in example["ok"])
        verbatim += text in paper["abstract"]
    yield line("summary: best sentence", best, count, count)
    yield line("summary: best or acceptable", acceptable, count, count)
    yield line("summary: verbatim", verbatim, count, count)


def is_same(text: str, judged: str | int, paper: Paper) -> bool:
    """Whether a sentence is the judged one: a text, or a number from 1 in the abstract."""
    if isinstance(judged, int):
        parts = sentences(paper["abstract"])
        return judged <= len(parts) and parts[judged - 1] == text
    mine, theirs = set(fold_phrase(text).split()), set(fold_phrase(judged).split())
    return len(mine & theirs) >= SAME_SENTENCE * len(mine | theirs)


def line(name: str, part: float, whole: float, count: int, note: str = "") -> str:
    """One measure: its figure, the fraction behind it, and on how many examples."""
    figure = f"{part / whole:.3f}" if whole else "  -  "
    of = f"{part:g}/{whole:g}" if isinstance(part, int) else ""
    return f"{name:<40} {figure}  {of:<9} on {count}" + (f"  ({note})" if note else "")


def skipped(name: str, reason: str) -> str:
    """A measure that cannot be taken, and why."""
    return f"{name:<40} skipped: {reason}"


MEASURES: Mapping[str, Callable[[Any, Shelf], Iterator[str]]] = {
    "tags.json": measure_tags,
    "keyphrases.json": measure_keyphrases,
    "related.json": measure_related,
    "mentions.json": measure_mentions,
    "summaries.json": measure_summaries,
}


def run_pipeline(globs: Sequence[str]) -> Iterator[Paper]:
    """Build the sources and yield the lines of the papers.jsonl that a site would get."""
    root = Path(globs[0]).parent
    while any(char in str(root) for char in "*?["):
        root = root.parent
    root = root.resolve()
    patterns = tuple(Path(glob).resolve().relative_to(root).as_posix() for glob in globs)
    with tempfile.TemporaryDirectory() as folder:
        docs, site = Path(folder, "docs"), Path(folder, "site")
        docs.mkdir()
        settings = Settings(root=root, docs_dir=docs, site_dir=site, sources=patterns)
        report = Report()
        generate(settings, report)
        with (docs / "papers.jsonl").open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line a measure."""
    parser = argparse.ArgumentParser(prog="make quality", description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), metavar="DIR")
    parser.add_argument("--sources", nargs="+", default=["../shared/seeds/*.txt"], metavar="GLOB")
    options = parser.parse_args(arguments)
    if not options.gold.is_dir():
        parser.error(f"{options.gold} is no folder of judged examples")
    shelf = Shelf(run_pipeline(options.sources))
    for name, measure in MEASURES.items():
        path = options.gold / name
        if not path.exists():
            print(skipped(name.removesuffix(".json"), f"no {path}"))
            continue
        print("\n".join(measure(json.loads(path.read_text(encoding="utf-8")), shelf)))


if __name__ == "__main__":
    main()
