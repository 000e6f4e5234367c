"""Saved Hugging Face Papers pages as plain text -> records.

Such a dump is page chrome, then titles and abstracts in turn, each on a line of its own, with or
without blank lines between. Chrome is known by what it says (`_page_chrome`), wherever it stands.
What remains is paired by the cheapest alignment (`_align`): a title may be long and an abstract
short, so no length decides alone, and one missing line costs its own record only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.model.record import Line, Origin, Skipped, SourceRecord
from generator.problems import Problem, quote
from generator.readers._page_chrome import chrome_reason, split_glued_chrome

NOT_A_LIST_PROBLEMS = 5  # a file with more problems than this, and few records, is something else


@dataclass(frozen=True, slots=True)
class _Block:
    """A title or an abstract: its text, its first line and the bytes of all its lines."""

    line: int
    text: str
    size: int


def is_hf_papers(lines: Sequence[Line]) -> bool:
    """Say whether there is a line of chrome, or a short line followed by a paragraph."""
    blocks, skipped = _read_blocks("", lines)
    if any(piece.reason != "blank line" for piece in skipped):
        return True
    kinds = _align(blocks)
    return "title" in kinds


def read_hf_papers(path: str, lines: Sequence[Line]) -> Iterator[SourceRecord | Skipped | Problem]:
    """Yield the records of a dump, its chrome, and a Problem for each half of a record."""
    blocks, skipped = _read_blocks(path, lines)
    yield from skipped
    if not blocks:
        yield Problem(
            Origin(path),
            "no-papers",
            "the page holds no paper, only what stands around papers",
            "save the page again after its papers have loaded",
        )
        return
    found = list(_read_records(path, blocks, is_cut=_is_cut_off(lines)))
    problems = [piece for piece in found if isinstance(piece, Problem)]
    records = len(found) - len(problems)
    if not records or len(problems) > max(NOT_A_LIST_PROBLEMS, 2 * records):
        yield Problem(
            Origin(path),
            "not-a-paper-list",
            "titles and abstracts do not alternate here",
            "save the list page as text, or take the file out of the sources",
            size=sum(block.size for block in blocks),
        )
        return
    yield from found


def _read_records(
    path: str, blocks: Sequence[_Block], *, is_cut: bool
) -> Iterator[SourceRecord | Problem]:
    kinds = _align(blocks)
    for index, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        origin = Origin(path, block.line)
        if kind == "title":
            abstracts = [blocks[index + 1]]
            for later, later_kind in zip(blocks[index + 2 :], kinds[index + 2 :], strict=True):
                if later_kind != "continued":
                    break
                abstracts.append(later)
            text = " ".join(part.text for part in abstracts)
            size = block.size + sum(part.size for part in abstracts)
            if is_cut and abstracts[-1] is blocks[-1]:
                yield _cut_off(origin, block.text, size)
            else:
                yield SourceRecord(origin, size, block.text, text)
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


def _cut_off(origin: Origin, title: str, size: int) -> Problem:
    return Problem(
        origin,
        "record-cut-off",
        f"the file ends in the middle of the abstract of {quote(title)}",
        "save the page again; if the abstract is whole, end it with a full stop",
        size=size,
    )


def _is_cut_off(lines: Sequence[Line]) -> bool:
    """Whether the last line has no end and stops in the middle of a sentence."""
    if not lines or lines[-1].is_ended:
        return False
    last_word = lines[-1].text.rstrip().rsplit(None, 1)[-1:]
    return bool(last_word) and not _SENTENCE_END.search(last_word[0]) and "/" not in last_word[0]


_SENTENCE_END = re.compile(r"[.?!。！？…][)\]}\"'”’*$]*$|[)\]}]$")
_LABEL = re.compile(
    r"(?i)^(?:background|objectives?|aims?|purpose|materials? and methods|methods?|results?|"
    r"findings|conclusions?|discussion|significance|interpretation|limitations)\s*[:.]"
)

# --- blocks: lines that belong together, without chrome -------------------------------------


def _read_blocks(path: str, lines: Sequence[Line]) -> tuple[list[_Block], list[Skipped]]:
    """Group lines into blocks, and set blank lines and chrome aside."""
    skipped: list[Skipped] = []
    groups: list[list[_Block]] = [[]]
    after_chrome = True
    for line in lines:
        origin = Origin(path, line.number)
        text = line.text.strip()
        reason = chrome_reason(text) if text else "blank line"
        if reason:
            skipped.append(Skipped(origin, line.size, reason))
            groups.append([])
            after_chrome = after_chrome or reason != "blank line"
            continue
        glued, rest = split_glued_chrome(text) if after_chrome else ("", text)
        after_chrome = False
        taken = len(glued.encode())
        if glued:
            skipped.append(Skipped(origin, taken, "newsletter"))
        groups[-1].append(_Block(line.number, rest, line.size - taken))
    is_spaced = sum(1 for piece in skipped if piece.reason == "blank line") > 0
    filled = [group for group in groups if group]
    if is_spaced and any(len(group) == 1 for group in filled):
        filled = [joined for group in filled for joined in _join_wrapped(group)]
    elif is_spaced:
        filled = [joined for group in filled for joined in _split_title_off(group)]
    return [block for group in filled for block in group], skipped


def _join_wrapped(group: list[_Block]) -> list[list[_Block]]:
    """A paragraph whose lines were wrapped is one block; a title above its abstract is two."""
    if len(group) == 1:
        return [group]
    if _abstract_cost(group[1].text) == 0 and _title_cost(group[0].text) == 0:
        return [group]
    return [[_joined(group)]]


def _split_title_off(group: list[_Block]) -> list[list[_Block]]:
    """Where no block stands alone, blank lines part whole records: a title, then its abstract."""
    if len(group) <= 2 or any(_abstract_cost(block.text) == 0 for block in group):
        return [group]
    return [[group[0]], [_joined(group[1:])]]


def _joined(group: Sequence[_Block]) -> _Block:
    text = group[0].text
    for block in group[1:]:
        text += block.text if text.endswith("-") else " " + block.text
    return replace(group[0], text=text, size=sum(block.size for block in group))


# --- alignment: which block is a title, which an abstract ------------------------------------

Kind = Literal["title", "abstract", "continued", "lone title", "lone abstract"]

LONE = 1.0  # a block without its other half; a pair of odd lengths must stay cheaper than two
CONTINUED = 0.05  # a further paragraph of the abstract before


def _title_cost(text: str) -> float:
    """0 for up to 160 characters (seen: 9 to 145), 3 at 400 or for three sentences."""
    cost = max(0.0, (len(text) - 160) / 80)
    if len(text) > 160 and len(_SENTENCE_BREAK.findall(text)) >= 2:
        cost += 2 * LONE
    return min(3.0, cost)


def _abstract_cost(text: str) -> float:
    """0 from 300 characters (seen: 406 to 1921), 0.95 for a word; 2 more when it is no sentence."""
    cost = min(0.95, max(0.0, (300 - len(text)) / 300))
    words = text.split()
    is_sentence = len(words) > 3 and (
        _SENTENCE_END.search(text) or _SENTENCE_BREAK.search(text) or "/" in words[-1]
    )
    return cost if is_sentence or len(text) >= 200 else cost + 2 * LONE


_SENTENCE_BREAK = re.compile(r"[.?!] (?=[A-Z])")


def _align(blocks: Sequence[_Block]) -> list[Kind]:
    """Label every block so that the labels cost least in sum (dynamic programming, linear)."""
    best: list[tuple[float, int, tuple[Kind, ...]]] = [(0.0, 0, ())]
    for end, block in enumerate(blocks, start=1):
        title, abstract = _title_cost(block.text), _abstract_cost(block.text)
        lone: Kind = "lone title" if title < abstract else "lone abstract"
        choices: list[tuple[float, int, tuple[Kind, ...]]] = [
            (best[end - 1][0] + LONE, end - 1, (lone,))
        ]
        if end >= 2:
            pair = _title_cost(blocks[end - 2].text) + abstract
            choices.append((best[end - 2][0] + pair, end - 2, ("title", "abstract")))
            if best[end - 1][2][-1] in ("abstract", "continued") and _continues(
                blocks[end - 2].text, block.text
            ):
                choices.append((best[end - 1][0] + CONTINUED, end - 1, ("continued",)))
        best.append(min(choices, key=lambda choice: choice[0]))
    kinds: list[Kind] = []
    at = len(blocks)
    while at:
        _, previous, labels = best[at]
        kinds[:0] = labels
        at = previous
    return kinds


def _continues(before: str, text: str) -> bool:
    """Whether a block goes on where the one before stopped: mid-sentence, or labelled."""
    in_sentence = not _SENTENCE_END.search(before) and text[:1].islower()
    return in_sentence or bool(_LABEL.match(text))
