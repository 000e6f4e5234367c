"""`papershelf inspect`: files -> JSON on standard output, a ledger on standard error."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from generator.exports._work_object import more_stated, work_object
from generator.model.record import SourceRecord
from generator.normalize.records import clean_record
from generator.pages._findings import left_open
from generator.problems import Problem, quote
from generator.sources import read_sources, read_stream
from generator.sources.paths import Reading
from generator.sources.reading import Each
from generator.sources.source_file import SourceFile
from generator.text.counts import plural

STANDARD_INPUT = "-"
MOST_NAMED = 40  # fields of a file that are named on one line


def inspect_files(
    names: Sequence[str],
    reading: Reading,
    *,
    format_name: str,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> list[Problem]:
    """Read each file and show its records as they come; returns the problems of all.

    `reading` is how the shelf here reads its sources, `format_name` what is asked for instead.
    """
    leaves_open: Counter[str] = Counter()

    def show(record: SourceRecord) -> None:
        if verbose:
            leaves_open.update(left_open(clean_record(record)))
        click.echo(
            json.dumps(record_object(record), ensure_ascii=False) if as_json else record.title
        )

    problems: list[Problem] = []
    for file in _files(names, show, reading, format_name):
        problems += file.problems
        if not quiet:
            click.echo(ledger_line(file), err=True)
            if file.extra:
                click.echo(f"  {extra_line(file.extra)}", err=True)
        if verbose:
            for reason, (count, size) in sorted(file.skipped.items()):
                click.echo(
                    f"  {reason}: {plural(count, 'piece')}, {plural(size, 'byte')}", err=True
                )
            if leaves_open:
                click.echo(f"  left open: {_counts(leaves_open)}", err=True)
                leaves_open.clear()
    return problems


def _counts(leaves_open: Mapping[str, int]) -> str:
    """What the records of a file leave open, named as the page on quality names it."""
    return ", ".join(f"{name.lower()} {count:,}" for name, count in sorted(leaves_open.items()))


def _files(
    names: Sequence[str], show: Each, reading: Reading, format_name: str
) -> Iterator[SourceFile]:
    readers = reading.readers
    for name in names:
        if name == STANDARD_INPUT:
            data = sys.stdin.buffer.read()
            yield from read_stream("<stdin>", data, show, format_name, readers)
        else:
            path = Path(name)
            stated = format_name or reading.format_of(path)
            yield from read_sources(name, path, show, stated, readers)


def record_object(record: SourceRecord) -> dict[str, Any]:
    """One record, cleaned, with what the source spelt beside it where that differs."""
    paper = clean_record(record)
    origin = {"path": record.origin.path, "line": record.origin.line}
    shown = {**work_object(paper), "origin": origin, **more_stated(paper)}
    raw = {"title": record.title, "abstract": record.abstract}
    if record.extra:
        shown["extra"] = dict(record.extra)
    return {**shown, "raw": {key: text for key, text in raw.items() if text != shown[key]}}


def ledger_line(file: SourceFile) -> str:
    """Where every byte of a file went, on one line."""
    encoding = f" ({file.encoding})" if file.encoding else ""
    picks = f"{file.pick_bytes:,} in {plural(len(file.picks), 'pick')} + " if file.picks else ""
    return (
        f"{file.path}: {file.format or 'not read'}{encoding}: "
        f"{plural(file.size, 'byte')} = "
        f"{file.record_bytes:,} in {plural(file.record_count, 'record')} + "
        f"{picks}{file.skipped_bytes:,} passed over + "
        f"{file.problem_bytes:,} in {plural(len(file.problems), 'problem')}"
        f"{'' if file.is_balanced else ' (does NOT balance)'}"
    )


def extra_line(extra: Mapping[str, int]) -> str:
    """The fields of a file that a shelf does not hold, the most frequent first, by their names."""
    ranked = sorted(extra.items(), key=lambda each: (-each[1], each[0]))
    named = ", ".join(f"{quote(name)} ({count:,})" for name, count in ranked[:MOST_NAMED])
    more = f" and {len(ranked) - MOST_NAMED:,} more" if len(ranked) > MOST_NAMED else ""
    return f"fields that the shelf does not show: {named}{more}"
