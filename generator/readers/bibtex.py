"""BibTeX and BibLaTeX -> records: strings put in, values joined, fields inherited in the file.

The splitting is our own (`_bibtex_blocks`): libraries lose the entries after a missing brace, or
the one with a field stated twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.dates import MONTHS
from generator.model.record import Line, Origin, Skipped, SourceRecord
from generator.problems import Problem, quote
from generator.readers._bibtex_blocks import read_blocks
from generator.readers._bibtex_entry import Block
from generator.readers._bibtex_record import Entry, entry_pieces
from generator.readers._bibtex_value import Part

_ENTRY = re.compile(
    r"\s*@\s*(?:article|book|mvbook|booklet|inbook|bookinbook|collection|incollection|conference|"
    r"proceedings|inproceedings|manual|\w*thesis|misc|online|electronic|www|patent|unpublished|"
    r"report|techreport|dataset|software|xdata|string|preamble|comment|inreference|reference|"
    r"periodical|standard|\w+(?=\s*\{\s*[^\s,{}\"=]+\s*,\s*(?:$|\w+\s*=)))\s*(?:[{(]|$)",
    re.I,
)
_FIELD = re.compile(r"\s*[A-Za-z_][\w-]*\s*=\s*[{\"\d]")
_COMMENT = re.compile(r"\s*@\s*comment\b", re.I)
_PARENTS = frozenset(
    "proceedings mvproceedings book mvbook collection mvcollection periodical xdata reference "
    "mvreference".split()
)
_OWN = frozenset(  # what an entry never takes from the one it stands in
    "title subtitle abstract doi url eprint note annote annotation keywords pages file crossref "
    "xdata ids shorttitle label author".split()
)
DEPTH = 5  # how far inheritance goes; entries may name each other in a circle


def is_bibtex(lines: Sequence[Line]) -> bool:
    """Say whether entries begin the file or are most of it; a page may quote one."""
    inside = outside = depth = 0
    for line in lines:
        text = line.text.strip()
        if not text or (text[0] == "%" and depth <= 0):
            continue
        if text[0] == "@" and _ENTRY.match(text):
            if not inside and not outside:
                return True
            depth = 0
        elif depth <= 0:
            outside += 1
            continue
        inside += 1
        depth += text.count("{") - text.count("}")
    return inside > outside


@dataclass
class _File:
    """What one entry may need of another: strings, keys, possible parents, waiting entries."""

    path: str
    strings: dict[str, str] = field(
        default_factory=lambda: {month: month.capitalize() for month in MONTHS}
    )
    keys: dict[str, int] = field(default_factory=dict)
    parents: dict[str, Entry] = field(default_factory=dict)
    waiting: list[Entry] = field(default_factory=list)


def read_bibtex(path: str, lines: Iterable[Line]) -> Iterator[SourceRecord | Skipped | Problem]:
    """Yield the records of a file; those that inherit, or may be inherited from, come last."""
    holds_papers = False
    for piece in _pieces(_File(path), lines):
        holds_papers = holds_papers or not isinstance(piece, Skipped)
        yield piece
    if not holds_papers:
        yield Problem(
            Origin(path),
            "no-papers",
            "the file holds no entry, only what stands around entries",
            "export the bibliography again",
        )


def _pieces(file: _File, lines: Iterable[Line]) -> Iterator[SourceRecord | Skipped | Problem]:
    path = file.path
    for block in read_blocks(lines):
        if not block.kind:
            yield _text_between(path, block)
        elif block.kind == "string":
            yield from _define_strings(file, block)
        elif block.kind in {"comment", "preamble", "set"}:
            yield Skipped(Origin(path, block.line), block.size, f"BibTeX {block.kind}")
        else:
            yield from _read_entry(file, block)
    held = {entry.fields.get("crossref", "").strip().lower() for entry in file.waiting}
    for entry in file.waiting:
        yield from _inherit(file, entry, is_parent=entry.key.lower() in held)


def _text_between(path: str, block: Block) -> Skipped | Problem:
    origin = Origin(path, block.line)
    if not block.text.strip():
        return Skipped(origin, block.size, "blank line")
    if block.text.lstrip()[:1] == "@" and not _COMMENT.match(block.text):
        return Problem(
            origin, "bibtex-syntax", f"{quote(block.text)} does not begin an entry",
            "begin it with a line like '@article{key,'", size=block.size,
        )  # fmt: skip
    if not _FIELD.match(block.text):
        return Skipped(origin, block.size, "text between entries")
    return Problem(
        origin,
        "bibtex-field-outside-entry",
        f"{quote(block.text)} belongs to no entry",
        "begin the entry with a line like '@article{key,'",
        size=block.size,
    )


def _define_strings(file: _File, block: Block) -> Iterator[Skipped | Problem]:
    yield from _faults(file.path, block, "string definition", size=0)
    for name, parts in block.values.items():
        file.strings[name] = _SPACES.sub(" ", _join(file, block, name, parts)[0])
    yield Skipped(Origin(file.path, block.line), block.size, "BibTeX string")


def _faults(path: str, block: Block, named: str, size: int) -> Iterator[Problem]:
    """The faults of a block; the first one accounts for `size`."""
    for line, code, message, hint in block.faults:
        is_error = block.is_broken or code in _ERRORS
        yield Problem(
            Origin(path, line),
            code,
            f"{named} {message}",
            hint,
            "error" if is_error else "warning",
            size,
        )
        size = 0


_SPACES = re.compile(r"\s+")  # of a string one at its end may part it from what it is joined to
_ERRORS = frozenset(["bibtex-unclosed-entry", "bibtex-unclosed-field", "bibtex-syntax"])


def _join(file: _File, block: Block, name: str, parts: list[Part]) -> tuple[str, list[Problem]]:
    """The value of a field, with strings put in; an unknown string is itself, and told."""
    if len(parts) == 1 and not parts[0][1]:
        return parts[0][0], []
    pieces: list[str] = []
    problems: list[Problem] = []
    for text, is_string in parts:
        value = file.strings.get(text.lower()) if is_string else text
        if value is None:
            problems.append(
                Problem(
                    Origin(file.path, block.at.get(name, block.line)),
                    "bibtex-unknown-string",
                    f"the string '{text}' is defined nowhere before",
                    f"put braces around it, or define it: @string{{{text} = {{…}}}}",
                    "warning",
                )
            )
        pieces.append(text if value is None else value)
    return "".join(pieces), problems


def _read_entry(file: _File, block: Block) -> Iterator[SourceRecord | Skipped | Problem]:
    named = f"entry '{block.key}'" if block.key else f"an entry of type '{block.kind}'"
    if block.is_broken:
        yield from _faults(file.path, block, named, block.size)
        return
    yield from _faults(file.path, block, named, 0)
    fields: dict[str, str] = {}
    for name, parts in block.values.items():
        value, problems = _join(file, block, name, parts)
        fields[name] = " ".join(value.split())
        yield from problems
    origin = Origin(file.path, block.line)
    entry = Entry(block.kind, block.key, origin, block.size, fields, block.at)
    if block.key and block.key in file.keys:
        yield Problem(
            origin,
            "bibtex-duplicate-key",
            f"the key '{block.key}' is that of line {file.keys[block.key]} too",
            "give one of them another key; both are kept",
            "warning",
        )
    file.keys.setdefault(block.key, block.line)
    if block.kind in _PARENTS:
        file.parents.setdefault(block.key.lower(), entry)
    if block.kind in _PARENTS or fields.get("crossref") or fields.get("xdata"):
        file.waiting.append(entry)
    else:
        yield from entry_pieces(entry)


def _inherit(
    file: _File, entry: Entry, *, is_parent: bool
) -> Iterator[SourceRecord | Skipped | Problem]:
    fields, missing = _inherited(file, entry, DEPTH)
    for name in missing:
        yield Problem(
            Origin(file.path, entry.at.get("crossref", entry.at.get("xdata", entry.origin.line))),
            "bibtex-unknown-parent",
            f"entry '{entry.key}' stands in '{name}', which this file does not hold",
            "add that entry, or state its fields here",
            "warning",
        )
    if entry.kind == "xdata" or (is_parent and "proceedings" in entry.kind):
        yield Skipped(entry.origin, entry.size, "BibTeX data for other entries")
        return
    at = entry.at
    yield from entry_pieces(Entry(entry.kind, entry.key, entry.origin, entry.size, fields, at))


def _inherited(file: _File, entry: Entry, depth: int) -> tuple[Mapping[str, str], list[str]]:
    """An entry's fields with those of its parents, and the parents that are not there."""
    fields = dict(entry.fields)
    missing: list[str] = []
    names = [(name.strip(), "xdata") for name in fields.get("xdata", "").split(",")]
    names.append((fields.get("crossref", "").strip(), "crossref"))
    for name, kind in names:
        parent = file.parents.get(name.lower())
        if not name or parent is None or depth == 0:
            is_missing = name and parent is None and name not in file.keys
            missing += [name] if is_missing else []
            continue
        stated, _ = _inherited(file, parent, depth - 1)
        for field_name, value in stated.items():
            if kind == "xdata" or field_name not in _OWN:
                fields.setdefault(field_name, value)
        if kind == "crossref" and stated.get("title"):
            fields.setdefault("booktitle", stated["title"])
    return fields, missing
