"""Saved Hugging Face Papers pages as plain text -> records.

Such a dump is page chrome, then titles and abstracts in turn, each on a line of its own, with or
without blank lines between. Chrome is known by what it says (`_page_chrome`), wherever it stands;
the rest is grouped (`_blocks`) and paired (`_pairing`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from generator.model.record import Line, Origin, Skipped, SourceRecord
from generator.problems import Problem, quote
from generator.readers._blocks import has_text, read_blocks
from generator.readers._list_marks import without_marks
from generator.readers._page_chrome import PAGE_ONLY
from generator.readers._page_lines import page_lines
from generator.readers._pairing import Kind, align, is_cut_off, weight
from generator.readers._wrapped import Block

NOT_A_LIST_PROBLEMS = 5  # a file with more problems than this, and few records, is something else


def is_hf_papers(lines: Sequence[Line]) -> bool:
    """Say whether a page's own words stand here, or titles and paragraphs of prose alternate."""
    blocks, skipped = read_blocks("", lines)
    if any(piece.reason in PAGE_ONLY for piece in skipped):
        return True
    said = [line.text for line in lines if has_text(line)]
    indented = sum(text.startswith(("  ", "\t")) for text in said)
    broken_off = sum(text.rstrip().endswith(("(", "{", "[", ",", ":", "\\")) for text in said)
    return indented + broken_off <= 0.15 * len(said) and _is_plain_list(blocks)


def _is_plain_list(blocks: Sequence[Block]) -> bool:
    """Judge a file without any chrome: nearly all of it is pairs, and they read like papers."""
    kinds = align([block.text for block in blocks])
    titles = [block.text for block, kind in zip(blocks, kinds, strict=True) if kind == "title"]
    abstracts = [
        block.text for block, kind in zip(blocks, kinds, strict=True) if kind == "abstract"
    ]
    if not titles:
        return False
    paired = sum(len(text) for text in titles + abstracts)
    whole = sum(len(block.text) for block in blocks)
    code = sum(len(_CODE_SIGN.findall(text)) for text in titles + abstracts)
    ended = sum(text.endswith((".", ",", ":", ";")) for text in titles)
    return (
        len(blocks) <= 3 * len(titles)
        and paired >= 0.6 * whole  # a single record beside half a record is still a list
        and median(weight(text) for text in abstracts) >= 200
        and code <= 0.1 * paired
        and ended <= 0.34 * len(titles)
        and sum(bool(_TITLE_START.match(text)) for text in titles) >= 0.75 * len(titles)
    )


_CODE_SIGN = re.compile(r"[{};=<>|`]|\\")
_TITLE_START = re.compile(r"[\w\"'“‘«¿¡(\[$\\~∞]")


def read_hf_papers(path: str, lines: Iterable[Line]) -> Iterator[SourceRecord | Skipped | Problem]:
    """Yield the records of a dump, its chrome, and a Problem for each half of a record."""
    lines, too_short = page_lines(path, lines)
    yield from too_short
    blocks, skipped = read_blocks(path, lines)
    yield from skipped
    is_cut = _is_cut_off(lines, skipped)
    blocks, repeated = _once(path, without_marks(blocks))
    yield from repeated
    if not blocks:
        yield Problem(
            Origin(path),
            "no-papers",
            "the page holds no paper, only what stands around papers",
            "save the page again after its papers have loaded",
        )
        return
    kinds = align([block.text for block in blocks])
    records = kinds.count("title")
    problems = kinds.count("lone title") + kinds.count("lone abstract")
    is_page = any(piece.reason in PAGE_ONLY for piece in skipped)
    if not records or (not is_page and problems > max(NOT_A_LIST_PROBLEMS, records)):
        yield Problem(
            Origin(path),
            "not-a-paper-list",
            "titles and abstracts do not alternate here",
            "save the list page as text, or take the file out of the sources",
            size=sum(block.size for block in blocks),
        )
        return
    yield from _read_records(path, blocks, kinds, is_cut=is_cut)


def _once(path: str, blocks: Sequence[Block]) -> tuple[list[Block], list[Skipped]]:
    """The blocks without those that say again what the one before says, as pages do."""
    kept: list[Block] = []
    repeated: list[Skipped] = []
    for block in blocks:
        if kept and kept[-1].text == block.text:
            repeated.append(Skipped(Origin(path, block.line), block.size, "repeated line"))
        else:
            kept.append(block)
    return kept, repeated


def _read_records(
    path: str, blocks: Sequence[Block], kinds: Sequence[Kind], *, is_cut: bool
) -> Iterator[SourceRecord | Problem]:
    for index, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        origin = Origin(path, block.line)
        if kind == "title":
            end = index + 2
            while end < len(kinds) and kinds[end] == "continued":
                end += 1
            abstract = blocks[index + 1 : end]
            size = block.size + sum(part.size for part in abstract)
            yield SourceRecord(
                origin=origin,
                size=size,
                title=block.text,
                abstract=" ".join(part.text for part in abstract),
            )
            if is_cut and end == len(blocks):
                yield _cut_off(Origin(path, abstract[-1].line), block.text)
        elif kind == "lone title":
            yield Problem(
                origin,
                "title-without-abstract",
                f"the title {quote(block.text)} has no abstract after it",
                "add the abstract on the next line, or delete the title",
                size=block.size,
            )
        elif kind == "lone abstract":
            yield Problem(
                origin,
                "abstract-without-title",
                f"the abstract {quote(block.text)} has no title before it",
                "add the title on the line before, or delete the abstract",
                size=block.size,
            )


def _cut_off(origin: Origin, title: str) -> Problem:
    return Problem(
        origin,
        "record-cut-off",
        f"the file ends in the middle of the abstract of {quote(title)}",
        "save the page again; if the abstract is whole, end it with a full stop",
        "warning",
    )


def _is_cut_off(lines: Sequence[Line], skipped: Sequence[Skipped]) -> bool:
    """Whether the last line has no end, stops in the middle of a sentence and is no chrome."""
    if not lines or lines[-1].is_ended or not is_cut_off(lines[-1].text):
        return False
    return not skipped or skipped[-1].origin.line < lines[-1].number
