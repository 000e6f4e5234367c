"""Source files -> records, problems and a ledger in which every byte is accounted for."""

from __future__ import annotations

import io
import itertools
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.archives import (
    DAMAGED,
    ArchiveError,
    Open,
    Pieces,
    archive_kind,
    file_pieces,
    members,
)
from generator.model.record import Line, Origin, Pick, SourceRecord
from generator.problems import Problem, ProblemList, quote
from generator.readers import READERS, Piece, Reader
from generator.text.decoding import (
    LONE_BYTE,
    Survey,
    decode_lines,
    join_parts,
    letter_of,
    survey,
)
from generator.workbooks import is_workbook, sheets

HEAD = 1 << 20  # characters by which a format is told
HEAD_LINES = 5_000  # lines, where they are short or blank
HEAD_LINE = 4 << 20  # characters of one line: a saved page may be a single one
FIELDS_HINT = "say which of its fields is the title by the option `fields` in mkdocs.yml"
MOST_NAMED = 5  # members of an archive in one message

Each = Callable[[SourceRecord], object]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What one file held. `skipped` maps a reason to (pieces, bytes).

    `records` is empty where they were handed on one by one; `record_count` and `record_bytes`
    count them all the same. `picks` are what a list of identifiers asks for. `extra` counts the
    records that state a field for which a work has none, by its name.
    """

    path: str
    size: int
    format: str = ""
    encoding: str = ""
    records: tuple[SourceRecord, ...] = ()
    record_count: int = 0
    record_bytes: int = 0
    problems: tuple[Problem, ...] = ()
    picks: tuple[Pick, ...] = ()
    skipped: dict[str, tuple[int, int]] = field(default_factory=dict)
    extra: Mapping[str, int] = field(default_factory=dict)

    @property
    def skipped_bytes(self) -> int:
        """Bytes passed over as chrome or blank lines."""
        return sum(size for _, size in self.skipped.values())

    @property
    def problem_bytes(self) -> int:
        """Bytes that a problem stands for."""
        return sum(problem.size for problem in self.problems)

    @property
    def pick_bytes(self) -> int:
        """Bytes of the identifiers in a list of them."""
        return sum(pick.size for pick in self.picks)

    @property
    def known_bytes(self) -> int:
        """Records + picks + skipped + problems."""
        return self.record_bytes + self.pick_bytes + self.skipped_bytes + self.problem_bytes

    @property
    def is_balanced(self) -> bool:
        """Whether every byte that was read is accounted for."""
        return self.size == self.known_bytes


def read_sources(
    name: str,
    path: Path,
    each: Each | None = None,
    format_name: str = "",
    readers: Mapping[str, Reader] = READERS,
) -> Iterator[SourceFile]:
    """Read a file from disk, or every file of an archive; what cannot be read is a Problem.

    With `each`, every record is handed to it as it is read, and none is kept. `format_name` names
    one of the readers, where the content shall not decide.
    """
    if path.is_dir():
        yield _refused(name, 0, "directory", "this is a directory", "name the files in it")
        return
    try:
        with path.open("rb") as stream:
            start = stream.read(512)
        size = path.stat().st_size
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        yield _refused(name, 0, "unreadable-file", f"cannot be read: {reason}", "")
        return
    yield from _read_packed(
        name, lambda: path.open("rb"), start, size, (each, format_name, readers)
    )


def read_source(name: str, path: Path) -> SourceFile:
    """Read one plain file from disk with all its records."""
    return next(read_sources(name, path))


def read_bytes(
    name: str,
    data: bytes,
    each: Each | None = None,
    format_name: str = "",
    readers: Mapping[str, Reader] = READERS,
) -> SourceFile:
    """Read a plain file that is in memory."""
    return _read(name, lambda: iter((data,)), each, format_name, readers)


def read_stream(
    name: str,
    data: bytes,
    each: Each | None = None,
    format_name: str = "",
    readers: Mapping[str, Reader] = READERS,
) -> Iterator[SourceFile]:
    """Read what came by standard input, an archive too."""
    how = (each, format_name, readers)
    yield from _read_packed(name, lambda: io.BytesIO(data), data[:512], len(data), how)


_How = tuple[Each | None, str, Mapping[str, Reader]]


def _read_packed(
    name: str, opened: Open, start: bytes, size: int, how: _How
) -> Iterator[SourceFile]:
    kind = archive_kind(start)
    if not kind:
        yield _read(name, lambda: file_pieces(opened), *how)
        return
    try:
        is_empty = True
        outside: list[str] = []
        is_book = kind == "zip" and is_workbook(opened)
        for member in sheets(opened) if is_book else members(opened, kind, name, size):
            if member.leads_out:
                outside.append(member.name)
                continue
            is_empty = False
            yield _read(f"{name}/{member.name}", member.pieces, *how)
        if outside:
            yield _refused_members(name, size if is_empty else 0, outside)
        elif is_empty:
            yield _refused(name, size, "empty-archive", "the archive holds no file", "")
    except (ArchiveError, *DAMAGED) as error:
        yield _refused(name, size, "damaged-archive", f"cannot be unpacked: {_words(error)}",
                       "pack it again, or unpack it and keep the files")  # fmt: skip


def _refused_members(name: str, size: int, outside: Sequence[str]) -> SourceFile:
    """The Problem that the members of an archive are whose paths lead out of it."""
    shown = ", ".join(map(quote, outside[:MOST_NAMED]))
    more = f" and {len(outside) - MOST_NAMED:,} more" if len(outside) > MOST_NAMED else ""
    message = f"the archive names files outside of itself, which are not read: {shown}{more}"
    return _refused(name, size, "unsafe-archive", message, "pack the files again by their names")


def _words(error: BaseException) -> str:
    return (" ".join(str(error).split()) or type(error).__name__)[:200]


def _read(
    name: str,
    pieces: Pieces,
    each: Each | None,
    format_name: str,
    readers: Mapping[str, Reader],
) -> SourceFile:
    """Find the encoding and the reader that knows a file, and account for every byte."""
    found = survey(pieces())
    if found.encoding == "":
        return _refused(name, found.size, "empty-file", "the file is empty", "save the page again")
    if found.encoding is None:
        return _refused(
            name, found.size, "binary-file", "this is a binary file", "save the page as plain text"
        )
    damaged = ProblemList()
    lines = _whole_lines(name, decode_lines(pieces(), found.encoding), damaged)
    head = _take_head(lines)
    known = format_name or _recognised(head, readers)
    if not known:
        return _unknown(name, found.size, head)
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


def _unknown(name: str, size: int, head: Sequence[Line]) -> SourceFile:
    """The Problem of a file that no reader knows, with a hint by what it looks like."""
    message = "no reader knows this as a list of papers"
    hint = "save the list page as text, name its reader in the option `formats`, or take it out"
    text = "\n".join(line.text for line in head).lstrip("\ufeff")
    if text.lstrip()[:1] in ("{", "["):
        try:
            json.loads(text)
            hint = FIELDS_HINT
        except json.JSONDecodeError as error:
            is_whole = sum(line.size for line in head) == size
            is_inside = error.lineno < len(head)  # where the head ends, all JSON breaks
            if not (is_whole or is_inside):
                hint = FIELDS_HINT
            elif "Extra data" not in error.msg:  # else an object a line
                message += f", and it is no JSON from line {error.lineno} on: {error.msg.lower()}"
                hint = "mend the quotes, commas and brackets there, or export the file again"
        except (ValueError, RecursionError):
            pass  # numbers too long and lists too deep for Python: no line to tell
    elif any(text.split("\n", 1)[0].count(sign) > 1 for sign in ";\t|,"):
        hint = (
            "if it is a table, say what its columns mean by the option `fields` in mkdocs.yml; "
            + hint
        )
    return _refused(name, size, "not-a-paper-list", message, hint)


def _recognised(head: Sequence[Line], readers: Mapping[str, Reader]) -> str:
    """The name of the reader that knows a file by its head, empty where none does."""
    if len(head[-1].text) > HEAD_LINE:
        head = [*head[:-1], replace(head[-1], text=head[-1].text[:HEAD_LINE])]
    return next((name for name, reader in readers.items() if reader.recognises(head)), "")


def _refused(name: str, size: int, code: str, message: str, hint: str) -> SourceFile:
    problem = Problem(Origin(name), code, message, hint, size=size)
    return SourceFile(name, size, problems=(problem,))


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
