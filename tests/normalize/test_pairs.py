"""The reviewed pairs: no two works are ever made one, and of one work's records few stay two."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.model.ids import collect_ids
from generator.model.name_lists import parse_names
from generator.model.record import SourceRecord
from generator.model.work import Origin, Publication
from generator.normalize import normalize

GOLD = Path(__file__).parent.parent / "gold" / "pairs.yml"
LEAST_MERGED = 0.98
SCHEMES = ("arxiv", "doi", "acl", "pmid", "openreview", "isbn")


@lru_cache(maxsize=1)
def gold() -> Any:
    return yaml.safe_load(GOLD.read_text(encoding="utf-8"))


def record(said: Mapping[str, Any], line: int) -> SourceRecord:
    whole = gold()["works"][said["of"]] if "of" in said else {}
    kept = {name: whole[name] for name in said.get("keep", whole) if name in whole}
    stated = {"title": whole.get("title", ""), **kept, **said}
    authors, has_more = parse_names(stated.get("authors", ""))
    ids = {scheme: stated[scheme] for scheme in SCHEMES if scheme in stated}
    found = collect_ids(ids)
    assert bool(ids) == bool(found), f"an identifier that is none: {ids}"
    return SourceRecord(
        origin=Origin("pairs.yml", line),
        size=0,
        title=stated["title"],
        authors=authors,
        has_more_authors=has_more,
        date=stated.get("date", ""),
        ids=found,
        abstract=stated.get("abstract", ""),
        citation_key=stated.get("key", ""),
        publication=Publication(type=stated.get("type", ""), venue=stated.get("venue", "")),
    )


def is_merged(pair: Mapping[str, Any]) -> bool:
    records = [record(pair[side], line) for line, side in enumerate("ab", 1)]
    both = [len(normalize(order).papers) == 1 for order in (records, records[::-1])]
    assert both[0] == both[1], f"the order matters: {pair}"
    return both[0]


def test_there_are_two_hundred_pairs_and_half_of_them_are_near_misses() -> None:
    same = [pair["same"] for pair in gold()["pairs"]]
    assert len(same) >= 200
    assert same.count(True) >= 100
    assert same.count(False) >= 100


def test_no_two_works_are_made_one() -> None:
    wrong = [pair for pair in gold()["pairs"] if not pair["same"] and is_merged(pair)]
    assert wrong == []


def test_nearly_all_records_of_one_work_are_brought_together() -> None:
    same = [pair for pair in gold()["pairs"] if pair["same"]]
    missed = [pair for pair in same if not is_merged(pair)]
    sys.stdout.writelines(f"missed: {pair}\n" for pair in missed)
    assert len(missed) <= (1 - LEAST_MERGED) * len(same), missed
