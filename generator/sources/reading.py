"""The bytes of one file -> its encoding, the reader that knows it, and all that it held."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.model.record import Line, Origin, Pick, SourceRecord
from generator.problems import Problem, ProblemList
from generator.readers import Piece, Reader
from generator.sources.archives import Pieces
from generator.sources.source_file import SourceFile, refused
from generator.sources.unknown import unknown_file
from generator.text.decoding import (
    LONE_BYTE,
    Survey,
    decode_lines,
    join_parts,
    letter_of,
    survey,
)

HEAD = 1 << 20  # characters by which a format is told
HEAD_LINES = 5_000  # lines, where they are short or blank
HEAD_LINE = 4 << 20  # characters of one line: a saved page may be a single one

Each = Callable[[SourceRecord], object]


def read_file(
    name: str,
    pieces: Pieces,
    each: Each | None,
    format_name: str,
    readers: Mapping[str, Reader],
) -> SourceFile:
    """Find the encoding and the reader that knows a file, and account for every byte."""
    found = survey(pieces())
    if found.encoding == "":
        return refused(name, found.size, "empty-file", "the file is empty", "save the page again")
    if found.encoding is None:
        return refused(
            name, found.size, "binary-file", "this is a binary file", "save the page as plain text"
        )
    damaged = ProblemList()
    lines = _whole_lines(name, decode_lines(pieces(), found.encoding), damaged)
    head = _take_head(lines)
    known = format_name or _recognised(head, readers)
    if not known:
        return unknown_file(name, found.size, head)
    reader = readers[known]
    whole = itertools.chain(head, lines)
    read = reader.read(name, whole if reader.takes_parts else join_parts(whole))
    return _collect(name, found, known, read, damaged, each)


def _whole_lines(name: str, lines: Iterable[Line], damaged: ProblemList) -> Iterator[Line]:
    """Lines without lone bytes and null characters; the first lines that had some are told."""
    for line in lines:
        text = line.text
        if "\0" in text:
            text = text.replace("\0", "\ufffd")
            _tell(damaged, name, line, "null-character", "a null byte here is shown as \ufffd",
                  "take it out, or put the letter there that was lost")  # fmt: skip
        if not text.isascii() and LONE_BYTE.search(text):
            text = LONE_BYTE.sub(lambda match: letter_of(match[0]), text)
            _tell(damaged, name, line, "invalid-utf8",
                  "a byte here is not UTF-8 and is read as Windows-1252",
                  "check the letter, and save the file again as UTF-8")  # fmt: skip
        yield line if text is line.text else replace(line, text=text)


def _tell(damaged: ProblemList, name: str, line: Line, code: str, message: str, hint: str) -> None:
    damaged.add(Problem(Origin(name, line.number), code, message, hint, "warning"))


def _take_head(lines: Iterator[Line]) -> Sequence[Line]:
    head: list[Line] = []
    taken = 0
    for line in lines:
        head.append(line)
        taken += len(line.text) + 1
        if taken >= HEAD or len(head) >= HEAD_LINES:
            break
    return head


def _recognised(head: Sequence[Line], readers: Mapping[str, Reader]) -> str:
    """The name of the reader that knows a file by its head, empty where none does."""
    if len(head[-1].text) > HEAD_LINE:
        head = [*head[:-1], replace(head[-1], text=head[-1].text[:HEAD_LINE])]
    return next((name for name, reader in readers.items() if reader.recognises(head)), "")


def _collect(
    name: str,
    found: Survey,
    format_name: str,
    pieces: Iterable[Piece],
    damaged: ProblemList,
    each: Each | None,
) -> SourceFile:
    records: list[SourceRecord] = []
    problems = ProblemList()
    picks: list[Pick] = []
    skipped: dict[str, tuple[int, int]] = {}
    extra: Counter[str] = Counter()
    count = total = 0
    for piece in pieces:
        if isinstance(piece, SourceRecord):
            count += 1
            total += piece.size
            extra.update(piece.extra.keys())
            (each or records.append)(piece)
        elif isinstance(piece, Problem):
            problems.add(piece)
        elif isinstance(piece, Pick):
            picks.append(piece)
        else:
            number, size = skipped.get(piece.reason, (0, 0))
            skipped[piece.reason] = (number + 1, size + piece.size)
    return SourceFile(
        name, found.size, format_name, found.encoding or "", tuple(records), count, total,
        (*damaged.all(), *problems.all()), tuple(picks), skipped, extra,
    )  # fmt: skip
